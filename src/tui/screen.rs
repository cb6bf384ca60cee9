//! Library, state and keys held together: what the terminal drives, and what scripts and tests drive without one.

use std::sync::Arc;

use crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::action::{Action, List, Mouse};
use super::hyperlink::Link;
use super::keymap::Pressed;
use super::keys::Key;
use super::paint;
use super::progress::Progress;
use super::reader;
use super::relocate::{self, Changes};
use super::state::{Made, Notice, State};
use super::update::{Effect, refresh, select, update};
use super::view::view;
use crate::correction::Correction;
use crate::library::Library;
use crate::model::{Subject, Topic, TopicId};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The rows that one turn of the wheel scrolls.
const WHEEL_ROWS: i32 = 3;

/// The longest article title in the name of the window, in columns.
const WINDOW_TITLE: usize = 80;

/// The whole program but for the terminal.
#[derive(Clone, Debug)]
pub struct Screen {
    /// What was read.
    pub library: Arc<Library>,
    /// Where the reader is.
    pub state: State,
}

impl Screen {
    /// The first screen of `library`.
    #[must_use]
    pub fn new(library: Arc<Library>, size: Size) -> Self {
        let mut state = State::new(size);
        state.fit(&library);
        Self { library, state }
    }

    /// Takes a newer snapshot of the library.
    pub fn refresh(&mut self, library: Arc<Library>) {
        let corrected = self.corrected(library);
        let library = self.with_topics(corrected);
        refresh::refresh(&self.library, &library, &mut self.state);
        self.state.progress.show_all_but(library.pending);
        self.library = library;
    }

    /// Takes a library of which articles were added, changed or removed, and says what was. Nothing may be open over the
    /// panes.
    pub fn replace(&mut self, library: Arc<Library>) -> Changes {
        let corrected = self.corrected(library);
        let library = self.with_topics(corrected);
        let changes = relocate::relocate(&self.library, &library, &mut self.state);
        self.library = library;
        let told = changes.told();
        if !told.is_empty() {
            self.state.notice = Some(Notice::Says(told));
        }
        changes
    }

    /// Takes the size that the terminal has.
    pub fn fit_to(&mut self, size: Size) {
        if size != self.state.size {
            let _ = self.act(Action::Resize(size));
        }
    }

    /// Takes what came from the terminal. Nothing when it means nothing here, so that nothing needs to be drawn.
    pub fn event(&mut self, event: &Event) -> Option<Effect> {
        match event {
            Event::Key(key) => Key::of(key).map(|key| self.key(key)),
            Event::Mouse(mouse) => mouse_action(mouse).map(|action| self.act(action)),
            Event::Resize(width, height) => Some(self.act(Action::Resize(Size::new(*width, *height)))),
            Event::Paste(text) => Some(self.paste(text)),
            Event::FocusGained | Event::FocusLost => None,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Effect {
        self.state.has_pressed = true;
        let context = self.state.context();
        let keymap = self.state.keymap.clone();
        match keymap.press(&mut self.state.pending, context, key) {
            Pressed::Act(action) => self.act(action),
            Pressed::Waiting | Pressed::Dropped => Effect::None,
            Pressed::Unbound(keys) => {
                self.state.notice = Some(Notice::Warns(format!(
                    "{keys} does nothing here: {} shows the keys",
                    self.state.key_of("help")
                )));
                Effect::None
            }
        }
    }

    /// Does `action`.
    pub fn act(&mut self, action: Action) -> Effect {
        match update(&self.library, &mut self.state, action) {
            Effect::Topic(words) => {
                self.make_topic(&words);
                Effect::None
            }
            Effect::DropTopic(label) => {
                self.drop_topic(&label);
                Effect::None
            }
            Effect::Correct(change) => {
                self.refresh(Arc::clone(&self.library));
                Effect::Correct(change)
            }
            effect => effect,
        }
    }

    /// Makes a topic of `words`, unless there is one, and follows it.
    fn make_topic(&mut self, words: &str) {
        let Some(topic) = self.library.topic_of(words) else {
            let is_read = self.state.progress == Progress::Complete;
            let reason = if is_read { "part of words only" } else { "in no words that are understood yet" };
            return self.state.warn(format!("{words} is {reason}: a topic takes whole words"));
        };
        let label = topic.label.clone();
        if place_of(&self.library, &label).is_none() {
            self.show(Arc::new(self.library.with_topics(vec![topic])));
            self.state.made.push(Made { words: words.to_owned(), label: label.clone() });
            self.state.changes += 1;
        }
        if let Some(at) = place_of(&self.library, &label) {
            let topic = Subject::Topic(TopicId::new(at));
            select::follow(&mut self.state, topic);
            let count = paint::count_of(self.library.places(topic).len(), "place", "places");
            self.state.notice = Some(Notice::Says(format!("{} is a topic now: {count}", sanitise_line(&label))));
        }
        self.state.fit(&self.library);
    }

    /// Takes the topic called `label` away, which the reader has made.
    fn drop_topic(&mut self, label: &str) {
        self.state.made.retain(|made| made.label != label);
        self.state.changes += 1;
        if let Some(at) = place_of(&self.library, label) {
            self.show(Arc::new(self.library.without_topic(TopicId::new(at))));
        }
        self.state.notice = Some(Notice::Says(format!("{} is no topic any more", sanitise_line(label))));
    }

    /// Makes the topics that the reader has made before, where the library has not got them yet.
    pub fn make_topics(&mut self) {
        let library = self.with_topics(Arc::clone(&self.library));
        if !Arc::ptr_eq(&library, &self.library) {
            self.show(library);
        }
    }

    /// Shows `library`, of the same articles.
    fn show(&mut self, library: Arc<Library>) {
        refresh::refresh(&self.library, &library, &mut self.state);
        self.library = library;
    }

    /// `library` with the topics that the reader has made. Costs nothing for those that it has.
    fn with_topics(&mut self, library: Arc<Library>) -> Arc<Library> {
        let mut new: Vec<Topic> = Vec::new();
        for made in &mut self.state.made {
            if place_of(&library, &made.label).is_some() {
                continue;
            }
            let topic = library.topic_of(&made.words);
            made.label = topic.as_ref().map(|topic| topic.label.clone()).unwrap_or_default();
            let is_new = |topic: &Topic| {
                place_of(&library, &topic.label).is_none() && new.iter().all(|other| other.label != topic.label)
            };
            new.extend(topic.filter(is_new));
        }
        if new.is_empty() { library } else { Arc::new(library.with_topics(new)) }
    }

    /// Takes the corrections that a file holds.
    pub fn correct(&mut self, corrections: Vec<Correction>) {
        self.state.edits.take(corrections);
        self.refresh(Arc::clone(&self.library));
    }

    /// `library` with the corrections that hold.
    fn corrected(&self, library: Arc<Library>) -> Arc<Library> {
        let made = self.state.edits.made();
        if library.corrections() == made { library } else { Arc::new(library.corrected(made)) }
    }

    /// Types `text` where something is typed; elsewhere a paste is no row of keys.
    fn paste(&mut self, text: &str) -> Effect {
        if self.state.context().is_typing() {
            return self.act(Action::List(List::Type(sanitise_line(text))));
        }
        let [jump, search] = ["jump", "search"].map(|name| self.state.key_of(name));
        self.state.warn(format!("a paste goes where something is typed: {jump} jumps, {search} searches"));
        Effect::None
    }

    /// What the window is called: the article on the screen, and the program.
    #[must_use]
    pub fn title(&self) -> String {
        let program = "crossread".to_owned();
        let Some(article) = self.state.article(&self.library) else { return program };
        format!("{} - {program}", wrap::ellipsis(&sanitise_line(&article.title), WINDOW_TITLE))
    }

    /// The address of the article, under its heading; none while something is open that may cover it.
    #[must_use]
    pub fn link(&self) -> Option<Link> {
        let url = self.state.article(&self.library)?.url.as_deref()?;
        let is_covered = !self.state.overlays.is_empty() || self.state.layout().reader.is_none();
        let area = reader::heading_area(&self.library, &self.state).filter(|_| !is_covered)?;
        Link::new(area, url)
    }

    /// Draws the screen into `buffer`.
    pub fn draw(&self, buffer: &mut Buffer) {
        view(&self.library, &self.state, buffer);
    }

    /// The screen as a buffer.
    #[must_use]
    pub fn frame(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::from((ratatui::layout::Position::ORIGIN, self.state.size)));
        self.draw(&mut buffer);
        buffer
    }
}

/// The place of the topic called `label` among those of `library`.
fn place_of(library: &Library, label: &str) -> Option<usize> {
    library.topics().iter().position(|topic| topic.label == label)
}

fn mouse_action(mouse: &MouseEvent) -> Option<Action> {
    let (x, y) = (mouse.column, mouse.row);
    let action = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Mouse::Press(x, y),
        MouseEventKind::Drag(MouseButton::Left) => Mouse::Drag(x, y),
        MouseEventKind::ScrollDown => Mouse::Wheel(x, y, WHEEL_ROWS),
        MouseEventKind::ScrollUp => Mouse::Wheel(x, y, -WHEEL_ROWS),
        _ => return None,
    };
    Some(Action::Mouse(action))
}

/// `buffer` as plain text: one line a row, without trailing spaces.
#[must_use]
pub fn text_of(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.rows().map(|row| row.y) {
        let mut line = String::new();
        let mut x = buffer.area.x;
        while x < buffer.area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(wrap::columns(symbol)).unwrap_or(1).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
