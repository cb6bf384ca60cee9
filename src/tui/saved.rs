//! What outlasts the program: per article, by its content, what was read, starred, marked, noted and kept; and how the
//! reader was set up. Pure values; [`super::keeper`] puts them on disk.

pub mod anchor;
pub mod followed;
pub mod merge;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::anchor::Anchor;
use self::followed::Followed;
use super::kept::Clip;
use super::layout::Panes;
use super::measure::{Measure, Side};
use super::recall;
use super::state::{Made, Spot, State};
use super::theme::Theme;
use crate::library::Library;
use crate::model::{Article, ArticleId, Passage, Span, Subject, TopicId};

/// The version of the file.
pub const SCHEMA: u32 = 1;

/// How many bytes of the first words on the screen are remembered, to find the place again in a changed text.
const WORDS: usize = 80;

/// Everything that is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The version of the file.
    pub schema: u32,
    /// The theme that was chosen with its key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The sizes of the panes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub panes: Option<Sizes>,
    /// What was asked of the jump, the last at the end.
    pub jumps: Vec<String>,
    /// What was searched.
    pub searches: Vec<String>,
    /// What was typed on the command line.
    pub commands: Vec<String>,
    /// What is known of each article, by the fingerprint of its text.
    pub articles: BTreeMap<String, Record>,
}

/// Sizes of panes, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sizes {
    /// How much wider the articles pane is than usual.
    pub articles: i32,
    /// The widest row of text.
    pub text: u16,
    /// What stays free on each side of it.
    pub margin: u16,
    /// Where it stands.
    pub side: Side,
}

impl Default for Sizes {
    fn default() -> Self {
        Self::of(&Panes::default())
    }
}

impl Sizes {
    /// The sizes of `panes`.
    #[must_use]
    pub fn of(panes: &Panes) -> Self {
        let Measure { columns, margin, side } = panes.measure;
        Self { articles: panes.widened, text: columns, margin, side }
    }

    /// Gives these sizes to `panes`.
    fn set_up(self, panes: &mut Panes) {
        panes.widened = self.articles;
        panes.measure = Measure { columns: self.text, margin: self.margin, side: self.side }.bounded();
    }
}

/// What is known of an article. What says nothing is not written, so that it does not go before what another program
/// says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Where its file was.
    pub path: String,
    /// Who published it.
    pub source: String,
    /// Its headline.
    pub title: String,
    /// Whether it was read.
    #[serde(skip_serializing_if = "is_usual")]
    pub read: bool,
    /// Whether it has a star.
    #[serde(skip_serializing_if = "is_usual")]
    pub star: bool,
    /// Greater than those of all articles that were left before it.
    #[serde(skip_serializing_if = "is_usual")]
    pub last: u64,
    /// Who was followed when the reader left it, if it was the last of all that were left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed: Option<Followed>,
    /// The words of the topics that the reader has made and that stand in it.
    #[serde(skip_serializing_if = "is_usual")]
    pub topics: Vec<String>,
    /// Where the reader was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Anchor>,
    /// The marks, by letter.
    #[serde(skip_serializing_if = "is_usual")]
    pub marks: BTreeMap<char, Anchor>,
    /// The passages that are kept.
    #[serde(skip_serializing_if = "is_usual")]
    pub kept: Vec<Noted>,
    /// The passages with notes.
    #[serde(skip_serializing_if = "is_usual")]
    pub notes: Vec<Noted>,
}

fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A passage with what was written beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Noted {
    /// Tells it apart from others of its list.
    pub id: String,
    /// Its place and words.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// What was written.
    pub note: String,
    /// Its position among all that are kept of all articles.
    pub order: usize,
}

impl Record {
    /// What was kept of `article`, which it is about.
    fn about(article: &Article, path: &str) -> Self {
        let (path, source, title) = (path.to_owned(), article.source.clone(), article.title.clone());
        Self { path, source, title, ..Self::default() }
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { path, source, title, .. } = self;
        *self == Self { path: path.clone(), source: source.clone(), title: title.clone(), ..Self::default() }
    }

    /// Puts what is known of the article called `id` into `state`.
    pub fn restore(&self, id: ArticleId, text: &str, state: &mut State) {
        if self.read {
            state.read.insert(id);
        }
        if self.star {
            state.starred.insert(id);
        }
        let spot = |anchor: &Anchor| anchor.find(text).map(|span| Spot { article: id, top: span.start, cursor: None });
        if let Some(spot) = self.place.as_ref().and_then(spot) {
            state.spots.insert(id, spot);
            if state.spot == Spot::start_of(id) {
                state.spot = spot;
            }
        }
        for (letter, anchor) in &self.marks {
            if let Some(spot) = spot(anchor) {
                state.trail.mark(*letter, spot);
            }
        }
        let clip = |noted: &Noted| {
            let span = noted.anchor.find(text).unwrap_or(Span { start: 0, end: 0 });
            let (quote, note) = (noted.anchor.quote.clone(), noted.note.clone());
            Clip { place: Passage { article: id, span }, quote, note, order: noted.order }
        };
        for words in &self.topics {
            if state.made.iter().all(|made| made.words != *words) {
                state.made.push(Made { words: words.clone(), label: String::new() });
            }
        }
        insert(&mut state.kept, self.kept.iter().map(clip));
        state.notes.extend(self.notes.iter().map(clip));
        state.notes.sort_by_key(|clip| clip.place);
    }
}

/// Adds `clips` to `list`, each before those that stood behind it.
fn insert(list: &mut Vec<Clip>, clips: impl Iterator<Item = Clip>) {
    for clip in clips {
        let at = list.partition_point(|known| known.order <= clip.order);
        list.insert(at, clip);
    }
}

/// The articles of a library as the file knows them.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What each is called in the file.
    pub keys: &'a [String],
    /// Where each lies.
    pub paths: &'a [String],
    /// Whether the reader is where he wants to be: not while articles come in before he is brought back to his own.
    pub is_settled: bool,
}

impl Saved {
    /// Sets `state` up as the reader was.
    pub fn set_up(&self, state: &mut State) {
        if let Some(sizes) = self.panes {
            sizes.set_up(&mut state.panes);
        }
        state.memory.jumps.clone_from(&self.jumps);
        state.memory.searches.clone_from(&self.searches);
        state.memory.commands.clone_from(&self.commands);
    }

    /// The theme that was chosen.
    #[must_use]
    pub fn theme(&self) -> Option<Theme> {
        self.theme.as_deref().and_then(Theme::named)
    }

    /// Takes over how `state` is set up. A theme and sizes that are as they were at the `start` are no choice.
    pub fn take_set_up(&mut self, state: &State, start: (Theme, Sizes)) {
        let sizes = Sizes::of(&state.panes);
        if state.theme != start.0 {
            self.theme = Some(state.theme.label().to_owned());
        }
        if sizes != start.1 {
            self.panes = Some(sizes);
        }
        let histories = [
            (&mut self.jumps, &state.memory.jumps),
            (&mut self.searches, &state.memory.searches),
            (&mut self.commands, &state.memory.commands),
        ];
        for (kept, new) in histories {
            for line in new {
                recall::remember(kept, line);
            }
        }
    }

    /// Takes over what `state` knows of the articles, which the file calls as `known` says.
    pub fn take_articles(&mut self, library: &Library, state: &State, known: Known<'_>) {
        let last = self.articles.values().map(|record| record.last).max().unwrap_or_default();
        let mut topics = Vec::new();
        for (at, key) in known.keys.iter().enumerate() {
            let id = ArticleId::new(at);
            let before = self.articles.remove(key).unwrap_or_default();
            let mut record = record(library.article(id), (id, &known.paths[at]), state);
            (record.last, record.followed) = (before.last, before.followed);
            if known.is_settled {
                let is_here = state.spot.article == id;
                record.last = if is_here && (before.last < last || last == 0) { last + 1 } else { before.last };
                record.followed = state.subject.filter(|_| is_here).map(|subject| Followed::of(library, subject));
            }
            topics.push(before.topics);
            self.articles.insert(key.clone(), record);
        }
        self.take_topics(library, state, known.keys, &topics);
        for (list, clips) in [(List::Kept, &state.kept), (List::Notes, &state.notes)] {
            self.take_clips(list, clips, known.keys);
        }
        self.articles.retain(|_, record| !record.is_empty());
    }

    /// Takes over the topics that the reader has made, with each article in which they stand, or had stood `before`.
    fn take_topics(&mut self, library: &Library, state: &State, keys: &[String], before: &[Vec<String>]) {
        for made in &state.made {
            for article in articles_of(library, made, before) {
                if let Some(record) = keys.get(article.index()).and_then(|key| self.articles.get_mut(key)) {
                    record.topics.push(made.words.clone());
                }
            }
        }
    }

    fn take_clips(&mut self, list: List, clips: &[Clip], keys: &[String]) {
        for (order, clip) in clips.iter().enumerate() {
            let Some(record) = keys.get(clip.place.article.index()).and_then(|key| self.articles.get_mut(key)) else {
                continue;
            };
            let anchor = Anchor { start: clip.place.span.start, quote: clip.quote.clone() };
            let id = format!("{}:{}", anchor.start, anchor.quote.len());
            let noted = Noted { id, anchor, note: clip.note.clone(), order };
            match list {
                List::Kept => record.kept.push(noted),
                List::Notes => record.notes.push(noted),
            }
        }
    }
}

/// The articles with which the topic `made` is kept: those in which it stands. While its words stand nowhere, also because
/// nothing is understood yet, those that had it `before`, or the first, so that it is not lost.
fn articles_of(library: &Library, made: &Made, before: &[Vec<String>]) -> Vec<ArticleId> {
    if let Some(at) = library.topics().iter().position(|topic| topic.label == made.label) {
        return library.articles_of(Subject::Topic(TopicId::new(at))).to_vec();
    }
    let had = before.iter().enumerate().filter(|(_, topics)| topics.contains(&made.words));
    let had: Vec<ArticleId> = had.map(|(at, _)| ArticleId::new(at)).collect();
    if had.is_empty() { vec![ArticleId::new(0)] } else { had }
}

/// A list of passages.
#[derive(Clone, Copy)]
enum List {
    Kept,
    Notes,
}

/// What `state` knows of `article`, but for its clips, for which it makes room.
fn record(article: &Article, (id, path): (ArticleId, &str), state: &State) -> Record {
    let mut record = Record::about(article, path);
    record.read = state.read.contains(&id);
    record.star = state.starred.contains(&id);
    let spot = if state.spot.article == id { Some(&state.spot) } else { state.spots.get(&id) };
    record.place = spot.filter(|spot| spot.top > 0).map(|spot| words_at(&article.text, spot.top));
    let marks = state.trail.marks().filter(|(_, spot)| spot.article == id);
    record.marks = marks.map(|(letter, spot)| (letter, words_at(&article.text, spot.top))).collect();
    record
}

/// The words at byte `start` of `text`.
#[must_use]
pub fn words_at(text: &str, start: u32) -> Anchor {
    let first = (start as usize).min(text.len());
    let end = (first..=text.len().min(first + WORDS)).rev().find(|end| text.is_char_boundary(*end));
    Anchor::new(text, Span::new(first, end.unwrap_or(first)))
}
