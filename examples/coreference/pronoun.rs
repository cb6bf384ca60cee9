//! Whether pronouns are linked to whom they mean.

use std::collections::{BTreeMap, HashMap};

use crossread::library::Library;
use crossread::model::{EntityId, MentionKind};

use crate::align::Item;
use crate::measure::{Score, Share};

/// Forms that are counted together.
const CLASSES: [(&str, &[&str]); 4] = [
    ("he, she", &["he", "him", "his", "himself", "she", "her", "hers", "herself"]),
    ("they", &["they", "them", "their", "theirs", "themselves"]),
    (
        "I, we, you",
        &["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours"],
    ),
    ("it, who", &["it", "its", "itself", "who", "whom", "whose", "which", "that"]),
];

/// The scores of the classes that occur.
pub(crate) type Pronouns = BTreeMap<&'static str, Score>;

/// The marked entity that most of an entity's names and descriptions are marked with.
pub(crate) fn meanings<'a>(items: &[Item<'a>]) -> HashMap<EntityId, &'a str> {
    let mut counts: BTreeMap<(EntityId, &str), usize> = BTreeMap::new();
    for item in items {
        if let (Some(marked), Some(found)) = (item.marked, item.found)
            && found.kind != MentionKind::Pronoun
        {
            *counts.entry((found.entity, &marked.entity)).or_default() += 1;
        }
    }
    let mut meanings: HashMap<EntityId, (&str, usize)> = HashMap::new();
    for ((entity, meaning), count) in counts {
        let best = meanings.entry(entity).or_insert((meaning, count));
        if best.1 < count {
            *best = (meaning, count);
        }
    }
    meanings.into_iter().map(|(entity, (meaning, _))| (entity, meaning)).collect()
}

/// Adds the pronouns among `items`. Where the marks are partial, what is not marked is not counted.
pub(crate) fn add(pronouns: &mut Pronouns, items: &[Item], library: &Library, is_partial: bool) {
    let meanings = meanings(items);
    for item in items {
        let text = library.article(crossread::model::ArticleId::new(item.document)).slice(item.span()).to_lowercase();
        let Some((class, _)) = CLASSES.iter().find(|(_, forms)| forms.contains(&text.as_str())) else { continue };
        let is_marked = item.marked.is_some_and(|marked| marked.kind == MentionKind::Pronoun);
        let found = item.found.filter(|found| found.kind == MentionKind::Pronoun);
        let meant = item.marked.map(|marked| marked.entity.as_str());
        let is_right = found.is_some_and(|found| meant.is_some() && meanings.get(&found.entity).copied() == meant);
        let share = |counts: bool| Share { right: f64::from(is_right && counts), all: f64::from(counts) };
        let is_judged = item.marked.is_some() || !is_partial;
        *pronouns.entry(class).or_default() +=
            Score { precision: share(found.is_some() && is_judged), recall: share(is_marked) };
    }
}
