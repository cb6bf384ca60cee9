//! Which word list of `words/` says what: read by `examples/gazetteer.rs`, which compiles the lists, and by the test that
//! finds each entry in what was compiled.

use super::Sorts;

/// A word list: its file, and for each of its sections the sort of the entries.
pub(crate) type List = (&'static str, &'static [(&'static str, Sorts)]);

/// The lists of words.
pub(crate) const LISTS: [List; 25] = [
    (
        "honorifics",
        &[
            ("female", Sorts::HONORIFIC.union(Sorts::FEMALE)),
            ("male", Sorts::HONORIFIC.union(Sorts::MALE)),
            ("any", Sorts::HONORIFIC),
        ],
    ),
    ("titles", &[("", Sorts::TITLE)]),
    ("roles", &[("", Sorts::ROLE)]),
    (
        "organisation_heads",
        &[("", Sorts::ORGANISATION_HEAD), ("suffix", Sorts::COMPANY_FORM), ("first", Sorts::ORGANISATION_FIRST)],
    ),
    ("place_heads", &[("", Sorts::PLACE_HEAD), ("first", Sorts::PLACE_FIRST)]),
    ("event_heads", &[("", Sorts::EVENT_HEAD), ("first", Sorts::EVENT_FIRST)]),
    ("work_heads", &[("", Sorts::WORK_HEAD), ("first", Sorts::WORK_FIRST)]),
    ("places", &[("", Sorts::PLACE)]),
    ("capitals", &[("", Sorts::CAPITAL)]),
    ("organisations", &[("", Sorts::ORGANISATION)]),
    ("miscellany", &[("", Sorts::MISC)]),
    ("events", &[("", Sorts::EVENT)]),
    ("calendar", &[("", Sorts::CALENDAR)]),
    ("function_words", &[("", Sorts::FUNCTION)]),
    ("speech_verbs", &[("person", Sorts::SPEECH), ("any", Sorts::STATEMENT)]),
    ("vague_words", &[("", Sorts::VAGUE)]),
    ("common_extra", &[("", Sorts::COMMON)]),
    ("acronyms", &[("", Sorts::COMMON)]),
    ("companies", &[("", Sorts::ORGANISATION)]),
    ("teams", &[("organisation", Sorts::ORGANISATION), ("event", Sorts::EVENT)]),
    ("bodies", &[("", Sorts::ORGANISATION)]),
    ("localities", &[("", Sorts::PLACE)]),
    ("works", &[("", Sorts::MISC)]),
    ("peoples", &[("", Sorts::MISC)]),
    ("people", &[("", Sorts::PERSON)]),
];

/// The lists of people's names.
pub(crate) const NAMES: [&str; 2] = ["names_asia", "names_world"];

/// Their sections.
pub(crate) const NAME_SORTS: [(&str, Sorts); 4] = [
    ("female", Sorts::GIVEN.union(Sorts::FEMALE)),
    ("male", Sorts::GIVEN.union(Sorts::MALE)),
    ("given", Sorts::GIVEN),
    ("family", Sorts::FAMILY),
];

/// The lists of what has several names, a line each, and the sort of the names.
pub(crate) const REFERENTS: [(&str, Sorts); 2] = [("countries", Sorts::COUNTRY), ("aliases", Sorts::NONE)];

/// The lines that are no comment.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

/// The entries of the list `text` and their sorts: they are parted by commas; `section: ` at the start of a line names
/// its section.
pub(crate) fn entries<'a>(text: &'a str, sections: &[(&str, Sorts)]) -> Vec<(&'a str, Sorts)> {
    let mut entries = Vec::new();
    for line in lines(text) {
        let (section, phrases) = line.split_once(": ").unwrap_or(("", line));
        for &(_, sorts) in sections.iter().filter(|(name, _)| *name == section) {
            entries.extend(phrases.split(',').map(|phrase| (phrase, sorts)));
        }
    }
    entries
}

/// The parts of a line `Canonical = names | peoples`: the canonical name, the names with it, and the words for peoples.
pub(crate) fn referent(line: &str) -> Option<(&str, Vec<&str>, Vec<&str>)> {
    let (name, rest) = line.split_once('=')?;
    let (names, peoples) = rest.split_once('|')?;
    let names = std::iter::once(name).chain(names.split(','));
    Some((name.trim(), names.collect(), peoples.split(',').collect()))
}
