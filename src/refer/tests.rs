//! Descriptions in marked text: `{the two men|anna-holt,peter-marsh}`. Articles are parted by `---`.

use std::collections::BTreeSet;

use super::refer;
use crate::link::{Links, link};
use crate::model::{MentionKind, Span};
use crate::reading::marked::{reading, strip};
use crate::text::fold::fold;

/// Checks that the descriptions in `marked` are just these, each of just these entities, by the slugs of their names.
#[track_caller]
fn check(marked: &str) {
    let ids = |(span, ids): (Span, String)| (span, ids.split(',').map(str::to_owned).collect::<BTreeSet<_>>());
    let with_ids =
        |(text, marks): (String, Vec<(Span, String)>)| (text, marks.into_iter().map(ids).collect::<Vec<_>>());
    let (texts, marks): (Vec<_>, Vec<_>) = marked.split("---").map(|marked| with_ids(strip(marked))).unzip();
    let readings: Vec<_> = texts.iter().map(|text| reading(text)).collect();
    let links: Links = refer(&readings, link(&readings));
    let mut found: Vec<Vec<(Span, BTreeSet<String>)>> = vec![Vec::new(); texts.len()];
    for mention in links.mentions.iter().filter(|mention| mention.kind == MentionKind::Nominal) {
        let slug = fold(&links.entities[mention.entity.index()].name).replace(' ', "-");
        let own = &mut found[mention.article.index()];
        match own.last_mut().filter(|(span, _)| *span == mention.span) {
            Some((_, ids)) => drop(ids.insert(slug)),
            None => own.push((mention.span, BTreeSet::from([slug]))),
        }
    }
    let shown = |lists: &[Vec<(Span, BTreeSet<String>)>]| -> Vec<String> {
        let rows = lists
            .iter()
            .zip(&texts)
            .flat_map(|(list, text)| list.iter().map(|(span, ids)| format!("{} = {ids:?}", &text[span.range()])));
        rows.collect()
    };
    assert_eq!(shown(&found), shown(&marks), "{marked}");
}

macro_rules! refers {
    ($($name:ident: $marked:expr;)*) => {
        $(#[test] fn $name() { check($marked); })*
    };
}

refers! {
    nothing: "";
    titles_are_part_of_the_name: "Then Foreign Minister Anna Holt spoke.";
    titles_teach_roles: "Then Foreign Minister Anna Holt spoke. It rained. {The foreign minister|anna-holt} left, and {the minister|anna-holt} slept.";
    roles_have_owners: "Russian President Pavel Novak met German President Maria Jensen. {The German president|maria-jensen} spoke. {The Russian leader|pavel-novak} left.";
    roles_cross_sources: "Russian Foreign Minister Pavel Novak spoke. --- Then {the Russian foreign minister|pavel-novak} slept. {Russia's top diplomat|pavel-novak} was tired.";
    other_roles_are_not_taken: "Russian Deputy Foreign Minister Pavel Novak spoke. Then the Russian foreign minister slept.";
    appositions: "It was {Novak's spokesman|peter-marsh}, Peter Marsh, who met Pavel Novak. Then Anna Holt, {a retired teacher|anna-holt}, spoke. {The teacher|anna-holt} wept.";
    who_is_named_as_whom: "Then {the gunman|peter-marsh}, identified by police as 23-year-old Peter Marsh, wept. {The gunman|peter-marsh} left.";
    whom_others_name: "Police named {the victim|anna-holt} as Anna Holt. {The victim|anna-holt} was late.";
    who_is_named_later: "They saw {a man|peter-marsh} there. It rained. {The man|peter-marsh} was Peter Marsh.";
    offices_of_others: "President Anna Holt will meet Peter Marsh in Paris. {The French president|peter-marsh} slept.";
    a_president_is_no_king: "President Peter Marsh was in Oslo. The Saudi king slept.";
    ages_come_between: "They saw {the suspect|peter-marsh}, identified as 23-year old Peter Marsh of Oslo. {The suspect|peter-marsh} left.";
    who_is_identified: "Peter Marsh was identified as the gunman. {The gunman|peter-marsh} left.";
    other_things_are_named: "Police named the victim as dead. Anna Holt left.";
    lists_are_no_appositions: "They met Anna Holt, the mayor and Peter Marsh.";
    counterparts: "US Secretary of State Peter Marsh met Russian Foreign Minister Pavel Novak. --- US Secretary of State Peter Marsh flew in. Then Marsh called {his Russian counterpart|pavel-novak}.";
    two_men: "Then Pavel Novak met Peter Marsh. {The two men|pavel-novak,peter-marsh} talked.";
    both_of_a_role: "Russian President Pavel Novak met German President Maria Jensen. {Both presidents|maria-jensen,pavel-novak} spoke.";
    three_are_not_two: "Then Pavel Novak, Paul Holt and Peter Marsh met. The two men talked.";
    men_are_not_women: "Then Pavel Novak, Anna Holt and Peter Marsh met. {The two men|pavel-novak,peter-marsh} talked.";
    people_without_a_name: "They saw {a senior official|a-senior-official} there. {The official|a-senior-official} wept.";
    once_is_not_enough: "They saw a senior official there. It rained.";
    predicates_are_no_mentions: "Mayor Anna Holt spoke. Then Peter Marsh was named as mayor, and he wants to be the mayor.";
    subjects_after_as: "Mayor Anna Holt spoke. It rained as {the mayor|anna-holt} left. Marsh wept as well as {the mayor|anna-holt}.";
    possessors_are_no_predicates: "Mayor Anna Holt spoke. It rained. It was {the mayor|anna-holt}'s plan.";
    offices_by_their_initials: "Prime Minister Anna Holt spoke. It rained. {The PM|anna-holt} wept at 8 pm.";
    far_as_somebody: "Mayor Anna Holt spoke. It rained as far as {the mayor|anna-holt}.";
    clauses_about_the_one_before: "Then Anna Holt, {the deputy|anna-holt} Mr Marsh sacked in May, spoke. {The deputy|anna-holt} wept.";
    clauses_behind_whom_somebody_quotes: "According to Anna Holt, the mayor Peter Marsh resigned. It rained. {The mayor|peter-marsh} wept.";
    own_presidents: "French President Pavel Novak spoke. --- French minister Anna Holt met Peter Marsh. Holt wept; {her president|pavel-novak} did not.";
    addresses_between: "The CNN correspondent Dr Anna Holt spoke. {The correspondent|anna-holt} slept.";
    successors: "Mayor Anna Holt spoke. {Her successor|peter-marsh} is Peter Marsh, who wept.";
    complements: "It was {the mayor|peter-marsh} at the time, Peter Marsh, who met Anna Holt.";
    heads_of_roles: "US Secretary of State Peter Marsh spoke. It rained. {The secretary|peter-marsh} left.";
    compounds: "The person hurt was {the bridge-keeper|peter-marsh}, Peter Marsh. {The keeper|peter-marsh} slept.";
    leads: "{A judge|anna-holt} blamed the company. It rained. Then Judge Anna Holt spoke.";
    leads_do_not_choose: "A judge blamed the company. Then Judge Anna Holt met Judge Peter Marsh.";
    ages_are_roles: "Then Peter Marsh, 54, met Paul Holt (61). It rained. {The 54-year-old|peter-marsh} wept.";
    ages_cross_sources: "Then Peter Marsh, aged 54, spoke. --- Then Peter Marsh met Paul Holt. {The 54-year-old|peter-marsh} wept.";
    ages_are_told_with_nouns: "Then Peter Marsh, aged 54, and Paul Holt, 61, spoke. It rained. {The 54-year-old engineer|peter-marsh} wept.";
    second_appositions: "Then Anna Holt, {the firm's boss|anna-holt} and {a keen skier|anna-holt}, spoke. Peter Marsh, {his uncle|peter-marsh}, {a lawyer|peter-marsh}, wept.";
    appositions_go_on: "They saw Anna Holt, {a lawyer|anna-holt} whom few knew. It was Pavel Novak, {a doctor|pavel-novak} NATO has banned. Paul Holt of Ohio, once {a teacher|paul-holt}, wept. Peter Marsh, {the mayor|peter-marsh}, and wept.";
    nouns_that_seldom_mean_people: "Then Anna Holt, {a retired mechanic|anna-holt}, spoke. It rained on the mechanic. Peter Marsh, {the head|peter-marsh} of the bank, wept.";
    elected: "Anna Holt, 54, was elected mayor. Peter Marsh took over as coach. It rained. {The coach|peter-marsh} left, and {the mayor|anna-holt} slept.";
    wives_have_husbands: "Then Anna Holt, {Peter Marsh's wife|anna-holt}, spoke. It rained. Holt called {her husband|peter-marsh}.";
    aides_have_bosses: "Then Peter Marsh and {his aide|anna-holt}, Anna Holt, spoke. It rained. Holt called {her boss|peter-marsh}.";
    couples_share_a_name: "Then Peter Marsh met Paul Holt. Anna Marsh called {her husband|peter-marsh}.";
    brothers_are_no_husbands: "Then Peter Marsh met Paul Marsh. Anna Marsh called her husband.";
    compatriots: "Dutch minister Peter Marsh met Anna Holt. It rained. {The Dutchman|peter-marsh} wept.";
    compatriots_are_one: "Dutch minister Peter Marsh and Dutch judge Paul Holt met Anna Weber. It rained. The Dutchman wept.";
    the_very_noun_is_better_than_a_kind: "Norway's director Anna Holt met chief Peter Marsh. {Norway's chief|peter-marsh} wept.";
    first_presidents_are_others: "Then Anna Holt, {Norway's first president|anna-holt}, slept. President Peter Marsh spoke. {The president|peter-marsh} left, and {the first president|anna-holt} wept.";
    second_wives_are_wives: "Then Anna Holt, {Peter Marsh's second wife|anna-holt}, spoke. It rained. Holt called {her husband|peter-marsh}.";
    unclear_who: "President Pavel Novak met President Maria Jensen. Then the president left.";
    heads_of_state_are_known: "Then President Pavel Novak and President Pavel Novak spoke. --- {The president|pavel-novak} announced a plan. It rained on Anna Holt.";
    heads_of_state_in_no_other_office: "Then President Pavel Novak spoke. --- The president of the hospital wept.";
    heads_of_clubs_are_not: "Then club president Pavel Novak spoke. --- The president wept.";
    heads_of_state_give_way_to_who_bears_the_title: "Then President Pavel Novak spoke. --- {The club's president|anna-holt}, Anna Holt, spoke. It rained. {The president|anna-holt} wept.";
    whoever_once_was_president_gives_way: "Then President Pavel Novak spoke. --- {The president|pavel-novak} spoke. Anna Holt was elected president of a club.";
    relatives_before_names: "Then Peter Marsh met {his sister|anna-marsh} Anna Marsh. Novak's president Paul Berg left.";
    nobody_in_particular: "President Pavel Novak spoke. No president could do that.";
}

#[test]
fn families_are_their_members() {
    let text = "Then Anna Marsh met Peter Marsh. Later the Marshes left. Pavel Novak slept.";
    let readings = [reading(text)];
    let links = refer(&readings, link(&readings));
    let family = links.mentions.iter().filter(|mention| &text[mention.span.range()] == "Marshes");
    let names: BTreeSet<_> = family.map(|mention| links.entities[mention.entity.index()].name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["Anna Marsh", "Peter Marsh"]));
    assert!(links.entities.iter().all(|entity| entity.name != "Marshes"));
}
