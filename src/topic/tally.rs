//! Brings the phrases of all articles together: which they are, how often they stand, and where.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::phrase::{Phrase, Phrases};
use crate::model::{ArticleId, Passage, Span};

/// A phrase of the corpus.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    /// As it stands in the first article.
    pub(super) phrase: &'a Phrase,
    /// In how many words it is written at most.
    pub(super) words: usize,
    /// How often it stands where a noun must.
    pub(super) firm: usize,
    uses: usize,
    places: Range<usize>,
}

/// All phrases of a corpus.
#[derive(Debug, Default)]
pub(super) struct Tallies<'a> {
    all: Vec<Tally<'a>>,
    by_key: HashMap<&'a str, usize>,
    /// The places of all phrases, those of each together and in order.
    places: Vec<Passage>,
    /// How many words the texts have.
    pub(super) tokens: usize,
}

impl<'a> Tallies<'a> {
    /// Brings together what was `found` in each article, in their order.
    pub(super) fn new(found: &'a [Arc<Phrases>]) -> Self {
        let mut tallies = Self { by_key: HashMap::with_capacity(found.len() * 64), ..Self::default() };
        let positions: Vec<Vec<usize>> = found.iter().map(|found| tallies.count(found)).collect();
        let mut turned: Vec<(usize, Passage)> = Vec::new();
        for (at, found) in found.iter().enumerate() {
            let known = found.turned.iter().filter_map(|(key, span)| Some((*tallies.by_key.get(&**key)?, *span)));
            turned.extend(known.map(|(tally, span)| (tally, Passage { article: ArticleId::new(at), span })));
        }
        tallies.lay_out(&turned);
        for (at, (found, positions)) in found.iter().zip(positions).enumerate() {
            for (phrase, tally) in found.phrases.iter().zip(positions) {
                tallies.put(tally, ArticleId::new(at), &phrase.places);
            }
        }
        for (tally, place) in &turned {
            tallies.put(*tally, place.article, &[place.span]);
        }
        for (tally, _) in turned {
            let places = tallies.all[tally].places.clone();
            tallies.places[places].sort_unstable();
        }
        tallies
    }

    /// Counts the phrases of one article; where each is among all.
    fn count(&mut self, found: &'a Phrases) -> Vec<usize> {
        self.tokens += found.tokens;
        let count = |phrase: &'a Phrase| {
            let at = *self.by_key.entry(&phrase.key).or_insert(self.all.len());
            if at == self.all.len() {
                self.all.push(Tally { phrase, words: 0, firm: 0, uses: 0, places: 0..0 });
            }
            let tally = &mut self.all[at];
            tally.words = tally.words.max(phrase.words);
            tally.firm += phrase.firm;
            tally.uses += phrase.places.len();
            at
        };
        found.phrases.iter().map(count).collect()
    }

    /// Makes room for the places of every phrase, those that are `turned` included.
    fn lay_out(&mut self, turned: &[(usize, Passage)]) {
        for (tally, _) in turned {
            self.all[*tally].uses += 1;
        }
        let mut next = 0;
        for tally in &mut self.all {
            tally.places = next..next;
            next += tally.uses;
        }
        self.places = vec![Passage { article: ArticleId(0), span: Span { start: 0, end: 0 } }; next];
    }

    /// Fills in places of the phrase at `tally`.
    fn put(&mut self, tally: usize, article: ArticleId, spans: &[Span]) {
        let filled = &mut self.all[tally].places;
        for (place, &span) in self.places[filled.end..].iter_mut().zip(spans) {
            *place = Passage { article, span };
        }
        filled.end += spans.len();
    }

    /// All phrases, in the order in which they come.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Tally<'a>> {
        self.all.iter()
    }

    /// The phrase of `key`.
    pub(super) fn of(&self, key: &str) -> Option<&Tally<'a>> {
        self.by_key.get(key).map(|&at| &self.all[at])
    }

    /// Where a phrase stands, in order.
    pub(super) fn places(&self, tally: &Tally) -> &[Passage] {
        &self.places[tally.places.clone()]
    }
}
