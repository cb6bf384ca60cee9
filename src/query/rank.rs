//! How well a term of a query fits a name. Both are folded.
//!
//! Scores are in tiers that do not overlap: being a whole name beats being a word of one, which beats beginning one.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::typo;
use crate::library::names::{Letters, Name, SMALL_WORDS, country, words};

const WHOLE: i64 = 1000;
/// From so much on a term is a word of a name, not a part of one.
pub(super) const WORD: i64 = 800;
const INITIALS: i64 = 700;
const PREFIX: i64 = 550;
/// What a beginning gains by the part of the word that it covers.
const COVERAGE: i64 = 100;
const JOINED: i64 = 450;
const INSIDE: i64 = 400;
/// For the beginning of a word like the first of `el-Sisi`: even many mentions do not lift it above that of a name.
const PARTICLE: i64 = 300;
const MISSING: i64 = 200;
const WRONG: i64 = 100;
/// What several terms gain by being the whole name, in this order or in another.
pub(super) const COMPLETE: i64 = 100;

/// The least letters of a term that is looked for inside words, or across the space between them. Shorter ones stand
/// in too many words by chance.
const INSIDE_LETTERS: usize = 5;
/// The least letters of a term that may miss some.
const LOOSE_LETTERS: usize = 4;
/// One letter may be missing for so many that are there.
const LETTERS_PER_GAP: usize = 3;

/// A beginning of fewer letters gains less: it says little of the word.
pub(super) const TELLING_LETTERS: usize = 4;

/// How much a term may differ from the letters of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Not at all.
    Strict,
    /// Letters may be missing.
    Loose,
    /// Letters may be wrong.
    Typo,
}

/// The terms of a query, and how much they may differ from the names they find.
pub(super) struct Query<'a> {
    pub(super) terms: &'a [&'a str],
    pub(super) class: Class,
    /// For each term, the country that it names, if it does: "france", "french", "frances" of "France's".
    pub(super) countries: Vec<Option<u32>>,
    matcher: SkimMatcherV2,
}

impl<'a> Query<'a> {
    pub(super) fn new(terms: &'a [&'a str], class: Class) -> Self {
        let bare = |term: &&'a str| term.strip_suffix('s').and_then(country);
        let countries = terms.iter().map(|term| country(term).or_else(|| bare(term))).collect();
        Self { terms, class, countries, matcher: SkimMatcherV2::default().respect_case() }
    }

    /// Whether a name of these `letters` can hold `term`. Says yes too often, never no.
    pub(super) fn may_hold(&self, letters: Letters, term: &str) -> bool {
        let forgiven = if self.class == Class::Typo { typo::MOST } else { 0 };
        letters.lacks(Letters::of(term)) <= forgiven
    }

    /// How well `name` holds all terms, if it does.
    pub(super) fn score(&self, name: &Name) -> Option<i64> {
        let mut sum = 0;
        for term in self.terms {
            sum += self.fit(term, name)?.score;
        }
        let words = name.folded().split(' ').count();
        let complete = self.terms.len() > 1 && words == self.terms.len() && self.holds_words(name.folded());
        Some(sum / self.terms.len() as i64 + if complete { COMPLETE } else { 0 })
    }

    fn holds_words(&self, form: &str) -> bool {
        form.split(' ').all(|word| self.terms.contains(&word))
    }

    /// How well `term` fits `name`, if it does.
    pub(super) fn fit(&self, term: &str, name: &Name) -> Option<Fit> {
        let strict = strict(term, name);
        if strict.is_some() || self.class == Class::Strict {
            return strict;
        }
        let fits = words(name.folded()).filter_map(|(start, word)| {
            let wrong = || if self.class == Class::Typo { wrong(term, word) } else { None };
            let loose = missing(&self.matcher, term, word).or_else(wrong)?;
            Some(Fit { score: loose.score, letters: loose.letters.iter().map(|letter| letter + start).collect() })
        });
        fits.max_by_key(|fit| fit.score)
    }
}

/// Where a term was found in a name.
pub(super) struct Fit {
    pub(super) score: i64,
    /// The bytes at which the matched characters start.
    pub(super) letters: Vec<usize>,
}

/// Whether `term` is a word of `form`, or, from two letters on, the beginning of one.
pub(super) fn begins(term: &str, form: &str) -> bool {
    words(form).any(|(_, word)| word == term || (term.len() > 1 && word.starts_with(term)))
}

fn strict(term: &str, name: &Name) -> Option<Fit> {
    let form = name.folded();
    let whole = |score, range: Range<usize>| Fit { score, letters: starts(form, range) };
    if term == form {
        return Some(whole(WHOLE, 0..form.len()));
    }
    let found = form.match_indices(term).filter_map(|(at, _)| Some((tier(name, at..at + term.len())?, at)));
    let best = found.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
    let found = best.map(|(score, at)| whole(score, at..at + term.len()));
    let initials = initials(term, form).filter(|_| found.as_ref().is_none_or(|found| found.score < INITIALS));
    initials.or(found).or_else(|| Some(whole(JOINED, joined(term, form)?)))
}

/// The tier of a term that stands at `range` of `form`.
fn tier(name: &Name, range: Range<usize>) -> Option<i64> {
    let form = name.folded();
    let starts = range.start == 0 || form[..range.start].ends_with(' ');
    let rest = form[range.end..].split(' ').next().unwrap_or_default().len();
    match (starts, rest) {
        (true, 0) => Some(WORD),
        (true, _) if name.particles.contains(&range.start) => Some(PARTICLE),
        (true, rest) => {
            let telling = COVERAGE * range.len().min(TELLING_LETTERS) as i64 / TELLING_LETTERS as i64;
            Some(PREFIX + telling * range.len() as i64 / (range.len() + rest) as i64)
        }
        (false, _) => is_long(&form[range], INSIDE_LETTERS).then_some(INSIDE),
    }
}

/// The first letters of the words of `form`, if `term` consists of these: `eu` for the European Union.
fn initials(term: &str, form: &str) -> Option<Fit> {
    let words = || words(form).filter(|(_, word)| !SMALL_WORDS.contains(word));
    let is_made_of_them = || words().filter_map(|(_, word)| word.chars().next()).eq(term.chars());
    let fit = || Fit { score: INITIALS, letters: words().map(|(at, _)| at).collect() };
    (term.len() > 1 && form.contains(' ') && is_made_of_them()).then(fit)
}

/// Whether `term` is long enough for what takes `letters` in a script with short words and vowels.
fn is_long(term: &str, letters: usize) -> bool {
    !term.is_ascii() || term.len() >= letters
}

/// Where `term` begins with a word of `form` and runs on through the space behind it: `alassad`.
fn joined(term: &str, form: &str) -> Option<Range<usize>> {
    if term.chars().count() < INSIDE_LETTERS {
        return None;
    }
    words(form).find_map(|(start, _)| {
        let mut rest = term;
        for (at, ch) in form[start..].char_indices() {
            rest = if ch == ' ' { rest } else { rest.strip_prefix(ch)? };
            if rest.is_empty() {
                return Some(start..start + at + ch.len_utf8());
            }
        }
        None
    })
}

/// The letters of a term in a word that has some more: the first is the word's first, and `term` leaves out all vowels
/// (`lvrv`), or runs to the word's end and leaves out few (`kery`).
fn missing(matcher: &SkimMatcherV2, term: &str, word: &str) -> Option<Fit> {
    let count = term.chars().count();
    if count < LOOSE_LETTERS || term.chars().next() != word.chars().next() {
        return None;
    }
    let (score, indices) = matcher.fuzzy_indices(word, term)?;
    let (first, last) = (*indices.first()?, *indices.last()?);
    let left_out: Vec<char> =
        word.chars().enumerate().filter(|(at, _)| *at < last && !indices.contains(at)).map(|(_, ch)| ch).collect();
    let skeleton = !term.contains(typo::is_vowel) && left_out.iter().all(|ch| typo::is_vowel(*ch));
    let whole = last + 1 == word.chars().count();
    if first != 0 || !(skeleton || (whole && left_out.len() <= count / LETTERS_PER_GAP)) {
        return None;
    }
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    Some(Fit { score: MISSING + score.min(COVERAGE), letters: indices.iter().map(|at| starts[*at]).collect() })
}

fn wrong(term: &str, word: &str) -> Option<Fit> {
    let edits = typo::edits(term, word)?;
    Some(Fit { score: WRONG - 20 * edits, letters: starts(word, 0..word.len()) })
}

/// The bytes of `range` at which characters other than spaces start.
fn starts(text: &str, range: Range<usize>) -> Vec<usize> {
    let letters = text[range.clone()].char_indices().filter(|(_, ch)| *ch != ' ');
    letters.map(|(at, _)| range.start + at).collect()
}
