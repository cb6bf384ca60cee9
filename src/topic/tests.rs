//! Topics of small articles, parted by `---`.

use crate::link::link;
use crate::model::{Article, Topic};
use crate::reading::Reading;
use crate::topic::topics;

fn found(articles: &str) -> Vec<Topic> {
    let readings: Vec<_> = articles.split("---").map(reading).collect();
    topics(&readings, &link(&readings).mentions)
}

fn reading(text: &str) -> Reading {
    Reading::new(Article::of_paragraph(text))
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
fn one_source_alone_makes_no_topic_of_a_word() {
    check("The ceasefire came. The ceasefire went. A ceasefire was due. --- Nothing here.", &[]);
    check("A chlorine gas attack. Another chlorine gas attack. --- Nothing here.", &["chlorine gas attack"]);
}

#[test]
fn verbs_are_no_topics() {
    check("The clock ticks down to June. --- The clock ticks down to June.", &[]);
    check(
        "He drank. We appreciate him. --- He drank and drank. They appreciate him. --- Who drank? I appreciate it.",
        &[],
    );
}

#[test]
fn word_order_makes_no_difference() {
    check("The gas supply was cut. --- The supply of gas came back.", &["gas supply = supply of gas"]);
    check("The gas price rose. A gas price of ten. --- The price of the gas fell.", &["gas price = price of the gas"]);
}

#[test]
fn words_put_in_make_no_difference() {
    check(
        "An air defence system. The air defence missile system. --- An air defence system. An air defence missile system.",
        &["air defence system = air defence missile system"],
    );
}

#[test]
fn a_rare_first_word_stands_for_its_phrase() {
    check(
        "The chlorine gas came. A cloud of chlorine gas. --- A whiff of chlorine. The chlorine gas again.",
        &["chlorine gas = chlorine"],
    );
}

#[test]
fn adjectives_do_not_part_a_topic() {
    check(
        "The sanctions hurt. The sanctions stay. --- Of economic sanctions. The sanctions bite. --- The economic sanctions. No sanctions.",
        &["sanctions = economic sanctions"],
    );
}

#[test]
fn a_phrase_inside_a_longer_one_is_left_out() {
    check("The chlorine gas attack was seen. --- A chlorine gas attack came.", &["chlorine gas attack"]);
}

#[test]
fn a_reader_gets_a_topic_of_any_words() {
    let readings: Vec<_> =
        ["A cease-fire line. Nothing. A ceasefire.", "Ceasefires, and a cease fire."].map(reading).into();
    let asked =
        |typed| crate::topic::asked_for(&readings, typed).map(|topic| (topic.terms.join(" = "), topic.passages.len()));
    assert_eq!(asked("ceasefire"), Some(("ceasefire = cease fire = cease-fire = ceasefires".to_owned(), 3)));
    assert_eq!(asked("Cease-Fire lines"), Some(("cease-fire line".to_owned(), 1)));
    assert_eq!((asked("truce"), asked(" "), asked("...")), (None, None, None));
}

#[test]
fn places_are_in_order_and_sentences_once() {
    let topics = found("A ceasefire and a ceasefire failed. A ceasefire came. --- The ceasefire held.");
    let ceasefire = &topics[0];
    assert_eq!((ceasefire.occurrences.len(), ceasefire.passages.len()), (4, 3));
    assert!(ceasefire.occurrences.is_sorted());
}
