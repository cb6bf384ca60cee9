//! The main loop: threads send messages, messages change the screen, and one frame shows all that came in together.
//! Nothing runs while nothing comes in.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::Event;
use ratatui::layout::Size;

use super::keys::Key;
use super::progress::Progress;
use super::screen::Screen;
use super::signals::{self, Signal};
use super::terminal::{Mouse, Terminal};
use super::theme::Theme;
use super::update::Effect;
use crate::corpus::Input;
use crate::library::stream::{self, News};
use crate::model::Problem;

/// The most messages that one frame waits for, so that a flood of them cannot stop the screen.
const BURST: usize = 256;

/// What the loop is started with, checked.
#[derive(Debug)]
pub(super) struct Start {
    /// What to read.
    pub inputs: Vec<Input>,
    /// What could not be found.
    pub problems: Vec<Problem>,
    /// Keys to play when everything is read.
    pub keys: Vec<Key>,
    /// How everything looks.
    pub theme: Theme,
    /// Who gets the mouse.
    pub mouse: Mouse,
}

/// What threads tell the loop.
enum Message {
    Terminal(Event),
    Signal(Signal),
    Reading(News),
    /// Everything is read.
    Complete,
    /// The terminal cannot be read any more.
    Failed(io::Error),
}

/// Why the loop ended.
enum End {
    Quit,
    Signal(i32),
}

/// Runs the reader on the terminal until it quits.
pub(super) fn run(start: Start) -> io::Result<()> {
    let mut terminal = Terminal::enter(start.mouse)?;
    let (width, height) = crossterm::terminal::size()?;
    let mut screen = Screen::new(Arc::default(), Size::new(width, height));
    screen.state.theme = start.theme;
    screen.state.progress = Progress::start(start.inputs.iter().map(name).collect());
    // The first frame needs nothing but the names of the files.
    draw(&mut terminal, &mut screen)?;
    let (send, receive) = channel();
    listen(&terminal, &send)?;
    read(start.inputs, start.problems, send)?;
    let mut driver = Driver { terminal, screen, keys: start.keys };
    let end = driver.run(&receive);
    drop(driver);
    match end? {
        End::Quit => Ok(()),
        End::Signal(number) => std::process::exit(signals::exit_status(number)),
    }
}

/// How an input is called while it is not read.
fn name(input: &Input) -> String {
    match input {
        Input::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        Input::Stdin => "standard input".to_owned(),
        Input::Builtin(name, _) => (*name).to_owned(),
    }
}

/// Sends what the terminal and other programs say.
fn listen(terminal: &Terminal, send: &Sender<Message>) -> io::Result<()> {
    let to = send.clone();
    // A loop that has ended listens no more, and the program ends with it.
    signals::listen(terminal.release(), move |signal| drop(to.send(Message::Signal(signal))))?;
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

/// Reads the articles and sends ever larger libraries.
fn read(inputs: Vec<Input>, problems: Vec<Problem>, send: Sender<Message>) -> io::Result<()> {
    let load = move || {
        stream::stream(&inputs, problems, |news| match send.send(Message::Reading(news)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
        let _ = send.send(Message::Complete);
    };
    thread::Builder::new().name("reading".to_owned()).spawn(load).map(drop)
}

/// Draws the screen at the size that the terminal really has.
fn draw(terminal: &mut Terminal, screen: &mut Screen) -> io::Result<()> {
    terminal.draw(|frame| {
        screen.fit_to(frame.area().as_size());
        screen.draw(frame.buffer_mut());
    })
}

struct Driver {
    terminal: Terminal,
    screen: Screen,
    /// Keys to play when everything is read.
    keys: Vec<Key>,
}

impl Driver {
    fn run(&mut self, messages: &Receiver<Message>) -> io::Result<End> {
        loop {
            let Ok(first) = messages.recv() else { return Ok(End::Quit) };
            let mut burst = vec![first];
            burst.extend(messages.try_iter().take(BURST));
            for message in without_outdated_sizes(burst) {
                if let Some(end) = self.take(message)? {
                    return Ok(end);
                }
            }
            draw(&mut self.terminal, &mut self.screen)?;
        }
    }

    fn take(&mut self, message: Message) -> io::Result<Option<End>> {
        match message {
            Message::Terminal(event) => self.screen.event(&event).map_or(Ok(None), |effect| self.carry_out(effect)),
            Message::Signal(Signal::Quit(number)) => Ok(Some(End::Signal(number))),
            Message::Signal(Signal::Suspend) => self.carry_out(Effect::Suspend),
            Message::Signal(Signal::Resume) => self.terminal.resume().map(|()| None),
            Message::Reading(news) => {
                self.note(news);
                Ok(None)
            }
            Message::Complete => self.complete(),
            Message::Failed(error) => Err(error),
        }
    }

    fn note(&mut self, news: News) {
        match news {
            News::Read(inputs) => self.screen.state.progress.advance(inputs),
            News::Library(library) => self.screen.refresh(library),
        }
    }

    /// Everything is read: plays the keys that waited for it.
    fn complete(&mut self) -> io::Result<Option<End>> {
        self.screen.state.progress = Progress::Complete;
        for key in std::mem::take(&mut self.keys) {
            let effect = self.screen.key(key);
            if let Some(end) = self.carry_out(effect)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<End>> {
        match effect {
            Effect::None => {}
            Effect::Quit => return Ok(Some(End::Quit)),
            Effect::Suspend => self.terminal.suspend()?,
            Effect::Redraw => self.terminal.redraw()?,
            Effect::Copy(text) => self.terminal.copy(&text)?,
        }
        Ok(None)
    }
}

/// Of sizes that follow each other, only the last counts.
fn without_outdated_sizes(burst: Vec<Message>) -> Vec<Message> {
    let is_size = |message: &Message| matches!(message, Message::Terminal(Event::Resize(..)));
    let mut kept: Vec<Message> = Vec::with_capacity(burst.len());
    for message in burst {
        if is_size(&message) && kept.last().is_some_and(is_size) {
            kept.pop();
        }
        kept.push(message);
    }
    kept
}
