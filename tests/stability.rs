//! What a reader was sure of stays when another article is added to a story.

use std::collections::BTreeMap;
use std::path::Path;

use crossread::corpus::{self, Input};
use crossread::library::Library;
use crossread::library::known::Known;
use crossread::model::{Mention, MentionKind};

/// From which confidence on a link is sure.
const SURE: f32 = 0.9;

/// A place: the article and where in it.
type Place = (u32, u32, u32);

/// For each place of a link that is as sure as `least`, the name by which its entity is known there: the place of the first
/// mention of the same entity in the same article. Which article is added does not change what is first there.
fn links(library: &Library, articles: u32, least: f32) -> BTreeMap<Place, Place> {
    let place = |mention: &Mention| (mention.article.0, mention.span.start, mention.span.end);
    let mut first = BTreeMap::new();
    let own = || library.mentions().iter().filter(|mention| mention.article.0 < articles);
    let names = || own().filter(|mention| mention.kind == MentionKind::Name);
    for mention in names() {
        first.entry((mention.article, mention.entity)).or_insert(place(mention));
    }
    let links = own().filter(|mention| mention.confidence >= least);
    links.filter_map(|mention| Some((place(mention), *first.get(&(mention.article, mention.entity))?))).collect()
}

/// The articles of a sample story, in order.
fn story(name: &str) -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles").join(name);
    corpus::discover(&[folder]).0
}

#[test]
fn what_was_sure_stays_when_an_article_is_added() {
    for name in ["sochi-2015", "tollhouse-bridge"] {
        let inputs = story(name);
        let mut known = Known::default();
        let mut before = BTreeMap::new();
        for count in 1..=inputs.len() {
            known.follow(&inputs[..count], Vec::new(), |_| false);
            let library = known.library();
            let articles = u32::try_from(count).expect("a story is short");
            let now = links(&library, articles, 0.0);
            let kept = before.iter().filter(|(place, meant)| now.get(*place) == Some(*meant)).count();
            let moved: Vec<_> =
                before.iter().filter(|(place, meant)| now.get(*place).is_some_and(|other| other != *meant)).collect();
            assert_eq!(moved, [], "{name}: article {count} moves what was sure");
            assert!(kept * 100 >= before.len() * 95, "{name}: article {count} keeps {kept} of {}", before.len());
            before = links(&library, articles, SURE);
        }
    }
}
