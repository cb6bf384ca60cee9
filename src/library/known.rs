//! What was read of each input, so that a corpus that has changed costs what has changed in it: articles that are as
//! they were are neither cut into sentences nor searched for names again, and what was found in them when they were
//! joined is asked for again only where the others tell them something else.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Library, Memos};
use crate::corpus::{self, Input};
use crate::model::{Article, Problem};
use crate::reading::Reading;

/// What was read of each input, in order.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What was wrong before anything was read.
    problems: Vec<Problem>,
    parts: Vec<Part>,
    /// What was found when it was joined.
    memos: Memos,
}

/// What was read of one input. Costs little to clone.
#[derive(Clone, Debug)]
struct Part {
    input: Input,
    readings: Vec<Reading>,
    problems: Vec<Problem>,
}

/// What loading one input gave.
pub(super) type Loaded = (Vec<Article>, Vec<Problem>);

impl Known {
    /// Nothing is read. `problems` were found on the way to the inputs.
    #[must_use]
    pub fn new(problems: Vec<Problem>) -> Self {
        Self { problems, ..Self::default() }
    }

    /// Adds `inputs`, of which loading gave `loaded`, and understands their articles on all cores.
    pub(super) fn add(&mut self, inputs: &[Input], loaded: Vec<Loaded>) {
        let parts = inputs.par_iter().zip(loaded).map(|(input, loaded)| Part::new(input, loaded, None));
        self.parts.par_extend(parts);
    }

    /// Goes on with `inputs`, on the way to which `problems` were found: those that were not there, and those that
    /// `may_differ`, are read on all cores. Whether anything is otherwise than it was.
    pub fn follow(
        &mut self,
        inputs: &[Input],
        problems: Vec<Problem>,
        may_differ: impl Fn(&Input) -> bool + Sync,
    ) -> bool {
        let old: BTreeMap<&Input, &Part> = self.parts.iter().map(|part| (&part.input, part)).collect();
        let part = |input: &Input| match old.get(input) {
            Some(part) if !may_differ(input) => (*part).clone(),
            old => Part::new(input, corpus::load(input), old.copied()),
        };
        let new = Self { problems, parts: inputs.par_iter().map(part).collect(), memos: Memos::default() };
        let is_same = new.problems == self.problems
            && new.parts.len() == self.parts.len()
            && new.parts.iter().zip(&self.parts).all(|(new, old)| new.is_same(old));
        *self = Self { memos: std::mem::take(&mut self.memos), ..new };
        !is_same
    }

    /// How many inputs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is no input.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// All of it joined, which costs what has changed since it was joined last.
    #[must_use]
    pub fn library(&mut self) -> Library {
        let troubles = self.parts.iter().flat_map(|part| &part.problems);
        let problems = self.problems.iter().chain(troubles).cloned().collect();
        Library::new_with(self.readings(), problems, &mut self.memos)
    }

    /// All articles that were read.
    pub(super) fn readings(&self) -> Vec<Reading> {
        self.parts.iter().flat_map(|part| part.readings.iter().cloned()).collect()
    }
}

impl Part {
    /// What `loaded` of `input` means. An article that stands in `old` as it is was understood before.
    fn new(input: &Input, (articles, problems): Loaded, old: Option<&Self>) -> Self {
        let known = old.map(|old| &*old.readings).unwrap_or_default();
        let by_text: BTreeMap<&str, &Reading> = known.iter().map(|reading| (&*reading.article.text, reading)).collect();
        let read = |article: Article| match by_text.get(&*article.text) {
            Some(reading) if are_alike(&reading.article, &article) => {
                Reading { article: Arc::new(article), ..(*reading).clone() }
            }
            _ => Reading::new(article),
        };
        Self { input: input.clone(), readings: articles.into_par_iter().map(read).collect(), problems }
    }

    /// Whether this is what `old` was, with the same articles where they were.
    fn is_same(&self, old: &Self) -> bool {
        let are_same =
            |(new, old): (&Reading, &Reading)| Arc::ptr_eq(&new.segments, &old.segments) && new.article == old.article;
        self.input == old.input
            && self.problems == old.problems
            && self.readings.len() == old.readings.len()
            && self.readings.iter().zip(&old.readings).all(are_same)
    }
}

/// Whether two articles are the same but for where they lie: what is understood of them is the same then.
fn are_alike(one: &Article, other: &Article) -> bool {
    *one == Article { path: one.path.clone(), ..other.clone() }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// A folder of articles, and what is known of them.
    struct Corpus {
        folder: tempfile::TempDir,
        known: Known,
        is_changed: bool,
    }

    impl Corpus {
        fn new(files: &[(&str, &str)]) -> Self {
            let mut corpus = Self { folder: tempfile::tempdir().unwrap(), known: Known::default(), is_changed: false };
            corpus.change(files, |_| true);
            corpus
        }

        /// Writes `files`, reads those that `may_differ` by their names, and says which articles were understood anew.
        fn change(&mut self, files: &[(&str, &str)], may_differ: fn(&str) -> bool) -> String {
            for (name, text) in files {
                fs::write(self.folder.path().join(name), text).unwrap();
            }
            let before = self.known.readings();
            let (inputs, _) = corpus::discover(&[self.folder.path().to_owned()]);
            self.is_changed = self.known.follow(&inputs, Vec::new(), |input| may_differ(&name(&input.name())));
            let is_known = |new: &Reading| before.iter().any(|old| Arc::ptr_eq(&old.segments, &new.segments));
            let fresh = self.known.readings().into_iter().filter(|reading| !is_known(reading));
            fresh.map(|reading| reading.article.title.clone()).collect::<Vec<_>>().join(", ")
        }

        /// What is known is what reading everything anew gives.
        #[track_caller]
        fn check(&mut self) {
            let (known, whole) = (self.known.library(), Library::open(&[self.folder.path().to_owned()]));
            assert_eq!((known.mentions(), known.entities()), (whole.mentions(), whole.entities()));
            assert!(known.articles().map(|(_, it)| it).eq(whole.articles().map(|(_, it)| it)));
            assert_eq!(known.problems(), whole.problems());
        }
    }

    fn name(path: &str) -> String {
        Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    const ONE: (&str, &str) = ("one.txt", "A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo.");
    const TWO: (&str, &str) = ("two.txt", "A walk in Bergen\n\nOla Dahl walked in Bergen on Monday.");

    #[test]
    fn only_what_has_changed_is_understood_anew() {
        let mut corpus = Corpus::new(&[ONE, TWO]);
        assert_eq!(
            corpus.change(&[("two.txt", "A run in Bergen\n\nOla Dahl ran.")], |name| name == "two.txt"),
            "A run in Bergen"
        );
        corpus.check();
        assert_eq!(corpus.change(&[("a.txt", "News of Oslo\n\nNothing.")], |_| false), "News of Oslo");
        corpus.check();
        fs::remove_file(corpus.folder.path().join("one.txt")).unwrap();
        assert_eq!(corpus.change(&[], |_| false), "");
        corpus.check();
    }

    #[test]
    fn a_file_that_was_written_with_the_same_words_costs_nothing() {
        let mut corpus = Corpus::new(&[ONE, TWO]);
        assert_eq!(corpus.change(&[ONE], |_| true), "");
        assert!(!corpus.is_changed, "nothing needs to be joined");
        corpus.check();
        assert_eq!(corpus.change(&[("one.md", ONE.1)], |_| false), ONE.1.lines().next().unwrap());
        assert!(corpus.is_changed);
    }

    #[test]
    fn of_a_file_of_many_only_the_new_are_understood() {
        let line =
            |title: &str| format!("{{\"title\": \"{title}\", \"text\": \"Anna Berg spoke in Oslo on Monday.\"}}\n");
        let mut corpus = Corpus::new(&[("all.jsonl", &(line("A talk") + &line("A walk")))]);
        assert_eq!(
            corpus.change(&[("all.jsonl", &(line("A talk") + &line("A run") + &line("A walk")))], |_| true),
            "A run"
        );
        corpus.check();
    }
}
