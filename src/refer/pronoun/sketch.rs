//! An article with the class of every token and the quotation it stands in.

use super::class::{Class, Classes};
use crate::model::QuoteKind;
use crate::reading::Reading;
use crate::text::segment::Token;

/// One article, lightly parsed.
#[derive(Debug)]
pub(super) struct Sketch<'a> {
    pub(super) reading: &'a Reading,
    classes: Vec<Class>,
    sentences: Vec<u32>,
    /// The number of the quotation that a token stands in, its place in [`Reading::quotations`] plus one; zero outside.
    quotes: Vec<u32>,
}

impl<'a> Sketch<'a> {
    pub(super) fn new(reading: &'a Reading, words: &Classes) -> Self {
        let segments = &reading.segments;
        let of = |token: &Token| words.of(*token, reading.article.slice(token.span));
        let mut classes: Vec<Class> = segments.tokens.iter().map(of).collect();
        read_short_verbs(&mut classes);
        let mut sentences = Vec::with_capacity(segments.tokens.len());
        for (at, sentence) in (0..).zip(&segments.sentences) {
            sentences.extend(sentence.tokens.clone().map(|_| at));
            let inner = sentence.tokens.start..sentence.tokens.end.saturating_sub(1);
            // A dot inside a sentence ends an abbreviation: "Mr. Alder".
            classes[inner].iter_mut().filter(|class| **class == Class::Stop).for_each(|class| *class = Class::Capital);
        }
        let quotes = quotes(reading);
        Self { reading, classes, sentences, quotes }
    }

    /// The class of the token at `at`.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes[at]
    }

    /// The classes of all tokens.
    pub(super) fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The position of the sentence that the token at `at` stands in.
    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.sentences.get(at).or(self.sentences.last()).map_or(0, |sentence| *sentence as usize)
    }

    /// The class of the token before that at `at`, in the same sentence.
    pub(super) fn before(&self, at: usize) -> Class {
        let same = at > 0 && self.sentences.get(at) == self.sentences.get(at - 1);
        if same { self.classes[at - 1] } else { Class::Edge }
    }

    /// The class of the token at `at`, if the sentence of the token before it goes on.
    pub(super) fn after(&self, at: usize) -> Class {
        let same = at > 0 && self.sentences.get(at).is_some_and(|sentence| *sentence == self.sentences[at - 1]);
        if same { self.classes[at] } else { Class::Edge }
    }

    /// The number of the quotation that the token at `at` stands in; zero outside.
    pub(super) fn quote(&self, at: usize) -> u32 {
        self.quotes.get(at).copied().unwrap_or(0)
    }

    /// The region of a sentence.
    pub(super) fn region(&self, sentence: usize) -> usize {
        self.reading.segments.sentences.get(sentence).map_or(0, |sentence| sentence.region)
    }

    /// The words of the token at `at`.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.reading.article.slice(self.reading.segments.tokens[at].span)
    }
}

/// Takes the ending of "he's" and "that's" for the verb that it is.
fn read_short_verbs(classes: &mut [Class]) {
    for at in 1..classes.len() {
        let is_verb = matches!(classes[at - 1], Class::Pronoun | Class::That | Class::Who);
        if is_verb && classes[at] == Class::Possessive {
            classes[at] = Class::Be;
        }
    }
}

/// The number of the quotation that each token stands in.
fn quotes(reading: &Reading) -> Vec<u32> {
    let tokens = &reading.segments.tokens;
    let mut quotes = vec![0; tokens.len()];
    for (number, quotation) in (1..).zip(reading.quotations.iter()) {
        if quotation.depth == 0 && quotation.kind != QuoteKind::Scare {
            let from = tokens.partition_point(|token| token.span.start < quotation.span.start);
            let to = tokens.partition_point(|token| token.span.start < quotation.span.end);
            quotes[from..to.max(from)].fill(number);
        }
    }
    quotes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Span};
    use crate::quote::Quotation;

    #[test]
    fn short_verbs_are_no_possessives() {
        let mut classes = [Class::Pronoun, Class::Possessive, Class::Capital, Class::Possessive];
        read_short_verbs(&mut classes);
        assert_eq!(classes, [Class::Pronoun, Class::Be, Class::Capital, Class::Possessive]);
    }

    #[test]
    fn quotations_can_be_any_number() {
        let span = Span::new(0, 4);
        let reading = Reading::new(Article::of_paragraph("Word"));
        let quotation = Quotation { span, kind: QuoteKind::Speech, speaker: None, depth: 0, continues: false };
        let reading = Reading { quotations: vec![quotation; 70_000].into(), ..reading };
        assert_eq!(Sketch::new(&reading, &Classes::default()).quote(0), 70_000);
    }
}
