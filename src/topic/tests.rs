//! Topics of small articles, parted by `---`.

use crate::link::link;
use crate::model::{Article, Region, RegionKind, Span, Topic};
use crate::reading::Reading;
use crate::topic::topics;

fn found(articles: &str) -> Vec<Topic> {
    let readings: Vec<_> = articles.split("---").map(reading).collect();
    topics(&readings, &link(&readings).mentions)
}

fn reading(text: &str) -> Reading {
    let span = Span::new(0, text.len());
    let regions = if text.trim().is_empty() { Vec::new() } else { vec![Region { span, kind: RegionKind::Paragraph }] };
    Reading::new(Article { text: text.to_owned(), regions, ..Article::default() })
}

/// Checks that the topics' forms are these, `=` between the forms of one.
fn check(articles: &str, expected: &[&str]) {
    let mut labels: Vec<String> = found(articles).iter().map(|topic| topic.terms.join(" = ")).collect();
    labels.sort();
    assert_eq!(labels, expected);
}

#[test]
fn nothing_recurs_in_nothing() {
    check("", &[]);
}

#[test]
fn recurring_phrases_are_topics() {
    check("They spoke of economic sanctions. --- The economic sanctions were eased.", &["economic sanctions"]);
}

#[test]
fn number_hyphen_and_spelling_make_no_difference() {
    check("The cease-fire held. --- The ceasefire failed. --- A ceasefire came.", &["ceasefire = cease-fire"]);
    check("An air defence system. --- The air defense systems.", &["air defence system = air defense systems"]);
}

#[test]
fn names_days_titles_and_verbs_are_no_topics() {
    check("Kerry said on Tuesday that Russia agreed. --- Kerry said on Tuesday that Russia agreed.", &[]);
    check("The president and the official spoke. --- The official and the president spoke.", &[]);
}

#[test]
fn one_source_alone_makes_no_topic_among_several() {
    check("A chlorine gas attack. Another chlorine gas attack. --- Nothing here.", &[]);
}

#[test]
fn a_phrase_inside_a_longer_one_is_left_out() {
    check("The chlorine gas attack was seen. --- A chlorine gas attack came.", &["chlorine gas attack"]);
}

#[test]
fn places_are_in_order_and_sentences_once() {
    let topics = found("A ceasefire and a ceasefire failed. A ceasefire came. --- The ceasefire held.");
    let ceasefire = &topics[0];
    assert_eq!((ceasefire.occurrences.len(), ceasefire.passages.len()), (4, 3));
    assert!(ceasefire.occurrences.is_sorted());
}
