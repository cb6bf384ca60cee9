//! The sentences of an article as pieces, with the names that stand on them.

use std::ops::Range;

use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::piece::{self, Piece, Shape, Words};
use crate::model::{RegionKind, Span};
use crate::reading::Reading;

/// A sentence.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The text of the article.
    text: &'a str,
    pub(super) pieces: Vec<Piece<'a>>,
    /// For each piece, the position among the article's names of the one that covers it.
    names: Vec<Option<usize>>,
    /// The part of the article in which it stands.
    pub(super) region: RegionKind,
}

/// The sentences of `reading`, with the `names` that stand on them, which are in order.
pub(super) fn lines<'a>(reading: &'a Reading, names: &[Span], gazetteer: &'a Gazetteer) -> Vec<Line<'a>> {
    let article = &reading.article;
    let mut words = Words::new(gazetteer);
    let mut next = 0;
    let mut lines = Vec::with_capacity(reading.segments.sentences.len());
    for sentence in &reading.segments.sentences {
        let pieces = piece::pieces(article, &reading.segments, sentence, &mut words);
        let mut covered = Vec::with_capacity(pieces.len());
        for piece in &pieces {
            while names.get(next).is_some_and(|name| name.end <= piece.span.start) {
                next += 1;
            }
            covered.push(names.get(next).filter(|name| name.overlaps(piece.span)).map(|_| next));
        }
        let region = article.regions.get(sentence.region).map_or(RegionKind::Paragraph, |region| region.kind);
        lines.push(Line { text: &article.text, pieces, names: covered, region });
    }
    lines
}

impl Line<'_> {
    /// The name on the piece at `at`, as a position among the article's names.
    pub(super) fn name(&self, at: usize) -> Option<usize> {
        self.names.get(at).copied().flatten()
    }

    /// The names on the line, as positions among the article's names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = usize> {
        let mut names: Vec<usize> = self.names.iter().copied().flatten().collect();
        names.dedup();
        names.into_iter()
    }

    /// The pieces of the name that covers the piece at `at`, if one does.
    pub(super) fn name_around(&self, at: usize) -> Option<Range<usize>> {
        let name = self.name(at)?;
        let from = self.names[..at].iter().rposition(|other| *other != Some(name)).map_or(0, |before| before + 1);
        let to = self.names[at..].iter().position(|other| *other != Some(name)).map_or(self.names.len(), |n| at + n);
        Some(from..to)
    }

    /// The piece at `at`.
    pub(super) fn piece(&self, at: usize) -> Option<&Piece<'_>> {
        self.pieces.get(at)
    }

    /// The folded word at `at` outside names; empty for marks, names and past the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.pieces.get(at).filter(|_| self.name(at).is_none()).map_or("", |piece| &piece.folded)
    }

    /// Whether the piece at `at` is this `mark`, or one of several.
    pub(super) fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.shape == Shape::Mark && marks.contains(&piece.text))
    }

    /// Whether a hyphen joins the piece at `at` to the next: the "pro" of "pro-Russian".
    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| self.text[piece.span.range().end..].starts_with(['-', '‑']))
    }

    /// The years that the pieces from `at` on, behind a name, tell of: ", 54,", ", aged 54," and "(54)".
    pub(super) fn age(&self, at: usize) -> Option<u8> {
        const YEARS: Range<u8> = 5..111;
        let opens = self.is_mark(at, &[",", "("]);
        let number = if self.word(at + 1) == "aged" { at + 2 } else { at + 1 };
        let years = self.piece(number).filter(|piece| piece.shape == Shape::Number)?.text.parse().ok()?;
        (opens && self.ends(number + 1) && YEARS.contains(&years)).then_some(years)
    }

    /// Whether the piece at `at` is the ending of a possessive.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.shape == Shape::Possessive)
    }

    /// Whether the word at `at` has any of `sorts`, outside names.
    pub(super) fn is(&self, at: usize, sorts: Sorts) -> bool {
        self.name(at).is_none() && self.pieces.get(at).is_some_and(|piece| piece.is(sorts))
    }

    /// Whether no word, number or name comes at `at`.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.pieces.get(at).is_none_or(|piece| piece.shape == Shape::Mark)
    }

    /// The bytes from the piece at `pieces.start` to the last of `pieces`, which are not empty.
    pub(super) fn span(&self, pieces: &Range<usize>) -> Span {
        Span { start: self.pieces[pieces.start].span.start, end: self.pieces[pieces.end - 1].span.end }
    }
}
