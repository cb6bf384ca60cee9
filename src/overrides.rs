//! The file of corrections on disk: where it is for a corpus, read, and changed while others may change it as well.

pub mod elsewhere;

use std::io;
use std::path::{Path, PathBuf};

use crate::correction::{self, Change, Correction};
use crate::state_file;

/// What the file is called in the folder of its corpus.
const NAME: &str = "overrides.json";

/// The file for the corpus that is read from `paths`; none where they have no place on disk.
#[must_use]
pub fn place(paths: &[PathBuf]) -> Option<PathBuf> {
    Some(state_file::corpus_folder(paths)?.join(NAME))
}

/// The corrections in `file`; none where there is no such file.
///
/// # Errors
/// Why it cannot be read, or what is wrong with it and on which line.
pub fn read(file: &Path) -> Result<Vec<Correction>, String> {
    correction::parse(&state_file::read(file).map_err(|cause| cause.to_string())?)
}

/// Makes `change` in `file`, which may hold more by now than it did, and gives all that it then holds.
///
/// # Errors
/// Why it cannot be changed; it is then untouched.
pub fn change(file: &Path, change: &Change) -> Result<Vec<Correction>, String> {
    let changed = state_file::change(file, |text| {
        let mut corrections = correction::parse(text).map_err(io::Error::other)?;
        change.make(&mut corrections);
        Ok((correction::print(&corrections), corrections))
    });
    changed.map_err(|cause| format!("{}: {cause}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn hide(name: &str) -> Correction {
        Correction::Hide { entity: name.into() }
    }

    #[test]
    fn what_another_program_keeps_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.json");
        assert_eq!(read(&file), Ok(Vec::new()));
        assert_eq!(change(&file, &Change::add(hide("a"))), Ok(vec![hide("a")]));
        assert_eq!(change(&file, &Change::add(hide("b"))), Ok(vec![hide("a"), hide("b")]));
        assert_eq!(change(&file, &Change::Remove(hide("a"))), Ok(vec![hide("b")]));
        assert_eq!(read(&file), Ok(vec![hide("b")]));
    }

    #[test]
    fn a_file_that_was_spoiled_by_hand_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.json");
        fs::write(&file, "{\"version\": 1,\n").unwrap();
        let reason = change(&file, &Change::add(hide("a"))).expect_err("it is spoiled");
        assert!(reason.contains("mine.json") && reason.contains("line 2"), "{reason}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "{\"version\": 1,\n");
    }
}
