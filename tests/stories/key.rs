//! The answer key of a sample story: what a careful reader finds in its texts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The stories, by the names of their folders.
pub(crate) const STORIES: [&str; 2] = ["sochi-2015", "tollhouse-bridge"];

/// The folder of `story`.
pub(crate) fn folder(story: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("articles").join(story)
}

/// What is to be found in one story. Later parts of the program will be held against the lists that say so.
#[derive(Deserialize)]
pub(crate) struct Key {
    /// What else the program takes for a name, with its type.
    #[serde(default)]
    pub(crate) known_extra: Vec<String>,
    /// The files in reading order.
    pub(crate) article: Vec<Article>,
    /// Who and what is named.
    pub(crate) entity: Vec<Entity>,
    /// What ambiguous forms mean.
    #[serde(default)]
    pub(crate) reading: Vec<Reading>,
    /// Mentions by description.
    pub(crate) nominal: Vec<Passages>,
    /// Mentions by pronoun.
    pub(crate) pronoun: Vec<Pronouns>,
    /// Places that disagree.
    pub(crate) contradiction: Vec<Passages>,
    /// One quote in several wordings.
    pub(crate) variant: Vec<Passages>,
    /// One text in several files.
    #[serde(default)]
    pub(crate) shared: Vec<Passages>,
    /// What one source alone has.
    pub(crate) only: Vec<Passages>,
    /// Quotes that go on in the next paragraph.
    #[serde(default)]
    pub(crate) open_quote: Vec<Passages>,
}

/// One file.
#[derive(Deserialize)]
pub(crate) struct Article {
    pub(crate) file: String,
    /// Absent where the file has none.
    pub(crate) title: Option<String>,
    /// As an ISO date, absent where the file does not tell.
    pub(crate) date: Option<String>,
}

/// Someone or something named.
#[derive(Deserialize)]
pub(crate) struct Entity {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) r#type: String,
    pub(crate) forms: Vec<String>,
    /// By file.
    pub(crate) mentions: Vec<usize>,
    /// What the program does instead, where it does not find just this.
    #[serde(default)]
    pub(crate) known_miss: String,
}

/// What one form means in one file, time after time.
#[derive(Deserialize)]
pub(crate) struct Reading {
    pub(crate) form: String,
    /// Counted from one.
    pub(crate) file: usize,
    /// Ids of entities; `-` where the form is no name.
    pub(crate) means: Vec<String>,
}

/// Whom the pronouns of one file mean, time after time.
#[derive(Deserialize)]
pub(crate) struct Pronouns {
    /// Counted from one.
    pub(crate) file: usize,
    /// Ids of entities; `-` where nobody is meant who is named.
    pub(crate) means: Vec<String>,
}

/// Passages that belong together.
#[derive(Deserialize)]
pub(crate) struct Passages {
    #[serde(default)]
    pub(crate) who: Vec<String>,
    pub(crate) speaker: Option<String>,
    pub(crate) places: Vec<Place>,
}

/// A passage, word for word.
#[derive(Deserialize)]
pub(crate) struct Place {
    /// Counted from one.
    pub(crate) file: usize,
    pub(crate) text: String,
}

/// The pronouns that the keys tell of.
const PRONOUNS: [&str; 17] = [
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "we",
    "our",
    "ours",
    "ourselves",
];

impl Key {
    /// The key of `story`.
    pub(crate) fn of(story: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(format!("{story}.toml"));
        toml::from_str(&std::fs::read_to_string(path).expect("each story has a key")).expect("a key is TOML")
    }

    /// All lists of passages.
    pub(crate) fn passages(&self) -> impl Iterator<Item = &Passages> {
        [&self.nominal, &self.contradiction, &self.variant, &self.shared, &self.only, &self.open_quote]
            .into_iter()
            .flatten()
    }

    /// The forms under which each entity is named in `text`, which is that of file number `file`, counted from one, and
    /// where they start in it once its no-break spaces are spaces.
    pub(crate) fn names(&self, file: usize, text: &str) -> BTreeMap<&str, Vec<(usize, &str)>> {
        let mut seen = BTreeMap::new();
        let mut names: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        for (start, form) in self.forms(text) {
            let nth = seen.entry(form).or_insert(0);
            if let Some(entity) = self.meaning(file, form, *nth) {
                names.entry(entity).or_default().push((start, form));
            }
            *nth += 1;
        }
        names
    }

    /// The pronouns of `text`, which is that of file number `file`, where they start, and the entity that each means.
    pub(crate) fn pronouns<'a>(&'a self, file: usize, text: &'a str) -> Vec<(usize, &'a str, Option<&'a str>)> {
        let meanings = self.pronoun.iter().filter(|told| told.file == file).flat_map(|told| &told.means);
        let mut meanings = meanings.map(|id| Some(id.as_str()).filter(|&id| id != "-"));
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let pronouns = words.filter(|word| PRONOUNS.contains(&word.to_lowercase().as_str()));
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        pronouns.map(|word| (start(word), word, meanings.next().flatten())).collect()
    }

    /// Which entity the `nth` occurrence of `form` in `file` names.
    fn meaning(&self, file: usize, form: &str, nth: usize) -> Option<&str> {
        if let Some(reading) = self.reading.iter().find(|reading| reading.file == file && reading.form == form) {
            return reading.means.get(nth).map(String::as_str).filter(|&id| id != "-");
        }
        let entity = self.entity.iter().find(|entity| entity.forms.iter().any(|known| known == form));
        entity.map(|entity| entity.id.as_str())
    }

    /// The forms of all entities in `text` and where they start, in order, read as whole words, the longest first.
    fn forms(&self, text: &str) -> Vec<(usize, &str)> {
        let mut forms: Vec<&str> = self.entity.iter().flat_map(|entity| &entity.forms).map(String::as_str).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        let text = text.replace('\u{a0}', " ");
        let mut found = Vec::new();
        let mut at = 0;
        let mut inside_word = false;
        while let Some(letter) = text[at..].chars().next() {
            let here = if inside_word { None } else { forms.iter().find(|form| starts(&text[at..], form)) };
            found.extend(here.map(|form| (at, *form)));
            at += here.map_or(letter.len_utf8(), |form| form.len());
            inside_word = here.is_some() || letter.is_alphanumeric();
        }
        found
    }
}

/// Whether `text` starts with `form` as whole words.
fn starts(text: &str, form: &str) -> bool {
    text.strip_prefix(form).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
