//! What the program makes of the stories, held against their keys.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crossread::entity::gazetteer::{Gazetteer, Sorts};
use crossread::library::Library;
use crossread::model::{EntityId, MentionKind, Span};
use crossread::text::fold::fold;

use crate::key::{self, Key, folder};

/// The number of a file, where a name starts in its text once no-break spaces are spaces, and the name.
type Name = (usize, usize, String);

fn opened(story: &str) -> (Key, Library) {
    (Key::of(story), Library::open(&[folder(story)]))
}

/// The names that the key tells, by entity.
fn wanted<'a>(key: &'a Key, library: &Library) -> BTreeMap<&'a str, BTreeSet<Name>> {
    let mut names: BTreeMap<&str, BTreeSet<Name>> = BTreeMap::new();
    for (file, (_, article)) in (1..).zip(library.articles()) {
        for (entity, found) in key.names(file, &article.text) {
            let found = found.into_iter().map(|(start, form)| (file, start, form.to_owned()));
            names.entry(entity).or_default().extend(found);
        }
    }
    names
}

/// The names that the program finds, by entity. Words for a people, which it links to their country, are in no key.
fn found(library: &Library) -> Vec<(EntityId, BTreeSet<Name>)> {
    let gazetteer = Gazetteer::default();
    let mut entities: Vec<_> = (0..library.entities().len()).map(|at| (EntityId::new(at), BTreeSet::new())).collect();
    for mention in library.mentions().iter().filter(|mention| mention.kind == MentionKind::Name) {
        let article = library.article(mention.article);
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let name = plain(article.slice(mention.span));
        if !gazetteer.sorts(&fold(&name)).any(Sorts::DEMONYM) {
            let start = plain(&article.text[..mention.span.range().start]).len();
            entities[mention.entity.index()].1.insert((mention.article.index() + 1, start, name));
        }
    }
    entities
}

/// The quoted words of the key that have a speaker: who that is, the words, whether the program tells whose they are, and
/// whether it is right.
fn quotes<'a>(
    key: &'a Key,
    library: &Library,
    found: &[(EntityId, BTreeSet<Name>)],
) -> Vec<(&'a str, &'a str, bool, bool)> {
    let wanted = wanted(key, library);
    let mut quotes = Vec::new();
    for passages in key.variant.iter().chain(&key.open_quote) {
        let Some(speaker) = passages.speaker.as_deref() else { continue };
        for place in &passages.places {
            let (_, article) = library.articles().nth(place.file - 1).expect("the key counts the files");
            let at = article.text.find(&place.text).expect("the key quotes the texts");
            let span = Span::new(at, at + place.text.len());
            let here = library.quotes().iter().filter(|quote| quote.passage.article.index() + 1 == place.file);
            let who = here.filter(|quote| quote.passage.span.overlaps(span)).find_map(|quote| quote.speaker);
            let is_right = who.is_some_and(|who| !found[who.index()].1.is_disjoint(&wanted[speaker]));
            quotes.push((speaker, place.text.as_str(), who.is_some(), is_right));
        }
    }
    quotes
}

/// `names` and the files in which they stand, each once: `Rice (3)`, `Chase (2) x 3`.
fn listed<'a>(names: impl Iterator<Item = &'a Name>) -> String {
    let mut counts: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (file, _, name) in names {
        *counts.entry((*file, name)).or_default() += 1;
    }
    let times = |count| if count > 1 { format!(" x {count}") } else { String::new() };
    let listed: Vec<_> =
        counts.into_iter().map(|((file, name), count)| format!("{name} ({file}){}", times(count))).collect();
    listed.join(", ")
}

/// What the program makes of `wanted`, which has `names`, instead of just this; empty where it does well.
fn miss(
    library: &Library,
    found: &[(EntityId, BTreeSet<Name>)],
    wanted: &key::Entity,
    names: &BTreeSet<Name>,
) -> String {
    let best = found.iter().max_by_key(|(id, own)| (own.intersection(names).count(), Reverse(*id)));
    let Some((id, own)) = best.filter(|(_, own)| !own.is_disjoint(names)) else { return "is not found".to_owned() };
    let kind = library.entity(*id).kind.tag();
    let parts = [
        ("is", if kind == wanted.r#type { String::new() } else { kind.to_owned() }),
        ("lacks", listed(names.difference(own))),
        ("takes", listed(own.difference(names))),
    ];
    let parts = parts.into_iter().filter(|(_, what)| !what.is_empty());
    parts.map(|(verb, what)| format!("{verb} {what}")).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_files_of_a_story_open_in_the_order_of_its_key() {
    for story in key::STORIES {
        let (key, library) = opened(story);
        assert!(library.problems().is_empty(), "{story}: {:?}", library.problems());
        let paths: Vec<_> = library.articles().map(|(_, article)| article.path.clone()).collect();
        assert_eq!(paths.len(), key.article.len(), "{story}: {paths:?}");
        for (wanted, path) in key.article.iter().zip(&paths) {
            assert!(path.ends_with(&wanted.file), "{story}: {path} for {}", wanted.file);
        }
    }
}

#[test]
fn articles_have_the_titles_and_dates_of_the_key() {
    for story in key::STORIES {
        let (key, library) = opened(story);
        for (wanted, (_, article)) in key.article.iter().zip(library.articles()) {
            if let Some(title) = &wanted.title {
                assert_eq!(article.title, *title, "{story}: {}", wanted.file);
            }
            assert_eq!(article.date, wanted.date, "{story}: {}", wanted.file);
        }
    }
}

#[test]
fn each_entity_is_found_with_all_its_names_but_for_known_misses() {
    for story in key::STORIES {
        let (key, library) = opened(story);
        let (wanted, found) = (wanted(&key, &library), found(&library));
        let mut news = Vec::new();
        for entity in &key.entity {
            let miss = miss(&library, &found, entity, &wanted[entity.id.as_str()]);
            if miss != entity.known_miss {
                news.push(format!("{}: known_miss = {miss:?}, not {:?}", entity.id, entity.known_miss));
            }
        }
        assert!(news.is_empty(), "{story}: better or worse than its key says:\n{}", news.join("\n"));
    }
}

#[test]
fn nothing_else_is_taken_for_a_name_but_for_known_extras() {
    for story in key::STORIES {
        let (key, library) = opened(story);
        let wanted: BTreeSet<Name> = wanted(&key, &library).into_values().flatten().collect();
        let found = found(&library).into_iter().filter(|(_, own)| !own.is_empty() && own.is_disjoint(&wanted));
        let mut extra: Vec<_> = found
            .map(|(id, _)| library.entity(id))
            .map(|entity| format!("{} {}", entity.name, entity.kind.tag()))
            .collect();
        extra.sort();
        assert_eq!(extra, key.known_extra, "{story}: better or worse than its key says");
    }
}

#[test]
fn quoted_words_are_nobody_elses() {
    let mut right = 0;
    for story in key::STORIES {
        let (key, library) = opened(story);
        let quotes = quotes(&key, &library, &found(&library));
        let wrong: Vec<_> = quotes.iter().filter(|(_, _, is_told, is_right)| *is_told && !is_right).collect();
        assert!(wrong.is_empty(), "{story}: {wrong:?}");
        right += quotes.iter().filter(|(_, _, _, is_right)| *is_right).count();
    }
    assert!(right >= 12, "only {right} have their speaker");
}
