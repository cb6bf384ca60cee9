//! Runs of the built program.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// What a run of the program came to.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// The result, of a run that did what was asked.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.err);
        self.out
    }

    /// The message, of a run that failed with `code` and printed no result.
    #[track_caller]
    pub(crate) fn fails(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (Some(code), ""), "{}", self.err);
        assert!(!self.err.trim().is_empty(), "a failure says why");
        self.err
    }

    #[track_caller]
    pub(crate) fn json(self) -> Value {
        serde_json::from_str(&self.ok()).expect("the result is JSON")
    }
}

/// Runs the program in `folder` with the words of `line` as arguments; `'` keeps words together.
pub(crate) fn crossread_fed(folder: &Path, line: &str, stdin: &[u8]) -> Run {
    let words = line.split('\'').enumerate().flat_map(|(part, words)| match part % 2 {
        0 => words.split_whitespace().collect(),
        _ => vec![words],
    });
    let output = Command::new(env!("CARGO_BIN_EXE_crossread"))
        .current_dir(folder)
        .env("CROSSREAD_CONFIG", folder.join("settings.toml"))
        .env("CROSSREAD_STATE", folder.join("state"))
        .args(words)
        .write_stdin(stdin)
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("everything we print is UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

pub(crate) fn crossread(folder: &Path, line: &str) -> Run {
    crossread_fed(folder, line, b"")
}

/// A folder that holds `files`: their names and contents.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a name in the folder")).expect("the folder can be written to");
        fs::write(file, text).expect("the folder can be written to");
    }
    folder
}

/// Two invented accounts of one event.
pub(crate) fn two_accounts() -> TempDir {
    folder(&[
        (
            "story/a.txt",
            "Harbour reopens in Port Ellery\n\nMayor Ida Brandvold reopened the harbour on Monday.\n\n\
             Ms Brandvold said the storm had cost the town dearly.\n",
        ),
        (
            "story/b.txt",
            "Ships return after the storm\n\nIda Brandvold, who runs Port Ellery, thanked the crews.\n\n\
             \"We waited a month,\" Brandvold said.\n",
        ),
    ])
}
