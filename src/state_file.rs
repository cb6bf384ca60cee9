//! What is kept between runs: in which folder, found again for which corpus, and how a file of it is changed so that
//! two programs at once lose nothing and a crash leaves the old file or the new one, never half of either.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The longest part of a folder's name that is there for people to read, in characters.
const LONGEST_NAME: usize = 40;

/// The folder of all that is kept: `CROSSREAD_STATE`, else where the system keeps such files. None where neither the
/// environment nor a home folder tells.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let variable = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = variable("CROSSREAD_STATE") {
        return Some(folder);
    }
    let home = || variable("HOME").map(|home| home.join(".local/state"));
    let folder = if cfg!(windows) { variable("LOCALAPPDATA") } else { variable("XDG_STATE_HOME").or_else(home) };
    Some(folder?.join("crossread"))
}

/// The folder of what is kept for the corpus that is read from `paths`; no paths stand for the stories that are built
/// in. None where the paths have no place on disk, as standard input has none.
///
/// A file counts as the folder that it lies in, so that a corpus is the same whether its folder is named or its files.
#[must_use]
pub fn corpus_folder(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut roots: Vec<PathBuf> = paths.iter().map(|path| root(path)).collect::<Option<_>>()?;
    roots.sort();
    roots.dedup();
    let all = roots.clone();
    roots.retain(|root| !all.iter().any(|other| other != root && root.starts_with(other)));
    Some(folder()?.join("corpora").join(key(&roots)))
}

/// The folder that `path` names or lies in.
fn root(path: &Path) -> Option<PathBuf> {
    let place = fs::canonicalize(path).ok()?;
    if place.is_dir() { Some(place) } else { place.parent().map(Path::to_owned) }
}

/// A name for a folder of its own: what people call the first of `roots`, and a number that tells all of them apart.
fn key(roots: &[PathBuf]) -> String {
    let Some(first) = roots.first() else { return "samples".to_owned() };
    let name = first.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = |ch: char| if ch.is_alphanumeric() || ch == '-' { ch } else { '_' };
    let name: String = name.chars().take(LONGEST_NAME).map(plain).collect();
    // A zero byte stands in no path.
    let bytes = roots.iter().flat_map(|root| root.as_os_str().as_encoded_bytes().iter().copied().chain([0]));
    format!("{name}-{:016x}", fingerprint(bytes))
}

/// The FNV-1a hash of `bytes` (Fowler, Noll and Vo): the same in every version and on every machine.
#[must_use]
pub fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Replaces the file `place` at once by what `write` writes. Its folder must be there.
///
/// # Errors
/// When the file cannot be written; the old one is then untouched.
pub fn replace(place: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    let draft = beside(place, &std::process::id().to_string())?;
    let written = OpenOptions::new().write(true).create_new(true).open(&draft).and_then(|file| {
        if let Ok(old) = fs::metadata(place) {
            file.set_permissions(old.permissions())?;
        }
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.into_inner()?.sync_all()?;
        fs::rename(&draft, place)
    });
    written.inspect_err(|_| {
        let _ = fs::remove_file(&draft);
    })
}

/// Changes the text file `place`, whose folder is made where it is not there: `change` takes its text, which is empty
/// where there is no file, and gives the new one. Programs that do so at once do it one after the other.
///
/// # Errors
/// When the file cannot be read or written, or `change` says that it cannot be changed; it is then untouched.
pub fn change<T>(place: &Path, change: impl FnOnce(&str) -> io::Result<(String, T)>) -> io::Result<T> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    // A link stays one.
    let place = &fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
    let lock = OpenOptions::new().write(true).create(true).truncate(false).open(beside(place, "lock")?)?;
    // Given back when the file is closed, also by a program that is killed.
    lock.lock()?;
    let (text, answer) = change(&read(place)?)?;
    replace(place, |out| out.write_all(text.as_bytes()))?;
    Ok(answer)
}

/// The text of the file `place`, empty where there is no such file.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn read(place: &Path) -> io::Result<String> {
    match fs::read_to_string(place) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    }
}

/// A hidden file in the folder of `place`.
fn beside(place: &Path, purpose: &str) -> io::Result<PathBuf> {
    let name = place.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    Ok(place.with_file_name(format!(".{name}.{purpose}.crossread")))
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn programs_that_write_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/kept.txt");
        thread::scope(|scope| {
            for writer in 0..4 {
                let place = &place;
                scope.spawn(move || {
                    for line in 0..25 {
                        change(place, |text| Ok((format!("{text}{writer} {line}\n"), ()))).unwrap();
                    }
                });
            }
        });
        assert_eq!(read(&place).unwrap().lines().count(), 100);
    }

    #[test]
    fn what_cannot_be_changed_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("kept.txt");
        change(&place, |_| Ok(("old".to_owned(), ()))).unwrap();
        assert!(change(&place, |_| Err::<(String, ()), _>(io::ErrorKind::InvalidData.into())).is_err());
        let failed = replace(&place, |out| out.write_all(b"half").and(Err(io::ErrorKind::StorageFull.into())));
        assert!(failed.is_err());
        assert_eq!(read(&place).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the file and its lock");
    }

    #[test]
    fn a_corpus_is_the_same_however_it_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (story, other) = (folder.path().join("story"), folder.path().join("other"));
        fs::create_dir_all(story.join("more")).unwrap();
        fs::create_dir_all(&other).unwrap();
        fs::write(story.join("a.txt"), "A").unwrap();
        let of = |paths: &[PathBuf]| corpus_folder(paths);
        let whole = of(std::slice::from_ref(&story));
        assert_eq!(of(&[story.join("a.txt")]), whole);
        assert_eq!(of(&[story.join("more"), story.clone(), story.join("../story")]), whole);
        assert_eq!(of(&[story.clone(), other.clone()]), of(&[other.clone(), story.clone()]));
        assert_ne!(of(&[story.clone(), other.clone()]), whole);
        assert_ne!(of(&[other]), whole);
        assert_eq!(of(&[PathBuf::from("-")]), None);
    }
}
