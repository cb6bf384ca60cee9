//! The kept list: passages that the reader has put aside, with notes, in an order of the reader's own.

use super::paint;
use super::state::{Notice, State};
use crate::library::Library;
use crate::model::Passage;

/// A passage on the kept list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whole sentences.
    pub place: Passage,
    /// What the reader wrote beside it; mostly nothing.
    pub note: String,
}

/// Puts the sentences around `places` on the kept list, each once, and says so.
pub fn keep(library: &Library, state: &mut State, places: impl IntoIterator<Item = Passage>) {
    let before = state.kept.len();
    let mut known = 0;
    for place in places {
        let place = library.sentence(place);
        if state.kept.iter().any(|kept| kept.place == place) {
            known += 1;
        } else {
            state.kept.push(Kept { place, note: String::new() });
        }
    }
    let list = state.key_of("kept");
    let added = paint::count(state.kept.len() - before, "passage");
    state.notice = Some(match (state.kept.len() - before, known) {
        (0, 0) => Notice::Warns("there is nothing to keep".to_owned()),
        (0, _) => Notice::Says(format!("kept already: {list} shows the list")),
        (_, 0) => Notice::Says(format!("kept {added}: {list} shows the list")),
        (..) => Notice::Says(format!("kept {added}, {known} were kept already: {list} shows the list")),
    });
}
