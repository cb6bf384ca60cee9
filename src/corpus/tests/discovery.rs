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
            ": 1 paper of a project is left out (README.md); name it to read it",
            ": 1 .html file is left out; save them as text, Markdown or JSON",
            "missing.txt: does not exist",
            "bad .txt: is empty",
            "empty.txt: is empty",
            "odd.txt: is a PNG picture, not a text; save it as plain text first",
        ]
    );
}

#[test]
fn folders_that_link_to_each_other_are_entered_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = ["a", "b", "c", "d"];
    for name in names {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        symlink("nowhere.txt", folder.path().join(name).join("gone.txt")).expect("a link");
        for other in names.iter().filter(|other| **other != name) {
            symlink(format!("../{other}"), folder.path().join(name).join(other)).expect("a link");
        }
    }
    std::fs::write(folder.path().join("d/one.txt"), "Harbour closed").expect("a file");
    let (inputs, problems) = discover(&[folder.path().to_owned()]);
    assert_eq!((inputs.len(), problems.len()), (1, names.len()), "{problems:?}");
}

#[test]
fn papers_are_named_and_articles_that_sound_like_papers_are_read() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let papers = ["README.md", "COPYING.txt", "CHANGELOG.md", "LICENSE.txt", "LICENSE-MIT.txt", "contributing.md"];
    for name in papers.iter().chain(&["security.txt", "manifest.json", "changes.md", "notice.txt", "authors.md"]) {
        std::fs::write(folder.path().join(name), "Harbour closed").expect("a file");
    }
    let (inputs, problems) = discover(&[folder.path().to_owned()]);
    let reasons: Vec<_> = problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!(inputs.len(), 5);
    let named = "CHANGELOG.md, contributing.md, COPYING.txt, LICENSE-MIT.txt, LICENSE.txt";
    let expected = format!("6 papers of a project are left out ({named} and 1 more); name them to read them");
    assert_eq!(reasons, [expected]);
}

#[test]
fn pipes_do_not_block() {
    let (articles, problems) = load(&Input::File("/dev/null".into()));
    assert_eq!(articles, []);
    assert_eq!(problems[0].reason, "is a device; only files and folders are read");
}
