//! Pronouns in marked text: `{He|peter-marsh}`. All pronouns that are linked are marked, and no others.

use std::collections::BTreeMap;

use super::network::Network;
use super::scene::Scene;
use super::{MODEL, WORDS, likeliest};
use crate::entity::gazetteer::Gazetteer;
use crate::link::link;
use crate::model::{Article, MentionKind, Region, RegionKind, Rule, Span};
use crate::reading::Reading;
use crate::reading::marked::strip;
use crate::refer::profile::Profiles;
use crate::refer::{described, refer, view};
use crate::text::fold::fold;

fn reading(text: &str) -> Reading {
    Reading::new(Article::of_paragraph(text))
}

/// The pronouns of `text` that are linked, with the slugs of those who are meant and the rules.
fn linked(text: &str) -> Vec<(Span, String, Rule)> {
    let readings = [reading(text)];
    let links = refer(&readings, link(&readings));
    let pronouns = links.mentions.iter().filter(|mention| mention.kind == MentionKind::Pronoun);
    let slug = |entity: usize| fold(&links.entities[entity].name).replace(' ', "-");
    pronouns.map(|mention| (mention.span, slug(mention.entity.index()), mention.reason.rule)).collect()
}

#[track_caller]
fn check(marked: &str) {
    let (text, marks) = strip(marked);
    let marks: BTreeMap<_, _> = marks.into_iter().map(|(span, slug)| ((span.start, span.end), slug)).collect();
    let mut found: BTreeMap<(u32, u32), String> = BTreeMap::new();
    for (span, slug, _) in linked(&text) {
        let all = found.entry((span.start, span.end)).or_default();
        *all = if all.is_empty() { slug } else { format!("{all}+{slug}") };
    }
    assert_eq!(found, marks, "{marked}");
}

macro_rules! pronouns {
    ($($name:ident: $marked:expr;)*) => {
        $(#[test] fn $name() { check($marked); })*
    };
}

pronouns! {
    one_person: "Peter Marsh arrived in Berlin on Monday. {He|peter-marsh} said the talks had gone well.";
    gender_parts: "Anna Holt met Peter Marsh in Berlin. {She|anna-holt} said {he|peter-marsh} had been late.";
    owners: "Anna Holt left the hall. {Her|anna-holt} car was waiting.";
    short_verbs: "Peter Marsh left the hall on Monday. {He|peter-marsh}'s tired, aides said.";
    owners_do_not_go_on: "The spokesman Peter Marsh was late. Adam Holt's spokesman, Peter Marsh, met reporters. {He|peter-marsh} said the talks had gone well.";
    speakers: "“{I|anna-holt} did not read the report,” Anna Holt said.";
    what_countries_share: "“{I|anna-holt} know what our two nations can do,” Anna Holt said.";
    appositions_go_on: "The spokesman Peter Marsh was late. Adam Holt spoke. Holt's spokesman, Peter Marsh, said the meeting was a step. {He|peter-marsh} said the talks had gone well.";
    acronyms_are_no_pronouns: "Peter Marsh flew to the US. The IT office was closed.";
    forms_of_address_are_no_pronouns: "Peter Marsh thanked Her Majesty.";
    nobody_is_named: "He said the talks had gone well.";
    subjects_are_not_their_objects: "Anna Holt arrived in Berlin on Monday. She met Holt.";
    no_weather: "It rained in the morning, and it was clear that it would go on.";
}

#[test]
fn who_is_spoken_of_is_evidence() {
    let text = "Peter Marsh arrived on Monday. He said the talks had gone well.";
    let readings = [reading(text)];
    let links = refer(&readings, link(&readings));
    let pronoun = links.mentions.iter().find(|mention| mention.kind == MentionKind::Pronoun).expect("he is linked");
    let evidence = pronoun.reason.evidence.expect("there is an antecedent");
    assert_eq!((pronoun.reason.rule, &text[evidence.span.range()]), (Rule::Pronoun, "Peter Marsh"));
    assert!(pronoun.confidence > 0.5 && pronoun.confidence <= 1.0);
}

#[test]
fn the_model_that_is_built_in_opens() {
    assert!(Network::open(MODEL).is_some());
    assert!(Network::open(&MODEL[1..]).is_none());
    assert!(Network::open(&[]).is_none());
}

#[test]
fn none_is_an_answer() {
    assert_eq!(likeliest(&[0.3, 0.5]), Some((1, 0.5)));
    assert_eq!(likeliest(&[0.3, 0.3]), None);
    assert_eq!(likeliest(&[]), None);
}

#[test]
fn reading_twice_gives_the_same() {
    let text = "Peter Marsh met Anna Holt. She said he was late. They left. Its end was near.";
    assert_eq!(linked(text), linked(text));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(32))]
    #[test]
    fn any_text_can_be_read(text in "([A-Z][a-z]{1,4}|he|her|they|it|I|“|”|\"|said|and|,|\\.|'s|é| ){0,40}") {
        linked(&text);
    }
}

/// Checks who says "I" in the last paragraph of an article of `paragraphs`, the first of which is a byline.
#[track_caller]
fn writes(paragraphs: &[&str], expected: &str) {
    let text = paragraphs.join("\n\n");
    let region = |(at, paragraph): (usize, &&str)| {
        let start = paragraphs[..at].iter().map(|before| before.len() + 2).sum();
        let kind = if at == 0 { RegionKind::Byline } else { RegionKind::Paragraph };
        Region { span: Span::new(start, start + paragraph.len()), kind }
    };
    let regions = paragraphs.iter().enumerate().map(region).collect();
    let readings = [Reading::new(Article { text, regions, ..Article::default() })];
    let links = refer(&readings, link(&readings));
    let pronoun = links.mentions.iter().rfind(|mention| mention.kind == MentionKind::Pronoun).expect("I is linked");
    assert_eq!(readings[0].article.slice(pronoun.span), "I");
    assert_eq!(pronoun.reason.rule, Rule::Speaker);
    assert_eq!(links.entities[pronoun.entity.index()].name, expected, "{paragraphs:?}");
}

#[test]
fn outside_of_quotations_who_writes_says_i() {
    writes(&["By Anna Holt", "I met Peter Marsh in Berlin."], "Anna Holt");
}

#[test]
fn entries_of_a_live_page_are_of_those_who_are_named_there() {
    writes(&["By Anna Holt", "8:15 p.m. Peter Marsh, Berlin", "I met nobody in the rain."], "Peter Marsh");
    writes(&["By Anna Holt", "22:15 – Peter Marsh in Berlin: It rained on the town, but I slept."], "Peter Marsh");
    writes(
        &["By Anna Holt", "8:15 p.m. Peter Marsh, Berlin", "9:20 p.m. It rains.", "I met nobody there."],
        "Anna Holt",
    );
    writes(&["By Anna Holt", "8:15 p.m. Peter Marsh left Berlin. I met nobody there."], "Anna Holt");
}

/// What `told` tells of the only pronoun in `text`, which is marked `{he}`.
pub(super) fn told_of<T>(text: &str, told: impl FnOnce(&Scene, usize) -> T) -> T {
    let at = text.find('{').expect("a pronoun is marked");
    let readings = [reading(&text.replace(['{', '}'], ""))];
    let described = described(&readings, link(&readings));
    let profiles = Profiles::new(&readings, &described.links, &Gazetteer::default());
    let known = view::known(&described, &profiles);
    let own = (&*described.links.mentions, &*described.open[0]);
    let scene = Scene::new(&readings[0], own, &known, &WORDS);
    let place = scene.anaphors.iter().position(|anaphor| anaphor.figure.span.start as usize == at);
    told(&scene, place.expect("the marked word is a pronoun"))
}
