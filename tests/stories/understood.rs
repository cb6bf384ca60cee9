//! What the program makes of the stories, held against their keys.

use std::collections::{BTreeMap, BTreeSet};

use crossread::library::Library;
use crossread::model::{Entity, EntityId, EntityType, MentionKind};

use crate::key::{self, Key, folder};

fn opened(story: &str) -> (Key, Library) {
    (Key::of(story), Library::open(&[folder(story)]))
}

/// The people of `library` that have one of the forms of `wanted`.
fn people<'a>(library: &'a Library, wanted: &key::Entity) -> Vec<(EntityId, &'a Entity)> {
    let known = |text: &str| wanted.forms.contains(&text.replace('\u{a0}', " "));
    let entities = library.entities().iter().enumerate().map(|(at, entity)| (EntityId::new(at), entity));
    entities
        .filter(|(_, entity)| entity.kind == EntityType::Person)
        .filter(|(_, entity)| entity.aliases.iter().any(|alias| known(&alias.text)))
        .collect()
}

/// The names of `entity` in each article.
fn names(library: &Library, entity: EntityId) -> Vec<Vec<String>> {
    let mut names = vec![Vec::new(); library.len()];
    let mentions = library.mentions_of(entity).iter().map(|&id| library.mention(id));
    for mention in mentions.filter(|mention| mention.kind == MentionKind::Name) {
        let name = library.article(mention.article).slice(mention.span).replace('\u{a0}', " ");
        names[mention.article.index()].push(name);
    }
    names
}

/// What is wrong with how `library` understands `wanted`, named as `expected` in each article.
fn trouble(library: &Library, wanted: &key::Entity, expected: &[Vec<String>]) -> Option<String> {
    let found = people(library, wanted);
    let [(id, entity)] = found[..] else {
        let names: Vec<_> = found.iter().map(|(_, entity)| &entity.name).collect();
        return Some(format!("{} is {names:?}", wanted.name));
    };
    let aliases: BTreeSet<_> = entity.aliases.iter().map(|alias| alias.text.replace('\u{a0}', " ")).collect();
    let forms: BTreeSet<_> = expected.iter().flatten().cloned().collect();
    if aliases != forms {
        return Some(format!("{} is called {aliases:?}", wanted.name));
    }
    let names = names(library, id);
    (names != expected).then(|| format!("{} is named {names:?}, not {expected:?}", wanted.name))
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
fn each_person_of_sochi_is_one_entity_with_all_its_names() {
    let (key, library) = opened("sochi-2015");
    let texts = library.articles().map(|(_, article)| article.text.as_str());
    let names: Vec<BTreeMap<_, _>> = (1..).zip(texts).map(|(file, text)| key.names(file, text)).collect();
    let expected = |id: &str| -> Vec<Vec<String>> {
        let forms = names.iter().map(|names| names.get(id).map_or(&[][..], Vec::as_slice));
        forms.map(|forms| forms.iter().map(|&form| form.to_owned()).collect()).collect()
    };
    let people = key.entity.iter().filter(|entity| entity.r#type == EntityType::Person.tag());
    let troubles: Vec<_> = people.filter_map(|wanted| trouble(&library, wanted, &expected(&wanted.id))).collect();
    assert!(troubles.is_empty(), "{}", troubles.join("\n"));
}
