//! Sentences written as headlines are, so that the recogniser learns what capitals say there.

use crossread::entity::recognise_by_rules;
use crossread::entity::tagger::lexicon::Lexicon;
use crossread::entity::tagger::prepared::Prepared;
use crossread::text::segment::segment;

use crate::data::{Document, Name};
use crate::examples::examples;
use crate::perceptron::Example;

/// Words that headlines leave small.
const SMALL: &[&str] =
    &["a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "and", "or", "as", "with", "from"];

/// How a headline is written.
#[derive(Clone, Copy)]
enum Style {
    Capitals,
    Title,
}

/// One sentence of some documents, written as a headline, with the rest of the document as it was. `at` is the place of
/// the document in its set.
pub(crate) fn recased(
    document: &Document,
    names: &[Name],
    at: usize,
    (lexicon, prepared): (&Lexicon, &mut Prepared),
) -> Vec<Example> {
    let count = document.segments.sentences.len();
    let due = if count > 1 { at % 4 < 2 } else { at % 40 < 2 };
    if !due {
        return Vec::new();
    }
    let style = if at.is_multiple_of(2) { Style::Capitals } else { Style::Title };
    let chosen = document.segments.sentences[(at / 2) % count.min(3)].span;
    let mut copy = document.clone();
    let line = recase(&document.article.text[chosen.range()], style);
    copy.article.text.replace_range(chosen.range(), &line);
    copy.segments = segment(&copy.article);
    copy.rules = recognise_by_rules(&copy.article, &copy.segments);
    let examples = examples(&copy, names, lexicon, prepared);
    let pairs = examples.into_iter().zip(&copy.segments.sentences);
    pairs.filter(|(_, sentence)| sentence.span.overlaps(chosen)).map(|(example, _)| example).collect()
}

/// The same number of bytes with other capitals.
fn recase(text: &str, style: Style) -> String {
    match style {
        Style::Capitals => text.to_ascii_uppercase(),
        Style::Title => text.split_inclusive(' ').enumerate().map(|(at, word)| title_word(at, word)).collect(),
    }
}

fn title_word(at: usize, word: &str) -> String {
    let mut word = word.to_owned();
    if (at == 0 || !SMALL.contains(&word.trim_end()))
        && let Some(first) = word.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    word
}
