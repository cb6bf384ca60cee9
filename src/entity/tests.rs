//! Names in marked text: `met {Sergei Lavrov|PER} in {Sochi|LOC}`. The first line is the headline.

#[path = "../../models/lists.rs"]
mod lists;

use std::fs;
use std::path::Path;

use fst::Streamer;

use super::gazetteer::{Gazetteer, Sorts, canonical_name};
use crate::entity::{Candidate, recognise, recognise_by_rules};
use crate::model::{Article, Region, RegionKind, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, segment};

/// Checks that the recogniser finds exactly the marked names of `marked`, of the marked types. Lines are regions: the
/// first a title when it starts with `# `, all others paragraphs.
#[track_caller]
fn check(marked: &str) {
    check_by(recognise, marked);
}

/// Checks the same of the rules alone, which advise the model.
#[track_caller]
fn check_rules(marked: &str) {
    check_by(recognise_by_rules, marked);
}

#[track_caller]
fn check_by(recognise: fn(&Article, &Segments) -> Vec<Candidate>, marked: &str) {
    let article = article(
        &marked.replace(['{'], "").split('}').map(|part| part.split('|').next().unwrap_or("")).collect::<String>(),
    );
    let found = recognise(&article, &segment(&article));
    assert_eq!(render(&article, &found), marked.strip_prefix("# ").unwrap_or(marked));
}

fn article(text: &str) -> Article {
    let kind = if text.starts_with("# ") { RegionKind::Title } else { RegionKind::Paragraph };
    let mut article = Article { text: text.strip_prefix("# ").unwrap_or(text).to_owned(), ..Article::default() };
    let mut start = 0;
    for line in article.text.split('\n') {
        let kind = if start == 0 { kind } else { RegionKind::Paragraph };
        if !line.is_empty() {
            article.regions.push(Region { span: Span::new(start, start + line.len()), kind });
        }
        start += line.len() + 1;
    }
    article
}

fn render(article: &Article, names: &[Candidate]) -> String {
    let mut text = article.text.clone();
    for name in names.iter().rev() {
        let marked = format!("{{{}|{}}}", article.slice(name.span), name.kind.tag());
        text.replace_range(name.span.range(), &marked);
    }
    text
}

#[test]
fn lone_heads_are_no_names() {
    check_rules("The President told the Council and the Ministry.");
}

#[test]
fn bodies_of_plurals() {
    check_rules("He leads the {Harbour Workers' Union|ORG} and {Banco Orla|ORG}.");
}

macro_rules! names {
    ($($name:ident: $marked:expr;)*) => {
        $(#[test] fn $name() { check($marked); })*
    };
}

names! {
    no_text: "";
    no_names: "The talks went on until late at night, and nobody left.";
    only_marks: "… — “ ” ( ) # @ ' - .";
    given_and_family: "Then {Maria Jensen|PER} met {Pavel Novak|PER} in {Prague|LOC}.";
    honorifics_stay_outside: "Later Mr {Jensen|PER} and Dame {Maria Holt|PER} agreed.";
    titles_stay_outside: "On Monday Prime Minister {Erik Solberg|PER} met Foreign Minister {Ana Costa|PER}.";
    lower_case_titles_stay_outside: "It was the foreign minister {Ana Costa|PER} who told {Norwegian|MISC} reporters.";
    long_titles_stay_outside: "{US|LOC} Deputy Secretary of State {Alan Marsh|PER} arrived on Tuesday.";
    days_end_a_name: "Secretary of State {Alan Marsh|PER} Tuesday left.";
    days_and_months_are_no_names: "On Friday in May and June, nothing happened.";
    any_word_is_a_name_behind_a_form_of_address: "Then Mr {May|PER} told Mrs. {Will|PER} and Ms {Best|PER} to go in May.";
    a_month_that_somebody_is_called: "Then {Theresa May|PER} spoke. {May|PER} won, and the plan of {May|PER} fell in May. Nobody in May or June left; on 13 May they came. {May|PER}'s plan, {May|PER} said, was late. May she rest.";
    headlines_with_a_month_that_somebody_is_called: "# {May|PER} set to take over\nThen Mrs {May|PER} spoke.";
    houses_have_numbers: "They met at {12 Marlow Street|LOC} and in {Marlow Street|LOC} in 2012.";
    bodies_with_a_number: "It was the {1922 Committee|ORG} that met.";
    small_words_of_other_languages: "They met at the {Mas au Lac|LOC} in {Geneva|LOC}.";
    family_names_may_come_first: "It was {Kim Jong-suk|PER} who met {Chen Shui-lan|PER} in {Seoul|LOC}.";
    what_is_joined_to_a_place_is_no_name: "It was a {New York|LOC}-based bank.";
    months_can_be_family_names: "It was {Brian May|PER} who came in May 2014.";
    family_name_alone: "{Maria Jensen|PER} spoke first. Then {Jensen|PER} left.";
    days_are_nobody: "Minister {John Kerry|PER} Tuesday held talks. They end on Tuesday.";
    possessive_stays_outside: "It was {Jensen|PER}'s plan, not {Syria|LOC}’s.";
    possessives_of_listed_names: "The {US|LOC}' plan and the {Russians|MISC}' plan and the {Liberal Democrats|ORG}' plan, a {Russian|MISC}'s.";
    listed_names_with_a_possessive: "He works at {McDonald's|ORG} near {Moody's|ORG}.";
    titles_in_the_plural: "The MPs and Ministers left.";
    initials: "The book by {J. K. Marlowe|PER} and {George W. Tanner|PER} sold well.";
    particles: "They saw {Omar al-Rashid|PER}, {Ludwig van Houten|PER} and {Khalid bin Sultan|PER}.";
    separate_particles: "They saw President {Omar al Rashid|PER} and President {Omar Al Rashid|PER}.";
    particles_of_a_family_name_alone: "They saw Ms {van der Meer|PER} and {von Holt|PER} by the van.";
    ordinary_words_in_capitals: "STORY POINTS and {NATO|ORG} news.";
    ordinary_words_with_hyphens: "It is a {Denmark|LOC}-based T-shirt firm. Co-operation grew.";
    inner_capitals: "It was {Ian McDougall|PER} and {Sean O'Neill|PER} who sang.";
    joined_family_names: "It was {Laura Hart-Davis|PER} who wrote.";
    nations: "The {Russian|MISC} and {Danes|MISC} agreed with {South Korean|MISC} envoys.";
    joined_nations: "Talks on {U.S.|LOC}-{Russian|MISC} ties and pro-{Russian|MISC} rebels, a {Moscow|LOC}-based firm.";
    dotted_and_plain: "Both the {U.S.|LOC} and the {US|LOC}, the {EU|ORG} and the {UN|ORG} agreed.";
    pronoun_is_no_country: "They told us that it was ours. Us, too.";
    lists_of_places: "They discussed {Ukraine|LOC}, {Syria|LOC} and {Iran|LOC}.";
    bodies_with_of: "An aide at the {Ministry of Defence|ORG} and the {University of Leeds|ORG} agreed.";
    bodies_with_and: "An aide at the {Ministry of Health and Welfare|ORG} agreed.";
    bodies_of_bodies: "Then the {UN Security Council|ORG} and the {State Department|ORG} spoke.";
    bodies_by_head: "He leads the {Gulf Harvest Council|ORG} and the {Northern Fishing Union|ORG}.";
    companies: "She left {Marlow Biotech Inc|ORG} for {Holt & Sons Ltd|ORG}.";
    seas_and_rivers: "From the {Black Sea|LOC} to {Lake Orla|LOC} and the {Strait of Orla|LOC}.";
    unknown_place_by_its_noun: "She lives in the town of {Kvarnby|LOC}.";
    place_before_its_country: "It was signed in {Aarhus|LOC}, {Denmark|LOC}.";
    directions_stay_outside: "Fighting in eastern {Ukraine|LOC} and Western {Ukraine|LOC} went on.";
    wars: "Since the {Cold War|EVENT} and {World War II|EVENT} nothing like it was seen.";
    weapons: "They sold {S-300|MISC} missiles.";
    creeds: "Most are {Sunni|MISC} or {Christian|MISC}.";
    tags: "Good talks with President #{Jensen|PER} on #{Syria|LOC} and #PeaceTalks.";
    sentence_starts: "Insurgents took the town. Nobody spoke. However, {Jensen|PER} did. Talks failed.";
    agency_of_a_dateline: "{Kyiv|LOC}, {Ukraine|LOC} ANB — The talks failed.";
    name_at_the_start: "{Holtburg|LOC} fell. They left the town of {Holtburg|LOC}.";
    quotation_starts: "He said: “Nothing changed. We will go on.”";
    office_as_family_name: "Then {Stephen King|PER} and {John Major|PER} spoke.";
    a_land_and_two_nations: "In {Nazi Germany|LOC} and among {Syrian|MISC} {Kurds|MISC}.";
    title_case: "# {Jensen|PER} Holds Talks With {Novak|PER} In {Prague|LOC}\n{Maria Jensen|PER} met {Pavel Novak|PER}.";
    all_capitals: "# {MARIA JENSEN|PER} MEETS {NOVAK|PER} IN {PRAGUE|LOC}\nThen {Maria Jensen|PER} met {Pavel Novak|PER} in {Prague|LOC}.";
    everything_unknown: "Then {Zbrxtl Qwrtz|PER} said so.";
    accents: "Then {Mevlüt Çavuşoğlu|PER} met {José Muñoz|PER}.";
}

#[test]
fn spans_are_ordered_apart_and_on_character_boundaries() {
    let hostile = [
        "é É 'É’ –É",
        "A.B.C.D. of the of the",
        "& & & Holt & & Holt",
        "#### @@ #É",
        "İstanbul ǅ ﬀ ẞ",
        "北京 Москва Kerry",
    ];
    for text in hostile {
        let article = article(text);
        let names = recognise(&article, &segment(&article));
        assert!(names.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text}");
        assert!(names.iter().all(|name| !article.slice(name.span).trim().is_empty()), "{text}");
    }
}

#[test]
fn endless_runs_of_capitals_are_survived() {
    for word in ["Russian ", "A ", "Holt and ", "de ", "- ", "Ministry of "] {
        let article = article(&word.repeat(4_000));
        let names = recognise(&article, &segment(&article));
        assert!(names.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{word}");
    }
}

/// A file of `models/words`.
fn listed(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("models/words/{name}.txt"));
    fs::read_to_string(file).expect("each list is a file")
}

#[test]
fn every_listed_word_is_compiled() {
    let gazetteer = Gazetteer::default();
    let names = lists::NAMES.map(|name| (name, &lists::NAME_SORTS[..]));
    for (name, sections) in lists::LISTS.into_iter().chain(names) {
        let list = listed(name);
        let entries = lists::entries(&list, sections);
        assert!(!entries.is_empty(), "{name}");
        for (phrase, sorts) in entries {
            assert!(gazetteer.sorts(&fold(phrase)).any(sorts), "{name}, {phrase}: run examples/gazetteer.rs");
        }
    }
}

#[test]
fn the_table_has_what_the_list_has() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/gazetteer.fst");
    let list = fst::Map::new(fs::read(file).expect("the list is a file")).expect("it is a map");
    let gazetteer = Gazetteer::default();
    let mut phrases = list.stream();
    while let Some((phrase, value)) = phrases.next() {
        let phrase = std::str::from_utf8(phrase).expect("phrases are text");
        assert_eq!(gazetteer.sorts(phrase).value(), value, "{phrase}: run examples/gazetteer.rs");
    }
    assert_eq!(gazetteer.sorts("zbrxtl qwrtz"), Sorts::NONE);
}

#[test]
fn every_listed_name_leads_to_what_it_names() {
    let gazetteer = Gazetteer::default();
    for (list, sort) in lists::REFERENTS {
        for line in lists::lines(&listed(list)) {
            let (name, names, peoples) = lists::referent(line).expect("a line has a name, = and |");
            let phrases = names.into_iter().map(|phrase| (phrase, sort));
            let phrases = phrases.chain(peoples.into_iter().map(|phrase| (phrase, Sorts::DEMONYM)));
            for (phrase, sort) in phrases.filter(|(phrase, _)| !phrase.trim().is_empty()) {
                let sorts = gazetteer.sorts(&fold(phrase));
                assert_eq!(sorts.referent().map(canonical_name), Some(name), "{phrase}: run examples/gazetteer.rs");
                assert!(sort == Sorts::NONE || sorts.any(sort), "{list}, {phrase}: run examples/gazetteer.rs");
            }
        }
    }
}

#[test]
fn every_list_is_read() {
    let folder = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/words")).expect("there are lists");
    let known = lists::LISTS.iter().map(|(name, _)| *name).chain(lists::REFERENTS.iter().map(|(name, _)| *name));
    let known = known.chain(lists::NAMES);
    // These are read as they stand, by those who link.
    let known: Vec<_> =
        known.chain(["nicknames", "not_people", "role_kinds"]).map(|name| format!("{name}.txt")).collect();
    let files = folder.flatten().map(|file| file.file_name().to_string_lossy().into_owned());
    let unread: Vec<_> = files.filter(|file| !known.contains(file)).collect();
    assert_eq!(unread, Vec::<String>::new());
}
