//! Keeps what is to outlast the program in one file: reads it at start, adds what articles come in, and writes what has
//! changed without losing what another program has written meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::measure::Wanted;
use super::saved::merge::merge;
use super::saved::{Known, Record, SCHEMA, Saved, Sizes};
use super::state::{Spot, State};
use super::theme::Theme;
use super::update::go;
use crate::library::Library;
use crate::model::{Article, ArticleId};
use crate::state_file;

/// The name of the file in the folder of what is kept.
const FILE: &str = "reader.json";

/// The file, and what is known of the articles on the screen.
#[derive(Debug)]
pub struct Keeper {
    place: PathBuf,
    /// What the file held when it was last read or written, as far as it is known here.
    base: Saved,
    /// How the reader was set up at the start.
    start: (Theme, Sizes),
    /// How many articles have each fingerprint.
    prints: BTreeMap<u64, usize>,
    /// What each article is called in the file, in the order of the library.
    keys: Vec<String>,
    paths: Vec<String>,
    /// Other ways to find an article that has changed: by its path, by its source and headline.
    by_path: BTreeMap<String, String>,
    by_title: BTreeMap<(String, String), String>,
    /// Names of articles in the file that go by another name by now.
    gone: BTreeSet<String>,
    /// Whether all was read and the reader was brought back to the article of before.
    is_settled: bool,
    /// Where the reader stood when articles last came in, if he had not moved till then.
    brought: Spot,
    /// [`State::changes`] when the file was last written.
    written: u64,
}

impl Keeper {
    /// Reads the file in `folder`.
    ///
    /// # Errors
    /// When it cannot be read, or was written by a later version or by something else. It is then left alone.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let place = folder.join(FILE);
        let base = parse(&state_file::read(&place)?).map_err(|error| named(&place, &error))?;
        let paths = base.articles.iter().filter(|(_, record)| !record.path.is_empty());
        let by_path = paths.map(|(key, record)| (record.path.clone(), key.clone())).collect();
        let titles =
            base.articles.iter().map(|(key, record)| ((record.source.clone(), record.title.clone()), key.clone()));
        Ok(Self {
            by_path,
            by_title: titles.collect(),
            base,
            place,
            start: (Theme::default(), Sizes::default()),
            prints: BTreeMap::new(),
            keys: Vec::new(),
            paths: Vec::new(),
            gone: BTreeSet::new(),
            is_settled: false,
            brought: Spot::start_of(ArticleId::new(0)),
            written: 0,
        })
    }

    /// The theme that was chosen.
    #[must_use]
    pub fn theme(&self) -> Option<Theme> {
        self.base.theme()
    }

    /// Sets `state` up as the reader was, but for what is `wanted` in any case.
    pub fn set_up(&mut self, state: &mut State, wanted: Wanted) {
        self.base.set_up(state);
        state.panes.measure = wanted.or(state.panes.measure);
        self.start = (state.theme, Sizes::of(&state.panes));
    }

    /// Notes that the theme at the start is `theme` after all.
    pub fn start_with(&mut self, theme: Theme) {
        self.start.0 = theme;
    }

    /// Puts what is known of the articles that are new in `library` into `state`.
    pub fn welcome(&mut self, library: &Library, state: &mut State) {
        let has_moved = self.has_moved(state);
        for (id, article) in library.articles().skip(self.keys.len()) {
            let path = absolute(&article.path);
            let key = self.key(article);
            if let Some(record) = self.record(&key, &path, article) {
                record.restore(id, &article.text, state);
            }
            self.keys.push(key);
            self.paths.push(path);
        }
        state.fit(library);
        if !has_moved {
            self.brought = state.spot;
        }
    }

    /// Whether the reader has gone elsewhere by himself.
    fn has_moved(&self, state: &State) -> bool {
        state.has_pressed && state.spot != self.brought
    }

    /// Takes the articles of another `library`, and puts what is kept of those that were not `known` into `state`.
    pub fn move_to(&mut self, library: &Library, state: &mut State, known: &BTreeSet<ArticleId>) {
        self.prints.clear();
        let old: BTreeSet<String> = std::mem::take(&mut self.keys).into_iter().collect();
        self.paths.clear();
        for (id, article) in library.articles() {
            let (key, path) = (self.key(article), absolute(&article.path));
            let record = if known.contains(&id) { None } else { self.record(&key, &path, article) };
            if let Some(record) = record {
                record.restore(id, &article.text, state);
            }
            self.keys.push(key);
            self.paths.push(path);
        }
        // What a changed article was called says nothing any more; what is kept of a removed one waits for its return.
        let paths: BTreeSet<&String> = self.paths.iter().filter(|path| !path.is_empty()).collect();
        let is_replaced =
            |key: &&String| self.base.articles.get(*key).is_some_and(|record| paths.contains(&record.path));
        let replaced: Vec<_> = old.iter().filter(|key| !self.keys.contains(key)).filter(is_replaced).cloned().collect();
        self.gone.extend(replaced);
        for key in &self.keys {
            self.gone.remove(key);
        }
        state.fit(library);
    }

    /// The name of `article` in the file: the fingerprint of its text, and a number where others have the same.
    fn key(&mut self, article: &Article) -> String {
        let print = state_file::fingerprint(article.text.bytes());
        let number = self.prints.entry(print).or_default();
        *number += 1;
        if *number == 1 { format!("{print:016x}") } else { format!("{print:016x}.{number}") }
    }

    /// What is known of `article`: under its name, else under that of what it was before it changed.
    fn record(&mut self, key: &str, path: &str, article: &Article) -> Option<Record> {
        if let Some(record) = self.base.articles.get(key) {
            return Some(record.clone());
        }
        let title = (article.source.clone(), article.title.clone());
        let old = self.by_path.get(path).or_else(|| self.by_title.get(&title))?;
        if self.keys.contains(old) || !self.gone.insert(old.clone()) {
            return None;
        }
        self.base.articles.get(old).cloned()
    }

    /// Everything is read: from now on it is kept where the reader is, and whom he follows.
    pub fn settle(&mut self) {
        self.is_settled = true;
    }

    /// Goes to the article that was read last, if it is in `library`, and follows whom the reader followed there, if that
    /// one is still spoken of.
    pub fn resume(&self, library: &Library, state: &mut State) {
        let last = |key: &String| self.base.articles.get(key).map_or(0, |record| record.last);
        let found = self.keys.iter().enumerate().max_by_key(|(_, key)| last(key));
        if let Some((at, _)) = found.filter(|(_, key)| last(key) > 0) {
            go::to_article(library, state, ArticleId::new(at));
            let followed = self.base.articles.get(&self.keys[at]).and_then(|record| record.followed.as_ref());
            state.subject = followed.and_then(|followed| followed.find(library));
        }
    }

    /// Writes the file, if the reader has done something that is to be kept at once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_changes(&mut self, library: &Library, state: &State) -> io::Result<()> {
        if state.changes == self.written {
            return Ok(());
        }
        self.keep(library, state)
    }

    /// Writes the file, if there is anything new to write.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&mut self, library: &Library, state: &State) -> io::Result<()> {
        let mut mine = self.base.clone();
        mine.schema = SCHEMA;
        mine.articles.retain(|key, _| !self.gone.contains(key));
        mine.take_set_up(state, self.start);
        let is_settled = self.is_settled || self.has_moved(state);
        let known = Known { keys: &self.keys, paths: &self.paths, is_settled };
        mine.take_articles(library, state, known);
        self.written = state.changes;
        if mine == self.base {
            return Ok(());
        }
        let (base, new) = (value(&self.base)?, value(&mine)?);
        state_file::change(&self.place, |text| {
            let theirs = value(&parse(text).map_err(|error| named(&self.place, &error))?)?;
            let merged = merge(&base, &new, &theirs);
            Ok((serde_json::to_string_pretty(&merged)? + "\n", ()))
        })?;
        self.base = mine;
        Ok(())
    }
}

fn parse(text: &str) -> io::Result<Saved> {
    if text.trim().is_empty() {
        return Ok(Saved::default());
    }
    let saved: Saved = serde_json::from_str(text)?;
    if saved.schema > SCHEMA {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a later version of crossread has written it"));
    }
    Ok(saved)
}

fn value(saved: &Saved) -> io::Result<Value> {
    Ok(serde_json::to_value(saved)?)
}

fn named(place: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", place.display()))
}

/// Where the file `path` lies, from the root on; empty where it is no file.
fn absolute(path: &str) -> String {
    let place = Path::new(path);
    let found = if place.exists() { std::path::absolute(place).ok() } else { None };
    found.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default()
}
