//! Which listed phrases begin at each piece of a line, found once for all that ask.

use crate::entity::gazetteer::{Gazetteer, LONGEST_PHRASE, Sorts};
use crate::entity::piece::{Piece, Shape};

/// The listed phrases of a line.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Those of all pieces, the shorter ones of each first.
    listed: Vec<Listed>,
    /// Where those of each piece end in `listed`.
    ends: Vec<usize>,
}

/// What some pieces together can be.
#[derive(Clone, Copy, Debug)]
struct Listed {
    /// How many pieces there are.
    length: usize,
    sorts: Sorts,
    /// How the last of them is written.
    last: Shape,
    /// Whether there are capitals at both ends.
    raised: bool,
}

impl Phrases {
    /// The listed phrases of `pieces`, which are those of one line.
    pub(super) fn new(pieces: &[Piece<'_>], gazetteer: &Gazetteer) -> Self {
        let mut phrases = Self { listed: Vec::new(), ends: Vec::with_capacity(pieces.len()) };
        for (at, piece) in pieces.iter().enumerate() {
            if piece.is_word() {
                phrases.add(&pieces[at..], gazetteer);
            }
            phrases.ends.push(phrases.listed.len());
        }
        phrases
    }

    /// Adds the phrases that `pieces` begin with.
    fn add(&mut self, pieces: &[Piece<'_>], gazetteer: &Gazetteer) {
        let first = &pieces[0];
        if suits(first) {
            self.note(pieces, 1, first.sorts);
        }
        if is_alone(pieces) {
            return;
        }
        let (mut phrase, mut found) = (first.phrase, (first.sorts, first.opens_phrase));
        let mut begun = !first.folded.is_empty();
        for (before, piece) in pieces.iter().enumerate().take(LONGEST_PHRASE * 2).skip(1) {
            let fits = piece.is_word() || matches!(piece.shape, Shape::Number | Shape::Possessive) || piece.text == "&";
            let gap = begun && piece.shape != Shape::Possessive && !piece.folded.is_empty();
            if !fits || (gap && !found.1) {
                return;
            }
            if !piece.folded.is_empty() {
                phrase = phrase.then(if gap { " " } else { "" }).then(&piece.folded);
                found = gazetteer.find(phrase);
                begun = true;
            }
            if piece.text != "&" && (piece.shape != Shape::Possessive || piece.folded == "s") {
                self.note(pieces, before + 1, found.0);
            }
        }
    }

    /// Notes that the first `length` of `pieces` can be `sorts`.
    fn note(&mut self, pieces: &[Piece<'_>], length: usize, sorts: Sorts) {
        if sorts != Sorts::NONE {
            let last = pieces[length - 1].shape;
            let raised = pieces[0].shape != Shape::Lower && last != Shape::Lower;
            self.listed.push(Listed { length, sorts, last, raised });
        }
    }

    /// How many pieces the longest phrase of one of `sorts` at `at` has, of at most `most`. A name needs capitals at both
    /// ends, and takes a possessive in where it is one with it: "Moody's".
    pub(super) fn longest(&self, at: usize, most: usize, sorts: Sorts) -> usize {
        let names = sorts.any(Sorts::ANY_NAME);
        let first = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let listed = self.listed[first..self.ends[at]].iter().take_while(|listed| listed.length <= most);
        listed.filter(|listed| listed.sorts.any(sorts)).fold(0, |longest, listed| {
            let ends = match listed.last {
                Shape::Possessive => longest + 1 < listed.length && listed.sorts.any(Sorts::ORGANISATION),
                _ => !names || listed.raised,
            };
            if ends { listed.length } else { longest }
        })
    }
}

/// Whether no listed phrase goes on after the first of `pieces`: what is known of that says all.
fn is_alone(pieces: &[Piece<'_>]) -> bool {
    let goes_on = |next: &Piece<'_>| next.shape == Shape::Possessive || next.folded.is_empty();
    !pieces[0].opens_phrase && !pieces.get(1).is_some_and(goes_on)
}

/// Whether a listed word stands as listed: `us` and `who` are names in capitals only, `Mr` is no name at all.
fn suits(word: &Piece<'_>) -> bool {
    !word.is(Sorts::FUNCTION) || word.shape == Shape::Capitals || word.is(Sorts::HONORIFIC)
}
