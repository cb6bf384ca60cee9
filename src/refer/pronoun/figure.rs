//! Where an article speaks of someone or something, with what the words around tell of its part in the sentence.

use super::class::Class;
use super::form::{Case, Form};
use super::sketch::Sketch;
use crate::model::Span;

/// How a figure is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// By a name of several words.
    FullName,
    /// By a name of one word.
    ShortName,
    /// By a description that is known to be an entity's.
    Description,
    /// By a description that no entity is known of.
    Unnamed,
    /// By a pronoun.
    Pronoun(Form),
}

/// The part of a figure in its sentence; who is more likely to be spoken of next comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Subject,
    Object,
    Possessive,
    Oblique,
    Other,
}

/// How many parts there are.
pub(super) const ROLES: usize = Role::Other as usize + 1;

/// A place where someone or something is spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The words.
    pub span: Span,
    /// How it is worded.
    pub wording: Wording,
    /// The first of its tokens.
    pub(super) first: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The position of its sentence.
    pub(super) sentence: usize,
    /// How many tokens of the sentence stand before.
    pub(super) offset: usize,
    /// The class of the token before.
    pub(super) before: Class,
    /// The class of the token after.
    pub(super) after: Class,
    /// The class of the token before the noun phrase that ends with the figure: titles are passed over.
    pub(super) lead: Class,
    /// The class of the token after the figure and what stands between commas after it.
    pub(super) trail: Class,
    /// Its part in the sentence.
    pub(super) role: Role,
}

/// How many tokens of a title are passed over.
const LONGEST_TITLE: usize = 6;
/// How many tokens between commas are passed over.
const LONGEST_APPOSITION: usize = 14;

impl Figure {
    /// The figure that the tokens from `first` up to `end` are, `span` in the text.
    pub(super) fn new(sketch: &Sketch, span: Span, wording: Wording) -> Self {
        let tokens = &sketch.reading.segments.tokens;
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end).max(first + 1);
        let sentence = sketch.sentence_of(first);
        let start = sketch.reading.segments.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
        let mut figure = Self {
            span,
            wording,
            first,
            end,
            sentence,
            offset: first - start.min(first),
            before: sketch.before(first),
            after: sketch.after(end),
            lead: lead(sketch, first),
            trail: trail(sketch, end),
            role: Role::Other,
        };
        figure.role = figure.find_role();
        figure
    }

    /// The same words in apposition to `before`, which has their part in the sentence: "Doe's aide, Roe, said".
    pub(super) fn in_place_of(self, before: &Self) -> Self {
        let Self { offset, before: class, lead, trail, role, .. } = *before;
        let trail = if self.after == Class::Comma { trail } else { self.trail };
        let role = if self.after == Class::Possessive { self.role } else { role };
        Self { offset, before: class, lead, trail, role, ..self }
    }

    fn find_role(&self) -> Role {
        let case = match self.wording {
            Wording::Pronoun(form) => Some(form.case),
            _ => None,
        };
        match (case, self.lead) {
            (Some(Case::Possessive), _) => Role::Possessive,
            (_, _) if self.after == Class::Possessive => Role::Possessive,
            (Some(Case::Subject), _) if self.trail.is_verb() => Role::Subject,
            (_, lead) if lead.is_preposition() => Role::Oblique,
            (Some(Case::Object | Case::Reflexive), _) => Role::Object,
            (_, _) if self.trail.is_verb() => Role::Subject,
            (_, Class::Edge) => Role::Subject,
            (_, lead) if lead.is_verb() || lead == Class::Ing => Role::Object,
            _ => Role::Other,
        }
    }

    /// Whether it is worded as a pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        matches!(self.wording, Wording::Pronoun(_))
    }
}

fn lead(sketch: &Sketch, first: usize) -> Class {
    let mut at = first;
    for _ in 0..LONGEST_TITLE {
        let class = sketch.before(at);
        let title = matches!(class, Class::Capital | Class::Word | Class::Determiner | Class::Owner);
        if !title {
            return class;
        }
        at -= 1;
    }
    Class::Word
}

fn trail(sketch: &Sketch, end: usize) -> Class {
    let class = sketch.after(end);
    if class != Class::Comma {
        return class;
    }
    let close = (end + 1..end + LONGEST_APPOSITION).find(|&at| matches!(sketch.after(at), Class::Comma | Class::Edge));
    close.map_or(class, |close| sketch.after(close + 1))
}
