//! Entities that may be the same as another, by how they are written: what a reader who joins spellings is offered.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::library::Library;
use crate::library::names::{Form, Written, words};
use crate::model::{EntityId, Subject};

/// From so much likeness on two words are taken for one: the similarity of Jaro and Winkler.
const ALIKE: f64 = 0.9;

/// The shortest word that can tell, in bytes of its folded form.
const SHORTEST: usize = 3;

/// The entities that are most likely the same as the one called `id`, the likeliest first, at most `limit`: those that
/// share words with it, all of them rather than some,
/// of its type rather than another, often rather than seldom named.
#[must_use]
pub fn akin(library: &Library, id: EntityId, limit: usize) -> Vec<EntityId> {
    let forms = &library.names().forms;
    let named = || forms.iter().filter(|form| is_name(library, form));
    let own: Vec<&str> = named().filter(|form| form.subject == Subject::Entity(id)).flat_map(telling).collect();
    let mut found: BTreeMap<EntityId, f64> = BTreeMap::new();
    for form in named() {
        let Subject::Entity(other) = form.subject else { continue };
        if other != id
            && let Some(part) = shared(form, &own)
        {
            let best = found.entry(other).or_insert(part);
            *best = best.max(part);
        }
    }
    let mut ranked: Vec<(EntityId, f64)> = found.into_iter().collect();
    let is_other_type = |other: EntityId| library.entity(other).kind != library.entity(id).kind;
    let mentions = |other: EntityId| library.mentions_of(other).len();
    ranked.sort_by(|(a, part_a), (b, part_b)| {
        part_b.total_cmp(part_a).then((is_other_type(*a), Reverse(mentions(*a)), a).cmp(&(
            is_other_type(*b),
            Reverse(mentions(*b)),
            b,
        )))
    });
    ranked.into_iter().take(limit).map(|(other, _)| other).collect()
}

/// Whether a form is a name: no description, which begins with a small letter, and no name with a remark of ours, as
/// "(government)".
fn is_name(library: &Library, form: &Form) -> bool {
    let Subject::Entity(id) = form.subject else { return true };
    let entity = library.entity(id);
    match form.written {
        Written::Name => !entity.name.ends_with(')'),
        Written::Alias(alias) => !entity.aliases[alias].text.starts_with(char::is_lowercase),
        Written::Role(_) => false,
    }
}

/// The words of a form that tell one name from another.
fn telling(form: &Form) -> impl Iterator<Item = &str> {
    words(form.name.folded()).map(|(_, word)| word).filter(|word| word.len() >= SHORTEST)
}

/// The part of a form's words that is among `own`; nothing where none is.
fn shared(form: &Form, own: &[&str]) -> Option<f64> {
    let is_shared = |word: &str| {
        own.iter()
            .any(|mine| word == *mine || (word.get(..1) == mine.get(..1) && strsim::jaro_winkler(word, mine) >= ALIKE))
    };
    let (all, found) =
        telling(form).fold((0_u32, 0_u32), |(all, found), word| (all + 1, found + u32::from(is_shared(word))));
    (found > 0).then(|| f64::from(found) / f64::from(all))
}
