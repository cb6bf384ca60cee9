//! People without a name: "a senior official" and "the official" of one article are one person.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::account::{Account, Found};
use super::lexicon::{Fit, Lexicon};
use super::phrase::{Determiner, Phrase};
use crate::model::{Alias, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Rule, Span};

/// How sure it is that two descriptions by one noun mean one person.
const CONFIDENCE: f32 = 0.7;
/// How many sentences a person without a name is remembered.
const REMEMBERED: usize = 40;

/// Within how many sentences somebody is named who was spoken of without a name.
const NAMED_WITHIN: usize = 8;

/// With how many of those spoken of first most lately a description is compared at most.
const MOST_COMPARED: usize = 200;

/// A person without a name.
#[derive(Debug)]
struct Person {
    noun: String,
    modifiers: Vec<String>,
    last: usize,
    /// Where they are spoken of.
    places: Vec<Span>,
}

/// The people of one article who have no name, in the order in which they are spoken of first.
#[derive(Debug, Default)]
pub(super) struct Unnamed(Vec<Person>);

impl Unnamed {
    /// Takes in a phrase that means nobody with a name.
    pub(super) fn read(&mut self, found: &Found, lexicon: &Lexicon) {
        let Found { line, phrase, span, .. } = found;
        let known = match phrase.determiner {
            Determiner::Indefinite => None,
            _ => self.0.iter_mut().rev().take(MOST_COMPARED).find(|person| person.may_be(*line, phrase, lexicon)),
        };
        match known {
            Some(person) => {
                person.last = *line;
                person.places.push(*span);
            }
            None => self.0.push(Person {
                noun: phrase.noun.clone(),
                modifiers: phrase.modifiers.clone(),
                last: *line,
                places: vec![*span],
            }),
        }
    }

    /// Takes out whoever `found`, which means somebody with a name, spoke of before without it, and tells where: "a man" before
    /// "the man, Peter Marsh,".
    pub(super) fn take(&mut self, found: &Found, lexicon: &Lexicon) -> Vec<Span> {
        let Found { line, phrase, .. } = found;
        let late = self.0.iter().enumerate().rev().take(MOST_COMPARED);
        let mut alike = late.filter(|(_, person)| person.noun == phrase.noun && person.may_be(*line, phrase, lexicon));
        let is_late = |person: &Person| line - person.last <= NAMED_WITHIN;
        let known = alike.next().filter(|(_, person)| is_late(person) && alike.next().is_none());
        let known = known.filter(|_| phrase.determiner == Determiner::Definite);
        let known = known.map(|(at, _)| at);
        known.map_or_else(Vec::new, |at| self.0.remove(at).places)
    }

    /// The people as entities of `account`, each with its mentions, whose entity is still to be numbered.
    pub(super) fn into_entities(self, account: &Account<'_>) -> Vec<(Entity, Vec<Mention>)> {
        self.0.into_iter().map(|person| person.entity(account)).collect()
    }
}

impl Person {
    /// Whether a definite `phrase` in sentence `line` can mean this person: the same noun, and nothing that parts them.
    fn may_be(&self, line: usize, phrase: &Phrase, lexicon: &Lexicon) -> bool {
        let fit = lexicon.fit(&phrase.noun, &self.noun);
        let new = phrase.modifiers.iter().any(|word| !self.modifiers.contains(word));
        line - self.last <= REMEMBERED && fit.is_some_and(|fit| fit >= Fit::Part) && (!new || self.modifiers.is_empty())
    }

    fn entity(self, account: &Account<'_>) -> (Entity, Vec<Mention>) {
        let spans = self.places;
        let first = spans.first().copied().map(|span| Passage { article: account.article, span });
        let mentions = spans.iter().enumerate().map(|(at, &span)| Mention {
            article: account.article,
            span,
            entity: EntityId::new(0),
            kind: MentionKind::Nominal,
            confidence: CONFIDENCE,
            reason: Reason { rule: Rule::Description, evidence: first.filter(|_| at > 0) },
        });
        let mentions = mentions.collect();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for span in &spans {
            *counts.entry(uncapitalised(account.reading.article.slice(*span))).or_default() += 1;
        }
        let mut aliases: Vec<_> = counts.into_iter().map(|(text, count)| Alias { text, count }).collect();
        aliases.sort_by_key(|alias| Reverse(alias.count));
        let name = first.map(|first| uncapitalised(account.reading.article.slice(first.span))).unwrap_or_default();
        (Entity { name, kind: EntityType::Person, aliases }, mentions)
    }
}

/// `text` as it stands inside a sentence: an article at its start in lower case, white space plain.
fn uncapitalised(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.split_once(' ') {
        Some((first @ ("The" | "A" | "An" | "This" | "That" | "One"), rest)) => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => text,
    }
}
