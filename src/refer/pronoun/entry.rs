//! The entries of a live page: paragraphs that begin with a time, some with who wrote them. "8:15 p.m. Anna Doe, Harbour".

use super::phrase::Nature;
use super::scene::Scene;
use crate::model::{EntityId, Span};

/// What follows the name of who wrote an entry.
const BEHIND: [&str; 6] = [",", ":", "(", "–", "in ", "at "];

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

/// The person whose name begins at `name` and is all that its line, which ends at `end`, says before a place or the text.
fn writer(scene: &Scene, name: u32, end: usize) -> Option<(EntityId, Span)> {
    let (figure, referent) = scene.figures.iter().find(|(figure, _)| figure.span.start == name)?;
    let rest = scene.reading().article.text.get(figure.span.range().end..end)?.trim_start();
    let is_alone = rest.is_empty() || BEHIND.iter().any(|behind| rest.starts_with(behind));
    let referent = &scene.referents[*referent];
    match referent.entities.as_slice() {
        [entity] if is_alone && referent.nature == Nature::Person => Some((*entity, figure.span)),
        _ => None,
    }
}

/// Where the words behind the time begin with which `line` begins: "22:15 – ", "8.15 p.m. ", "14:05 GMT: ".
fn behind_time(line: &str) -> Option<usize> {
    let hours = line.bytes().take_while(u8::is_ascii_digit).count();
    let minutes = line.get(hours..)?.strip_prefix([':', '.'])?;
    let is_time =
        (1..=2).contains(&hours) && minutes.len() > 2 && minutes.bytes().take(2).all(|it| it.is_ascii_digit());
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
        for line in ["", "14", "14:5 Doe", "2014: Anna Doe", "10:305 Doe", "Anna Doe at 14:05", "3.5 million left"] {
            check(line, None);
        }
    }
}
