//! The entries of a live page: paragraphs that begin with a time, some with who wrote them. "8:15 p.m. Anna Doe, Harbour".

use super::phrase::Nature;
use super::scene::Scene;
use crate::model::{EntityId, Span};

/// What stands between the name of who wrote an entry and the place.
const BEFORE_PLACE: [&str; 3] = [",", "in ", "at "];
/// How long a place is at most, in bytes.
const LONGEST_PLACE: usize = 40;

/// How many figures end behind the start of a name before that name does, at most: those inside of it.
const MOST_NESTED: usize = 4;

/// Where the entries begin, and who wrote them, where that is told, with the name that tells it; in order.
pub(super) struct Entries(Vec<(u32, Option<(EntityId, Span)>)>);

impl Entries {
    /// Of the article of `scene`.
    pub(super) fn new(scene: &Scene) -> Self {
        let text = &scene.reading().article.text;
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let entry = |start: usize| {
            let line = text[start..].split('\n').next().unwrap_or_default();
            let name = start + behind_time(line)?;
            Some((start as u32, writer(scene, name as u32, start + line.len())))
        };
        Self(starts.filter_map(entry).collect())
    }

    /// Who wrote the entry that `at` stands in, where that is told.
    pub(super) fn writer(&self, at: u32) -> Option<(EntityId, Span)> {
        let entry = self.0.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        self.0[entry].1
    }
}

/// The person whose name begins at `name` and is, with a place, all that its line says, which ends at `end`, or all before a
/// colon.
fn writer(scene: &Scene, name: u32, end: usize) -> Option<(EntityId, Span)> {
    let from = scene.figures.partition_point(|(figure, _)| figure.span.end <= name);
    let (figure, referent) = scene.figures[from..].iter().take(MOST_NESTED).find(|(it, _)| it.span.start == name)?;
    let rest = scene.reading().article.text.get(figure.span.range().end..end)?;
    let referent = &scene.referents[*referent];
    match referent.entities.as_slice() {
        [entity] if is_signature(rest) && referent.nature == Nature::Person => Some((*entity, figure.span)),
        _ => None,
    }
}

/// Whether nothing but a place stands between a name and `rest` of its line, which is empty or begins with a colon.
fn is_signature(rest: &str) -> bool {
    let rest = rest.trim();
    let head = rest.split(':').next().unwrap_or_default();
    let place = BEFORE_PLACE.iter().find_map(|before| head.strip_prefix(before)).map(str::trim_start);
    let is_place = |place: &str| {
        let is_name = |word: &str| word.starts_with(char::is_uppercase) || word.len() < 4;
        place.len() <= LONGEST_PLACE && place.starts_with(char::is_uppercase) && place.split(' ').all(is_name)
    };
    head.is_empty() || place.is_some_and(is_place)
}

/// Where the words behind the time begin with which `line` begins: "22:15 – ", "8.15 p.m. ", "14:05 GMT: ".
fn behind_time(line: &str) -> Option<usize> {
    let hours = line.bytes().take_while(u8::is_ascii_digit).count();
    let minutes = line.get(hours..)?.strip_prefix([':', '.'])?;
    let is_below = |digits: &str, end: u8| digits.parse::<u8>().is_ok_and(|number| number < end);
    let is_time = hours < 3 && is_below(&line[..hours], 24) && is_below(minutes.get(..2)?, 60);
    let mut rest = minutes.get(2..).filter(|rest| is_time && !rest.starts_with(|ch: char| ch.is_ascii_digit()))?;
    rest = rest.trim_start_matches(' ');
    for half in ["a.m.", "p.m.", "am", "pm", "AM", "PM"] {
        rest = rest.strip_prefix(half).unwrap_or(rest);
    }
    rest = rest.trim_start_matches(' ');
    let zone = rest.split(' ').next().map(|word| word.trim_end_matches(':')).unwrap_or_default();
    if (2..=4).contains(&zone.len()) && zone.bytes().all(|it| it.is_ascii_uppercase()) {
        rest = &rest[zone.len()..];
    }
    let rest = rest.trim_start_matches([' ', '–', '—', '-', ':', '|']);
    Some(line.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(behind_time(line).map(|at| &line[at..]), expected, "{line}");
    }

    #[test]
    fn lines_begin_with_times() {
        check("22:15 – Anna Doe in Oslo: I am here.", Some("Anna Doe in Oslo: I am here."));
        check("8.15 p.m. Anna Doe, Oslo", Some("Anna Doe, Oslo"));
        check("14:05 GMT: Anna Doe", Some("Anna Doe"));
        check("7:30pm Anna Doe", Some("Anna Doe"));
        for line in [
            "",
            "14",
            "14:5 Doe",
            "41:20 Doe",
            "14:75 Doe",
            "2014: Anna Doe",
            "10:305 Doe",
            "Anna Doe at 14:05",
            "3.5 million left",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn names_with_places_sign_entries() {
        for rest in ["", ", Oslo", " in Port Said: It rains.", ": It rains.", ", Rio de Janeiro"] {
            assert!(is_signature(rest), "{rest}");
        }
        for rest in [", the leader, has said: It rains.", " left Oslo", " (Norway)", ", in tears, left"] {
            assert!(!is_signature(rest), "{rest}");
        }
    }
}
