//! How corrections name one mention: by its words, its sentence and its article, so that it is found again in a file
//! that was moved or edited elsewhere.

use serde::{Deserialize, Serialize};

use crate::model::{ArticleId, Passage, Span};
use crate::reading::Reading;

/// A mention, by what stands around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The words.
    pub words: String,
    /// The sentence that holds them.
    pub sentence: String,
    /// Who published the article.
    #[serde(default)]
    pub source: String,
    /// The headline of the article.
    #[serde(default)]
    pub title: String,
    /// Which of those words in that sentence, where the article has several: counted from 1.
    #[serde(default = "first", skip_serializing_if = "is_first")]
    pub nth: usize,
}

fn first() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_first(nth: &usize) -> bool {
    *nth == first()
}

impl Place {
    /// What names the words at `passage`.
    #[must_use]
    pub fn of(readings: &[Reading], passage: Passage) -> Self {
        let reading = &readings[passage.article.index()];
        let (words, sentence) = (reading.article.slice(passage.span), sentence(reading, passage.span));
        let before = spans(reading, words, sentence).take_while(|span| *span < passage.span).count();
        Self {
            words: words.to_owned(),
            sentence: sentence.to_owned(),
            source: reading.article.source.clone(),
            title: reading.article.title.clone(),
            nth: before + 1,
        }
    }

    /// Where it stands in one of `articles`, which are candidates in order: in the one that it was read in, else in
    /// the one that is most like that. Nothing where several are equally unlike.
    pub(super) fn find(&self, readings: &[Reading], articles: &[ArticleId]) -> Option<Passage> {
        let mut best: Option<(usize, Passage)> = None;
        let mut is_doubtful = false;
        for article in articles {
            let reading = &readings[article.index()];
            let Some(span) = spans(reading, &self.words, &self.sentence).nth(self.nth.saturating_sub(1)) else {
                continue;
            };
            let likeness =
                usize::from(reading.article.source == self.source) + usize::from(reading.article.title == self.title);
            is_doubtful |= best.is_some() && likeness == 0;
            if best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, Passage { article: *article, span }));
            }
        }
        best.filter(|(likeness, _)| *likeness > 0 || !is_doubtful).map(|(_, passage)| passage)
    }
}

/// The sentence around the start of `span`, or the words of it where none holds it.
pub(super) fn sentence(reading: &Reading, span: Span) -> &str {
    let found = reading.segments.sentence_at(span.start);
    reading.article.slice(found.map_or(span, |sentence| sentence.span))
}

/// Every place of `words`, as whole words, in a `sentence` of the article.
fn spans<'a>(reading: &'a Reading, words: &'a str, sentence: &'a str) -> impl Iterator<Item = Span> + 'a {
    let sentences = reading.segments.sentences.iter().map(|found| found.span);
    let alike = sentences.filter(move |span| reading.article.slice(*span) == sentence);
    alike.flat_map(move |span| {
        let start = span.start as usize;
        let places = sentence.match_indices(words).filter(move |(at, found)| is_whole(sentence, *at, found.len()));
        places.map(move |(at, found)| Span::new(start + at, start + at + found.len()))
    })
}

/// Whether `length` bytes at byte `at` are no part of a longer word, in writing that knows capitals and so parts words.
fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = (text[..at].chars().next_back(), text[at + length..].chars().next());
    !before.into_iter().chain(after).any(|ch| ch.is_lowercase() || ch.is_uppercase() || ch.is_numeric())
}
