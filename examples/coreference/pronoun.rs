//! Whether pronouns and descriptions of persons are linked to whom they mean.

use std::collections::{BTreeMap, HashMap};

use crossread::library::Library;
use crossread::model::{ArticleId, EntityId, EntityType, MentionKind};

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

/// Descriptions of persons.
const DESCRIPTIONS: &str = "descriptions";

/// What `item` is counted with, and the kind that it is of.
fn class(item: &Item, library: &Library) -> Option<(&'static str, MentionKind)> {
    let kind = item.marked.map(|marked| marked.kind).or(item.found.map(|found| found.kind))?;
    if kind == MentionKind::Nominal {
        let found = || item.found.map(|found| library.entity(found.entity).kind);
        let r#type = item.marked.map_or_else(found, |marked| marked.r#type);
        return (r#type == Some(EntityType::Person)).then_some((DESCRIPTIONS, kind));
    }
    let text = library.article(ArticleId::new(item.document)).slice(item.span()).to_lowercase();
    let (class, _) = CLASSES.iter().find(|(_, forms)| forms.contains(&text.as_str()))?;
    Some((class, MentionKind::Pronoun))
}

/// Adds the pronouns and the descriptions of persons among `items`. Where the marks are partial, what is not marked is not counted.
pub(crate) fn add(pronouns: &mut Pronouns, items: &[Item], library: &Library, is_partial: bool) {
    let meanings = meanings(items);
    for item in items {
        let Some((class, kind)) = class(item, library) else { continue };
        let is_marked = item.marked.is_some_and(|marked| marked.kind == kind);
        let found = item.found.filter(|found| found.kind == kind);
        let meant = item.marked.map(|marked| marked.entity.as_str());
        let is_right = found.is_some_and(|found| meant.is_some() && meanings.get(&found.entity).copied() == meant);
        let share = |counts: bool| Share { right: f64::from(is_right && counts), all: f64::from(counts) };
        let is_judged = item.marked.is_some() || !is_partial;
        *pronouns.entry(class).or_default() +=
            Score { precision: share(found.is_some() && is_judged), recall: share(is_marked) };
    }
}
