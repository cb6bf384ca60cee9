//! Accepted frames that no test compares any more are an error.

use std::fs;
use std::path::Path;

#[test]
fn every_accepted_frame_is_in_use() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens");
    let names = |folder: &Path, ending: &str| -> Vec<String> {
        let entries = fs::read_dir(folder).expect("the tests stand in the project");
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        let found = paths.filter(|path| path.extension().is_some_and(|ext| ext == ending));
        found.map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned()).collect()
    };
    let tests = names(&folder, "rs").into_iter().map(|name| folder.join(name + ".rs"));
    let tests: String = tests.map(|path| fs::read_to_string(path).expect("a test is text")).collect();
    let unused: Vec<_> = names(&folder.join("snapshots"), "snap")
        .into_iter()
        .filter(|name| !tests.contains(&format!("\"{name}\"")))
        .collect();
    assert!(unused.is_empty(), "remove {unused:?}");
}
