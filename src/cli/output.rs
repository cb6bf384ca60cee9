//! Results that go to a file: written beside it first, then put in its place at once, so that a reader of the file
//! never sees half of it and an error leaves the old one as it was.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::Failure;
use crate::state_file;

/// Replaces `target` by what `write` writes. A device or pipe is written to directly; a link is followed.
///
/// # Errors
/// When the file cannot be written; the old one is then untouched.
pub(super) fn replace(
    target: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Failure> {
    let failed = |cause| Failure::Output { target: target.display().to_string(), cause };
    let place = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    match fs::metadata(&place) {
        Ok(found) if found.is_dir() => Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(found) if !found.is_file() => write_through(&place, write).map_err(failed),
        _ => state_file::replace(&place, write).map_err(failed),
    }
}

fn write_through(place: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(OpenOptions::new().write(true).open(place)?);
    write(&mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.json");
        replace(&file, |out| out.write_all(b"old")).unwrap();
        let failure = replace(&file, |out| out.write_all(b"half").and(Err(io::ErrorKind::StorageFull.into())));
        assert!(failure.is_err());
        assert_eq!(fs::read(&file).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replace(folder.path(), |_| Ok(())).is_err());
        assert!(folder.path().is_dir());
    }
}
