//! Watches the files that are read, without costing anything while they stay as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::corpus::{self, Input};
use crate::model::Problem;

/// How long nothing may change before the files are looked at: programs write in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// The files with what tells that one has changed: its length, and when it was written.
type Stamps = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// What there is to read, by now.
#[derive(Debug)]
pub struct Found {
    /// All of it, in reading order.
    pub inputs: Vec<Input>,
    /// What could not be found.
    pub problems: Vec<Problem>,
    /// The files that were not there or have been written since they were told of.
    pub touched: BTreeSet<PathBuf>,
}

/// Why the files are looked at.
enum Wake {
    /// The system says that something has happened to them.
    Event(notify::Result<notify::Event>),
    /// Somebody asks.
    Asked,
}

/// Somebody who looks after the files.
#[derive(Debug)]
pub struct Watch {
    ask: Sender<Wake>,
}

impl Watch {
    /// Calls `tell` with what is to be read whenever files under `paths` have changed since `inputs` were found there,
    /// until it says that nobody listens. Where the system cannot watch them, they are looked at when it is asked.
    ///
    /// # Errors
    /// When there can be no thread for it.
    pub fn start(
        paths: Vec<PathBuf>,
        inputs: &[Input],
        mut tell: impl FnMut(Found) -> bool + Send + 'static,
    ) -> std::io::Result<Self> {
        let mut seen = stamps(inputs);
        let (ask, wakes) = channel();
        let watcher = watcher(&paths, ask.clone());
        let listen = move || {
            // The watcher lives as long as somebody listens to it.
            let _watcher = watcher;
            while let Ok(wake) = wakes.recv() {
                match wake {
                    Wake::Event(Ok(event)) if matches!(event.kind, EventKind::Access(_)) => continue,
                    Wake::Event(_) => settle(&wakes),
                    Wake::Asked => {}
                }
                let (inputs, problems) = corpus::discover(&paths);
                let now = stamps(&inputs);
                let touched = touched(&seen, &now);
                let is_same = touched.is_empty() && now.len() == seen.len();
                seen = now;
                if !is_same && !tell(Found { inputs, problems, touched }) {
                    return;
                }
            }
        };
        thread::Builder::new().name("watching".to_owned()).spawn(listen)?;
        Ok(Self { ask })
    }

    /// Has the files looked at, for the case that the system has not told of a change, as those of other machines do not.
    /// Costs this thread nothing.
    pub fn look(&self) {
        // A watch that has ended looks no more.
        let _ = self.ask.send(Wake::Asked);
    }
}

/// Waits until nothing has changed for a while. What only looks at files, as reading them does, changes nothing.
fn settle(wakes: &Receiver<Wake>) {
    let mut end = Instant::now() + QUIET;
    loop {
        match wakes.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Wake::Event(Ok(event))) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(_) => end = Instant::now() + QUIET,
            Err(_) => return,
        }
    }
}

/// What the system tells of changes under `paths`; nothing where it cannot.
fn watcher(paths: &[PathBuf], to: Sender<Wake>) -> Option<RecommendedWatcher> {
    let tell = move |event| drop(to.send(Wake::Event(event)));
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    for path in paths {
        let (place, mode) = watched(path);
        // What cannot be watched is looked at with the rest.
        let _ = watcher.watch(place, mode);
    }
    Some(watcher)
}

/// The files of `now` that `seen` does not have as they are.
fn touched(seen: &Stamps, now: &Stamps) -> BTreeSet<PathBuf> {
    now.iter().filter(|(path, stamp)| seen.get(*path) != Some(stamp)).map(|(path, _)| path.clone()).collect()
}

/// What is watched for `path`: a file together with its folder, as editors put a new file in the place of the old one.
fn watched(path: &Path) -> (&Path, RecursiveMode) {
    if path.is_dir() {
        return (path, RecursiveMode::Recursive);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    (folder.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)
}

fn stamps(inputs: &[Input]) -> Stamps {
    let stamp = |input: &Input| match input {
        Input::File(path) => {
            let found = fs::metadata(path).ok();
            let length = found.as_ref().map_or(0, fs::Metadata::len);
            Some((path.clone(), (length, found.and_then(|found| found.modified().ok()))))
        }
        _ => None,
    };
    inputs.iter().filter_map(stamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_at_files_is_no_change() {
        let (send, wakes) = channel();
        let settled = thread::spawn(move || settle(&wakes));
        let seen = || notify::Event::new(EventKind::Access(notify::event::AccessKind::Any));
        let start = Instant::now();
        while !settled.is_finished() {
            assert!(start.elapsed() < Duration::from_secs(20), "it is still waited");
            let _ = send.send(Wake::Event(Ok(seen())));
            thread::yield_now();
        }
    }

    #[test]
    fn files_that_come_change_and_go_are_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one.txt"), folder.path().join("two.txt"));
        fs::write(&one, "One.").unwrap();
        let paths = vec![folder.path().to_owned()];
        let (inputs, _) = corpus::discover(&paths);
        let (send, told) = channel();
        let watch = Watch::start(paths, &inputs, move |found| send.send(found).is_ok()).unwrap();
        let next = || {
            let found = told.recv_timeout(Duration::from_secs(20)).expect("the change is told");
            let touched = found.touched.iter().filter_map(|path| path.file_stem());
            (found.inputs.len(), touched.map(|name| name.to_string_lossy().into_owned()).collect::<Vec<_>>())
        };
        fs::write(&two, "Two.").unwrap();
        watch.look();
        assert_eq!(next(), (2, vec!["two".to_owned()]));
        fs::write(&one, "One and more.").unwrap();
        assert_eq!(next(), (2, vec!["one".to_owned()]));
        fs::remove_file(&one).unwrap();
        assert_eq!(next(), (1, Vec::new()));
    }
}
