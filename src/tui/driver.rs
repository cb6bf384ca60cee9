//! The main loop: threads send messages, messages change the screen, and one frame shows all that came in together.
//! Nothing runs while nothing comes in.

mod corrections;
mod start;
mod threads;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use crossterm::event::Event;
use ratatui::layout::Size;

use super::background::{self, Ear};
use super::keeper::Keeper;
use super::keys::Key;
use super::output::Output;
use super::outside;
use super::overlay::Overlay;
use super::progress::Progress;
use super::screen::Screen;
use super::signals::{self, Signal};
use super::state::Notice;
use super::terminal::{Mouse, Release, Terminal};
use super::theme::Theme;
use super::update::Effect;
use super::watch::Watch;
use crate::library::Library;
use crate::library::stream::News;
use crate::text::sanitise::sanitise_line;

pub(super) use start::Start;
use threads::{Message, await_changes, await_events, await_signals, read};

/// The most messages that one frame waits for, so that a flood of them cannot stop the screen.
const BURST: usize = 256;

/// Why the loop ended.
enum End {
    Quit,
    Signal(i32),
}

/// What a message calls for.
enum Answer {
    /// Nothing: the screen shows what it is to show.
    Nothing,
    /// A new frame.
    Frame,
    /// Leaving the loop.
    End(End),
}

/// Runs the reader on the terminal until it quits.
pub(super) fn run(mut start: Start) -> io::Result<()> {
    let (send, receive) = channel();
    let release = Release::default();
    // First of all, so that no signal finds the terminal taken and nobody there to give it back.
    await_signals(&release, &send)?;
    let mut terminal = Terminal::enter(start.mouse, release.clone())?;
    if !start.takes_links {
        terminal.leave_out_links();
    }
    let (width, height) = crossterm::terminal::size()?;
    let mut screen = start.screen(Size::new(width, height));
    // The first frame needs nothing but the names of the files.
    draw(&mut terminal, &mut screen)?;
    let ear = if start.asks { Ear::new() } else { Ear::default() };
    if start.asks {
        terminal.ask(background::QUESTION)?;
    }
    await_events(ear, release, &send)?;
    let began = Instant::now();
    let (found, changes) = channel();
    let watch = await_changes(start.paths, &start.inputs, found);
    read((start.inputs, start.problems), start.corrections, changes, send.clone())?;
    let mut driver = Driver {
        terminal,
        screen,
        follows_background: start.follows_background,
        keeper: start.keeper,
        keys: start.keys,
        start: began,
        watch,
        send,
        overrides: start.overrides,
        are_noted: false,
        changed: None,
    };
    let end = driver.run(&receive);
    let kept = driver.save();
    drop(driver);
    match end? {
        End::Quit => kept,
        End::Signal(number) => std::process::exit(signals::exit_status(number)),
    }
}

/// Draws the screen at the size that the terminal really has.
fn draw(terminal: &mut Terminal, screen: &mut Screen) -> io::Result<()> {
    terminal.set_title(&screen.title())?;
    terminal.draw(|frame| {
        screen.fit_to(frame.area().as_size());
        screen.draw(frame.buffer_mut());
        screen.link()
    })
}

struct Driver {
    terminal: Terminal,
    screen: Screen,
    /// Whether the terminal's background chooses the theme.
    follows_background: bool,
    /// What is kept between runs.
    keeper: Option<Keeper>,
    /// Where threads send what they have to tell.
    send: Sender<Message>,
    /// When reading began.
    start: Instant,
    /// Looks after the files.
    watch: Option<Watch>,
    /// Keys to play when everything is read.
    keys: Vec<Key>,
    /// The file that keeps corrections.
    overrides: Option<PathBuf>,
    /// Whether it is noted beside that file which articles there are.
    are_noted: bool,
    /// What the files hold by now; it waits until nothing is open over the panes.
    changed: Option<Box<Library>>,
}

impl Driver {
    fn run(&mut self, messages: &Receiver<Message>) -> io::Result<End> {
        loop {
            let Ok(first) = messages.recv() else { return Ok(End::Quit) };
            let mut burst = vec![first];
            burst.extend(messages.try_iter().take(BURST));
            let mut is_outdated = false;
            for message in without_outdated_sizes(burst) {
                match self.take(message)? {
                    Answer::Nothing => {}
                    Answer::Frame => is_outdated = true,
                    Answer::End(end) => return Ok(end),
                }
            }
            is_outdated |= self.move_to_changed();
            self.keep_changes();
            if is_outdated {
                draw(&mut self.terminal, &mut self.screen)?;
            }
        }
    }

    fn take(&mut self, message: Message) -> io::Result<Answer> {
        match message {
            Message::Terminal(event) => self.event(&event),
            Message::Background(theme) => Ok(self.suit(theme)),
            Message::TellsKeys => self.terminal.tell_keys().map(|()| Answer::Nothing),
            Message::Signal(Signal::Quit(number)) => Ok(Answer::End(End::Signal(number))),
            Message::Signal(Signal::Suspend) => self.carry_out(Effect::Suspend),
            Message::Signal(Signal::Resume) => self.terminal.resume().map(|()| Answer::Frame),
            Message::Reading(news) => {
                self.note(news);
                Ok(Answer::Frame)
            }
            Message::Complete => self.complete(),
            Message::Changed(library) => {
                self.changed = Some(library);
                Ok(Answer::Nothing)
            }
            Message::Printed { command, result } => {
                self.show(command, result);
                Ok(Answer::Frame)
            }
            Message::Failed(error) => Err(error),
        }
    }

    fn event(&mut self, event: &Event) -> io::Result<Answer> {
        // Whoever comes back may have changed files elsewhere, where the system does not tell of it.
        if let (Event::FocusGained, Some(watch)) = (event, &self.watch) {
            watch.look();
        }
        match self.screen.event(event) {
            Some(effect) => self.carry_out(effect),
            None => Ok(Answer::Nothing),
        }
    }

    /// Takes the `theme` that suits the background of the terminal.
    fn suit(&mut self, theme: Theme) -> Answer {
        if !self.follows_background {
            return Answer::Nothing;
        }
        self.screen.state.theme = theme;
        if let Some(keeper) = &mut self.keeper {
            keeper.start_with(theme);
        }
        Answer::Frame
    }

    fn note(&mut self, news: News) {
        match news {
            News::Read(inputs) => self.screen.state.progress.advance(inputs, self.start.elapsed()),
            News::Library(library) => {
                self.screen.refresh(library);
                if let Some(keeper) = &mut self.keeper {
                    keeper.welcome(&self.screen.library, &mut self.screen.state);
                    self.screen.make_topics();
                }
            }
        }
    }

    /// Everything is read: plays the keys that waited for it.
    fn complete(&mut self) -> io::Result<Answer> {
        self.screen.state.progress = Progress::Complete;
        self.settle_corrections();
        let is_left_alone = !self.screen.state.has_pressed && self.keys.is_empty();
        if let Some(keeper) = &mut self.keeper {
            keeper.settle();
            if is_left_alone {
                keeper.resume(&self.screen.library, &mut self.screen.state);
            }
        }
        for key in std::mem::take(&mut self.keys) {
            let effect = self.screen.key(key);
            if let end @ Answer::End(_) = self.carry_out(effect)? {
                return Ok(end);
            }
        }
        Ok(Answer::Frame)
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Answer> {
        match effect {
            // A topic is the screen's own business.
            Effect::None | Effect::Topic(_) | Effect::DropTopic(_) => {}
            Effect::Quit => return Ok(Answer::End(End::Quit)),
            Effect::Suspend => {
                let kept = self.save();
                self.warn_of(kept);
                self.terminal.suspend()?;
            }
            Effect::Redraw => self.terminal.redraw()?,
            Effect::Copy(text) => {
                self.terminal.copy(&text)?;
                outside::copy(&text);
            }
            Effect::Write { path, text } => {
                let written = outside::write_list(&path, &text);
                let says = Notice::Says(format!("written to {path}"));
                self.say(written.map(|()| says).map_err(|error| format!("cannot write to {path}: {error}")));
            }
            Effect::Pipe { command, input } => self.pipe(command, input)?,
            Effect::Browse(url) => {
                let shown = outside::browse(&url).map(|()| Notice::Says(sanitise_line(&format!("opened {url}"))));
                self.say(shown.map_err(|error| error.to_string()));
            }
            Effect::Mouse => {
                let says = match self.terminal.turn_mouse()? {
                    Mouse::Ours => "the mouse acts on the panes; with Shift it selects text",
                    Mouse::Terminals => "the mouse selects text",
                };
                self.say(Ok(Notice::Says(says.to_owned())));
            }
            Effect::Correct(change) => self.keep(&change),
        }
        Ok(Answer::Frame)
    }
}

impl Driver {
    /// Writes what is kept between runs.
    fn save(&mut self) -> io::Result<()> {
        match &mut self.keeper {
            Some(keeper) => keeper.keep(&self.screen.library, &self.screen.state),
            None => Ok(()),
        }
    }

    /// Writes what was changed that is to be kept at once.
    fn keep_changes(&mut self) {
        let kept = match &mut self.keeper {
            Some(keeper) => keeper.keep_changes(&self.screen.library, &self.screen.state),
            None => return,
        };
        self.warn_of(kept);
    }

    /// Shows what the files hold by now, if they have changed and nothing is in the way. Whether there is something new
    /// to see.
    fn move_to_changed(&mut self) -> bool {
        let state = &self.screen.state;
        if !state.overlays.is_empty() || state.progress != Progress::Complete {
            return false;
        }
        let Some(library) = self.changed.take() else { return false };
        let made = state.edits.made();
        let library = Arc::new(if made.is_empty() { *library } else { library.corrected(made) });
        let kept = self.save();
        self.warn_of(kept);
        let changes = self.screen.replace(library);
        if let Some(keeper) = &mut self.keeper {
            keeper.move_to(&self.screen.library, &mut self.screen.state, &changes.known);
            self.screen.make_topics();
        }
        self.are_noted = false;
        self.note_articles();
        true
    }

    fn warn_of(&mut self, kept: io::Result<()>) {
        if let Err(error) = kept {
            self.say(Err(format!("cannot be kept: {error}")));
        }
    }

    fn say(&mut self, says: Result<Notice, String>) {
        let notice = says.unwrap_or_else(Notice::Warns);
        self.screen.state.notice = Some(notice);
    }

    /// Runs `command` beside the loop.
    fn pipe(&mut self, command: String, input: String) -> io::Result<()> {
        let send = self.send.clone();
        self.say(Ok(Notice::Says(format!("running {command}"))));
        threads::pipe(command, input, send)
    }

    /// Shows what `command` has printed.
    fn show(&mut self, command: String, result: io::Result<String>) {
        match result {
            Ok(printed) if printed.trim().is_empty() => self.say(Ok(Notice::Says(format!("{command}: done")))),
            Ok(printed) => {
                self.screen.state.notice = None;
                self.screen.state.overlays.push(Overlay::Output(Output::new(command, printed)));
            }
            Err(error) => self.say(Err(format!("{command}: {error}"))),
        }
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
