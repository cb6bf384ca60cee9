//! Where the descriptions of persons are lost: what became of the phrase that stands there, if there is one.

use std::collections::BTreeMap;

use crossread::model::{EntityType, MentionKind};

use crate::align::Item;
use crate::data::Corpus;
use crate::pronoun;

/// How many descriptions are right, wrong and missed by what became of their phrases, with those that are not right.
#[derive(Debug, Default)]
pub(crate) struct Lost(BTreeMap<&'static str, Counts>);

#[derive(Debug, Default)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
    shown: Vec<String>,
}

impl Lost {
    /// Adds the descriptions of persons among `items`, the mentions of `corpus`.
    pub(crate) fn add(&mut self, corpus: &Corpus, items: &[Item]) {
        let (meanings, fates) = (pronoun::meanings(items), corpus.fates());
        for item in items {
            let is_description = |kind, r#type| kind == MentionKind::Nominal && r#type == Some(EntityType::Person);
            let Some(marked) = item.marked.filter(|one| is_description(one.kind, one.r#type)) else { continue };
            let near =
                fates[item.document].iter().filter(|(span, _)| span.covers(marked.span) || marked.span.covers(*span));
            let nearest = near.min_by_key(|(span, _)| span.len().abs_diff(marked.span.len()));
            let counts = self.0.entry(nearest.map_or("none", |(_, fate)| fate.label())).or_default();
            let found = item.found.map(|found| meanings.get(&found.entity).copied().unwrap_or("nobody"));
            let article = &corpus.documents[item.document].article;
            let words = article.slice(marked.span);
            let phrase = nearest.map_or("", |(span, _)| article.slice(*span));
            match found {
                Some(found) if found == marked.entity => counts.right += 1,
                Some(found) => {
                    counts.wrong += 1;
                    counts.shown.push(format!("wrong {words:?} of {} for {found} [{phrase}]", marked.entity));
                }
                None => {
                    counts.missed += 1;
                    counts.shown.push(format!("missed {words:?} of {} [{phrase}]", marked.entity));
                }
            }
        }
    }

    /// Prints the counts and the descriptions that are lost.
    pub(crate) fn print(&self) {
        for (fate, counts) in &self.0 {
            println!("lost {fate:9} right {} wrong {} missed {}", counts.right, counts.wrong, counts.missed);
            counts.shown.iter().for_each(|shown| println!("lost {fate:9} {shown}"));
        }
    }
}
