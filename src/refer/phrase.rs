//! Noun phrases that may mean people: "the US secretary of state", "two men", "Putin's spokesman".
//!
//! They are found from the noun outwards, without a parser, as `around` tells. A phrase is as long as in the coreference
//! corpora GUM and `LitBank`, but without relative clauses.

use std::ops::Range;

use super::around::around;
use super::lexicon::{Lexicon, is_age};
use super::line::Line;
use super::national::national_at;
use super::seldom::weak;
use crate::entity::gazetteer::{LONGEST_PHRASE, Sorts};
use crate::entity::piece::{Piece, Shape, office_of_initials};

/// How a phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Determiner {
    /// "The", "this", "both".
    Definite,
    /// "A", "one", "some".
    Indefinite,
    /// "His", "their".
    Pronoun,
    /// "Putin's", "the company's".
    Possessor,
    /// Nothing.
    Bare,
    /// "No", "any", "every": nobody in particular.
    Quantifier,
}

/// A noun phrase in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// The pieces of its noun.
    pub(super) noun_pieces: Range<usize>,
    /// Its noun in the singular, folded: "foreign minister".
    pub(super) noun: String,
    /// Whether more than one is meant.
    pub(super) plural: bool,
    /// How many, where the phrase says so.
    pub(super) number: Option<usize>,
    /// How it begins.
    pub(super) determiner: Determiner,
    /// Whether the noun mostly means no person: "head", "mechanic".
    pub(super) is_weak: bool,
    /// What stands before the noun, folded, without names.
    pub(super) modifiers: Vec<String>,
    /// The names in it: whose or of what country, as positions among the article's names.
    pub(super) names: Vec<usize>,
}

/// Words that begin a phrase.
const DETERMINERS: [(&str, Determiner); 31] = [
    ("the", Determiner::Definite),
    ("this", Determiner::Definite),
    ("that", Determiner::Definite),
    ("these", Determiner::Definite),
    ("those", Determiner::Definite),
    ("both", Determiner::Definite),
    ("a", Determiner::Indefinite),
    ("an", Determiner::Indefinite),
    ("another", Determiner::Indefinite),
    ("one", Determiner::Indefinite),
    ("some", Determiner::Indefinite),
    ("several", Determiner::Indefinite),
    ("his", Determiner::Pronoun),
    ("her", Determiner::Pronoun),
    ("its", Determiner::Pronoun),
    ("their", Determiner::Pronoun),
    ("my", Determiner::Pronoun),
    ("our", Determiner::Pronoun),
    ("your", Determiner::Pronoun),
    ("whose", Determiner::Pronoun),
    ("no", Determiner::Quantifier),
    ("any", Determiner::Quantifier),
    ("every", Determiner::Quantifier),
    ("each", Determiner::Quantifier),
    ("either", Determiner::Quantifier),
    ("neither", Determiner::Quantifier),
    ("which", Determiner::Quantifier),
    ("what", Determiner::Quantifier),
    ("such", Determiner::Quantifier),
    ("many", Determiner::Quantifier),
    ("most", Determiner::Quantifier),
];

/// Titles that only colour the noun behind them.
pub(super) const COLOURS: [&str; 12] = [
    "former",
    "ex",
    "then",
    "acting",
    "interim",
    "outgoing",
    "incoming",
    "late",
    "senior",
    "vice",
    "elect",
    "designate",
];

/// Words before a noun that make it another role.
pub(super) const CHANGING: [&str; 12] =
    ["deputy", "assistant", "vice", "former", "ex", "acting", "interim", "late", "shadow", "next", "future", "new"];

/// Words after which a noun tells what someone is, becomes or is taken for.
const PREDICATIVE: [&str; 13] =
    ["am", "are", "were", "be", "been", "being", "become", "becomes", "becoming", "became", "is", "was", "remains"];

/// How a phrase begins that `word` begins.
pub(super) fn determiner(word: &str) -> Option<Determiner> {
    DETERMINERS.iter().find(|(known, _)| *known == word).map(|(_, determiner)| *determiner)
}

impl Phrase {
    /// How old it says that somebody is, as [`is_age`] knows it.
    pub(super) fn age(&self) -> Option<String> {
        let mut words = self.modifiers.iter().chain([&self.noun]).map(|word| word.replace('-', " "));
        words.find(|word| is_age(word))
    }

    /// Whether it tells in `line` what someone becomes or is taken for, not who does something: "as host", "to be mayor",
    /// but not "as the mayor spoke" and "as well as the mayor".
    pub(super) fn is_predicate(&self, line: &Line<'_>) -> bool {
        let Some(before) = self.pieces.start.checked_sub(1) else { return false };
        // "It was the mayor's decision."
        if line.is_possessive(self.pieces.end) {
            return false;
        }
        if line.word(before) == "as" {
            // "As well as", "as far as", "leaders such as".
            let compares = before > 0 && COMPARING.contains(&line.word(before - 1));
            let open =
                line.ends(self.pieces.end) || ["of", "for", "at", "in", "on"].contains(&line.word(self.pieces.end));
            return !compares && (self.determiner == Determiner::Bare || open);
        }
        PREDICATIVE.contains(&line.word(before))
    }
}

/// Words before "as" that make nobody anything: "as well as the mayor", "people such as the mayor".
const COMPARING: [&str; 5] = ["well", "far", "much", "long", "such"];

/// The office that the initials at `at` stand for.
fn office_at(line: &Line<'_>, at: usize) -> Option<&'static str> {
    let text = line.piece(at).filter(|_| line.name(at).is_none())?.text;
    let is_time =
        at.checked_sub(1).is_some_and(|before| line.piece(before).is_some_and(|it| it.shape == Shape::Number));
    office_of_initials(text).filter(|_| !is_time)
}

/// The phrases of `line` in the order of their nouns.
pub(super) fn phrases(line: &Line<'_>, lexicon: &Lexicon) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < line.pieces.len() {
        let Some((end, noun, plural)) = noun_at(line, at, lexicon) else {
            phrases.extend(weak(line, at, lexicon));
            at += 1;
            continue;
        };
        if closes(line, end, lexicon) {
            phrases.push(around(line, at..end, noun, plural));
        }
        at = end;
    }
    phrases
}

/// The longest noun for people that begins at `at`: its end, its singular, and whether it is a plural. It begins outside
/// names and may end with one, as the last word of "secretary of state" is one elsewhere.
fn noun_at(line: &Line<'_>, at: usize, lexicon: &Lexicon) -> Option<(usize, String, bool)> {
    let mut phrase = String::new();
    let mut longest = None;
    // "First" begins "first lady", but is no noun itself.
    let is_function = line.is(at, Sorts::FUNCTION);
    if is_function && !["first", "second", "third"].contains(&line.word(at)) {
        return None;
    }
    if let Some(national) = national_at(line, at) {
        return Some((at + 1, national, false));
    }
    if let Some(office) = office_at(line, at) {
        return Some((at + 1, office.to_owned(), false));
    }
    // "8 pm", which is listed among the offices.
    if line.word(at) == "pm" {
        return None;
    }
    let words = if lexicon.opens(&line.pieces[at]) { LONGEST_PHRASE } else { 1 };
    for end in at + 1..=at + words {
        let word =
            if end == at + 1 { line.word(at) } else { line.pieces.get(end - 1).map_or("", |piece| &piece.folded) };
        if word.is_empty() {
            break;
        }
        if end > at + 1 {
            phrase.push(' ');
        }
        phrase.push_str(word);
        let whole = || lexicon.noun(&phrase);
        // "Bridge-keeper" is a word of its own for a keeper.
        let last = || phrase.rsplit_once(' ').filter(|_| end == at + 1).and_then(|(_, last)| lexicon.noun(last));
        let colour = COLOURS.contains(&phrase.as_str()) || is_function && end == at + 1;
        let cut = line.is_hyphened(end - 1) || line.name(end - 1).is_some() && line.name(end - 1) == line.name(end);
        if let Some((noun, plural)) = (!colour && !cut).then(|| whole().or_else(last)).flatten() {
            longest = Some((end, noun, plural));
        }
    }
    longest
}

/// Whether a noun that ends before `end` is the last of its phrase.
pub(super) fn closes(line: &Line<'_>, end: usize, lexicon: &Lexicon) -> bool {
    let next = line.word(end);
    // "The 79-year-old Swiss" is one phrase.
    if is_age(line.word(end - 1)) && national_at(line, end).is_some() {
        return false;
    }
    let capital = line.piece(end).is_some_and(Piece::is_capital);
    if next.is_empty() || line.is(end, Sorts::FUNCTION.union(Sorts::SPEECH).union(Sorts::STATEMENT)) {
        return true;
    }
    let noun = noun_at(line, end, lexicon).is_some();
    let goes_on = next.ends_with("ing") && !line.ends(end + 1);
    let verb = (next.ends_with("ed") || next.ends_with('s') || goes_on) && !line.is(end - 1, Sorts::MODIFIER);
    let other = line.is(end, Sorts::NOUN) && !verb;
    let capitalised = capital && line.piece(end - 1).is_some_and(|piece| piece.shape == Shape::Capital);
    !noun && !other && !capitalised
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::model::{Article, Span};
    use crate::reading::Reading;
    use crate::refer::line::lines;

    /// Checks the phrases of one sentence, each with the singular of its noun.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let readings = [Reading::new(Article::of_paragraph(text))];
        let links = link::link(&readings);
        let lexicon = Lexicon::default();
        let names: Vec<Span> = links.mentions.iter().map(|name| name.span).collect();
        let lines = lines(&readings[0], &names, lexicon.gazetteer());
        let found: Vec<_> = lines
            .iter()
            .flat_map(|line| {
                phrases(line, &lexicon)
                    .into_iter()
                    .filter(|one| !one.is_weak)
                    .map(|one| (line.span(&one.pieces), one.noun))
            })
            .map(|(span, noun)| format!("{}|{noun}", readings[0].article.slice(span)))
            .collect();
        assert_eq!(found.join("; "), expected, "{text}");
    }

    #[test]
    fn phrases_reach_from_determiner_to_noun() {
        check("Then the Russian foreign minister left.", "the Russian foreign minister|foreign minister");
        check("A senior official and two men came.", "A senior official|official; two men|man");
        check("The recently elected president of France slept.", "The recently elected president of France|president");
        check("They said that Marsh has been there.", "");
        check(
            "The first lady and the first baseman came first.",
            "The first lady|first lady; the first baseman|first baseman",
        );
    }

    #[test]
    fn offices_are_written_with_initials() {
        check("Then the PM spoke at 8 pm and at 8 PM.", "the PM|prime minister");
    }

    #[test]
    fn possessors_belong_to_phrases() {
        check("It was Russia's president who spoke.", "Russia's president|president");
        check("They met the president's lawyer.", "the president|president; the president's lawyer|lawyer");
    }

    #[test]
    fn words_for_a_people_can_mean_one_of_it() {
        check("Then the Frenchman spoke.", "the Frenchman|frenchman");
        check("Then the Russian and the German sides met.", "");
        check("Then the Russian and the German, both tired, met.", "the Russian|russian; the German|german");
        check("Then the Swiss spoke, and the 79-year-old Swiss wept.", "the 79-year-old Swiss|swiss");
        check("Then the Ohio Republican spoke.", "the Ohio Republican|republican");
        check("The Ohio Republican Party met.", "");
    }

    #[test]
    fn adjectives_are_joined() {
        check("They met his clever and argumentative aide.", "his clever and argumentative aide|aide");
        check("They met the tall, soft-spoken judge.", "the tall, soft-spoken judge|judge");
        check(
            "They met the most powerful man and the former army captain.",
            "the most powerful man|man; the former army captain|captain",
        );
    }

    #[test]
    fn halves_of_words_are_no_phrases() {
        check("They met Putin's hawk-eyed adviser.", "Putin's hawk-eyed adviser|adviser");
        check("The pro-Russian leader spoke.", "The pro-Russian leader|leader");
    }

    #[test]
    fn nouns_that_seldom_mean_people_do_where_words_around_them_tell() {
        check("It was the head of the bank who spoke.", "the head|head");
        check(
            "The general left, and the 54-year-old elder of the church wept.",
            "The general|general; the 54-year-old elder|elder",
        );
        check("He shook his head. It is the general view.", "");
    }

    #[test]
    fn nouns_before_nouns_are_no_phrases() {
        check("The police officer saw the driver seat.", "The police officer|police officer");
        check("The attorney filed criminal charges and saw the official creation.", "The attorney|attorney");
    }
}
