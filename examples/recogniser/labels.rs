//! What is learned from a set: its own marks, the teachers' answers, or both.

use crossread::entity::tagger::lexicon::Lexicon;

use crate::clean::clean;
use crate::data::{Document, Name, Set};
use crate::tags_file;

/// Sets in which names are marked that are only roles, and in which titles are part of names.
const TO_CLEAN: &[&str] = &["ewt", "gum", "re3d", "re3d-sa"];
/// Sets labelled by teachers of which the few marks made by hand are better where they agree on the span.
const MARKS_USABLE: &[&str] = &["ecb", "gap"];

/// The names to learn in each document of `set`.
pub(crate) fn labels(set: &Set, documents: &[Document], lexicon: &Lexicon) -> Vec<Vec<Name>> {
    if set.is_own() {
        return documents.iter().map(|document| document.names.clone()).collect();
    }
    let mut advice = tags_file::read(&tags_file::path(set), documents);
    if set.is_silver() {
        if MARKS_USABLE.contains(&set.label) {
            adopt_types(documents, &mut advice);
        }
        return advice;
    }
    documents.iter().zip(&advice).map(|(document, advice)| own(set, document, advice, lexicon)).collect()
}

/// The marks of `document`, completed by `advice` of types that its set does not mark.
fn own(set: &Set, document: &Document, advice: &[Name], lexicon: &Lexicon) -> Vec<Name> {
    let mut names = document.names.clone();
    let missing = advice.iter().filter(|name| !set.misc && name.kind as usize >= 3);
    let apart = missing.filter(|name| !document.names.iter().any(|own| own.span.overlaps(name.span)));
    names.extend(apart);
    names.sort();
    if TO_CLEAN.contains(&set.label) {
        clean(document, &mut names, advice, lexicon);
    }
    names
}

/// Takes the types of names that were marked by hand where a teacher found the same words.
fn adopt_types(documents: &[Document], advice: &mut [Vec<Name>]) {
    for (document, names) in documents.iter().zip(advice) {
        let marked = |name: &Name| {
            let mut marks = document.names.iter();
            marks.find(|own| own.span == name.span && (own.kind as usize) < 3).map(|own| own.kind)
        };
        for name in names {
            name.kind = marked(name).unwrap_or(name.kind);
        }
    }
}
