//! Compiles the tables of the model file from the gazetteer and the list of word clusters.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crossread::entity::gazetteer::table::first_slot;
use crossread::entity::tagger::lexicon::{GOES_ON, KNOWN_BITS, MOST_SORTS, spread};
use crossread::entity::tagger::word::{Rolling, hash};
use fst::Streamer;

/// The bytes of both tables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    pub(crate) phrases: Vec<u8>,
    pub(crate) clusters: Vec<u8>,
    pub(crate) families: Vec<u8>,
}

/// The tables from the files in `models`.
pub(crate) fn compile(models: &Path) -> Tables {
    Tables {
        phrases: phrases(&models.join("gazetteer.fst")),
        clusters: clusters(&models.join("clusters.txt")),
        families: clusters(&models.join("families.txt")),
    }
}

fn phrases(path: &Path) -> Vec<u8> {
    let map = fst::Map::new(fs::read(path).expect("the gazetteer can be read")).expect("the gazetteer is a map");
    let mut entries: BTreeMap<u32, u32> = BTreeMap::new();
    let mut stream = map.stream();
    while let Some((key, value)) = stream.next() {
        let phrase = std::str::from_utf8(key).expect("phrases are UTF-8");
        let sorts = u32::try_from(value & 0x7fff_ffff).expect("masked");
        if phrase.split(' ').count() > 6 {
            continue;
        }
        *entries.entry(Rolling::of(phrase).hash).or_default() |= sorts;
        for (at, _) in phrase.match_indices(' ') {
            *entries.entry(Rolling::of(&phrase[..at]).hash).or_default() |= GOES_ON;
        }
    }
    entries.retain(|_, value| *value != 0);
    let mut values: Vec<u32> = entries.values().copied().chain([0]).collect();
    values.sort_unstable();
    values.dedup();
    assert!(values.len() <= MOST_SORTS, "{} sorts", values.len());
    let position = |value: u32| values.binary_search(&value).expect("each is among them") as u32;
    let slots = table(entries.iter().map(|(hash, value)| (*hash, position(*value))), entries.len());
    values.resize(MOST_SORTS, 0);
    values.iter().flat_map(|value| value.to_le_bytes()).chain(slots).collect()
}

/// The open-addressed table of some `entries`, hashes and their twelve bits; the first of equals counts.
fn table(entries: impl Iterator<Item = (u32, u32)>, count: usize) -> Vec<u8> {
    let slots = count * 5 / 4 + 1;
    let mut table = vec![0_u32; slots];
    for (hash, value) in entries {
        let hash = spread(hash);
        let mut slot = first_slot(hash, slots);
        while table[slot] != 0 && table[slot] << KNOWN_BITS != hash << KNOWN_BITS {
            slot = (slot + 1) % slots;
        }
        if table[slot] == 0 {
            table[slot] = value << (32 - KNOWN_BITS) | hash << KNOWN_BITS >> KNOWN_BITS;
        }
    }
    table.iter().flat_map(|entry| entry.to_le_bytes()).collect()
}

fn clusters(path: &Path) -> Vec<u8> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = || text.lines().filter(|line| !line.starts_with('#'));
    let entries = lines().flat_map(|line| {
        let mut fields = line.split(' ');
        let cluster: u32 = fields.next().and_then(|number| number.parse().ok()).expect("a line begins with a number");
        fields.map(move |word| (hash(word), cluster))
    });
    table(entries, lines().map(|line| line.split(' ').count() - 1).sum())
}
