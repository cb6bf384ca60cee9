//! Names by pattern: capitals, known words, and what stands beside them. The parts in the order in which they work:
//! [`profile`] counts how the article writes its words, [`phrase`] finds the listed phrases, [`mark`] decides which words
//! belong to names (of months, [`month`]), [`chunk`] joins them into names, [`evidence`] weighs what each name is, and
//! [`vote`] lets the uses of one name settle it together.

mod chunk;
mod context;
mod evidence;
mod mark;
mod month;
mod phrase;
mod profile;
mod vote;

use std::ops::Range;

use crate::entity::Candidate;
use crate::entity::gazetteer::Gazetteer;
use crate::entity::piece::{self, Piece, Words};
use crate::model::{Article, RegionKind, Span};
use crate::text::segment::Segments;

/// The pieces of one sentence.
#[derive(Debug)]
struct Line<'a> {
    pieces: Vec<Piece<'a>>,
    phrases: phrase::Phrases,
    style: profile::Style,
}

/// A name in the making: which line, which of its pieces, and what speaks for each type.
#[derive(Clone, Debug)]
struct Name {
    line: usize,
    pieces: Range<usize>,
    scores: evidence::Scores,
}

/// What the rules make of an article.
#[derive(Clone, Debug, Default)]
pub(super) struct Advice {
    /// The names, in order, not overlapping.
    pub(super) names: Vec<Candidate>,
    /// Forms of address, offices and ranks, in order, each as long as it is listed.
    pub(super) titles: Vec<Span>,
}

/// The names and titles in `article`.
pub(super) fn recognise(article: &Article, segments: &Segments) -> Advice {
    let gazetteer = Gazetteer::default();
    let lines = lines(article, segments, &gazetteer);
    let profile = profile::Profile::new(&lines);
    let mut names = Vec::new();
    let mut titles = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let marked = mark::mark(line, &profile);
        titles.extend(title_spans(line, &marked));
        for pieces in chunk::chunks(line, &marked) {
            let scores = evidence::weigh(line, &pieces);
            names.push(Name { line: number, pieces, scores });
        }
    }
    let settled = vote::settle(&lines, &names);
    let names = names.iter().zip(settled);
    Advice { names: names.filter_map(|(name, settled)| candidate(&lines[name.line], name, settled?)).collect(), titles }
}

/// The runs of `line` that are titles.
fn title_spans<'a>(line: &'a Line<'_>, roles: &'a [mark::Role]) -> impl Iterator<Item = Span> + 'a {
    let mut pieces = line.pieces.iter();
    roles.chunk_by(|role, next| role == next).filter_map(move |run| {
        let first = pieces.next()?;
        let last = run.len().checked_sub(2).map_or(Some(first), |between| pieces.nth(between))?;
        (run[0] == mark::Role::Title).then_some(Span { start: first.span.start, end: last.span.end })
    })
}

fn candidate(line: &Line<'_>, name: &Name, (kind, confidence): vote::Settled) -> Option<Candidate> {
    let pieces = &line.pieces[name.pieces.clone()];
    let (first, last) = (pieces.first()?, pieces.last()?);
    Some(Candidate { span: Span { start: first.span.start, end: last.span.end }, kind, confidence })
}

/// The sentences of the article as lines. Image slugs and run times hold no names that can be trusted, but agency
/// credits do, so every region is read.
fn lines<'a>(article: &'a Article, segments: &Segments, gazetteer: &'a Gazetteer) -> Vec<Line<'a>> {
    let mut words = Words::new(gazetteer);
    segments
        .sentences
        .iter()
        .map(|sentence| {
            let pieces = piece::pieces(article, segments, sentence, &mut words);
            let kind = article.regions.get(sentence.region).map_or(RegionKind::Paragraph, |region| region.kind);
            let style = profile::style(&pieces, kind);
            Line { phrases: phrase::Phrases::new(&pieces, gazetteer), pieces, style }
        })
        .collect()
}
