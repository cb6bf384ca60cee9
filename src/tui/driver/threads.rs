//! The threads beside the main loop, and what they tell it.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::Event;

use crate::corpus::Input;
use crate::correction::Correction;
use crate::library::Library;
use crate::library::known::Known;
use crate::library::stream::{self, News};
use crate::model::Problem;
use crate::tui::outside;
use crate::tui::signals::{self, Signal};
use crate::tui::terminal::Release;
use crate::tui::watch;

/// What threads tell the loop.
pub(super) enum Message {
    /// Something has come from the terminal.
    Terminal(Event),
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

/// Sends what the files hold whenever they have changed. Where the system cannot watch them, they stay as they are.
pub(super) fn await_changes(paths: Vec<PathBuf>, inputs: &[Input], send: &Sender<Message>) {
    if paths.is_empty() {
        return;
    }
    let to = send.clone();
    let mut known = Known::default();
    let read = move |inputs: Vec<Input>, problems| {
        let library = known.read(&inputs, problems);
        to.send(Message::Changed(Box::new(library))).is_ok()
    };
    drop(watch::watch(paths, inputs, read));
}

/// Sends what the terminal says.
pub(super) fn await_events(send: &Sender<Message>) -> io::Result<()> {
    let to = send.clone();
    let events = move || loop {
        let (message, is_last) = match crossterm::event::read() {
            Ok(event) => (Message::Terminal(event), false),
            Err(error) => (Message::Failed(error), true),
        };
        if to.send(message).is_err() || is_last {
            return;
        }
    };
    thread::Builder::new().name("events".to_owned()).spawn(events).map(drop)
}

/// Reads the articles and sends ever larger libraries, with `corrections` made.
pub(super) fn read(
    inputs: Vec<Input>,
    problems: Vec<Problem>,
    corrections: Vec<Correction>,
    send: Sender<Message>,
) -> io::Result<()> {
    let corrected = move |news| match news {
        News::Library(library) if !corrections.is_empty() => News::Library(Arc::new(library.corrected(&corrections))),
        other => other,
    };
    let load = move || {
        stream::stream(&inputs, problems, |news| match send.send(Message::Reading(corrected(news))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
        let _ = send.send(Message::Complete);
    };
    thread::Builder::new().name("reading".to_owned()).spawn(load).map(drop)
}

/// Runs `command` with `input`, and sends what it prints.
pub(super) fn pipe(command: String, input: String, send: Sender<Message>) -> io::Result<()> {
    let run = move || {
        let result = outside::pipe(&command, input);
        drop(send.send(Message::Printed { command, result }));
    };
    thread::Builder::new().name("pipe".to_owned()).spawn(run).map(drop)
}
