//! Lets all uses of a name in an article settle its type together: "Kerry" is a person because "John Kerry" is one.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::evidence::Scores;
use super::{Line, Name};
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};
use crate::model::EntityType;

/// A type and how sure it is.
pub(super) type Settled = (EntityType, f32);

/// How much the average of the other uses counts beside a use's own signs.
const OTHER_USES: f32 = 0.8;
/// What a full name says of its family name alone.
const FAMILY_NAME: f32 = 4.0;
/// The same for a word that also names a country or city.
const FAMILY_NAME_OF_PLACE: f32 = 1.5;
/// What a full name must lead by before it speaks for its parts.
const SURE: f32 = 1.5;

/// What is known of all names of one form.
#[derive(Debug, Default)]
struct Form {
    sum: Scores,
    uses: f32,
    family_of_person: bool,
}

/// The forms of an article by what they are counted under.
type Forms<'a> = HashMap<&'a str, Form, RandomState>;

/// The type of each of `names`, in order; `None` for what is no name after all.
pub(super) fn settle(lines: &[Line<'_>], names: &[Name]) -> Vec<Option<Settled>> {
    let pieces: Vec<_> = names.iter().map(|name| &lines[name.line].pieces[name.pieces.clone()]).collect();
    let keys: Vec<_> = pieces.iter().map(|pieces| key(pieces)).collect();
    let mut forms = Forms::default();
    for ((name, &pieces), key) in names.iter().zip(&pieces).zip(&keys) {
        let form = forms.entry(key).or_default();
        form.sum.add_share(&name.scores, 1.0);
        form.uses += 1.0;
        if pieces.len() > 1 && matches!(name.scores.best(), (EntityType::Person, lead) if lead > SURE) {
            mark_family(pieces, &mut forms);
        }
    }
    let names = names.iter().zip(&pieces).zip(&keys);
    names.map(|((name, pieces), key)| settle_one(pieces, name, forms.get(&**key))).collect()
}

/// The form under which the uses of a name are counted.
fn key<'a>(pieces: &'a [Piece<'_>]) -> Cow<'a, str> {
    if let [one] = pieces {
        return Cow::Borrowed(without_particle(&one.folded).unwrap_or(&one.folded));
    }
    let mut words = pieces.iter().map(|piece| &*piece.folded);
    let mut key = words.next().unwrap_or_default().to_owned();
    words.for_each(|word| key.extend([" ", word]));
    Cow::Owned(key)
}

/// "assad" of "al assad".
fn without_particle(folded: &str) -> Option<&str> {
    folded.split_once(' ').filter(|(particle, _)| particle.len() == 2).map(|(_, rest)| rest)
}

/// Notes that the last word of a person's name is a family name.
fn mark_family<'a>(pieces: &'a [Piece<'_>], forms: &mut Forms<'a>) {
    if let Some(last) = pieces.last().filter(|last| last.shape != Shape::Initial) {
        let family = without_particle(&last.folded).unwrap_or(&last.folded);
        forms.entry(family).or_default().family_of_person = true;
    }
}

fn settle_one(pieces: &[Piece<'_>], name: &Name, form: Option<&Form>) -> Option<Settled> {
    let mut scores = name.scores;
    if let Some(form) = form {
        scores.add_share(&form.sum, OTHER_USES / form.uses.max(1.0));
        if let ([one], true) = (pieces, form.family_of_person) {
            let place = one.is(Sorts::COUNTRY.union(Sorts::CITY));
            scores.add(EntityType::Person, if place { FAMILY_NAME_OF_PLACE } else { FAMILY_NAME });
        }
    }
    let (kind, lead) = scores.best();
    let sure = 1.0 / (1.0 + (-0.6 * lead).exp());
    Some((kind, sure))
}
