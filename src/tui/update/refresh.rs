//! A new snapshot of the library came in: what the state holds of the old one is found again in the new one.
//!
//! Articles keep their ids, because they are only ever added. Entities and topics do not: a selection is found again
//! through the places where it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::library::Library;
use crate::model::{EntityId, Passage, Subject, TopicId};
use crate::tui::state::State;

/// The most places that are asked what they belong to now.
const WITNESSES: usize = 64;

/// Moves `state` from the `old` library to the `new` one.
pub fn refresh(old: &Library, new: &Library, state: &mut State) {
    state.subject = state.subject.and_then(|subject| rebound(old, new, subject));
    state.search = state.search.take().and_then(|search| search.refresh(old, new)).map(Arc::new);
    let overlays = std::mem::take(&mut state.overlays);
    let kept = overlays.into_iter().filter_map(|overlay| overlay.refresh(old, new, state)).collect();
    state.overlays = kept;
    state.memory.refresh(old, new);
    state.fit(new);
}

/// What `subject` of the `old` library is in the `new` one.
#[must_use]
pub fn rebound(old: &Library, new: &Library, subject: Subject) -> Option<Subject> {
    match subject {
        Subject::Entity(_) => entity_at(new, old.places(subject)).map(Subject::Entity),
        Subject::Topic(topic) => {
            let label = &old.topic(topic).label;
            let at = new.topics().iter().position(|topic| topic.label == *label)?;
            Some(Subject::Topic(TopicId::new(at)))
        }
    }
}

/// The entity that more than half of `places` refer to: "the two men" refers to two, and is not the last of either when
/// one of them is gone.
fn entity_at(library: &Library, places: &[Passage]) -> Option<EntityId> {
    let mut votes: BTreeMap<EntityId, usize> = BTreeMap::new();
    let witnesses = places.len().min(WITNESSES);
    for place in places.iter().take(WITNESSES).filter(|place| place.article.index() < library.len()) {
        let mentions = library.mentions_in(place.article);
        let first = mentions.partition_point(|mention| mention.span < place.span);
        for mention in mentions[first..].iter().take_while(|mention| mention.span == place.span) {
            *votes.entry(mention.entity).or_default() += 1;
        }
    }
    let most = votes.into_iter().max_by_key(|(entity, votes)| (*votes, std::cmp::Reverse(*entity)));
    most.filter(|(_, votes)| votes * 2 > witnesses).map(|(entity, _)| entity)
}
