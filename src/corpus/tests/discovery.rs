//! Folders, links and what cannot be read.

use std::os::unix::fs::symlink;

use crate::corpus::{Input, discover, load};

#[test]
fn folders_are_searched_and_every_failure_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let write = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    };
    for name in ["10.txt", "2.txt", "b/1.md", "README.md", ".hidden.txt", ".git/a.txt", "c/page.html", "c/picture.png"]
    {
        write(name, b"Harbour closed");
    }
    write(".gitignore", b"*.txt");
    write("empty.txt", b"");
    write("odd.txt", b"\x89PNG\r\n");
    write("bad \u{1b}[31m.txt", b"");
    symlink("..", root.join("b/loop")).expect("a link");
    symlink("../2.txt", root.join("b/same.txt")).expect("a link");
    symlink("nowhere.txt", root.join("gone.txt")).expect("a link");
    let missing = root.join("missing.txt");
    let (inputs, mut problems) = discover(&[root.to_owned(), root.join("README.md"), root.join("2.txt"), missing]);
    let shown = |path: &str| path.replace(&*root.to_string_lossy(), "").trim_start_matches('/').to_owned();
    let names: Vec<_> = inputs.iter().map(|input| shown(&input.name())).collect();
    assert_eq!(names, ["2.txt", "10.txt", "b/1.md", "bad .txt", "empty.txt", "odd.txt", "README.md"]);
    problems.extend(inputs.iter().flat_map(|input| load(input).1));
    let problems: Vec<_> =
        problems.iter().map(|problem| format!("{}: {}", shown(&problem.path), problem.reason)).collect();
    assert_eq!(
        problems,
        [
            "gone.txt: is a link to something that does not exist",
            ": 1 .html file is left out; save them as text, Markdown or JSON",
            "missing.txt: does not exist",
            "bad .txt: is empty",
            "empty.txt: is empty",
            "odd.txt: is a PNG picture, not a text; save it as plain text first",
        ]
    );
}

#[test]
fn pipes_do_not_block() {
    let (articles, problems) = load(&Input::File("/dev/null".into()));
    assert_eq!(articles, []);
    assert_eq!(problems[0].reason, "is a device; only files and folders are read");
}
