//! Watches the files that are read, without costing anything while they stay as they are.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use notify::{EventKind, RecursiveMode, Watcher};

use crate::corpus::{self, Input};
use crate::model::Problem;

/// How long nothing may change before the files are looked at: programs write in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// What tells that a file has changed.
type Stamp = (PathBuf, u64, Option<SystemTime>);

/// Calls `tell` with what is to be read whenever files under `paths` have changed since `inputs` were found there, until
/// it says that nobody listens.
///
/// # Errors
/// When the system cannot watch files.
pub fn watch(
    paths: Vec<PathBuf>,
    inputs: &[Input],
    mut tell: impl FnMut(Vec<Input>, Vec<Problem>) -> bool + Send + 'static,
) -> notify::Result<()> {
    let mut seen = stamps(inputs);
    let (send, events) = channel();
    let mut watcher = notify::recommended_watcher(send)?;
    for path in &paths {
        let (place, mode) = watched(path);
        watcher.watch(place, mode)?;
    }
    let listen = move || {
        // The watcher lives as long as somebody listens to it.
        let _watcher = watcher;
        while let Ok(event) = events.recv() {
            if event.is_ok_and(|event| matches!(event.kind, EventKind::Access(_))) {
                continue;
            }
            while !matches!(events.recv_timeout(QUIET), Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected))
            {
            }
            let (inputs, problems) = corpus::discover(&paths);
            let now = stamps(&inputs);
            if now != seen && !tell(inputs, problems) {
                return;
            }
            seen = now;
        }
    };
    thread::Builder::new().name("watching".to_owned()).spawn(listen)?;
    Ok(())
}

/// What is watched for `path`: a file together with its folder, as editors put a new file in the place of the old one.
fn watched(path: &Path) -> (&Path, RecursiveMode) {
    if path.is_dir() {
        return (path, RecursiveMode::Recursive);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    (folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)
}

fn stamps(inputs: &[Input]) -> Vec<Stamp> {
    let stamp = |input: &Input| match input {
        Input::File(path) => {
            let found = fs::metadata(path).ok();
            let length = found.as_ref().map_or(0, fs::Metadata::len);
            Some((path.clone(), length, found.and_then(|found| found.modified().ok())))
        }
        _ => None,
    };
    inputs.iter().filter_map(stamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_come_change_and_go_are_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one.txt"), folder.path().join("two.txt"));
        fs::write(&one, "One.").unwrap();
        let paths = vec![folder.path().to_owned()];
        let (inputs, _) = corpus::discover(&paths);
        let (send, told) = channel();
        watch(paths, &inputs, move |inputs, _| send.send(inputs.len()).is_ok()).unwrap();
        let next = || told.recv_timeout(Duration::from_secs(20)).expect("the change is told");
        fs::write(&two, "Two.").unwrap();
        assert_eq!(next(), 2);
        fs::write(&one, "One and more.").unwrap();
        assert_eq!(next(), 2);
        fs::remove_file(&one).unwrap();
        assert_eq!(next(), 1);
    }
}
