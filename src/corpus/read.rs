//! The bytes of an input. Never blocks on a pipe or device, never reads without limit.

use std::fs::{File, FileType};
use std::io::{self, Read};
use std::path::Path;

use super::Input;

/// Larger files are refused: no article is that long, and reading one would take the memory of the whole corpus.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// The bytes of `input`, or why there are none.
pub(crate) fn bytes(input: &Input) -> Result<Vec<u8>, String> {
    match input {
        Input::File(path) => file(path),
        Input::Stdin => limited(io::stdin().lock()),
        Input::Fed(bytes) => Ok(bytes.to_vec()),
        Input::Builtin(_, bytes) => Ok(bytes.to_vec()),
    }
}

fn file(path: &Path) -> Result<Vec<u8>, String> {
    // Asked before opening: opening a pipe waits for a writer.
    let found = std::fs::metadata(path).map_err(|error| explain(path, &error))?;
    if !found.is_file() {
        return Err(format!("is a {}; only files and folders are read", sort(found.file_type())));
    }
    if found.len() > MAX_BYTES {
        return Err(too_large());
    }
    limited(File::open(path).map_err(|error| explain(path, &error))?)
}

/// Everything `reader` gives, up to the limit. A file may grow, or lie about its size, while it is read.
fn limited(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() as u64 > MAX_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> String {
    format!("is larger than {} MiB; split it into smaller files", MAX_BYTES >> 20)
}

/// Why `path` cannot be opened, in words a reader can act on.
pub(crate) fn explain(path: &Path, error: &io::Error) -> String {
    let link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound if link => "is a link to something that does not exist".to_owned(),
        io::ErrorKind::NotFound => "does not exist".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read: permission denied".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}

/// What a thing that is neither file nor folder is called.
#[cfg(unix)]
fn sort(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match () {
        () if kind.is_dir() => "folder",
        () if kind.is_fifo() => "named pipe",
        () if kind.is_socket() => "socket",
        () => "device",
    }
}

/// What a thing that is neither file nor folder is called.
#[cfg(not(unix))]
fn sort(kind: FileType) -> &'static str {
    if kind.is_dir() { "folder" } else { "device" }
}
