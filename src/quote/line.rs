//! One region as those who look for speakers read it: a name is one part, quoted words are one part.

use std::ops::Range;

use super::extent::Extent;
use super::word::{self, Class};
use crate::entity::Candidate;
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::piece::office_of_initials;
use crate::model::{Article, EntityType, Region, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Sentence, TokenKind};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Word,
    Number,
    Possessive,
    Mark,
    /// A name of a person, or of something that may speak.
    Name(EntityType),
    /// The quotation at this place of the list.
    Quote(usize),
}

/// A word, a mark, a name or a quotation.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) span: Span,
    /// In lower case; empty for quotations.
    pub(super) text: String,
    pub(super) what: What,
    /// Plain for all but words.
    pub(super) class: Class,
    sorts: Sorts,
}

impl Part {
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.what == What::Mark && self.text == mark
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self.what, What::Name(_))
    }

    pub(super) fn is_person(&self) -> bool {
        self.what == What::Name(EntityType::Person)
    }

    pub(super) fn is_quote(&self) -> bool {
        matches!(self.what, What::Quote(_))
    }

    /// A word that belongs to no class.
    pub(super) fn is_plain(&self) -> bool {
        self.what == What::Word && self.class == Class::Plain
    }

    /// A noun for people, or a form of address.
    pub(super) fn is_role(&self) -> bool {
        let is_listed = |sorts: Sorts| sorts.any(Sorts::TITLE.union(Sorts::ROLE).union(Sorts::HONORIFIC));
        self.what == What::Word && is_listed(self.sorts)
    }

    /// A day, a month or a number.
    pub(super) fn is_date(&self) -> bool {
        self.what == What::Number || (self.what == What::Word && self.sorts.any(Sorts::CALENDAR))
    }
}

/// The parts of one region.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) parts: Vec<Part>,
    /// The clauses: sentences, parted at semicolons as well.
    pub(super) clauses: Vec<Range<usize>>,
}

/// What an article is read with.
pub(super) struct Source<'a> {
    pub(super) article: &'a Article,
    pub(super) segments: &'a Segments,
    pub(super) candidates: &'a [Candidate],
    pub(super) extents: &'a [Extent],
    pub(super) gazetteer: Gazetteer,
}

impl Line {
    /// Reads `region`.
    pub(super) fn new(source: &Source, region: &Region) -> Self {
        let sentences = sentences(source.segments, region.span);
        let mut line = Self { parts: Vec::new(), clauses: Vec::new() };
        let Some((first, last)) = sentences.first().zip(sentences.last()) else { return line };
        let mut starts = Vec::new();
        let mut at = region.span.start;
        for token in &source.segments.tokens[first.tokens.start..last.tokens.end] {
            if token.span.start < at {
                continue;
            }
            if sentences.binary_search_by_key(&token.span.start, |sentence| sentence.span.start).is_ok() {
                starts.push(line.parts.len());
            }
            let mut part = source.part(token.span, token.kind);
            let is_time = || line.parts.last().is_some_and(|before| before.what == What::Number);
            let office = office_of_initials(source.article.slice(token.span)).filter(|_| !is_time());
            if let Some(office) = office {
                // Who said so is no hour.
                part.sorts = source.gazetteer.sorts(office);
            }
            part.class = line.class_behind(&part);
            at = part.span.end;
            let parts_clauses = part.is_mark(";");
            line.parts.push(part);
            if parts_clauses {
                starts.push(line.parts.len());
            }
        }
        line.clauses = clauses(&starts, line.parts.len());
        line
    }

    /// The class of `part` behind the parts so far.
    fn class_behind(&self, part: &Part) -> Class {
        let before = |nth: usize| self.parts.iter().nth_back(nth).map_or("", |part| part.text.as_str());
        let makes_clear =
            || part.text == "clear" && (before(0) == "made" || (before(0) == "it" && before(1) == "made"));
        let is_verb = part.what == What::Word && (word::is_bare_verb(&part.text, before(0)) || makes_clear());
        if is_verb { Class::Saying } else { part.class }
    }

    /// The place of the clause that holds the part at `at`.
    pub(super) fn clause_at(&self, at: usize) -> usize {
        self.clauses.partition_point(|clause| clause.end <= at)
    }
}

fn clauses(starts: &[usize], end: usize) -> Vec<Range<usize>> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).filter(|(start, end)| *start < end).map(|(&start, end)| start..end).collect()
}

fn sentences(segments: &Segments, span: Span) -> &[Sentence] {
    let all = &segments.sentences;
    let from = all.partition_point(|sentence| sentence.span.start < span.start);
    let to = all.partition_point(|sentence| sentence.span.start < span.end);
    &all[from..to.max(from)]
}

impl Source<'_> {
    /// The part that begins with the token at `span`.
    fn part(&self, span: Span, kind: TokenKind) -> Part {
        if let Some(at) = self.quote_at(span.start) {
            return part(self.extents[at].span, String::new(), What::Quote(at));
        }
        if let Some(name) = self.name_at(span.start) {
            return part(name.span, self.article.slice(name.span).to_lowercase(), What::Name(name.kind));
        }
        let text = self.article.slice(span).to_lowercase();
        let what = match kind {
            TokenKind::Word => What::Word,
            TokenKind::Number => What::Number,
            TokenKind::Possessive => What::Possessive,
            TokenKind::Mark | TokenKind::Link => What::Mark,
        };
        if what != What::Word {
            return part(span, text, what);
        }
        Part { class: word::class(&text), sorts: self.gazetteer.sorts(&fold(&text)), ..part(span, text, what) }
    }

    fn quote_at(&self, start: u32) -> Option<usize> {
        let at = self.extents.partition_point(|extent| extent.span.start < start);
        self.extents.get(at).filter(|extent| extent.span.start == start && extent.depth == 0).map(|_| at)
    }

    fn name_at(&self, start: u32) -> Option<&Candidate> {
        let at = self.candidates.partition_point(|name| name.span.start < start);
        // "The Swiss" is a description.
        let is_people =
            |name: &Candidate| self.gazetteer.sorts(&fold(self.article.slice(name.span))).any(Sorts::DEMONYM);
        self.candidates.get(at).filter(|name| name.span.start == start && !is_people(name))
    }
}

fn part(span: Span, text: String, what: What) -> Part {
    Part { span, text, what, class: Class::Plain, sorts: Sorts::NONE }
}
