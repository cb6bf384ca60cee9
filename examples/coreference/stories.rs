//! The sample stories with their answer keys as a marked set. The keys list names, descriptions of those who are named, and
//! pronouns but for "they" and "it"; no words for a people.

use crossread::entity::gazetteer::{Gazetteer, Sorts};
use crossread::library::Library;
use crossread::model::{EntityType, MentionKind, Span};
use crossread::text::fold::fold;

use crate::data::{Corpus, Document, Marked};
use crate::key::{Key, STORIES, folder};

/// Each story as a corpus.
pub(crate) fn load() -> Vec<Corpus> {
    STORIES.iter().map(|story| corpus(&Key::of(story), Library::open(&[folder(story)]))).collect()
}

fn corpus(key: &Key, library: Library) -> Corpus {
    let gazetteer = Gazetteer::default();
    let documents = library.articles().enumerate().map(|(at, (id, article))| {
        let mut marked = names(key, at + 1, &article.text);
        marked.extend(descriptions(key, at + 1, &article.text));
        marked.extend(pronouns(key, at + 1, &article.text));
        marked.sort_by_key(|one| one.span);
        let unmarked = library.mentions_in(id).iter().map(|mention| mention.span);
        let is_people = |span: &Span| gazetteer.sorts(&fold(article.slice(*span))).any(Sorts::DEMONYM);
        let unmarked = unmarked.filter(is_people).collect();
        Document { id: article.path.clone(), article: article.clone(), marked, regions: None, unmarked }
    });
    Corpus { documents: documents.collect(), library }
}

fn names(key: &Key, file: usize, text: &str) -> Vec<Marked> {
    let plain = text.replace('\u{a0}', " ");
    let mut marked = Vec::new();
    for (entity, found) in key.names(file, &plain) {
        for (start, form) in found {
            let span = Span::new(original(text, start), original(text, start + form.len()));
            marked.push(mark(key, entity, span, MentionKind::Name));
        }
    }
    marked
}

fn pronouns(key: &Key, file: usize, text: &str) -> Vec<Marked> {
    let told = key.pronouns(file, text).into_iter();
    let marked = told.filter_map(|(start, word, entity)| {
        Some(mark(key, entity?, Span::new(start, start + word.len()), MentionKind::Pronoun))
    });
    marked.collect()
}

/// Descriptions of one entity; the key quotes them with some words around, so that any part counts.
fn descriptions(key: &Key, file: usize, text: &str) -> Vec<Marked> {
    let plain = text.replace('\u{a0}', " ");
    let single = key.nominal.iter().filter(|passages| passages.who.len() == 1);
    let places = single.flat_map(|passages| passages.places.iter().map(|place| (&passages.who[0], place)));
    let here = places.filter(|(_, place)| place.file == file);
    let marked = here.filter_map(|(entity, place)| {
        let start = plain.find(&place.text)?;
        let span = Span::new(original(text, start), original(text, start + place.text.len()));
        Some(Marked { head: None, ..mark(key, entity, span, MentionKind::Nominal) })
    });
    marked.collect()
}

fn mark(key: &Key, entity: &str, span: Span, kind: MentionKind) -> Marked {
    let known = key.entity.iter().find(|one| one.id == entity);
    let r#type = known.and_then(|one| EntityType::ALL.into_iter().find(|kind| kind.tag() == one.r#type));
    Marked { span, head: Some(span), entity: entity.to_owned(), r#type, kind }
}

/// The byte of `text` that is byte `at` once its no-break spaces are spaces, which are a byte shorter.
fn original(text: &str, at: usize) -> usize {
    let mut plain = 0;
    for (start, letter) in text.char_indices() {
        if plain >= at {
            return start;
        }
        plain += if letter == '\u{a0}' { 1 } else { letter.len_utf8() };
    }
    text.len()
}
