//! What a token does in its sentence, told by the word alone: a syntax light enough for any text.

use crate::text::segment::{Token, TokenKind};

/// The part of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// The edge of the sentence.
    #[default]
    Edge,
    /// `.`, `?`, `!`.
    Stop,
    /// A comma.
    Comma,
    /// A colon, semicolon, dash or bracket.
    Pause,
    /// A double or single quotation mark.
    Quote,
    /// Any other mark.
    Mark,
    /// `'s`.
    Possessive,
    /// A preposition.
    Preposition,
    /// "of".
    Of,
    /// "to".
    To,
    /// "by".
    By,
    /// "with".
    With,
    /// "and", "or".
    And,
    /// "but", "yet".
    But,
    /// "that".
    That,
    /// Opens a clause: "when", "because".
    When,
    /// Opens a clause about what is before: "who", "which".
    Who,
    /// "the", "a", "this".
    Determiner,
    /// A pronoun that may be a subject or object.
    Pronoun,
    /// "his", "their".
    Owner,
    /// A form of "be".
    Be,
    /// A form of "have".
    Have,
    /// "do", "will", "would", "can".
    Modal,
    /// "not", "never".
    Not,
    /// A verb of saying.
    Say,
    /// A past form, most likely of a verb.
    Past,
    /// A form in -ing.
    Ing,
    /// A word in -s: a plural or a verb.
    Ess,
    /// An adverb.
    Adverb,
    /// A number.
    Number,
    /// A word with a capital.
    Capital,
    /// Any other word.
    Word,
}

/// How many classes there are.
pub(super) const CLASSES: usize = Class::Word as usize + 1;

/// The words of each class that has a list, parted by spaces.
const LISTS: [(Class, &str); 17] = [
    (
        Class::Preposition,
        "in on at for from into onto over under about above across after against along amid among around before behind \
         below beneath beside besides between beyond despite during except inside like near off outside per regarding \
         since through throughout toward towards until upon via within without including",
    ),
    (Class::Of, "of"),
    (Class::To, "to"),
    (Class::By, "by"),
    (Class::With, "with alongside together"),
    (Class::And, "and or & nor"),
    (Class::But, "but yet so"),
    (Class::That, "that"),
    (Class::When, "when while because if although though as whereas unless once whether where why how what"),
    (Class::Who, "who whom whose which"),
    (Class::Determiner, "the a an this these those some any no each every both all another such"),
    (Class::Be, "is was are were be been being am isn't wasn't aren't weren't"),
    (Class::Have, "has had have having hasn't hadn't haven't"),
    (
        Class::Modal,
        "do does did will would can could shall should may might must cannot don't doesn't didn't won't wouldn't \
         can't couldn't shouldn't",
    ),
    (Class::Not, "not never n't"),
    (
        Class::Say,
        "said says say saying told tells tell telling asked asks replied added adds explained wrote writes insisted \
         warned announced claimed admitted acknowledged argued noted recalled declared stated stressed testified \
         tweeted confirmed denied thought thinks believes believed suggested complained joked quipped cried answered \
         whispered shouted exclaimed muttered observed remarked continued concluded",
    ),
    (
        Class::Past,
        "went came took made got gave saw found left kept held began led won lost met became ran sat stood brought \
         bought sent spent built fell felt put set rose drew grew spoke chose broke drove fought sold paid heard \
         understood knew taught caught shot hit cut let wore threw flew slept struck hung laid lay ate drank sang woke \
         shook swore stole hid rode bore",
    ),
];

/// The words of all lists, in order.
#[derive(Clone, Debug)]
pub(super) struct Classes(Vec<(&'static str, Class)>);

impl Default for Classes {
    fn default() -> Self {
        let mut words: Vec<_> =
            LISTS.iter().flat_map(|(class, words)| words.split_whitespace().map(|word| (word, *class))).collect();
        words.sort_by_key(|(word, _)| *word);
        Self(words)
    }
}

impl Classes {
    /// The class of `token`, which reads `text`.
    pub(super) fn of(&self, token: Token, text: &str) -> Class {
        match token.kind {
            TokenKind::Possessive => Class::Possessive,
            TokenKind::Number => Class::Number,
            TokenKind::Link => Class::Capital,
            TokenKind::Mark => mark(text),
            TokenKind::Word => self.word(text),
        }
    }

    fn word(&self, text: &str) -> Class {
        if let Some((form, _)) = super::form::form(text) {
            let owns = form.case == super::form::Case::Possessive;
            return if owns { Class::Owner } else { Class::Pronoun };
        }
        let lower = text.to_lowercase().replace('’', "'");
        if let Ok(at) = self.0.binary_search_by_key(&lower.as_str(), |(word, _)| word) {
            return self.0[at].1;
        }
        if text.starts_with(char::is_uppercase) {
            return Class::Capital;
        }
        let endings = [("ly", Class::Adverb), ("ed", Class::Past), ("ing", Class::Ing), ("s", Class::Ess)];
        let ending = |suffix: &str| lower.len() > suffix.len() + 2 && lower.ends_with(suffix) && !lower.ends_with("ss");
        endings.iter().find(|(suffix, _)| ending(suffix)).map_or(Class::Word, |(_, class)| *class)
    }
}

fn mark(text: &str) -> Class {
    match text.chars().next() {
        Some('.' | '?' | '!' | '…') => Class::Stop,
        Some(',') => Class::Comma,
        Some(':' | ';' | '-' | '–' | '—' | '(' | ')' | '[' | ']') => Class::Pause,
        Some('"' | '“' | '”' | '‘' | '’' | '\'' | '«' | '»' | '„' | '`') => Class::Quote,
        Some('&') => Class::And,
        _ => Class::Mark,
    }
}

impl Class {
    /// Whether a clause may begin or end here.
    pub(super) fn parts_clauses(self) -> bool {
        matches!(
            self,
            Self::Comma | Self::Pause | Self::Quote | Self::And | Self::But | Self::That | Self::When | Self::Who
        )
    }

    /// Whether the word may be a verb with its subject before it.
    pub(super) fn is_verb(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Modal | Self::Say | Self::Past | Self::Ess)
    }

    /// Whether the word can stand inside a noun phrase before its head or be it.
    pub(super) fn is_nominal(self) -> bool {
        matches!(self, Self::Capital | Self::Word | Self::Number | Self::Ess | Self::Ing | Self::Past)
    }

    /// Whether a preposition.
    pub(super) fn is_preposition(self) -> bool {
        matches!(self, Self::Preposition | Self::Of | Self::To | Self::By | Self::With)
    }
}
