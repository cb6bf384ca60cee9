//! Descriptions: whom "the Russian leader", "his German counterpart" and "the two men" mean.
//!
//! First every article is read for the roles that titles and appositions tell; then the descriptions of each article are
//! resolved in reading order with the roles of all articles, the named people of the article before all others. Both
//! passes take the articles one by one, on all cores: the cost grows with the number of descriptions.

use rayon::prelude::*;

pub(super) use super::account::Memos;
use super::account::{Account, accounts};
use super::company::Company;
use super::fate::Fate;
use super::head::{self, Heads};
use super::lexicon::LEXICON;
use super::offices::Offices;
use super::open::Open;
use super::resolver::{Resolved, Resolver};
use super::role::Roles;
use crate::link::Links;
use crate::model::{EntityId, Mention, Role, Span};
use crate::reading::Reading;

/// Adds to `links`, whose mentions are in order, the mentions by description, in any order, and the people who have no
/// name, also those who are spoken of only once. For each article, the descriptions that are not resolved, in order.
pub(super) fn add(readings: &[Reading], links: &mut Links, memos: &mut Memos) -> Vec<Vec<Open>> {
    let heads = Heads::new(&links.entities, LEXICON.gazetteer());
    let (roles, found) =
        each(readings, links, memos, |resolver| (head::mentions(resolver.account, &heads), resolver.resolve()));
    links.roles = roles;
    let mut all = Vec::with_capacity(readings.len());
    for (headed, Resolved { mentions, unnamed, open }) in found {
        all.push(open);
        links.mentions.extend(headed);
        let base = links.entities.len();
        links.mentions.extend(mentions);
        for (number, (entity, mentions)) in unnamed.into_iter().enumerate() {
            let id = EntityId::new(base + number);
            links.entities.push(entity);
            links.mentions.extend(mentions.into_iter().map(|mention| Mention { entity: id, ..mention }));
        }
    }
    all
}

/// What becomes of the phrases of each article.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method by itself is of one lifetime, not of any")]
pub(super) fn fates(readings: &[Reading], links: &Links) -> Vec<Vec<(Span, Fate)>> {
    each(readings, links, &mut Memos::default(), |resolver| resolver.fates()).1
}

/// What titles and predicates tell, and what `resolve` makes of each article, knowing the roles that all of them tell.
fn each<T: Send>(
    readings: &[Reading],
    links: &Links,
    memos: &mut Memos,
    resolve: impl Fn(Resolver<'_>) -> T + Sync,
) -> (Vec<Role>, Vec<T>) {
    let lexicon = &*LEXICON;
    let accounts = accounts(readings, links, lexicon, memos);
    let told = accounts.par_iter().flat_map_iter(|account| account.roles(&links.entities)).collect();
    let public = Offices::new(&links.entities, lexicon.gazetteer());
    let roles = Roles::new(told, public, lexicon);
    let company = Company::new(&accounts, &links.entities);
    let known = (&roles, &company);
    let resolved = accounts.par_iter().map(|account| resolve(Resolver::new(account, &links.entities, known, lexicon)));
    (accounts.iter().flat_map(Account::titles).collect(), resolved.collect())
}
