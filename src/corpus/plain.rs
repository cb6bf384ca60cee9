//! Plain text: paragraphs parted by blank lines, by line ends, or wrapped to a width.
//!
//! A text counts as wrapped when its lines end where the next word would not have fitted any more. Only then are lines
//! joined.

use std::collections::HashSet;

use super::complaints::Complaints;
use super::draft::{Block, Draft, Form};
use super::fields::Record;
use super::format::Drafts;
use super::front_matter;
use crate::text::sanitise::sanitise;

/// Widths, in characters, to which people wrap text.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;

/// The article of a plain text, which may start with lines such as `Title: …`.
pub(crate) fn drafts(text: &str) -> Drafts {
    let text = sanitise(text);
    let (head, body) = front_matter::plain_head(&text);
    let fields = head.map(|head| Record::new(&head).fields()).unwrap_or_default();
    let blocks = paragraphs(body).iter().filter_map(|text| Block::new(text, Form::Text)).collect();
    (vec![Draft { fields, blocks, record: None }], Complaints::default())
}

/// The paragraphs of `text`, in order.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let groups = groups(text);
    match Wrapping::of(&groups) {
        Some(wrapping) => groups.iter().flat_map(|group| wrapping.undo(group)).collect(),
        None => groups.into_iter().flatten().map(str::to_owned).collect(),
    }
}

/// The lines of `text`, in groups that blank lines part.
fn groups(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.split(|line| line.is_empty()).filter(|group| !group.is_empty()).map(<[&str]>::to_vec).collect()
}

/// How a text is wrapped.
struct Wrapping<'a> {
    /// The width in characters.
    width: usize,
    /// All words of the text.
    words: HashSet<&'a str>,
}

impl<'a> Wrapping<'a> {
    /// How the text of `groups` is wrapped, if it is: of the line ends inside groups two in three lack room for the
    /// next word, and one in three of those stands before a word that starts no sentence.
    fn of(groups: &[Vec<&'a str>]) -> Option<Self> {
        let pairs: Vec<_> = groups.iter().flat_map(|group| group.windows(2)).map(|pair| (pair[0], pair[1])).collect();
        let mut widths: Vec<_> = pairs.iter().map(|(line, _)| line.chars().count()).collect();
        widths.sort_unstable();
        let width = *widths.get((widths.len() * 9 / 10).min(widths.len().saturating_sub(1)))?;
        let mut wrapping = Self { width, words: HashSet::new() };
        let full: Vec<_> = pairs.iter().filter(|(line, next)| wrapping.is_full(line, next)).collect();
        let inside = full.iter().filter(|(_, next)| is_inside_sentence(next)).count();
        let wrapped = full.len() >= 2 && full.len() * 3 >= pairs.len() * 2 && inside * 3 >= full.len();
        if !WIDTHS.contains(&width) || !wrapped {
            return None;
        }
        let words = groups.iter().flatten().flat_map(|line| line.split(|ch: char| !ch.is_alphanumeric()));
        wrapping.words = words.collect();
        Some(wrapping)
    }

    /// Whether the first word of `next` did not fit behind `line`. Two columns of slack for ragged tools.
    fn is_full(&self, line: &str, next: &str) -> bool {
        let word = next.split_whitespace().next().unwrap_or_default();
        line.chars().count() + 1 + word.chars().count() + 2 > self.width
    }

    /// The paragraphs that the lines of `group` make.
    fn undo(&self, group: &[&str]) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut last = "";
        for line in group {
            match paragraphs.last_mut() {
                Some(paragraph) if self.continues(last, line) => self.append(paragraph, line.trim_start()),
                _ => paragraphs.push(line.trim_start().to_owned()),
            }
            last = line;
        }
        paragraphs
    }

    /// Whether `next` goes on with the paragraph of `line`: that is full, or broken off in a word.
    fn continues(&self, line: &str, next: &str) -> bool {
        let indented = indent(next) >= indent(line) + 2;
        let apart = indented || is_item(next) || is_tabular(line) || is_tabular(next);
        !apart && (self.is_full(line, next) || is_hyphenated(line))
    }

    /// Adds `line` to `paragraph`. A hyphen at the line end stays, unless the text has the word without it elsewhere.
    fn append(&self, paragraph: &mut String, line: &str) {
        if !is_hyphenated(paragraph) || starts_with_conjunction(line) {
            paragraph.push(' ');
        } else if self.words.contains(whole_word(paragraph, line).as_str()) {
            paragraph.pop();
        }
        paragraph.push_str(line);
    }
}

/// Whether `text` ends with a hyphen right behind a word.
fn is_hyphenated(text: &str) -> bool {
    text.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
}

/// The word that is hyphenated between `paragraph` and `line`, without the hyphen.
fn whole_word(paragraph: &str, line: &str) -> String {
    let not_word = |ch: char| !ch.is_alphanumeric();
    let start = paragraph.trim_end_matches('-').rsplit(not_word).next().unwrap_or_default();
    let end = line.split(not_word).next().unwrap_or_default();
    format!("{start}{end}")
}

/// `two- and three-day talks`: the hyphen stands for a word that is left out.
fn starts_with_conjunction(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    matches!(word, "and" | "or" | "to" | "und" | "oder" | "bis" | "et" | "ou" | "y" | "o" | "e")
}

fn is_inside_sentence(line: &str) -> bool {
    line.trim_start().starts_with(|ch: char| ch.is_alphanumeric() && !ch.is_uppercase())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether `line` starts like an item of a list: a bullet, or a number with a dot.
fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let numbered = number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    numbered || ["- ", "* ", "• ", "– ", "— "].iter().any(|bullet| line.starts_with(bullet))
}

/// Whether `line` is a row of a table: two or more gaps of three columns inside.
fn is_tabular(line: &str) -> bool {
    line.trim().split("   ").filter(|cell| !cell.trim().is_empty()).count() > 2
}
