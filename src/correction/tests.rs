//! Corrections on invented articles: what they change, what they find again, and how they are written.

use std::sync::Arc;

use super::{Correction, parse, print};
use crate::library::Library;
use crate::link::Links;
use crate::model::{
    Alias, Article, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Rule, Span, Subject,
};
use crate::reading::Reading;
use crate::text::segment;

/// A library of `articles`, a line each, in which `{words|key}` is a name and `{~words|key}` a pronoun that rests on the
/// last name of `key`. An entity is called by its key.
fn library(articles: &[&str]) -> Library {
    let mut links = Links::default();
    let mut readings = Vec::new();
    for (at, marked) in articles.iter().enumerate() {
        readings.push(reading(ArticleId::new(at), marked, &mut links));
    }
    links.entities.iter_mut().for_each(|entity| entity.aliases.sort_by_key(|alias| std::cmp::Reverse(alias.count)));
    Library::from_parts(readings, links, Vec::new(), Vec::new())
}

fn reading(article: ArticleId, marked: &str, links: &mut Links) -> Reading {
    let mut text = String::new();
    let mut parts = marked.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (mark, after) = part.split_once('}').expect("a mark that is closed");
        let (words, key) = mark.split_once('|').expect("a mark with a key");
        let is_name = !words.starts_with('~');
        let words = words.trim_start_matches('~');
        let start = text.len();
        text.push_str(words);
        let entity = entity(links, key, is_name.then_some(words));
        let last = links.mentions.iter().rev().find(|mention| mention.entity == entity);
        let evidence = last.map(|last| Passage { article: last.article, span: last.span });
        let reason = if is_name { Reason::default() } else { Reason { rule: Rule::Pronoun, evidence } };
        let kind = if is_name { MentionKind::Name } else { MentionKind::Pronoun };
        let span = Span::new(start, text.len());
        links.mentions.push(Mention { article, span, entity, kind, confidence: 0.9, reason });
        text.push_str(after);
    }
    let source = format!("Source {}", article.0);
    let article = Article { title: source.clone(), source, ..Article::of_paragraph(&text) };
    let segments = segment::segment(&article);
    Reading {
        article: Arc::new(article),
        segments: Arc::new(segments),
        candidates: Arc::default(),
        quotations: Arc::default(),
    }
}

fn entity(links: &mut Links, key: &str, words: Option<&str>) -> EntityId {
    let at = links.entities.iter().position(|entity| entity.name == key).unwrap_or_else(|| {
        links.entities.push(Entity { name: key.to_owned(), kind: EntityType::Person, aliases: Vec::new() });
        links.entities.len() - 1
    });
    let aliases = &mut links.entities[at].aliases;
    match (words, words.and_then(|words| aliases.iter_mut().find(|alias| alias.text == words))) {
        (_, Some(alias)) => alias.count += 1,
        (Some(words), None) => aliases.push(Alias { text: words.to_owned(), count: 1 }),
        (None, None) => {}
    }
    EntityId::new(at)
}

/// The entities with their aliases and mentions, a line each: `name (type) alias×n: words in 0, words in 1`.
fn shown(library: &Library) -> Vec<String> {
    let ids = (0..library.entities().len()).map(EntityId::new);
    ids.map(|id| {
        let entity = library.entity(id);
        let aliases: Vec<_> = entity.aliases.iter().map(|it| format!("{}×{}", it.text, it.count)).collect();
        let places: Vec<_> = library
            .places(Subject::Entity(id))
            .iter()
            .map(|place| format!("{}{}", library.article(place.article).slice(place.span), place.article.0))
            .collect();
        format!("{} ({}) {}: {}", entity.name, entity.kind.label(), aliases.join(" "), places.join(" "))
    })
    .collect()
}

/// The corrections of a file that holds these lines.
fn file(lines: &str) -> Vec<Correction> {
    parse(&format!("{{\"version\": 1, \"corrections\": [{lines}]}}")).expect("a file of corrections")
}

/// Corrects the small story by the lines of a file; nothing of it must be idle.
#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    let corrected = library(&STORY).corrected(&file(lines));
    assert_eq!(corrected.idle_corrections(), &[] as &[usize], "{lines}");
    assert_eq!(shown(&corrected), expected, "{lines}");
    let order = |mention: &Mention| (mention.article, mention.span.start, mention.entity);
    assert!(corrected.mentions().is_sorted_by_key(order), "{lines}");
}

const STORY: [&str; 2] = [
    "{Anna Berg|Anna Berg} met {Tom Quill|Tom Quill}. {Berg|Anna Berg} left. {~She|Anna Berg} was late.",
    "{A. Berg|A. Berg} spoke. {Berg|Anna Berg} left. {Berg|Anna Berg} left. {Lund|Lund} is far.",
];

#[test]
fn nothing_said_changes_nothing() {
    let library = library(&STORY);
    assert_eq!(shown(&library.corrected(&[])), shown(&library));
    assert_eq!(library.corrected(&[]).mentions(), library.mentions());
}

#[test]
fn two_are_one() {
    let line = "{\"do\": \"merge\", \"entity\": \"A. Berg\", \"into\": \"Anna Berg\"}";
    check(
        line,
        &[
            "Anna Berg (person) Berg×3 A. Berg×1 Anna Berg×1: Anna Berg0 Berg0 She0 A. Berg1 Berg1 Berg1",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "Lund (person) Lund×1: Lund1",
        ],
    );
    let corrected = library(&STORY).corrected(&file(line));
    let rules: Vec<_> = corrected.mentions().iter().map(|mention| mention.reason.rule).collect();
    assert_eq!(rules.iter().filter(|rule| **rule == Rule::Correction).count(), 1, "only what was moved is corrected");
}

#[test]
fn one_is_two_and_pronouns_go_where_their_names_go() {
    check(
        "{\"do\": \"split\", \"entity\": \"Anna Berg\", \"alias\": \"Berg\"}",
        &[
            "Berg (person) Berg×3: Berg0 She0 Berg1 Berg1",
            "Anna Berg (person) Anna Berg×1: Anna Berg0",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "A. Berg (person) A. Berg×1: A. Berg1",
            "Lund (person) Lund×1: Lund1",
        ],
    );
}

#[test]
fn what_loses_its_name_is_called_by_what_is_left() {
    check(
        "{\"do\": \"split\", \"entity\": \"Anna Berg\", \"alias\": \"Anna Berg\"}",
        &[
            "Berg (person) Berg×3: Berg0 She0 Berg1 Berg1",
            "Anna Berg (person) Anna Berg×1: Anna Berg0",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "A. Berg (person) A. Berg×1: A. Berg1",
            "Lund (person) Lund×1: Lund1",
        ],
    );
}

#[test]
fn one_mention_is_another() {
    let mention = "{\"words\": \"Berg\", \"sentence\": \"Berg left.\", \"source\": \"Source 1\", \"title\": \"Source 1\", \"nth\": 2}";
    check(
        &format!("{{\"do\": \"unlink\", \"entity\": \"Anna Berg\", \"mention\": {mention}, \"is\": \"A. Berg\"}}"),
        &[
            "Anna Berg (person) Berg×2 Anna Berg×1: Anna Berg0 Berg0 She0 Berg1",
            "A. Berg (person) A. Berg×1 Berg×1: A. Berg1 Berg1",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "Lund (person) Lund×1: Lund1",
        ],
    );
}

#[test]
fn names_that_are_not_somebody_are_one_other() {
    let unlink = |nth: usize| {
        let place =
            format!("{{\"words\": \"Berg\", \"sentence\": \"Berg left.\", \"source\": \"Source 1\", \"nth\": {nth}}}");
        format!("{{\"do\": \"unlink\", \"entity\": \"Anna Berg\", \"mention\": {place}}}")
    };
    check(
        &format!("{}, {}", unlink(1), unlink(2)),
        &[
            "Anna Berg (person) Anna Berg×1 Berg×1: Anna Berg0 Berg0 She0",
            "Berg (person) Berg×2: Berg1 Berg1",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "A. Berg (person) A. Berg×1: A. Berg1",
            "Lund (person) Lund×1: Lund1",
        ],
    );
}

#[test]
fn other_words_that_are_not_somebody_refer_to_nobody() {
    let place = "{\"words\": \"She\", \"sentence\": \"She was late.\", \"title\": \"Source 0\"}";
    check(
        &format!("{{\"do\": \"unlink\", \"entity\": \"Anna Berg\", \"mention\": {place}}}"),
        &[
            "Anna Berg (person) Berg×3 Anna Berg×1: Anna Berg0 Berg0 Berg1 Berg1",
            "Tom Quill (person) Tom Quill×1: Tom Quill0",
            "A. Berg (person) A. Berg×1: A. Berg1",
            "Lund (person) Lund×1: Lund1",
        ],
    );
}

#[test]
fn names_and_types_are_the_readers_and_the_hidden_is_gone() {
    check(
        "{\"do\": \"rename\", \"entity\": \"Anna Berg\", \"name\": \"Mayor\"}, {\"do\": \"hide\", \"entity\": \"Mayor\"}, \
         {\"do\": \"retype\", \"entity\": \"Lund\", \"type\": \"LOC\"}, {\"do\": \"hide\", \"entity\": \"A. Berg\"}",
        &["Tom Quill (person) Tom Quill×1: Tom Quill0", "Lund (place) Lund×1: Lund1"],
    );
}

#[test]
fn what_is_not_there_is_told_and_changes_nothing() {
    let lines = "{\"do\": \"hide\", \"entity\": \"Nobody\"}, {\"do\": \"merge\", \"entity\": \"Lund\", \"into\": \"Nobody\"}, \
                 {\"do\": \"hide\", \"entity\": {\"name\": \"Lund\", \"sentence\": \"Lund is near.\"}}, \
                 {\"do\": \"split\", \"entity\": \"Lund\", \"alias\": \"Lundvik\"}";
    let corrected = library(&STORY).corrected(&file(lines));
    assert_eq!(corrected.idle_corrections(), [0, 1, 2, 3]);
    assert_eq!(shown(&corrected), shown(&library(&STORY)));
}

#[test]
fn corrections_hold_when_articles_are_added_and_ids_change() {
    let whole = library(&STORY);
    let berg = Passage { article: ArticleId(1), span: Span::new(26, 30) };
    assert_eq!(whole.article(berg.article).slice(berg.span), "Berg");
    let said = [Correction::Unlink {
        entity: whole.who(EntityId(0)),
        mention: whole.place(berg),
        is: Some(whole.who(EntityId(2))),
    }];
    let more = [STORY[0], STORY[1], "{Lund|Lund} and {Lund|Lund} and {Lund|Lund}. {Berg|Anna Berg} left."];
    let larger = library(&more).corrected(&parse(&print(&said)).expect("what was printed"));
    assert_eq!(larger.idle_corrections(), &[] as &[usize]);
    assert!(
        shown(&larger).iter().any(|line| line.starts_with("A. Berg (person) A. Berg×1 Berg×1")),
        "{:?}",
        shown(&larger)
    );
}

#[test]
fn an_entity_is_told_from_others_that_are_called_the_same() {
    let mut links = Links::default();
    let texts = ["{Berg|Berg} sang.", "{Berg|Berg b} danced.", "{Berg|Berg c} is a hill."];
    let readings: Vec<_> =
        texts.iter().enumerate().map(|(at, text)| reading(ArticleId::new(at), text, &mut links)).collect();
    for entity in &mut links.entities {
        entity.name = "Berg".to_owned();
    }
    links.entities[2].kind = EntityType::Place;
    let library = Library::from_parts(readings, links, Vec::new(), Vec::new());
    for id in (0..3).map(EntityId) {
        let hidden = library.corrected(&[Correction::Hide { entity: library.who(id) }]);
        let left: Vec<_> = hidden.mentions().iter().map(|mention| mention.article.0).collect();
        assert_eq!(left, (0..3).filter(|article| *article != id.0).collect::<Vec<_>>());
    }
    assert_eq!((library.who(EntityId(0)).sentence, library.who(EntityId(2)).sentence), (None, None));
    assert!(library.who(EntityId(1)).sentence.is_some());
}

#[test]
fn what_is_printed_reads_back() {
    let lines = "{\"do\": \"merge\", \"entity\": {\"name\": \"A\", \"type\": \"ORG\", \"sentence\": \"A \\\"b\\\".\"}, \"into\": \"B\"}, \
                 {\"do\": \"retype\", \"entity\": \"B\", \"type\": \"Place\"}, \
                 {\"do\": \"unlink\", \"entity\": \"B\", \"mention\": {\"words\": \"he\", \"sentence\": \"So he said.\"}}";
    let corrections = file(lines);
    let printed = print(&corrections);
    assert_eq!(parse(&printed), Ok(corrections), "{printed}");
    assert_eq!(printed.lines().count(), 8, "a line each: {printed}");
    assert_eq!(parse(&print(&[])), Ok(Vec::new()));
    assert_eq!(parse(" \n"), Ok(Vec::new()));
}

#[test]
fn what_is_wrong_in_a_file_is_named() {
    for (text, reason) in [
        ("{\"version\": 2, \"corrections\": []}", "version 2"),
        ("{\"version\": 1, \"corrections\": [\n{\"do\": \"merge\", \"entity\": \"A\"}]}", "missing field `into`"),
        (
            "{\"version\": 1, \"corrections\": [\n{\"do\": \"retype\", \"entity\": \"A\", \"type\": \"dog\"}]}",
            "there is no type \"dog\"; there are person",
        ),
        (
            "{\"version\": 1, \"corrections\": [\n{\"do\": \"hide\", \"entity\": \"A\", \"why\": 1}]}",
            "unknown field `why`",
        ),
        ("{\"version\": 1, \"corrections\": [\n{\"do\": \"hide\", \"entity\": 7}]}", "an entity is a name"),
        ("{\"version\": 1}", "missing field `corrections`"),
        ("nonsense", "line 1"),
    ] {
        let found = parse(text).expect_err(text);
        assert!(found.contains(reason) && found.contains("line") || found.contains("version"), "{found}");
    }
}
