//! Entities in marked text: `met {Sergei Lavrov|sergei-lavrov}`. Articles are parted by `---`.

use std::collections::BTreeMap;

use super::{Links, link};
use crate::model::Span;
use crate::reading::marked::{reading, strip};

fn links(articles: &str) -> (Links, Vec<Vec<(Span, String)>>) {
    let (texts, marks): (Vec<_>, Vec<_>) = articles.split("---").map(strip).unzip();
    let readings: Vec<_> = texts.iter().map(|text| reading(text)).collect();
    (link(&readings), marks)
}

/// Checks that marks of one id are one entity, and marks of different ids different ones, in whatever order the articles
/// come. Ids are slugs of the entities' names, which are checked too.
fn check(marked: &str) {
    check_once(marked);
    check_once(&marked.rsplit("---").collect::<Vec<_>>().join("---"));
}

fn check_once(marked: &str) {
    let (links, marks) = links(marked);
    let mut found = BTreeMap::new();
    for (article, marks) in marks.iter().enumerate() {
        for (span, id) in marks {
            let mention = links.mentions.iter().find(|m| m.article.index() == article && m.span == *span);
            let entity = mention.map(|mention| links.entities[mention.entity.index()].name.as_str());
            let slug = entity.map(|name| crate::text::fold::fold(name).replace(' ', "-"));
            assert_eq!(slug.as_deref(), Some(id.as_str()), "{span:?} of article {article} in {marked}");
            let known = *found.entry(id.clone()).or_insert(mention.map(|mention| mention.entity));
            assert_eq!(known, mention.map(|mention| mention.entity), "{id} is two entities in {marked}");
        }
    }
}

macro_rules! links {
    ($($name:ident: $marked:expr;)*) => {
        $(#[test] fn $name() { check($marked); })*
    };
}

links! {
    nothing: "";
    family_name_alone: "Then {Maria Jensen|maria-jensen} spoke. Later Mrs {Jensen|maria-jensen} left.";
    across_articles: "Then {Jensen|maria-jensen} said no. --- It was {Maria Jensen|maria-jensen} who said so.";
    transliterations: "Minister {Sergei Lavrov|sergei-lavrov} and {Sergei Lavrov|sergei-lavrov} --- Minister {Sergey Lavrov|sergei-lavrov} said so.";
    looser_transliterations: "Minister {Hamid Rouhanov|hamid-rouhanov} and {Hamid Rouhanov|hamid-rouhanov} --- Minister {Hamid Rowhanov|hamid-rouhanov} said so.";
    particles: "President {Bashar al-Assad|bashar-al-assad} and President {Bashar al-Assad|bashar-al-assad}. {Assad|bashar-al-assad} said so. --- President {Bashar al Assad|bashar-al-assad} said. --- President {Bashar Al Assad|bashar-al-assad} said. --- President {Bashar el-Assad|bashar-al-assad} said.";
    one_given_name_two_families: "Then {Sergei Lavrov|sergei-lavrov} met {Sergei Ivanov|sergei-ivanov}. Mr {Lavrov|sergei-lavrov} and Mr {Ivanov|sergei-ivanov} agreed.";
    one_family_name_two_people: "Then {Bill Clinton|bill-clinton} met {Hillary Clinton|hillary-clinton}. Mrs {Clinton|hillary-clinton} left; Mr {Clinton|bill-clinton} stayed.";
    husbands_and_wives_go_on: "Then {Bill Clinton|bill-clinton} met {Hillary Clinton|hillary-clinton}. {Clinton|bill-clinton} said that he was late. {Clinton|hillary-clinton} said she was not.";
    like_sounding_families: "Then {Boris Johnson|boris-johnson} met {Boris Johnston|boris-johnston}.";
    the_nearest_bearer: "Then {Anna Holt|anna-holt} spoke. --- Then {Peter Holt|peter-holt} spoke. {Holt|peter-holt} said no.";
    short_forms: "Senator {William Marsh|william-marsh} and {William Marsh|william-marsh} spoke. --- Senator {Bill Marsh|william-marsh} spoke.";
    called_by_a_short_form: "Then {Benjamin Marsh|benjamin-marsh} and {Benjamin Marsh|benjamin-marsh} met {Ben Marsh|benjamin-marsh}. Mr {Ben|benjamin-marsh} said no.";
    families_of_two_words: "Then {Ruth Ó Briain|ruth-o-briain} spoke. Mrs {Ó Briain|ruth-o-briain} left.";
    dotted_forms_of_address: "Then {Bill Clinton|bill-clinton} met {Hillary Clinton|hillary-clinton}. Mrs. {Clinton|hillary-clinton} left.";
    initials: "Mr {John Marsh|john-marsh} and {John Marsh|john-marsh} spoke. --- Mr {J. Marsh|john-marsh} spoke.";
    middle_names_part: "Then {George W. Tanner|george-w-tanner} met {George H. Tanner|george-h-tanner}.";
    part_of_the_given_names: "Minister {Mohammad Javad Zarif|mohammad-javad-zarif} and {Mohammad Javad Zarif|mohammad-javad-zarif} --- Minister {Javad Zarif|mohammad-javad-zarif} said.";
    country_by_all_names: "The {U.S.|united-states} and the {US|united-states} and {America|united-states} and the {United States|united-states} agreed.";
    people_and_country: "The {Russian|russia} envoy left {Russia|russia}; {Russians|russia} cheered.";
    people_without_country: "The {German|germany} envoy left.";
    like_countries: "From {Iran|iran} to {Iraq|iraq}, from {Austria|austria} to {Australia|australia}, from {Niger|niger} to {Nigeria|nigeria}.";
    acronyms: "The {Gulf Harvest Council|gulf-harvest-council} met. The {GHC|gulf-harvest-council} agreed.";
    listed_acronyms: "The {UN|united-nations} and the {U.N.|united-nations} and the {United Nations|united-nations} agreed.";
    acronym_in_another_case: "The {NATO|nato} chief spoke. --- The {Nato|nato} chief spoke.";
    turned_round: "The {State Department|state-department} and the {Department of State|state-department} agreed.";
    owned: "The {State Department|state-department} and the {U.S. State Department|state-department} agreed.";
    owned_by_two: "The {Russian Foreign Ministry|russian-foreign-ministry} and the {Iranian Foreign Ministry|iranian-foreign-ministry} agreed.";
    wars: "In {World War II|world-war-ii} and {World War Two|world-war-ii} and {World War I|world-war-i}.";
    city_and_its_ending: "He went to {New York|new-york}. --- In {New York City|new-york} it rained.";
    capitals_of_a_headline: "{JENSEN|maria-jensen} MEETS {NOVAK|pavel-novak} AGAIN\nThen {Maria Jensen|maria-jensen} met {Pavel Novak|pavel-novak}.";
    last_use: "Then {Bill Clinton|bill-clinton} met {Hillary Clinton|hillary-clinton}. Mr {Clinton|bill-clinton} left. {Clinton|bill-clinton} ate.";
    titles_tell: "Mayor {Anna Chase|anna-chase} met Captain {Peter Chase|peter-chase}. Then Mayor {Chase|anna-chase} left. {Chase|anna-chase} ate. Captain {Chase|peter-chase} stayed.";
    shortened_words: "They climbed {Mount Cook|mount-cook} in snow. --- They fell from {Mt Cook|mount-cook} in rain.";
    more_short_forms: "Coach {Maurice Marsh|maurice-marsh} and {Maurice Marsh|maurice-marsh} spoke. --- Coach {Mo Marsh|maurice-marsh} spoke.";
    governments_in_capitals: "They met in {Moscow|moscow}. {Moscow|moscow-government} denied it. The talks between {Washington|washington-government} and {Moscow|moscow-government} failed; he left {Moscow|moscow} and flew to {Washington|washington}. It accused {Moscow|moscow-government} of lying. {Moscow|moscow-government}'s decision stands.";
    address_across_articles: "Then {Bill Clinton|bill-clinton} met {Hillary Clinton|hillary-clinton}. --- Mrs {Clinton|hillary-clinton} left. Mr {Clinton|bill-clinton} stayed. Mrs {Clinton|hillary-clinton} wept.";
    first_name_alone: "Then {Maria Jensen|maria-jensen} and {Peter Jensen|peter-jensen} spoke. Later Mr {Jensen|peter-jensen} left; {Maria|maria-jensen} stayed.";
    called_by_nickname: "Then {David Marsh|david-marsh} spoke. {Dave|david-marsh} left. --- Then {David Holt|david-holt} spoke.";
    relatives_by_given_name: "Then {Erik Holt|erik-holt} spoke. --- Mrs {Marsh|marsh} came with her husband, {Erik|erik}. {Erik|erik} left. --- It was {Erik Holt|erik-holt}. Her hubby {Erik|erik} stayed.";
    relatives_of_the_family: "Then {Ida Marsh|ida-marsh} and {Nils Marsh|nils-marsh} came. His daughter {Ida|ida-marsh} left.";
    lists_of_relatives: "Then {Ida Holt|ida-holt} came. He saw his children, {Ida|ida}, 12, and {Nils|nils}. --- {Ida|ida-holt} left.";
    short_and_full_given_names_alone: "It was his wife, {Samantha|samantha}, who came. Then {Samantha|samantha} left. --- So {Sam|samantha} left.";
    bodies_with_and_without_their_noun: "The {Orchard Party|orchard-party} won. --- In the {Orchard Party|orchard-party} nobody wept.";
    acronyms_across_articles: "The {Gulf Harvest Council|gulf-harvest-council} met. --- The {GHC|gulf-harvest-council} agreed.";
    newspapers_by_the_last_word: "She told the {Marlow Sentinel|marlow-sentinel} so. The {Sentinel|marlow-sentinel} said no.";
    judges_of_either_sex: "Then {Lucy Holt|lucy-holt} spoke. --- Then Judge {Holt|lucy-holt} left.";
    sisters_of_an_order: "Then {Anna Holt|anna-holt} taught him. Sister {Anna|anna-holt} left.";
    given_names_of_two_genders: "Then {Jean-Claude Marsh|jean-claude-marsh} spoke. --- Mr {Marsh|jean-claude-marsh} left.";
    parts_of_given_names: "Then {Rosalind Marsh|rosalind-marsh} came. {Ros|rosalind-marsh} left; {Ros|rosalind-marsh} wept.";
    initials_and_short_forms: "Then {H.R. Marsh|bob-marsh} spoke. --- Then {Bob Marsh|bob-marsh} and {Bob Marsh|bob-marsh} spoke.";
    initials_with_and_without_dots: "Then {HR Marsh|bob-marsh} spoke. --- Then {H.R. Marsh|bob-marsh} spoke. --- Then {Bob Marsh|bob-marsh} and {Bob Marsh|bob-marsh} and {Bob Marsh|bob-marsh} spoke.";
    families_before_given_names: "President {Han Soo-jin|han-soo-jin} met {Kim Jae-han|kim-jae-han}. Then {Han|han-soo-jin} left.";
    who_is_named_most_keeps_the_name: "Then {Peter Holt|peter-holt} spoke. {Holt|peter-holt} left. {Holt|peter-holt} ate. --- Then {Peter Holt|peter-holt} spoke, while at the far end of the hall, behind the many guests, the band and the dancers, stood {Ida Holt|ida-holt}, who had come by an early train in the snow and rain of a long winter, tired of all the talk of the town and of the papers. {Holt|peter-holt} left.";
    who_is_called_so_keeps_the_name: "It was {Peter Holt|peter-holt} who spoke. {Holt|peter-holt} ate. {Holt|peter-holt} slept. Then {Ida Holt|ida-holt} left. {Holt|peter-holt} wept.";
    who_was_called_so_long_ago_does_not: "It was {Peter Holt|peter-holt} who spoke. {Holt|peter-holt} ate. {Holt|peter-holt} slept. It rained on the hills and on the town, on the market and on the boats, on the bridge and on the long road to the north, on the sheep and on the few who had stayed behind to watch them, and in the night it began to snow, so that in the morning nobody could leave, and those who had come for the talks went back to their rooms, lit their fires and waited for a better day, which did not come that week nor in the next. Then {Ida Holt|ida-holt} left. {Holt|ida-holt} wept.";
    relatives_whose_names_are_families: "Then {Robert Marsh|robert-marsh} came with his wife, {Grace|grace-marsh}. {Grace|grace-marsh} left. Then {Grace Marsh|grace-marsh} met {Peter Grace|peter-grace}.";
    pronouns_tell_who_is_addressed: "Then {Sorrel Marsh|sorrel-marsh} spoke. Then {Linnar Marsh|linnar-marsh} said that she wept. Then {Linnar Marsh|linnar-marsh} said that she left. Mr {Marsh|sorrel-marsh} spoke.";
    other_accounts_tell_whose_name_it_is: "It was {Holt|peter-holt} who left. Then {Ida Holt|ida-holt} met {Pavel Novak|pavel-novak}. --- Then {Peter Holt|peter-holt} met {Pavel Novak|pavel-novak}. {Holt|peter-holt} spoke. {Holt|peter-holt} left.";
    accounts_of_other_stories_do_not: "It was {Holt|ida-holt} who left. Then {Ida Holt|ida-holt} met {Pavel Novak|pavel-novak}. --- Then {Peter Holt|peter-holt} met {Maria Singer|maria-singer}. {Holt|peter-holt} spoke. {Holt|peter-holt} left.";
    passed_over_in_one_account: "Minister {Maria Singer|maria-singer} met {Pavel Novak|pavel-novak}. --- Then {Pavel Novak|pavel-novak} wept, and at last {Singer|maria-singer} said no.";
    bodies_by_their_first_word: "The company {Kestrel Aerospace|kestrel-aerospace} grew. Shares in {Kestrel|kestrel-aerospace} fell.";
    nicknames_of_full_names: "Then {Adam \"The Long Ace\" Marsh|adam-marsh} spoke. --- Then {Adam Marsh|adam-marsh} and {Adam Marsh|adam-marsh} left.";
    who_is_said_to_be_called_so: "Then {Peter Marsh|peter-marsh}, 75, a minister nicknamed the {Crocodile|peter-marsh}, left. Now the {Crocodile|peter-marsh} is back. --- It was {Peter Marsh|peter-marsh} who won; the {Crocodile|peter-marsh} said no.";
    who_goes_by_another_name: "President {Anna Holt|anna-holt} and {Anna Holt|anna-holt}, also known as {Ana Silber|anna-holt}, left. {Anna Holt|anna-holt} wept. --- Then {Ana Silber|anna-holt} spoke.";
    initials_as_nicknames: "Minister {Peter Brandt Marsh|peter-brandt-marsh}, known as {PBM|peter-brandt-marsh}, left. --- It was {Peter Brandt Marsh|peter-brandt-marsh} who won. Then {PBM|peter-brandt-marsh} said no.";
    public_people_are_men_or_women: "Then {Park Seok-min|park-seok-min} met {Park Geun-hye|park-geun-hye}. Mr {Park|park-seok-min} left.";
    given_names_that_are_families_elsewhere: "Then {Clarke Jensen|clarke-jensen} met {Peter Marsh|peter-marsh}. {Clarke|clarke-jensen} left. --- Then {Kenneth Clarke|kenneth-clarke} met {Ida Holt|ida-holt}. {Clarke|kenneth-clarke} wept.";
    given_names_alone_are_not_of_other_stories: "Then {Larry|larry} met {Peter Marsh|peter-marsh}. --- Then {Larry Holt|larry-holt} met {Ida Jensen|ida-jensen}. {Larry Holt|larry-holt} wept.";
    relatives_leave_the_name_to_the_other: "President {Daniel Marsh|daniel-marsh} came with his wife, {Grace Marsh|grace-marsh}. It rained for a long time on the hills and the town, on the market and on the boats, and on the many guests of the night. {Marsh|daniel-marsh}'s office wept. --- Then {Grace Marsh|grace-marsh} spoke.";
    relatives_who_speak_keep_it: "Then {Peter Holt|peter-holt} and {Peter Holt|peter-holt} slept. It was his brother, {Paul Holt|paul-holt}, who came. {Holt|paul-holt} said no.";
    titles_tell_in_other_accounts: "President {Daniel Marsh|daniel-marsh} met {Pavel Novak|pavel-novak}. --- Then {Grace Marsh|grace-marsh} met {Pavel Novak|pavel-novak}. --- They saw President {Marsh|daniel-marsh} there.";
    tags: "Then {Maria Jensen|maria-jensen} met President #{Novak|pavel-novak}. --- It was {Pavel Novak|pavel-novak} who came.";
}

#[test]
fn entities_are_ordered_and_mentions_sorted() {
    let (links, _) = links("Then Maria Jensen met Pavel Novak. Novak left. Russia wept. --- Novak came.");
    assert_eq!(links.entities[0].name, "Pavel Novak");
    let aliases: Vec<_> = links.entities[0].aliases.iter().map(|alias| (alias.text.as_str(), alias.count)).collect();
    assert_eq!(aliases, [("Novak", 2), ("Pavel Novak", 1)]);
    assert!(links.mentions.is_sorted_by_key(|mention| (mention.article, mention.span.start, mention.entity)));
}

#[test]
fn spellings_come_together_in_any_order() {
    let places = ["in the city of Telmaran.", "in the city of Tolomeron.", "in the city of Telmeran."];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let text = order.map(|at| format!("They met {0} They stayed {0}", places[at])).join(" --- ");
        let (links, _) = links(&text);
        let mut counts: Vec<_> = links.entities.iter().map(|entity| entity.aliases.len()).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 2], "{text}: {:?}", links.entities);
    }
}

#[test]
fn linking_twice_gives_the_same() {
    let text = "Then Maria Jensen met Pavel Novak of the UN. --- Jensen and M. Jensen and Peter Jensen in Novak, Iowa.";
    let (first, second) = (links(text).0, links(text).0);
    assert_eq!(first.entities, second.entities);
    assert_eq!(first.mentions, second.mentions);
}
