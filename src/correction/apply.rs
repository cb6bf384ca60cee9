//! Corrections made on what linking found, in the order in which the reader said them.

use std::collections::BTreeMap;

use super::Correction;
use super::desk::Desk;
use super::place::Place;
use super::who::Who;
use crate::link::Links;
use crate::model::ArticleId;
use crate::reading::Reading;
use crate::text::sanitise::sanitise_line;

/// What comes of correcting.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// Entities and mentions as the reader has them.
    pub links: Links,
    /// The positions of the corrections that found nothing to correct.
    pub idle: Vec<usize>,
}

/// Makes `corrections` on `links`, which were found in `readings`. Costs a walk over the mentions, and one over the
/// names for each correction; nothing but a copy where there are no corrections.
#[must_use]
pub fn apply(readings: &[Reading], links: &Links, corrections: &[Correction]) -> Corrected {
    if corrections.is_empty() {
        return Corrected { links: links.clone(), idle: Vec::new() };
    }
    let mut work = Work { desk: Desk::new(readings, links), apart: BTreeMap::new() };
    let idle = corrections.iter().enumerate().filter(|(_, correction)| work.correct(correction).is_none());
    let idle = idle.map(|(at, _)| at).collect();
    // Where roles are told, and beside which name, does not change; who bears the name may.
    Corrected { links: Links { roles: links.roles.clone(), ..work.desk.finish() }, idle }
}

struct Work<'a> {
    desk: Desk<'a>,
    /// The entities that were made of names that are not the entity they were linked to, by that entity and the words:
    /// two such names are one other.
    apart: BTreeMap<(usize, String), usize>,
}

impl Work<'_> {
    /// Makes one correction; nothing where what it speaks of is not there.
    fn correct(&mut self, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Merge { entity, into } => self.merge(self.desk.find(entity)?, self.desk.find(into)?),
            Correction::Split { entity, alias } => return self.split(self.desk.find(entity)?, alias),
            Correction::Unlink { entity, mention, is } => {
                return self.unlink(self.desk.find(entity)?, mention, is.as_ref());
            }
            Correction::Rename { entity, name } => {
                let name = sanitise_line(name);
                let entity = self.desk.find(entity)?;
                if !name.trim().is_empty() {
                    self.desk.entity(entity).name = name.trim().to_owned();
                }
            }
            Correction::Retype { entity, kind } => {
                let entity = self.desk.find(entity)?;
                self.desk.entity(entity).kind = *kind;
            }
            Correction::Hide { entity } => {
                let entity = self.desk.find(entity)?;
                self.desk.remove(entity);
            }
        }
        Some(())
    }

    fn merge(&mut self, entity: usize, into: usize) {
        if entity != into {
            let mentions = self.desk.mentions_of(entity).to_vec();
            self.desk.give(entity, &mentions, Some(into));
        }
    }

    fn split(&mut self, entity: usize, alias: &str) -> Option<()> {
        let all = self.desk.mentions_of(entity).iter();
        let meant: Vec<usize> =
            all.copied().filter(|at| !self.desk.is_pronoun(*at) && self.desk.words(*at) == alias).collect();
        if meant.is_empty() {
            return None;
        }
        let moved = self.desk.with_followers(entity, &meant);
        if moved.len() < self.desk.mentions_of(entity).len() {
            let other = self.desk.add(alias.to_owned(), entity);
            self.desk.give(entity, &moved, Some(other));
        }
        Some(())
    }

    fn unlink(&mut self, entity: usize, place: &Place, is: Option<&Who>) -> Option<()> {
        let mut articles: Vec<ArticleId> =
            self.desk.mentions_of(entity).iter().map(|at| self.desk.passage(*at).article).collect();
        articles.dedup();
        let passage = place.find(self.desk.readings, &articles)?;
        let mention = self.desk.mentions_of(entity).iter().copied().find(|at| self.desk.passage(*at) == passage)?;
        let moved = self.desk.with_followers(entity, &[mention]);
        let to = match is {
            Some(who) => Some(self.desk.find(who)?),
            None if self.desk.is_name(mention) => Some(self.other(entity, mention)),
            None => None,
        };
        self.desk.give(entity, &moved, to);
        if is.is_some() {
            self.desk.mention(mention).confidence = 1.0;
        }
        Some(())
    }

    /// Whom the name `mention` means, which is not the `entity` that it was linked to.
    fn other(&mut self, entity: usize, mention: usize) -> usize {
        let words = self.desk.words(mention);
        if let Some(other) = self.apart.get(&(entity, words.clone())) {
            return *other;
        }
        let other = self.desk.add(words.clone(), entity);
        self.apart.insert((entity, words), other);
        other
    }
}
