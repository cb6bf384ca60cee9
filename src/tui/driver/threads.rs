//! The threads beside the main loop, and what they tell it.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;

use crossterm::event::Event;
use rayon::ThreadPoolBuilder;

use crate::corpus::Input;
use crate::correction::Correction;
use crate::library::Library;
use crate::library::known::Known;
use crate::library::stream::{self, News};
use crate::model::Problem;
use crate::tui::background::{Ear, Heard};
use crate::tui::outside;
use crate::tui::signals::{self, Signal};
use crate::tui::terminal::Release;
use crate::tui::theme::Theme;
use crate::tui::watch::{Found, Watch};

/// What threads tell the loop.
pub(super) enum Message {
    /// Something has come from the terminal.
    Terminal(Event),
    /// The terminal's background suits this theme.
    Background(Theme),
    /// The terminal can tell more keys apart.
    TellsKeys,
    /// Another program asks for something.
    Signal(Signal),
    /// Something was read.
    Reading(News),
    /// Everything is read.
    Complete,
    /// Files have changed, and this is what they hold now.
    Changed(Box<Library>),
    /// A command that got a text is done.
    Printed {
        /// The command.
        command: String,
        /// What it has printed.
        result: io::Result<String>,
    },
    /// The terminal cannot be read any more.
    Failed(io::Error),
}

/// How an input is called while it is not read.
pub(super) fn name(input: &Input) -> String {
    match input {
        Input::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        Input::Stdin | Input::Fed(_) => "standard input".to_owned(),
        Input::Builtin(name, _) => (*name).to_owned(),
    }
}

/// Sends what other programs ask for.
pub(super) fn await_signals(release: &Release, send: &Sender<Message>) -> io::Result<()> {
    let to = send.clone();
    // A loop that has ended listens no more, and the program ends with it.
    signals::listen(release.clone(), move |signal| drop(to.send(Message::Signal(signal))))
}

/// Looks after the files under `paths`, and sends what there is to read whenever it has changed; nobody does where there
/// are none, or the system lends no thread.
pub(super) fn await_changes(paths: Vec<PathBuf>, inputs: &[Input], to: Sender<Found>) -> Option<Watch> {
    if paths.is_empty() {
        return None;
    }
    Watch::start(paths, inputs, move |found| to.send(found).is_ok()).ok()
}

/// Sends what the terminal says, with the answer that the `ear` waits for taken out.
pub(super) fn await_events(mut ear: Ear, release: Release, send: &Sender<Message>) -> io::Result<()> {
    let to = send.clone();
    let events = move || loop {
        let event = match crossterm::event::read() {
            Ok(event) => event,
            Err(error) => return drop(to.send(Message::Failed(error))),
        };
        let sent = match ear.hear(&event) {
            Heard::Part => Ok(()),
            Heard::Answer(theme) => {
                let told = to.send(Message::Background(theme));
                if tells_keys(&release) { to.send(Message::TellsKeys) } else { told }
            }
            Heard::Other => to.send(Message::Terminal(event)),
        };
        if sent.is_err() {
            return;
        }
    };
    thread::Builder::new().name("events".to_owned()).spawn(events).map(drop)
}

/// Whether the terminal says that it can tell more keys apart. Waits for what it says, and what is typed waits as well:
/// only a terminal that has answered before is asked.
fn tells_keys(release: &Release) -> bool {
    release.is_taken() && crossterm::terminal::supports_keyboard_enhancement().unwrap_or(false)
}

/// Reads the articles and sends ever larger libraries, with `corrections` made; then, whenever files have changed, what
/// they hold by now.
pub(super) fn read(
    (inputs, problems): (Vec<Input>, Vec<Problem>),
    corrections: Vec<Correction>,
    changes: Receiver<Found>,
    send: Sender<Message>,
) -> io::Result<()> {
    let corrected = move |news| match news {
        News::Library(library) if !corrections.is_empty() => News::Library(Arc::new(library.corrected(&corrections))),
        other => other,
    };
    let load = move || {
        let known = stream::stream(&inputs, &problems, |news| match send.send(Message::Reading(corrected(news))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
        let _ = send.send(Message::Complete);
        follow(known, &changes, &send);
    };
    // With threads of its own: a search on the screen does not wait until those of this are free.
    let own = ThreadPoolBuilder::new().thread_name(|number| format!("reading {number}")).build();
    let load = move || match own {
        Ok(own) => own.install(load),
        Err(_) => load(),
    };
    thread::Builder::new().name("reading".to_owned()).spawn(load).map(drop)
}

/// Reads what has changed since `known` was read, as often as it changes.
fn follow(mut known: Known, changes: &Receiver<Found>, send: &Sender<Message>) {
    while let Ok(mut found) = changes.recv() {
        // Of changes that have come together all files are read, once.
        for newer in changes.try_iter() {
            let touched = std::mem::take(&mut found.touched);
            found = newer;
            found.touched.extend(touched);
        }
        let Found { inputs, problems, touched } = found;
        let may_differ = |input: &Input| matches!(input, Input::File(path) if touched.contains(path));
        if known.follow(&inputs, problems, may_differ)
            && send.send(Message::Changed(Box::new(known.library()))).is_err()
        {
            return;
        }
    }
}

/// Runs `command` with `input`, and sends what it prints.
pub(super) fn pipe(command: String, input: String, send: Sender<Message>) -> io::Result<()> {
    let run = move || {
        let result = outside::pipe(&command, input);
        drop(send.send(Message::Printed { command, result }));
    };
    thread::Builder::new().name("pipe".to_owned()).spawn(run).map(drop)
}
