//! Tests of the whole way from bytes to articles. Here: regions, and what holds for every input.

#[cfg(unix)]
mod discovery;
mod facts;
mod formats;

use std::path::Path;

use proptest::prelude::*;

use super::{discover, load, parse};
use crate::model::Article;

/// Checks the regions that `text`, read under the name `name`, gives: a line each, `kind: words`.
#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    let (articles, _) = parse(name, text.as_bytes());
    let lines = articles.iter().flat_map(lines).collect::<Vec<_>>().join("\n");
    let expected: Vec<_> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected.join("\n"));
}

fn lines(article: &Article) -> impl Iterator<Item = String> {
    article.regions.iter().map(|region| format!("{}: {}", region.kind.label(), article.slice(region.span)))
}

/// Checks one value of every article and all problems of `text`.
#[track_caller]
fn check_value(name: &str, text: &str, value: fn(&Article) -> String, expected: &str) {
    let (articles, problems) = parse(name, text.as_bytes());
    let values = articles.iter().map(value).chain(problems.iter().map(|problem| format!("!{}", problem.reason)));
    assert_eq!(values.collect::<Vec<_>>().join("\n"), expected);
}

const LEAD: &str = "The harbour of Malmo was closed on Monday after dockers walked out over pay, its owners said.";

#[test]
fn headline_then_paragraphs() {
    let expected = &format!("title: Harbour closed by strike\nparagraph: {LEAD}\nparagraph: No ship left.");
    check("a.txt", &format!("Harbour closed by strike\n\n{LEAD}\n\nNo ship left.\n"), expected);
    check("a.txt", &format!("Harbour closed by strike\n{LEAD}\nNo ship left."), expected);
    check("a.txt", &format!("Harbour closed by strike\r\n\r\n\r\n  {LEAD} \r\n\tNo  ship left."), expected);
}

#[test]
fn repeated_headline_leaves_its_credit() {
    let expected = format!("title: Harbour closed by strike\nparagraph: {LEAD}");
    check("a.txt", &format!("Harbour closed by strike\n\nHarbour closed by strike\n\n{LEAD}"), &expected);
    let expected = format!("title: Harbour closed by strike\ncredit: AFP/Getty Images\nparagraph: {LEAD}");
    check("a.txt", &format!("Harbour closed by strike\nHarbour closed by strikeAFP/Getty Images\n{LEAD}"), &expected);
}

#[test]
fn no_headline() {
    check(
        "a.txt",
        &format!("MALMO // {LEAD}\nNo ship left."),
        &format!("dateline: MALMO //\nparagraph: {LEAD}\nparagraph: No ship left."),
    );
    check("a.txt", &format!("{LEAD}\nNo ship left."), &format!("paragraph: {LEAD}\nparagraph: No ship left."));
    let title = "The harbour of Malmo was closed on Monday after dockers walked out…";
    check_value("a.txt", LEAD, |article| article.title.clone(), title);
    check_value("a.txt", &format!("MALMO // {LEAD}"), |article| article.title.clone(), title);
}

#[test]
fn everything_above_the_body() {
    let text = format!(
        "doe roe malmo strike\nHarbour closed by strike | Sky News\n1:04 - Source: Reuters\nStory highlights\n\nDockers \
         want more pay\n\n\"We wait,\" the owners say\n\nBy Jane Doe, Harbour Correspondent\n12 May 2014\n\nMalmo CNN \u{a0}—\u{a0}\n\n{LEAD}"
    );
    check(
        "a.txt",
        &text,
        &format!(
            "credit: doe roe malmo strike
        title: Harbour closed by strike
        credit: | Sky News
        credit: 1:04 - Source: Reuters
        subhead: Story highlights
        standfirst: Dockers want more pay
        standfirst: \"We wait,\" the owners say
        byline: By Jane Doe, Harbour Correspondent
        dateline: 12 May 2014
        dateline: Malmo CNN \u{a0}—
        paragraph: {LEAD}"
        ),
    );
    check_value("a.txt", &text, |article| format!("{:?}", article.date), "Some(\"2014-05-12\")");
}

#[test]
fn standfirst() {
    let expected =
        format!("title: Harbour closed by strike\nstandfirst: Dockers want more pay than last year\nparagraph: {LEAD}");
    check("a.txt", &format!("Harbour closed by strike\nDockers want more pay than last year\n{LEAD}"), &expected);
    let expected = format!(
        "title: Harbour closed by strike\nstandfirst: It is a hard year for Malmo.\nbyline: By Jane Doe\nparagraph: {LEAD}"
    );
    check("a.txt", &format!("Harbour closed by strike\nIt is a hard year for Malmo.\nBy Jane Doe\n{LEAD}"), &expected);
}

#[test]
fn of_two_cuts_of_a_caption_the_longer_stays() {
    let long =
        "Minister Jane Doe (L) greets a co-worker at the gate of the mill in Malmo, May 12, 2014. REUTERS/Ann Poe";
    let cut = "Minister Jane Doe (L) greets a coworker at the gate of the mill";
    let expected = format!("title: Harbour closed\nparagraph: {LEAD}\ncaption: {long}\nparagraph: No ship left.");
    check("a.txt", &format!("Harbour closed\n\n{LEAD}\n\n{cut}\n\n{long}\n\nNo ship left."), &expected);
    check("a.txt", &format!("Harbour closed\n\n{LEAD}\n\n{long}\n\n{cut}…\n\nNo ship left."), &expected);
}

#[test]
fn subheads_credits_and_calls() {
    let text = format!(
        "Harbour closed\n\n{LEAD}\n\n‘Bad moment’\n\nNo ship left.\n\nRead more: Strike in Oslo\n\nWhat happens now?\n\nNobody knew.\n\n\
         CNN's Jane Doe reported from Malmo and John Roe wrote in Oslo.\n\n* Agence France-Presse"
    );
    check(
        "a.txt",
        &text,
        &format!(
            "title: Harbour closed
        paragraph: {LEAD}
        subhead: ‘Bad moment’
        paragraph: No ship left.
        credit: Read more: Strike in Oslo
        subhead: What happens now?
        paragraph: Nobody knew.
        credit: CNN's Jane Doe reported from Malmo and John Roe wrote in Oslo.
        credit: * Agence France-Presse"
        ),
    );
}

#[test]
fn rows_of_figures_are_no_subheads() {
    let text = format!("HARBOUR <HRB> 1ST QTR\n\n{LEAD}\n\nShr 32 cts vs 42 cts\n\nNet 1,200 vs 1,400\n\nRevs 2 mln");
    check(
        "a.txt",
        &text,
        &format!(
            "title: HARBOUR <HRB> 1ST QTR
        paragraph: {LEAD}
        paragraph: Shr 32 cts vs 42 cts
        paragraph: Net 1,200 vs 1,400
        paragraph: Revs 2 mln"
        ),
    );
}

#[test]
fn wrapped_lines_are_joined() {
    let text = "HARBOUR CLOSED\n\n\
        The harbour of Malmo was closed on Monday after its dockers walked out\n\
        over pay, the owners said in the evening. A group of old men, a co-\n\
        operative of fishermen, who had come from all over the coast, called it\n\
        a shame. One of them, a man of eighty, who has been among the fisher-\n\
        men since he was ten, left early. Others spoke to the crowd of two- and\n\
        three-masted ships, and one of the pro-\n\
        Norwegian songs that nobody in the port would have sung a year ago was\n\
        heard.\n\nNo ship left.\n";
    check("a.txt", text, "title: HARBOUR CLOSED
        paragraph: The harbour of Malmo was closed on Monday after its dockers walked out over pay, the owners said in \
        the evening. A group of old men, a co-operative of fishermen, who had come from all over the coast, called it a \
        shame. One of them, a man of eighty, who has been among the fishermen since he was ten, left early. Others spoke \
        to the crowd of two- and three-masted ships, and one of the pro-Norwegian songs that nobody in the port would have sung a year ago was heard.
        paragraph: No ship left.");
}

#[test]
fn lines_that_are_paragraphs_are_not_joined() {
    check("a.txt", "One line\n\nAnother line", "title: One line\nparagraph: Another line");
    let text = format!("Harbour closed\n{LEAD}\n{LEAD}\n{LEAD}\nNo ship left.");
    check(
        "a.txt",
        &text,
        &format!(
            "title: Harbour closed\nparagraph: {LEAD}\nparagraph: {LEAD}\nparagraph: {LEAD}\nparagraph: No ship left."
        ),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn regions_hold_every_visible_byte_once(text in lines_of_news(), name in prop::sample::select(NAMES)) {
        for article in parse(name, text.as_bytes()).0 {
            holds_every_visible_byte_once(&article);
        }
    }

    #[test]
    fn no_bytes_make_loading_fail(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(NAMES)) {
        for article in parse(name, &bytes).0 {
            holds_every_visible_byte_once(&article);
        }
    }

    #[test]
    fn no_text_makes_loading_fail(text in "(?s)[-+{}\\[\\]\"':,<>/#*a-zA-Z0-9 \\n\u{1b}\u{202e}é中]{0,300}", name in prop::sample::select(NAMES)) {
        for article in parse(name, text.as_bytes()).0 {
            holds_every_visible_byte_once(&article);
        }
    }
}

const NAMES: &[&str] = &["a.txt", "a.md", "a.json", "a.jsonl", "-", "a.unknown"];

/// Texts out of lines that look like parts of articles.
fn lines_of_news() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("Harbour closed by strike"),
        Just("Harbour closed by strikeReuters"),
        Just(LEAD),
        Just("By Jane Doe"),
        Just("MALMO // "),
        Just("Malmo CNN \u{a0}—\u{a0}"),
        Just("MALMO, May 12 (Reuters) - Ships left."),
        Just("Story highlights"),
        Just("doe roe"),
        Just("1:04"),
        Just("Jane Doe (L) greets John Roe at the gate of the mill in Malmo"),
        Just("Jane Doe (L) greets John Roe at the gate of the"),
        Just("‘Bad moment’"),
        Just("\u{a0}"),
        Just(""),
        Just("---"),
        Just("title: x"),
        Just("# Head"),
        Just("- item"),
        Just("![alt](b)"),
        Just("{\"title\":\"x\",\"text\":\"<p>y</p>\"}"),
        Just("© 2014"),
        Just("é\u{301}…"),
        Just("Ministers | Sky News"),
        Just("A ship leaves MalmoReuters"),
    ];
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

fn holds_every_visible_byte_once(article: &Article) {
    let mut at = 0;
    for region in &article.regions {
        let range = region.span.range();
        let text = article.text.get(range.clone()).expect("regions lie on character boundaries");
        assert!(!text.is_empty() && text.trim() == text, "{region:?} {text:?}");
        assert!(!text.contains('\n'));
        assert!(article.text[at..range.start].trim().is_empty());
        at = range.end;
    }
    assert_eq!(at, article.text.len());
    assert!(!article.title.is_empty() && !article.source.is_empty() && !article.language.is_empty());
    let shown = format!("{}{}{}", article.text, article.title, article.source);
    assert!(!shown.chars().any(|ch| (ch.is_control() && ch != '\n') || ch == '\u{202e}'));
}

#[test]
fn real_articles_keep_the_rules() {
    let seeds = Path::new("../shared/seeds");
    if !seeds.is_dir() {
        println!("skipped: {} is not there", seeds.display());
        return;
    }
    let (inputs, problems) = discover(&[seeds.to_owned()]);
    assert_eq!(problems, []);
    for (articles, problems) in inputs.iter().map(load) {
        assert_eq!(problems, []);
        articles.iter().for_each(holds_every_visible_byte_once);
    }
}
