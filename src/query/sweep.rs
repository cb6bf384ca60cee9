//! A literal search that goes through the articles a stretch at a time, so that no key waits for a whole corpus.

use std::collections::VecDeque;

use crate::library::Library;
use crate::model::{ArticleId, Passage};

use super::search::Pattern;

/// The work of one stretch, in bytes of text: some milliseconds.
const STRETCH: usize = 4 << 20;
/// Articles of so many bytes are looked at together, on all cores.
const BATCH: usize = 1 << 18;
/// What one match costs, in bytes of text.
const MATCH: usize = 100;

/// A search under way.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    typed: String,
    pattern: Option<Pattern>,
    /// The matches so far, article by article as these were looked at.
    found: Vec<Passage>,
    /// The articles that are still to be looked at, in order.
    rest: VecDeque<ArticleId>,
}

impl Sweep {
    /// A search for `typed` that begins with the article `from` and ends with the one before it.
    #[must_use]
    pub fn new(library: &Library, typed: &str, from: ArticleId) -> Self {
        let pattern = Pattern::new(typed);
        let count = if pattern.is_some() { library.len() } else { 0 };
        let rest = (from.index()..count).chain(0..from.index().min(count)).map(ArticleId::new).collect();
        Self { typed: typed.to_owned(), pattern, found: Vec::new(), rest }
    }

    /// The same for `typed`. Where that goes on from what was typed before, articles without it are not looked at
    /// again.
    #[must_use]
    pub fn retyped(self, library: &Library, typed: &str, from: ArticleId) -> Self {
        if typed == self.typed {
            return self;
        }
        if self.pattern.is_none() || !typed.starts_with(&self.typed) {
            return Self::new(library, typed, from);
        }
        let held = self.found.chunk_by(|a, b| a.article == b.article).map(|chunk| chunk[0].article);
        let rest = held.chain(self.rest.iter().copied()).collect();
        Self { typed: typed.to_owned(), pattern: Pattern::new(typed), found: Vec::new(), rest }
    }

    /// Goes on for one stretch.
    pub fn advance(&mut self, library: &Library) {
        self.work(library, STRETCH);
    }

    /// Goes on to the end.
    pub fn finish(&mut self, library: &Library) {
        self.work(library, usize::MAX);
    }

    /// Takes the articles of a `larger` library in, which follow the `known` ones.
    pub fn grow(&mut self, known: usize, larger: &Library) {
        if self.pattern.is_some() {
            self.rest.extend((known..larger.len()).map(ArticleId::new));
        }
    }

    /// Whether all articles were looked at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.rest.is_empty()
    }

    /// The matches so far, in reading order.
    #[must_use]
    pub fn places(&self) -> Vec<Passage> {
        let mut places = self.found.clone();
        places.sort();
        places
    }

    /// Looks at articles until that has cost `most`, in bytes of text, and at one batch at least.
    fn work(&mut self, library: &Library, most: usize) {
        let Some(pattern) = &self.pattern else { return };
        let mut spent = 0;
        while spent < most && !self.rest.is_empty() {
            let mut bytes = 0;
            let mut batch = Vec::new();
            while bytes < BATCH
                && let Some(article) = self.rest.pop_front()
            {
                bytes += library.article(article).text.len();
                batch.push(article);
            }
            let found = pattern.passages_in(library, &batch);
            spent += bytes + found.len() * MATCH;
            self.found.extend(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Article;
    use crate::query::search;
    use crate::reading::Reading;

    fn library(texts: &[&str]) -> Library {
        let article = |text: &&str| Reading::new(Article { text: (*text).to_owned(), ..Article::default() });
        Library::new(texts.iter().map(article).collect(), Vec::new())
    }

    /// The articles with matches, in the order in which they are found.
    fn order(sweep: &Sweep) -> Vec<usize> {
        sweep.found.iter().map(|place| place.article.index()).collect()
    }

    #[test]
    fn search_begins_where_the_reader_is_and_comes_round() {
        let library = library(&["an ox", "a fox", "a cat", "an ox, an ox"]);
        let mut sweep = Sweep::new(&library, "ox", ArticleId(1));
        sweep.work(&library, 1);
        assert_eq!(order(&sweep), [1, 3, 3, 0]);
        assert_eq!(sweep.places(), search(&library, "ox"));
        assert!(sweep.is_complete());
    }

    #[test]
    fn a_stretch_ends_and_the_next_goes_on() {
        let long = "a long ox ".repeat(BATCH / 10 + 1);
        let library = library(&["ox", &long, "ox", &long]);
        let mut sweep = Sweep::new(&library, "ox", ArticleId(0));
        sweep.work(&library, 1);
        assert!(!sweep.is_complete());
        assert_eq!(sweep.rest, [ArticleId(2), ArticleId(3)]);
        sweep.finish(&library);
        assert_eq!(sweep.places(), search(&library, "ox"));
    }

    #[test]
    fn typing_on_looks_only_where_the_beginning_stands() {
        let library = library(&["an ox", "a fox", "a cat", "Oxen"]);
        let mut sweep = Sweep::new(&library, "ox", ArticleId(2));
        sweep.finish(&library);
        let mut sweep = sweep.retyped(&library, "oxe", ArticleId(2));
        assert_eq!(sweep.rest, [ArticleId(3), ArticleId(0), ArticleId(1)]);
        sweep.finish(&library);
        assert_eq!(sweep.places(), search(&library, "oxe"));
        let sweep = sweep.retyped(&library, "o", ArticleId(2));
        assert_eq!(sweep.rest.len(), 4);
    }

    #[test]
    fn what_is_read_meanwhile_is_searched_too() {
        let (small, large) = (library(&["an ox"]), library(&["an ox", "two oxen"]));
        let mut sweep = Sweep::new(&small, "ox", ArticleId(0));
        sweep.finish(&small);
        sweep.grow(small.len(), &large);
        sweep.finish(&large);
        assert_eq!(sweep.places(), search(&large, "ox"));
    }

    #[test]
    fn nothing_typed_is_found_nowhere() {
        let library = library(&["a b"]);
        let mut sweep = Sweep::new(&library, " ", ArticleId(0));
        sweep.finish(&library);
        assert!(sweep.is_complete() && sweep.places().is_empty());
        let mut sweep = sweep.retyped(&library, " b", ArticleId(0));
        sweep.finish(&library);
        assert_eq!(sweep.places().len(), 1);
    }
}
