//! Ambiguous pronouns between two names: does the program link the pronoun to the one, the other or neither?

use crossread::model::MentionKind;

use crate::align::Item;
use crate::measure::{Score, Share};

/// The score of the two pairs of pronoun and name among `items`, the mentions of one document.
pub(crate) fn score(items: &[Item]) -> Score {
    let mut score = Score::default();
    let is = |item: &&Item, pronoun: bool| {
        item.marked.is_some_and(|marked| (marked.kind == MentionKind::Pronoun) == pronoun)
    };
    for pronoun in items.iter().filter(|item| is(item, true)) {
        for name in items.iter().filter(|item| is(item, false)) {
            let entity = |item: &Item| item.found.map(|found| found.entity);
            let is_linked = entity(pronoun).is_some() && entity(pronoun) == entity(name);
            let is_true = pronoun.marked.map(|marked| &marked.entity) == name.marked.map(|marked| &marked.entity);
            let share = |all: bool| Share { right: f64::from(is_linked && is_true), all: f64::from(all) };
            score += Score { precision: share(is_linked), recall: share(is_true) };
        }
    }
    score
}
