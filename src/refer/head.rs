//! Descriptions of what is no person by the word that heads its name: "the commission" after the European Commission,
//! "the bank" after the Bank of Japan.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::account::Account;
use super::lexicon::Lexicon;
use super::line::Line;
use super::phrase::{closes, determiner};
use crate::entity::gazetteer::{Gazetteer, Sorts};
use crate::entity::piece::Shape;
use crate::model::{Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Rule, Span};
use crate::text::fold::fold;

/// How sure it is that the last thing named with the head is meant, and how sure where another with it was named lately.
const CONFIDENCE: [f32; 2] = [0.85, 0.7];
/// How many sentences back another thing was named lately.
const LATELY: usize = 3;
/// How many things with one head are remembered.
const MOST_KNOWN: usize = 20;
/// How many sentences a name is remembered.
const REMEMBERED: usize = 20;

/// How many words before a head are looked at.
const LONGEST: usize = 5;

/// Words that begin such a description.
const DETERMINERS: [&str; 2] = ["the", "this"];
/// Heads of names that mostly mean something else where they stand alone: "the press", "the house".
const VAGUE: [&str; 31] = [
    "police",
    "government",
    "administration",
    "press",
    "media",
    "news",
    "post",
    "mail",
    "house",
    "business",
    "energy",
    "capital",
    "order",
    "force",
    "forces",
    "office",
    "street",
    "road",
    "day",
    "sea",
    "coast",
    "world",
    "system",
    "effect",
    "workers",
    "staff",
    "times",
    "works",
    "front",
    "cross",
    "board",
];

/// A noun that may head a name, in one sentence, with nothing behind it that goes on with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headed {
    pub(super) line: usize,
    /// The words up to the noun, which is the last, folded and joined by spaces.
    text: String,
    /// The same one by one.
    words: Vec<Word>,
    /// Where the noun ends.
    end: u32,
    /// Whether "of" follows.
    of: bool,
}

/// A word before a noun, or the noun.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// Where it begins in the text of them all.
    at: usize,
    /// Where it begins in the article.
    start: u32,
    /// Whether it is part of a name.
    is_named: bool,
}

/// The nouns in `line`, number `number`, that may head a name.
pub(super) fn headed(line: &Line<'_>, number: usize, lexicon: &Lexicon) -> impl Iterator<Item = Headed> {
    let any = HEADS.iter().fold(Sorts::NONE, |any, (_, sorts)| any.union(*sorts));
    let is_one = move |at: &usize| line.is(*at, any) && !line.is_hyphened(*at) && closes(line, at + 1, lexicon);
    (1..line.pieces.len()).filter(is_one).map(move |at| {
        let from = (0..at).rev().take(LONGEST).take_while(|before| line.pieces[*before].shape != Shape::Mark).last();
        let (mut text, mut words) = (String::new(), Vec::new());
        for at in from.unwrap_or(at)..=at {
            let piece = &line.pieces[at];
            if !words.is_empty() {
                text.push(' ');
            }
            words.push(Word { at: text.len(), start: piece.span.start, is_named: line.name(at).is_some() });
            text.push_str(&piece.folded);
        }
        Headed { line: number, text, words, end: line.pieces[at].span.end, of: line.word(at + 1) == "of" }
    })
}

/// What heads the names of things of each type.
const HEADS: [(EntityType, Sorts); 4] = [
    (EntityType::Organisation, Sorts::ORGANISATION_HEAD),
    (EntityType::Place, Sorts::PLACE_HEAD),
    (EntityType::Event, Sorts::EVENT_HEAD),
    (EntityType::Misc, Sorts::WORK_HEAD),
];

/// What a company may be called whose name ends with its legal form.
const COMPANY: &str = "company";

/// How the entities may be described.
#[derive(Debug, Default)]
pub(super) struct Heads {
    /// The heads of the names of each, folded.
    of: Vec<BTreeSet<String>>,
    /// Whose is a name of several words with a head, folded.
    named: HashMap<String, BTreeSet<EntityId>>,
}

impl Heads {
    pub(super) fn new(entities: &[Entity], gazetteer: &Gazetteer) -> Self {
        let mut heads = Self::default();
        for (at, entity) in entities.iter().enumerate() {
            let mut own = BTreeSet::new();
            let names = entity.aliases.iter().map(|alias| alias.text.as_str()).chain([entity.name.as_str()]);
            let sorts = HEADS.iter().find(|(kind, _)| *kind == entity.kind).map(|(_, sorts)| *sorts);
            for name in names.filter(|name| name.contains(' ')).map(fold) {
                let Some(head) = sorts.and_then(|sorts| head(&name, sorts, gazetteer)) else { continue };
                own.insert(head);
                heads.named.entry(name).or_default().insert(EntityId::new(at));
            }
            heads.of.push(own);
        }
        heads
    }
}

/// The word that heads the folded `name` of several words, if it is one of `sorts`.
fn head(name: &str, sorts: Sorts, gazetteer: &Gazetteer) -> Option<String> {
    let whole = name.split_once(" of ").map_or(name, |(head, _)| head);
    let last = whole.rsplit(' ').next().filter(|last| *last != name)?;
    if sorts == Sorts::ORGANISATION_HEAD && gazetteer.sorts(last).any(Sorts::COMPANY_FORM) {
        return Some(COMPANY.to_owned());
    }
    gazetteer.sorts(last).any(sorts).then(|| last.to_owned())
}

/// Where something was named.
#[derive(Clone, Copy, Debug)]
struct Named {
    line: usize,
    entity: EntityId,
    span: Span,
}

/// The mentions in `account` of things by the heads of their names, or by their names in small letters.
pub(super) fn mentions(account: &Account<'_>, heads: &Heads) -> Vec<Mention> {
    let mut last: HashMap<&str, Vec<Named>> = HashMap::new();
    let lines = account.outline.names.iter().enumerate();
    let mut names = lines.flat_map(|(line, names)| names.iter().map(move |name| (line, *name))).peekable();
    let mut mentions = Vec::new();
    // "The guard" may be somebody.
    let people: HashSet<u32> = account.outline.found.iter().map(|found| found.noun_end).collect();
    for headed in account.outline.headed.iter().filter(|headed| !people.contains(&headed.end)) {
        while let Some((line, name)) = names.next_if(|(_, name)| account.names[*name].span.end <= headed.end) {
            // Who prints an article is none whom it speaks of.
            if account.is_imprint(line) {
                continue;
            }
            let Mention { entity, span, .. } = account.names[name];
            for head in &heads.of[entity.index()] {
                let known = last.entry(head).or_default();
                known.retain(|other| other.entity != entity);
                known.push(Named { line, entity, span });
                if known.len() > MOST_KNOWN {
                    known.remove(0);
                }
            }
        }
        let known = last.get(headed.word(headed.words.len() - 1)).map_or(&[][..], Vec::as_slice);
        let meant = headed.by_name(heads, known).or_else(|| headed.by_head(known));
        mentions.extend(meant.map(|Meant { span, entity, confidence, evidence }| Mention {
            article: account.article,
            span,
            entity,
            kind: MentionKind::Nominal,
            confidence,
            reason: Reason {
                rule: Rule::Description,
                evidence: evidence.map(|span| Passage { article: account.article, span }),
            },
        }));
    }
    mentions
}

/// What a noun means, and the words that do.
struct Meant {
    span: Span,
    entity: EntityId,
    confidence: f32,
    evidence: Option<Span>,
}

impl Headed {
    /// The words from number `from` on.
    fn words_from(&self, from: usize) -> &str {
        &self.text[self.words[from].at..]
    }

    /// Word number `at`.
    fn word(&self, at: usize) -> &str {
        let end = self.words.get(at + 1).map_or(self.text.len(), |next| next.at - 1);
        &self.text[self.words[at].at..end]
    }

    fn is_determiner(&self, at: usize) -> bool {
        DETERMINERS.contains(&self.word(at))
    }

    /// Whom the noun means that stands right behind its determiner, of those `known` by the head, the last named last.
    fn by_head(&self, known: &[Named]) -> Option<Meant> {
        let head = self.words.len() - 1;
        let determiner = head.checked_sub(1).filter(|before| self.is_determiner(*before))?;
        let is_one = !self.of && !VAGUE.contains(&self.word(head));
        let (named, others) = known.split_last()?;
        let rivals = others.last().is_some_and(|other| self.line - other.line <= LATELY);
        (is_one && self.line - named.line <= REMEMBERED).then_some(Meant {
            span: Span { start: self.words[determiner].start, end: self.end },
            entity: named.entity,
            confidence: CONFIDENCE[usize::from(rivals)],
            evidence: Some(named.span),
        })
    }

    /// Whose name the noun ends in small letters: "the Indian navy". Where several have it, the one of those `known` by the
    /// head that was named last.
    fn by_name(&self, heads: &Heads, known: &[Named]) -> Option<Meant> {
        let (from, owners) =
            (0..self.words.len() - 1).find_map(|from| Some((from, heads.named.get(self.words_from(from))?)))?;
        let named = known.iter().rev().find(|named| owners.contains(&named.entity));
        let only = owners.first().copied().filter(|_| owners.len() == 1);
        let before = from.checked_sub(1);
        let determined = before.is_some_and(|before| self.is_determiner(before));
        // The Russian foreign ministry is not any that is called Foreign Ministry, and another one is not this.
        let is_other =
            |before: usize| self.words[before].is_named || determiner(self.word(before)).is_some() && !determined;
        if before.is_some_and(is_other) || named.is_none() && !determined {
            return None;
        }
        Some(Meant {
            span: Span { start: self.words[from - usize::from(determined)].start, end: self.end },
            entity: named.map(|named| named.entity).or(only)?,
            confidence: CONFIDENCE[0],
            evidence: named.map(|named| named.span),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::link::link;
    use crate::model::MentionKind;
    use crate::reading::marked::reading;
    use crate::refer::described;

    /// Checks what the last sentences of `text` describe, each with the name of what is meant.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let readings = [reading(text)];
        let links = described(&readings, link(&readings)).links;
        let described = links.mentions.iter().filter(|mention| mention.kind == MentionKind::Nominal);
        let told: Vec<_> = described
            .map(|mention| {
                let words = readings[0].article.slice(mention.span);
                format!("{words}: {}", links.entities[mention.entity.index()].name)
            })
            .collect();
        assert_eq!(told.join("; "), expected, "{text}");
    }

    #[test]
    fn heads_of_names_mean_what_was_named_last() {
        check("The European Commission met. Then the commission slept.", "the commission: European Commission");
        check("The Bank of Japan met. It rained on the bank.", "the bank: Bank of Japan");
        check(
            "The Bank of Japan met. Then the Bank of England slept. It rained on the bank.",
            "the bank: Bank of England",
        );
    }

    #[test]
    fn heads_before_other_words_mean_nothing() {
        check("The European Commission met. It sat in the commission building.", "");
        check("The Bank of Japan met. It rained on the bank of the river.", "");
        check("It rained on the bank. The Bank of Japan met.", "");
    }

    #[test]
    fn names_in_small_letters_are_names() {
        check("The Indian Navy met. Then the Indian navy slept.", "the Indian navy: Indian Navy");
        check("The Foreign Ministry met. Then the foreign ministry slept.", "the foreign ministry: Foreign Ministry");
        check("The Foreign Ministry met. Then the Russian foreign ministry slept.", "");
        check("The Foreign Ministry met. Another foreign ministry slept.", "");
    }

    #[test]
    fn what_may_be_somebody_or_anything_is_none() {
        check("The National Guard met. It rained on the guard.", "the guard: the guard");
        check("The Ostermond Press met. It rained on the press.", "");
    }

    #[test]
    fn companies_are_known_by_their_legal_form() {
        check("Ostermond Holdings Inc. opened. Then the company slept.", "the company: Ostermond Holdings Inc.");
    }
}
