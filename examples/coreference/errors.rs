//! The most frequent differences between what is marked and what is found.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crossread::model::{ArticleId, EntityId, MentionKind};

use crate::align::Item;
use crate::data::Corpus;
use crate::pronoun;
use crate::scope;

/// How many differences of a sort are printed.
const SHOWN: usize = 40;

/// Differences with their numbers and where the first of them is.
#[derive(Debug, Default)]
pub(crate) struct Errors(BTreeMap<(&'static str, String), (usize, String)>);

impl Errors {
    /// Adds those of `items`, the mentions of `corpus`.
    pub(crate) fn add(&mut self, corpus: &Corpus, items: &[Item]) {
        let meanings = pronoun::meanings(items);
        let names = names(corpus, items);
        let mains = mains(items);
        for item in items.iter().filter(|item| scope::is_core(item, &corpus.library)) {
            let text = corpus.library.article(ArticleId::new(item.document)).slice(item.span());
            let found = item.found.map(|found| (found, corpus.library.entity(found.entity)));
            let meant = item.marked.map_or("", |marked| names.get(marked.entity.as_str()).copied().unwrap_or_default());
            let sort = match (item.marked, found) {
                (Some(marked), None) => ("missed", format!("{} {text:?} of {meant}", marked.kind.label())),
                (None, Some((one, entity))) => ("extra", format!("{} {text:?} for {}", one.kind.label(), entity.name)),
                (Some(marked), Some((one, entity))) => {
                    let marked = marked.entity.as_str();
                    let is_wrong = meanings.get(&one.entity) != Some(&marked);
                    if !is_wrong && mains.get(marked) == Some(&one.entity) {
                        continue;
                    }
                    let sort = if is_wrong { "wrong" } else { "split" };
                    (sort, format!("{} {text:?} of {meant} for {}", one.kind.label(), entity.name))
                }
                (None, None) => continue,
            };
            let document = &corpus.documents[item.document];
            let place = || format!("{}:{}", document.id, item.span().start);
            self.0.entry(sort).or_insert_with(|| (0, place())).0 += 1;
        }
    }

    /// Prints the most frequent, sort by sort.
    pub(crate) fn print(&self) {
        for sort in ["wrong", "split", "extra", "missed"] {
            let mut list: Vec<_> = self.0.iter().filter(|((one, _), _)| *one == sort).collect();
            list.sort_by_key(|(_, (count, _))| Reverse(*count));
            for ((_, text), (count, place)) in list.into_iter().take(SHOWN) {
                println!("{count:5} {sort:6} {text} ({place})");
            }
        }
    }
}

/// For marked entities, the entity for which most of their mentions are found.
fn mains<'a>(items: &[Item<'a>]) -> HashMap<&'a str, EntityId> {
    let mut counts: BTreeMap<(&str, EntityId), usize> = BTreeMap::new();
    for (marked, found) in items.iter().filter_map(|item| item.marked.zip(item.found)) {
        *counts.entry((&marked.entity, found.entity)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| *count);
    counts.into_iter().map(|(pair, _)| pair).collect()
}

/// What the marked entities are called: by the longest name, else the longest description.
fn names<'a>(corpus: &'a Corpus, items: &[Item<'a>]) -> HashMap<&'a str, &'a str> {
    let mut names: HashMap<&str, (bool, &str)> = HashMap::new();
    for item in items {
        if let Some(marked) = item.marked.filter(|marked| marked.kind != MentionKind::Pronoun) {
            let text = corpus.documents[item.document].article.slice(marked.span);
            let this = (marked.kind == MentionKind::Name, text);
            let best = names.entry(&marked.entity).or_insert(this);
            if (this.0, this.1.len()) > (best.0, best.1.len()) {
                *best = this;
            }
        }
    }
    names.into_iter().map(|(entity, (_, name))| (entity, name)).collect()
}
