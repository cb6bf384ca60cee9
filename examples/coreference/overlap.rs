//! How two partitions of the same mentions overlap: what all measures are made of.

use std::collections::BTreeMap;
use std::hash::Hash;

/// How many mentions the entities of key and response have, and how many they share.
#[derive(Clone, Debug, Default)]
pub(crate) struct Overlap {
    /// The mentions of each marked entity.
    pub(crate) keys: Vec<usize>,
    /// The mentions of each entity of the system.
    pub(crate) responses: Vec<usize>,
    /// For a marked entity and one of the system that share mentions, how many.
    pub(crate) shared: BTreeMap<(usize, usize), usize>,
}

impl Overlap {
    /// Counts mentions, each given by the entity that it is marked with and the one that it is found for. Entities are
    /// numbered by first mention.
    pub(crate) fn of<K: Hash + Ord + Copy, R: Hash + Ord + Copy>(
        mentions: impl IntoIterator<Item = (Option<K>, Option<R>)>,
    ) -> Self {
        let mut overlap = Self::default();
        let (mut keys, mut responses) = (BTreeMap::new(), BTreeMap::new());
        for (key, response) in mentions {
            let key = key.map(|key| *keys.entry(key).or_insert(overlap.keys.len()));
            let response = response.map(|response| *responses.entry(response).or_insert(overlap.responses.len()));
            count(&mut overlap.keys, key);
            count(&mut overlap.responses, response);
            if let (Some(key), Some(response)) = (key, response) {
                *overlap.shared.entry((key, response)).or_default() += 1;
            }
        }
        overlap
    }

    /// With the entities of key and response exchanged.
    pub(crate) fn flipped(&self) -> Self {
        let shared = self.shared.iter().map(|(&(key, response), &count)| ((response, key), count)).collect();
        Self { keys: self.responses.clone(), responses: self.keys.clone(), shared }
    }
}

fn count(sizes: &mut Vec<usize>, entity: Option<usize>) {
    if let Some(entity) = entity {
        sizes.resize(sizes.len().max(entity + 1), 0);
        sizes[entity] += 1;
    }
}
