//! Turns of a transcript: paragraphs that begin with who speaks, "Anna Lund: We will see.", and those behind them.

use crate::entity::Candidate;
use crate::model::{Article, EntityType, QuoteKind, Region, RegionKind, Span};

use super::Quotation;

/// A label is no longer, in bytes.
const LONGEST_LABEL: usize = 80;

/// So many paragraphs have to begin with a label and go on with a sentence that somebody speaks.
const LEAST_TURNS: usize = 2;

/// Words that tell that somebody speaks to others.
const SPOKEN: [&str; 10] = ["i", "we", "you", "me", "us", "my", "our", "your", "i'm", "we're"];

/// So many words make a sentence.
const LEAST_WORDS: usize = 5;

/// Adds the turns of `article` to its `quotations`, whose depth rises where they lie in one. In an article without turns
/// nothing changes.
pub(super) fn add(article: &Article, candidates: &[Candidate], quotations: &mut Vec<Quotation>) {
    let labels: Vec<Option<Label>> = article.regions.iter().map(|region| label(article, region, candidates)).collect();
    let spoken = labels.iter().flatten().filter(|label| is_spoken(article.slice(label.words)));
    if spoken.count() < LEAST_TURNS {
        return;
    }
    let turns = turns(article, &labels);
    for quotation in quotations.iter_mut() {
        let turn = turns.partition_point(|turn| turn.span.end < quotation.span.end);
        quotation.depth += usize::from(turns.get(turn).is_some_and(|turn| turn.span.covers(quotation.span)));
    }
    quotations.extend(turns);
    quotations.sort_by_key(|one| (one.span.start, one.depth));
}

/// Who speaks, at the start of a paragraph, and what.
#[derive(Clone, Copy, Debug)]
struct Label {
    speaker: Span,
    words: Span,
}

/// The label of `region`: the name of a person, behind titles at most, and a colon.
fn label(article: &Article, region: &Region, candidates: &[Candidate]) -> Option<Label> {
    let text = article.slice(region.span);
    let colon = text.find(':').filter(|at| *at <= LONGEST_LABEL && region.kind == RegionKind::Paragraph)?;
    let end = region.span.start + colon as u32;
    let at = candidates.partition_point(|candidate| candidate.span.end < end);
    let name =
        candidates.get(at).filter(|candidate| candidate.span.end == end && candidate.kind == EntityType::Person)?;
    let before = text.get(..name.span.start.checked_sub(region.span.start)? as usize)?;
    let is_title = before.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let words = trimmed(article, Span { start: end + 1, end: region.span.end })?;
    is_title.then_some(Label { speaker: name.span, words })
}

/// The paragraphs that begin with one of `labels`, and those between that go on behind them. Behind the last it is not
/// told where the turn ends and the teller goes on.
fn turns(article: &Article, labels: &[Option<Label>]) -> Vec<Quotation> {
    let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
    let mut speaker = None;
    let mut turns = Vec::new();
    for (region, label) in article.regions.iter().zip(labels).take(last + 1) {
        speaker = match label {
            Some(label) => Some(label.speaker),
            None => speaker.filter(|_| region.kind == RegionKind::Paragraph),
        };
        let span = label.map_or_else(|| trimmed(article, region.span), |label| Some(label.words));
        if let (Some(_), Some(span)) = (speaker, span) {
            let continues = label.is_none();
            turns.push(Quotation { span, kind: QuoteKind::Speech, speaker, depth: 0, continues });
        }
    }
    turns
}

/// `span` without the white space at its ends, if anything is left.
fn trimmed(article: &Article, span: Span) -> Option<Span> {
    let text = article.slice(span);
    let start = text.len() - text.trim_start().len();
    let words = text.trim();
    let first = span.start as usize + start;
    (!words.is_empty()).then(|| Span::new(first, first + words.len()))
}

/// Whether `words` are a sentence that somebody says: a question, or one that speaks of "I", "we" or "you".
fn is_spoken(words: &str) -> bool {
    let of_speech =
        |word: &str| SPOKEN.iter().any(|spoken| spoken.eq_ignore_ascii_case(word.trim_matches(['“', '"', ','])));
    words.split_whitespace().count() >= LEAST_WORDS
        && words.ends_with(['.', '?', '!', '…', '”', '"'])
        && (words.contains('?') || words.split_whitespace().any(of_speech))
}
