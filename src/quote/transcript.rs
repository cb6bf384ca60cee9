//! Turns of a transcript: paragraphs that begin with who speaks, "Anna Lund: We will see.", and those behind them.

use crate::entity::Candidate;
use crate::model::{Article, EntityType, QuoteKind, Region, RegionKind, Span};

use super::Quotation;

/// A label is no longer, in bytes.
const LONGEST_LABEL: usize = 80;

/// So many paragraphs have to begin with a label and go on with a sentence.
const LEAST_TURNS: usize = 2;

/// So many words make a sentence.
const LEAST_WORDS: usize = 5;

/// Adds the turns of `article` to its `quotations`, whose depth rises where they lie in one. In an article without turns
/// nothing changes.
pub(super) fn add(article: &Article, candidates: &[Candidate], quotations: &mut Vec<Quotation>) {
    let labels: Vec<Option<Label>> = article.regions.iter().map(|region| label(article, region, candidates)).collect();
    let sentences = labels.iter().flatten().filter(|label| is_sentence(article.slice(label.words)));
    if sentences.count() < LEAST_TURNS {
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

/// The paragraphs that begin with one of `labels`, and those that go on behind them up to the next or to the end.
fn turns(article: &Article, labels: &[Option<Label>]) -> Vec<Quotation> {
    let mut speaker = None;
    let mut turns = Vec::new();
    for (region, label) in article.regions.iter().zip(labels).filter(|(region, _)| region.kind == RegionKind::Paragraph)
    {
        speaker = label.map(|label| label.speaker).or(speaker);
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

fn is_sentence(words: &str) -> bool {
    words.split_whitespace().count() >= LEAST_WORDS && words.ends_with(['.', '?', '!', '…', '”', '"'])
}
