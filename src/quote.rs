//! Quoted words and who says them, in one article.
//!
//! `extent` finds where quoted words begin and end, `line` reads the paragraphs around them, `subject` finds what a verb
//! has for a subject, and `speaker` decides whose words they are. It is done by word order, without a parse, in the manner
//! of Pouliquen, Steinberger and Best 2007 ("Automatic Detection of Quotations in Multilingual News") and of the
//! rule-based baselines of Pareti et al. 2013 ("Automatically Detecting and Attributing Indirect Quotations"): a quotation
//! without a speaker is better than one with a wrong one. Indirect speech is not marked. `transcript` adds the turns of
//! those who speak without marks.

mod extent;
mod line;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;
mod transcript;
mod word;

use crate::entity::Candidate;
use crate::entity::gazetteer::Gazetteer;
use crate::model::{Article, ArticleId, EntityId, Mention, MentionKind, Passage, Quote, QuoteKind, RegionKind, Span};
use crate::text::segment::Segments;
use extent::Extent;
use line::{Line, Part, Source, What};
use speaker::{Ending, Found, Way};
use word::Class;

/// So many words or fewer are no speech unless a verb of saying stands beside them.
const FEW_WORDS: usize = 2;

/// So many words and more are speech even within a sentence of the teller.
const MANY_WORDS: usize = 8;

/// The longest sentence, in words and marks, that may do no more than tell who spoke before it.
const SHORT_CLAUSE: usize = 6;

/// Quoted words of one article and the words that tell who says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks; to the end of the paragraph where they are left open. In a transcript, the paragraph.
    pub span: Span,
    /// What the words are in their sentence.
    pub kind: QuoteKind,
    /// Who says them: a name without its title ("Doe"), a pronoun ("she"), or a description from its first word to its
    /// head ("a senior official" of "a senior official at the ministry"). None where that cannot be told.
    pub speaker: Option<Span>,
    /// In how many quotations it lies. Of those inside another, no speaker is known.
    pub depth: usize,
    /// Whether it goes on from the quotation before, which was left open at the end of its paragraph.
    pub continues: bool,
}

/// The quotations of `article`, ordered by where they start.
#[must_use]
pub fn quotations(article: &Article, segments: &Segments, candidates: &[Candidate]) -> Vec<Quotation> {
    let mut quotations = marked(article, segments, candidates);
    transcript::add(article, candidates, &mut quotations);
    quotations
}

/// The quotations that have marks, ordered by where they start.
fn marked(article: &Article, segments: &Segments, candidates: &[Candidate]) -> Vec<Quotation> {
    let extents = extent::extents(article, segments);
    if extents.is_empty() {
        return Vec::new();
    }
    let source = Source { article, segments, candidates, extents: &extents, gazetteer: Gazetteer::default() };
    let mut finder = Finder { source: &source, found: vec![None; extents.len()], last: None };
    for region in &article.regions {
        finder.read(region.span, region.kind, &Line::new(&source, region));
    }
    finder.look_back();
    let found = finder.found;
    extents.iter().zip(found).map(|(extent, found)| quotation(article, *extent, found)).collect()
}

fn quotation(article: &Article, extent: Extent, found: Option<Found>) -> Quotation {
    let Extent { span, depth, continues } = extent;
    Quotation { span, kind: kind(article, span, found), speaker: found.map(|one| one.phrase.span), depth, continues }
}

/// The quotations of one article in which somebody speaks, and the entities of the mentions that stand where the speakers
/// do. `mentions` are those of the article, in order.
pub fn quotes<'a>(
    article: ArticleId,
    quotations: &'a [Quotation],
    mentions: &'a [Mention],
) -> impl Iterator<Item = Quote> + 'a {
    let spoken = quotations.iter().filter(|one| one.depth == 0 && one.kind != QuoteKind::Scare);
    spoken.map(move |one| Quote {
        passage: Passage { article, span: one.span },
        kind: one.kind,
        speaker: one.speaker.and_then(|speaker| entity_at(mentions, speaker)),
    })
}

/// How many mentions before a speaker are looked through for a description that ends with it.
const NEAR: usize = 8;

/// The entity of the mention that ends with `speaker`, if there is just one: that of a description which holds it before that
/// of a name, "the Ohio Republican" before the party.
fn entity_at(mentions: &[Mention], speaker: Span) -> Option<EntityId> {
    let later = mentions.partition_point(|mention| mention.span.start < speaker.start);
    let mut holding = mentions[..later].iter().rev().take(NEAR).filter(|mention| mention.span.end == speaker.end);
    let is_described = |mention: &&Mention| mention.kind == MentionKind::Nominal;
    holding.find(is_described).map(|mention| mention.entity).or_else(|| entity_from(mentions, speaker))
}

/// The entity of the mention that begins no earlier than `speaker` and ends with it, if there is just one.
fn entity_from(mentions: &[Mention], speaker: Span) -> Option<EntityId> {
    let before = mentions.partition_point(|mention| mention.span.start < speaker.start);
    let inside = mentions[before..].iter().take_while(|mention| mention.span.start < speaker.end);
    // A name inside a longer phrase ("the Swiss") is not who the phrase means.
    let is_whole = |mention: &&Mention| mention.kind != MentionKind::Name || mention.span == speaker;
    let mut here = inside.filter(|mention| mention.span.end >= speaker.end).filter(is_whole);
    let first = here.next()?;
    here.all(|other| other.entity == first.entity).then_some(first.entity)
}

/// Goes through an article, paragraph by paragraph.
struct Finder<'a> {
    source: &'a Source<'a>,
    found: Vec<Option<Found>>,
    /// The speaker of the words that end the paragraph before, or of whose speech it tells last, and what kind of region that is.
    last: Option<(RegionKind, Found)>,
}

impl Finder<'_> {
    fn read(&mut self, span: Span, kind: RegionKind, line: &Line) {
        let mut last = self.last.take().filter(|(before, _)| *before == kind).map(|(_, found)| found);
        let mut ends_with_speech = false;
        for (number, clause) in line.clauses.iter().enumerate() {
            let parts = clause.clone().filter_map(|at| Some((at, quote_of(line, at)?)));
            let quotes: Vec<(usize, usize)> = parts.collect();
            let is_alone = clause.clone().all(|at| is_light(&line.parts[at]));
            for &(at, quote) in &quotes {
                let told = speaker::told(line, at, ending(self.source.article, self.source.extents[quote].span));
                let found = told.or_else(|| self.alone(line, number, (quote, is_alone), last));
                self.found[quote] = found;
            }
            let speaker = quotes.iter().rev().find_map(|(_, quote)| self.found[*quote]);
            ends_with_speech = speaker.is_some();
            // A sentence without quoted words ends the turn, unless words behind it are told to be the same speaker's.
            last = speaker;
        }
        let is_blank = span.is_empty() || line.parts.is_empty();
        // Words that stand alone in the next paragraph may be what this one ends with telling of.
        let announced = || speaker::announced(line, line.clauses.len().checked_sub(1)?);
        let announced = || announced().map(|phrase| Found { phrase, way: Way::Behind });
        let last = if ends_with_speech { last } else { announced() };
        self.last = last.filter(|_| !is_blank).map(|found| (kind, found));
    }

    /// The speaker of words that have none beside them: of those that they continue, or of the sentence before.
    fn alone(&self, line: &Line, clause: usize, quote: (usize, bool), last: Option<Found>) -> Option<Found> {
        let (quote, is_alone) = quote;
        let found = |phrase| Found { phrase, way: Way::Behind };
        if self.source.extents[quote].continues {
            return self.before(quote).map(|before| found(before.phrase));
        }
        if !is_alone {
            return None;
        }
        if self.is_followed_by_speaker(line, clause, quote) {
            return None;
        }
        last.map(|last| found(last.phrase)).or_else(|| speaker::announced(line, clause.checked_sub(1)?).map(found))
    }

    /// Whether a short sentence behind a question or call can tell who utters it, with a verb that is not known: "Doe
    /// pressed."
    fn is_followed_by_speaker(&self, line: &Line, clause: usize, quote: usize) -> bool {
        let is_call = ending(self.source.article, self.source.extents[quote].span) == Ending::Call;
        let next = line.clauses.get(clause + 1).filter(|next| next.len() <= SHORT_CLAUSE);
        is_call && next.is_some_and(|next| !line.parts[next.clone()].iter().any(Part::is_quote))
    }

    /// Gives words that were left open at the end of their paragraph the speaker told where they go on.
    fn look_back(&mut self) {
        for at in (1..self.found.len()).rev() {
            let found = self.found[at].map(|found| Found { way: Way::Behind, ..found });
            if self.source.extents[at].continues && self.found[at - 1].is_none() {
                self.found[at - 1] = found;
            }
        }
    }

    /// The speaker of the quotation before the one at `quote`, on the same depth.
    fn before(&self, quote: usize) -> Option<Found> {
        let at = (0..quote).rev().find(|&at| self.source.extents[at].depth == 0)?;
        self.found[at]
    }
}

/// Whether a sentence that holds but quoted words and `part` says nothing itself: "But".
fn is_light(part: &Part) -> bool {
    matches!(part.what, What::Quote(_) | What::Mark) || part.class == Class::Conjunction
}

fn quote_of(line: &Line, at: usize) -> Option<usize> {
    match line.parts[at].what {
        What::Quote(quote) => Some(quote),
        _ => None,
    }
}

/// The words between the marks of `span`.
fn words(article: &Article, span: Span) -> &str {
    article.slice(span).trim_matches(|ch: char| "“”„«»\"‘’'".contains(ch) || ch.is_whitespace())
}

fn ending(article: &Article, span: Span) -> Ending {
    match words(article, span).chars().next_back() {
        Some('.' | '…') => Ending::Stop,
        Some(',' | '—' | '–' | '-' | ';') => Ending::Pause,
        Some('?' | '!') => Ending::Call,
        _ => Ending::Word,
    }
}

/// What the words of `span` are, of which `found` says whose they are.
fn kind(article: &Article, span: Span, found: Option<Found>) -> QuoteKind {
    let text = words(article, span);
    let count = text.split_whitespace().count();
    let is_sentence = text.starts_with(char::is_uppercase) && text.ends_with(['.', '?', '!', '…', ',', '—']);
    match found.map(|found| found.way) {
        Some(Way::Beside | Way::Behind) => QuoteKind::Speech,
        _ if count >= MANY_WORDS || (count > FEW_WORDS && is_sentence) => QuoteKind::Speech,
        _ if is_title(text) => QuoteKind::Scare,
        Some(Way::Inside) => QuoteKind::Fragment,
        None if count <= FEW_WORDS => QuoteKind::Scare,
        None => QuoteKind::Fragment,
    }
}

/// Whether the words are written as titles are: `A Farewell to Ships`.
fn is_title(text: &str) -> bool {
    let long: Vec<&str> = text.split_whitespace().filter(|word| word.len() > 3).collect();
    !long.is_empty() && long.iter().all(|word| word.starts_with(|ch: char| ch.is_uppercase() || ch.is_numeric()))
}
