//! Queries on an invented corpus, marked by hand: `{surface|Entity}` is a mention, `<words>` are a topic.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Hit, Target, best, jump};
use crate::library::Library;
use crate::link::Links;
use crate::model::{
    Alias, Article, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Passage, Reason, Span, Subject,
    Topic,
};
use crate::reading::Reading;

const CORPUS: [&str; 3] = [
    "{Marta Quillon|Marta Quillon} flew to {Veldhaven|Veldhaven} on Monday. {Quillon|Marta Quillon} will see \
     {Sergej Bramov|Sergej Bramov}. The <grain corridor> matters to the {U.N.|United Nations}.",
    "{Bramov|Sergej Bramov} and {Ms Quillon|Marta Quillon} spoke about the <grain corridor>. {Sergey Bramov|Sergej Bramov} \
     thanked {Bashir al-Tamim|Bashir al-Tamim}. Barley prices fell. {Quillon|Marta Quillon} left {Veldhaven|Veldhaven}.",
    "{Al Tamim|Bashir al-Tamim} met {Marta Ostrand|Marta Ostrand} in {Ostra|Ostra}. The {United Nations|United Nations} and \
     the {EU|European Union} watched. {Zoë Çınar|Zoë Çınar} of {O’Dell & Sons|O’Dell & Sons} paid for the barley.",
];

/// Reads the marks of one article.
fn read(
    marked: &str,
    article: ArticleId,
    names: &mut Vec<(String, Vec<(String, Mention)>)>,
    topics: &mut Vec<(String, Passage)>,
) -> Reading {
    let mut text = String::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['{', '<']) {
        text.push_str(&rest[..at]);
        let close = rest[at..].find(['}', '>']).expect("marks are closed") + at;
        let inside = &rest[at + 1..close];
        let (surface, name) = inside.split_once('|').unwrap_or((inside, ""));
        let span = Span::new(text.len(), text.len() + surface.len());
        text.push_str(surface);
        if name.is_empty() {
            topics.push((surface.to_owned(), Passage { article, span }));
        } else {
            let known = names.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                names.push((name.to_owned(), Vec::new()));
                names.len() - 1
            });
            let entity = EntityId::new(known);
            let mention =
                Mention { article, span, entity, kind: MentionKind::Name, confidence: 1.0, reason: Reason::default() };
            names[known].1.push((surface.to_owned(), mention));
        }
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    Reading::new(Article::of_paragraph(&text))
}

fn library() -> Library {
    library_of(&CORPUS)
}

fn library_of(corpus: &[&str]) -> Library {
    let (mut names, mut topics) = (Vec::new(), Vec::new());
    let articles = corpus.iter().enumerate();
    let readings: Vec<Reading> =
        articles.map(|(at, marked)| read(marked, ArticleId::new(at), &mut names, &mut topics)).collect();
    let entities = names.iter().map(|(name, mentions)| entity(name, mentions)).collect();
    let mut mentions: Vec<Mention> =
        names.iter().flat_map(|(_, mentions)| mentions.iter().map(|(_, mention)| *mention)).collect();
    mentions.sort_by_key(|mention| (mention.article, mention.span));
    let mut labels: BTreeMap<String, Vec<Passage>> = BTreeMap::new();
    for (label, passage) in topics {
        labels.entry(label).or_default().push(passage);
    }
    let topics = labels.into_iter().map(|(label, occurrences)| Topic {
        terms: vec![label.clone()],
        label,
        passages: occurrences.clone(),
        occurrences,
    });
    Library::from_parts(readings, Links { entities, mentions, ..Links::default() }, topics.collect(), Vec::new())
}

fn entity(name: &str, mentions: &[(String, Mention)]) -> Entity {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (surface, _) in mentions {
        *counts.entry(surface).or_default() += 1;
    }
    let aliases = counts.into_iter().map(|(text, count)| Alias { text: text.to_owned(), count }).collect();
    Entity { name: name.to_owned(), kind: EntityType::Person, aliases }
}

/// The first hit as it is shown, with matched letters in brackets; for a place, its sentence.
fn first(query: &str) -> String {
    let library = library();
    let found = jump(&library, query, 50);
    assert!(found.total >= found.hits.len());
    found.hits.first().map(|hit| shown(&library, hit)).unwrap_or_default()
}

fn shown(library: &Library, hit: &Hit) -> String {
    let label = match hit.target {
        Target::Subject(subject) => hit.via.clone().unwrap_or_else(|| library.name(subject).to_owned()),
        other => {
            let sentence = library.sentence(other.place(library).expect("a place is a place"));
            library.article(sentence.article).slice(sentence.span).to_owned()
        }
    };
    let mut marked: Vec<String> = label.char_indices().map(|(_, ch)| ch.to_string()).collect();
    for (at, (byte, _)) in label.char_indices().enumerate() {
        if hit.matched.iter().any(|matched| *matched as usize == byte) {
            marked[at] = format!("[{}]", marked[at]);
        }
    }
    marked.concat().replace("][", "")
}

/// The name of the best subject.
fn name(query: &str) -> String {
    let library = library();
    best(&library, query).map(|subject| library.name(subject).to_owned()).unwrap_or_default()
}

#[test]
fn names_are_found_by_word_beginning_and_order() {
    assert_eq!(first("bramov"), "Sergej [Bramov]");
    assert_eq!(first("bramov sergej"), "[Sergej] [Bramov]");
    assert_eq!(first("bramov sergey"), "[Sergey] [Bramov]");
    assert_eq!(first("mar"), "[Mar]ta Quillon");
    assert_eq!(first("q"), "Marta [Q]uillon");
    assert_eq!(first("marta o"), "[Marta] [O]strand");
    assert_eq!(first(" bramov "), "Sergej [Bramov]");
}

#[test]
fn marks_case_and_accents_make_no_difference() {
    assert_eq!(name("u.n."), "United Nations");
    assert_eq!(name("UN"), "United Nations");
    assert_eq!(name("eu"), "European Union");
    assert_eq!(first("zoe cinar"), "[Zoë] [Çınar]");
    assert_eq!(first("ÇINAR"), "Zoë [Çınar]");
    assert_eq!(first("o'dell"), "[O]’[Dell] & Sons");
    assert_eq!(first("al tamim"), "Bashir [al]-[Tamim]");
    assert_eq!(name("al-tamim"), "Bashir al-Tamim");
    assert_eq!(name("altamim"), "Bashir al-Tamim");
    assert_eq!(name("#Bramov"), "Sergej Bramov");
}

#[test]
fn initials_stand_for_a_name() {
    assert_eq!(first("zc"), "[Z]oë [Ç]ınar");
    assert_eq!(first("mq"), "[M]arta [Q]uillon");
}

#[test]
fn whole_names_beat_beginnings_and_many_mentions_beat_few() {
    assert_eq!(name("ostra"), "Ostra");
    assert_eq!(name("ostran"), "Marta Ostrand");
    assert_eq!(name("marta"), "Marta Quillon");
    assert_eq!(name("m"), "Marta Quillon");
}

#[test]
fn beginnings_of_names_beat_those_of_particles() {
    let said = "{el-Tamim|Bashir al-Tamim} spoke. ".repeat(200);
    let library =
        library_of(&[&said, "{Bashir al-Tamim|Bashir al-Tamim} saw {Elin Brok|Elin Brok} and {Eldmark|Eldmark}."]);
    let name = |query| best(&library, query).map(|subject| library.name(subject)).unwrap_or_default();
    assert_eq!(name("e"), "Elin Brok");
    assert_eq!(name("eld"), "Eldmark");
    assert_eq!(name("el"), "Bashir al-Tamim");
    assert_eq!(name("el tam"), "Bashir al-Tamim");
    assert_eq!(name("t"), "Bashir al-Tamim");
}

#[test]
fn sentences_are_counted_and_kept_beyond_the_limit() {
    let library = library_of(&["Barley prices fell. Prices of barley rose. Oats fell.", "No barley prices."]);
    let found = jump(&library, "barley prices", 1);
    assert_eq!((found.hits.len(), found.total, found.sentences.len()), (1, 3, 3));
    assert_eq!(found.sentences, super::sentences(&library, "barley prices"));
    assert_eq!(jump(&library, "", 1).sentences, []);
}

#[test]
fn entities_come_before_topics_before_places() {
    let library = library();
    let order = |query| {
        let hits = jump(&library, query, 50).hits;
        let kind = |hit: &Hit| match hit.target {
            Target::Subject(Subject::Entity(_)) => 'e',
            Target::Subject(Subject::Topic(_)) => 't',
            Target::Mention(_) => 'm',
            Target::Passage(_) => 'p',
        };
        hits.iter().map(kind).collect::<String>()
    };
    assert_eq!(order("quillon"), "emmmm");
    assert_eq!(order("grain"), "tpp");
    assert_eq!(order(""), "eeeeeeeeeet");
    assert_eq!(order("  "), order(""));
}

#[test]
fn blank_query_starts_with_the_most_mentioned() {
    assert_eq!(first(""), "Marta Quillon");
    assert_eq!(best(&library(), " "), None);
}

#[test]
fn names_and_other_words_of_the_sentence_are_found_together() {
    assert_eq!(first("quillon monday"), "Marta [Quillon] flew to Veldhaven on [Monday].");
    assert_eq!(first("quillon gra"), "Bramov and Ms [Quillon] spoke about the [gra]in corridor.");
    assert_eq!(name("quillon monday"), "Marta Quillon");
    assert_eq!(first("quillon zebra"), "");
}

#[test]
fn sentences_are_found_by_whole_words_only() {
    assert_eq!(first("barley prices"), "[Barley] [prices] fell.");
    assert_eq!(first("barl"), "");
    assert_eq!(name("barley"), "");
}

#[test]
fn slips_are_forgiven_when_nothing_else_matches() {
    assert_eq!(name("bramof"), "Sergej Bramov");
    assert_eq!(name("quilon"), "Marta Quillon");
    assert_eq!(name("brmv"), "Sergej Bramov");
    assert_eq!(name("veldhavven"), "Veldhaven");
    assert_eq!(name("bramof sergey"), "Sergej Bramov");
}

#[test]
fn names_that_stand_nowhere_find_nothing() {
    let absent = "trump, merkel, obama, xi jinping, nato, brussels, zelensky, smith, jones, garcia, ivanov, sergej ivanov, \
                  marta quist, berlin, oslo, osaka, uno, unesco, european commission, mali, oman, tim, il, zz, x, \
                  dell inc, ostrava, sonja, sonny, united states, united kingdom, \
                  eurovision, bram stoker, tamil, 1984, !!, ?, …, 東京, мир, amim, avel, ramo, cnn, bbc";
    let found: Vec<_> =
        absent.split(", ").map(|query| (query, first(query))).filter(|(_, hit)| !hit.is_empty()).collect();
    assert_eq!(found, []);
}

#[test]
fn limit_bounds_the_answers_and_not_their_count() {
    let library = library();
    let found = jump(&library, "quillon", 2);
    assert_eq!((found.hits.len(), found.total), (3, 5));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_query_marks_letters_of_what_it_shows(query in "\\PC{0,10}|[a-z ]{0,8}|(marta|bram|al tam|o'dell|barley)[a-zé .]{0,4}") {
        let library = library();
        for hit in jump(&library, &query, 20).hits {
            let label = shown(&library, &hit);
            prop_assert_eq!(label.matches('[').count() > 0, !hit.matched.is_empty());
        }
    }

    #[test]
    fn letters_at_random_find_only_what_begins_with_them(query in "[bcdfghjklmnpqrstvwxz]{5,9}") {
        let found = first(&query);
        let skeleton: String = found.to_lowercase().chars().filter(|ch| "bcdfghjklmnpqrstvwxz".contains(*ch)).collect();
        prop_assert!(found.is_empty() || skeleton.contains(&query[1..2]), "{} finds {}", query, found);
    }
}

/// Two accounts that tell who is what, in the words of papers.
const ROLES: [&str; 2] = [
    "French President Odile Brandt met Foreign Minister Karl Ostmann in Oslo. Odile Brandt left. \
     Germany's minister, Karl Ostmann, stayed. Gerd Presid came.",
    "The former French president, Luc Verne, was not there. France's president smiled. Odile Brandt spoke in France.",
];

/// The names that `query` finds among the accounts of [`ROLES`], each with the role by which it was found, if by one.
fn people(query: &str) -> Vec<String> {
    let library = Library::new(ROLES.map(crate::reading::marked::reading).to_vec(), Vec::new());
    let shown = |hit: &Hit| match hit.target {
        Target::Subject(subject) => Some((library.name(subject).to_owned(), hit.via.clone())),
        Target::Mention(_) | Target::Passage(_) => None,
    };
    let hits = jump(&library, query, 50).hits;
    hits.iter().filter_map(shown).map(|(name, via)| via.map_or(name.clone(), |via| format!("{name} ({via})"))).collect()
}

#[test]
fn people_are_found_by_what_they_are_told_to_be() {
    let [brandt, verne] = ["Odile Brandt (French President)", "Luc Verne (former French president)"];
    assert_eq!(people("french president"), [brandt, verne]);
    assert_eq!(people("France's president"), ["Odile Brandt (France's president)", verne]);
    assert_eq!(people("president of france"), [brandt, verne], "in any order");
    assert_eq!(people("former president"), [verne]);
    assert_eq!(people("foreign minister"), ["Karl Ostmann (Foreign Minister)"]);
    assert_eq!(people("german foreign minister"), ["Karl Ostmann (Foreign Minister)"], "other words tell whose it is");
    assert_eq!(people("forein minster"), ["Karl Ostmann (Foreign Minister)"], "small slips are forgiven");
    assert_eq!(people("president brandt"), [brandt]);
    assert_eq!(people("president ostmann"), [""; 0]);
    assert_eq!(people("of the"), [""; 0]);
}

#[test]
fn roles_stand_below_names_and_need_more_than_whose_they_are() {
    assert_eq!(people("presid")[0], "Gerd Presid");
    assert_eq!(people("presi")[0], "Gerd Presid");
    assert_eq!(people("french"), ["France (French)"], "the country alone is no role");
}

#[test]
fn a_whole_role_goes_before_a_name_that_is_only_part_of_the_words() {
    let library = Library::new(ROLES.map(crate::reading::marked::reading).to_vec(), Vec::new());
    let name = |query| best(&library, query).map(|subject| library.name(subject));
    assert_eq!(name("french president"), Some("Odile Brandt"));
    assert_eq!(name("france"), Some("France"));
}
