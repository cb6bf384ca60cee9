//! Quotations of invented articles and their speakers.

use crate::library::Library;
use crate::model::{Article, QuoteKind, Region, RegionKind, Span};
use crate::reading::Reading;
use crate::text::segment::segment;

/// An article of `text`, each line a paragraph.
fn reading(text: &str) -> Reading {
    let mut regions = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        regions.push(Region { span: Span::new(start, start + line.len()), kind: RegionKind::Paragraph });
        start += line.len() + 1;
    }
    Reading::new(Article { text: text.to_owned(), regions, ..Article::default() })
}

/// Checks the quotations of `text`, each written as its kind, its words and its speaker: `speech “No.” < Lund`. Those
/// inside others are set in by a dot for each.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let reading = reading(text);
    let shown = reading.quotations.iter().map(|one| {
        let kind = match one.kind {
            QuoteKind::Speech => "speech",
            QuoteKind::Fragment => "fragment",
            QuoteKind::Scare => "scare",
        };
        let speaker = one.speaker.map_or("-", |speaker| reading.article.slice(speaker));
        format!("{}{kind} {} < {speaker}", ".".repeat(one.depth), reading.article.slice(one.span))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

/// Checks the speaker of the only quotation of `text`.
#[track_caller]
fn speaker(text: &str, expected: &str) {
    let reading = reading(text);
    let [one] = reading.quotations.as_ref() else { panic!("{} quotations", reading.quotations.len()) };
    assert_eq!(one.speaker.map_or("-", |speaker| reading.article.slice(speaker)), expected);
}

#[test]
fn the_verb_stands_behind_before_or_inside() {
    check("“We will rebuild the pier,” Anna Lund said.", &["speech “We will rebuild the pier,” < Anna Lund"]);
    check("“We will rebuild the pier,” said Anna Lund.", &["speech “We will rebuild the pier,” < Anna Lund"]);
    check("Anna Lund said: “We will rebuild the pier.”", &["speech “We will rebuild the pier.” < Anna Lund"]);
    check(
        "“We will rebuild the pier,” Anna Lund said, “and soon.” It rained. “So what?”",
        &["speech “We will rebuild the pier,” < Anna Lund", "speech “and soon.” < Anna Lund", "scare “So what?” < -"],
    );
    check(
        "“We will rebuild,” Anna Lund said. “The pier is ours.”",
        &["speech “We will rebuild,” < Anna Lund", "speech “The pier is ours.” < Anna Lund"],
    );
}

#[test]
fn a_paragraph_of_words_alone_is_of_whom_the_one_before_ends_with() {
    speaker("It rained. Anna Lund later said she was cold.\n“I want to be remembered.”", "Anna Lund");
    speaker("Anna Lund later said she was cold. It rained.\n“I want to be remembered.”", "-");
    speaker("Anna Lund later said she was cold.\nIt rained. “I want to be remembered.”", "-");
}

#[test]
fn titles_and_appositions_are_no_part_of_a_name() {
    speaker("“The pier is safe,” said Prime Minister Anna Lund on Monday.", "Anna Lund");
    speaker("“The pier is safe,” said Danish trades union official Anna Lund.", "Anna Lund");
    speaker("“The pier is safe,” said secretary of state Anna Lund.", "Anna Lund");
    speaker("“The pier is safe,” Anna Lund, the harbour master, told reporters.", "Anna Lund");
    speaker("“The pier is safe,” Anna Lund, 61, a retired pilot, said.", "Anna Lund");
    speaker("“The pier is safe,” the mayor's spokesman, Peter Holm, said.", "Peter Holm");
    speaker("Anna Lund, who has run the harbour since May, said: “The pier is safe.”", "Anna Lund");
}

#[test]
fn descriptions_and_pronouns_speak() {
    speaker("“The pier is safe,” a senior official at the ministry said.", "a senior official");
    speaker("“The pier is safe,” said a senior official travelling with the mayor.", "a senior official");
    speaker("“The pier is safe,” she said.", "she");
    speaker("He later told them the pier was “perfectly safe”.", "He");
    speaker("“The pier is safe,” the harbour ministry said in a statement.", "the harbour ministry");
    speaker("“The pier is safe,” a spokesman for Anna Lund said.", "a spokesman");
}

#[test]
fn parts_of_a_sentence_belong_to_whose_sentence_it_is() {
    speaker("Anna Lund described the pier as “perfectly safe to walk on”.", "Anna Lund");
    speaker("On Friday Anna Lund told the council that the pier was “perfectly safe”.", "Anna Lund");
    speaker("Anna Lund closed the pier on Friday and called the storm “a disgrace”.", "Anna Lund");
    speaker("Anna Lund spoke for an hour, adding that the pier was “perfectly safe”.", "Anna Lund");
    speaker("The pier, which Peter Holm had built, was “perfectly safe”, Anna Lund said.", "Anna Lund");
    speaker("According to Anna Lund, the pier is “perfectly safe”.", "Anna Lund");
    speaker("The pier is “perfectly safe”, according to Anna Lund.", "Anna Lund");
    speaker("Anna Lund made it clear that the pier was “perfectly safe”.", "Anna Lund");
}

#[test]
fn who_hears_does_not_speak() {
    speaker("Anna Lund was told: “The pier is safe.”", "-");
    speaker("Peter Holm told Anna Lund: “The pier is safe.”", "Peter Holm");
    speaker("“The pier is safe,” Anna Lund was quoted as saying.", "Anna Lund");
}

#[test]
fn two_speakers_are_none() {
    speaker("“The pier is safe,” said Anna Lund and Peter Holm.", "-");
    speaker("“The pier is safe,” Anna Lund and Peter Holm said.", "-");
}

#[test]
fn a_verb_that_is_not_known_ends_the_turn_of_another() {
    check(
        "“It is safe,” Anna Lund said. “Are you sure of it?” Mr Holm trilled.",
        &["speech “It is safe,” < Anna Lund", "speech “Are you sure of it?” < -"],
    );
}

#[test]
fn words_left_open_go_on_in_the_next_paragraph() {
    check(
        "Anna Lund said: \"The pier is safe.\n\"The bridge is not.\"\nIt rained.",
        &["speech \"The pier is safe. < Anna Lund", "speech \"The bridge is not.\" < Anna Lund"],
    );
    check(
        "\"The pier is safe.\n\"The bridge is not,\" Anna Lund said.",
        &["speech \"The pier is safe. < Anna Lund", "speech \"The bridge is not,\" < Anna Lund"],
    );
    check(
        "Anna Lund said: \"The pier is safe. \"The bridge is not.\"",
        &["speech \"The pier is safe. < Anna Lund", "speech \"The bridge is not.\" < Anna Lund"],
    );
    check("Anna Lund said: \"The pier is safe. It rained.\nNobody came.", &["speech \"The pier is safe. < Anna Lund"]);
}

#[test]
fn a_paragraph_of_words_alone_has_the_speaker_before_it() {
    check(
        "“The pier is safe,” Anna Lund told reporters.\n“The bridge is not safe.”\nIt rained.\n“Nobody came to the pier.”",
        &[
            "speech “The pier is safe,” < Anna Lund",
            "speech “The bridge is not safe.” < Anna Lund",
            "speech “Nobody came to the pier.” < -",
        ],
    );
}

#[test]
fn marks_may_be_mixed_nested_and_single() {
    check("\"The pier is safe,” Anna Lund said.", &["speech \"The pier is safe,” < Anna Lund"]);
    check("'The pier is the ferrymen's,' Anna Lund said.", &["speech 'The pier is the ferrymen's,' < Anna Lund"]);
    check("‘The pilots’ pier is safe,’ Anna Lund said.", &["speech ‘The pilots’ pier is safe,’ < Anna Lund"]);
    check(
        "“He told me ‘never again’ twice,” Anna Lund said.",
        &["speech “He told me ‘never again’ twice,” < Anna Lund", ".scare ‘never again’ < -"],
    );
    check("The pilots' pier, Lund's and '70s hulls aren't it: a 6'2\" man 'n' his dog.", &[]);
    check("The sign was blank: “ ”, or “…”.", &[]);
}

#[test]
fn a_word_or_two_and_titles_are_no_speech() {
    check("The so-called “truce” held for a day.", &["scare “truce” < -"]);
    check("Anna Lund wore a shirt marked “Victory”.", &["scare “Victory” < -"]);
    check("A film called “The Long Pier Home” was shown.", &["scare “The Long Pier Home” < -"]);
}

#[test]
fn headlines_name_the_speaker_before_a_colon() {
    speaker("Anna Lund: ‘We will rebuild the pier’", "Anna Lund");
    speaker("‘We will rebuild the pier,’ says Anna Lund", "Anna Lund");
}

#[test]
fn quotes_have_the_entity_that_stands_for_the_speaker() {
    let text = "Anna Lund came. “The pier is safe,” Lund said. “We know,” a guest said. The “truce” held. “Yes,” said the Swiss.";
    let library = Library::new(vec![reading(text)], Vec::new());
    let article = library.articles().next().expect("there is one").1;
    let name = |id| library.entity(id).name.as_str();
    let quotes = library.quotes().iter().map(|quote| (article.slice(quote.passage.span), quote.speaker.map(name)));
    let expected = [("“The pier is safe,”", Some("Anna Lund")), ("“We know,”", Some("a guest")), ("“Yes,”", None)];
    assert_eq!(quotes.collect::<Vec<_>>(), expected);
}

#[test]
fn offices_and_parties_speak_for_who_is_meant() {
    let speaker = |text: &str| {
        let library = Library::new(vec![reading(text)], Vec::new());
        library.quotes()[0].speaker.map(|id| library.entity(id).name.clone())
    };
    let said = speaker("Prime Minister Anna Lund left at 8 PM. “The pier is safe,” the PM said.");
    assert_eq!(said.as_deref(), Some("Anna Lund"));
    let said =
        speaker("Senator Peter Marsh urged caution in Ohio. “We know,” the Ohio Republican said. Marsh sat down.");
    assert_eq!(said.as_deref(), Some("Peter Marsh"));
}

#[test]
fn marks_without_end_cost_no_more_than_their_length() {
    // With cost that grows by the square, or a call for each word, each of these would take minutes or end the program.
    for run in
        ["\"", "“", "”", "'", "‘a ", "’ ", "\" ", "said \"", "“a” ", "5\" ", "a of ", "a, ", "“A.” a of a said. "]
    {
        let article = Article::of_paragraph(&run.repeat(5_000));
        let found = crate::quote::quotations(&article, &segment(&article), &[]);
        assert!(found.len() <= article.text.len());
    }
}

#[test]
fn transcripts_have_turns_without_marks() {
    check(
        "The mayor met the press.\nMayor Anna Lund: We will rebuild the pier.\nIt was “an old friend” to us all.\n\
         Peter Marsh: Who is going to pay for it?",
        &[
            "speech We will rebuild the pier. < Anna Lund",
            "speech It was “an old friend” to us all. < Anna Lund",
            ".fragment “an old friend” < -",
            "speech Who is going to pay for it? < Peter Marsh",
        ],
    );
    check("Anna Lund: goalkeeper\nPeter Marsh: the left side of defence", &[]);
    check("Anna Lund: She has led the town since 2010.\nPeter Marsh: He is the chairman of the club.", &[]);
    check(
        "Anna Lund: Why would we wait any longer?\nPeter Marsh: You know why we have to wait.\n\
         Both left. “It is late,” Adam Holt said.",
        &[
            "speech Why would we wait any longer? < Anna Lund",
            "speech You know why we have to wait. < Peter Marsh",
            "speech “It is late,” < Adam Holt",
        ],
    );
    check("Anna Lund: We will rebuild the old pier.\nThe town was glad.", &[]);
    check("The winner in London: Anna Lund ran well on Sunday.\nIn Oslo: Peter Marsh ran well on Sunday.", &[]);
}
