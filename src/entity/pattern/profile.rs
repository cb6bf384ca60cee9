//! How one article writes its words: what stands in lower case, what with a capital where no rule asks for one.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::entity::gazetteer::Sorts;
use crate::entity::pattern::{Line, month};
use crate::entity::piece::{Piece, Shape};
use crate::model::RegionKind;

/// How a line uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals, other words have none.
    Running,
    /// Most words have a capital: a headline in title case.
    TitleCase,
    /// All letters are capitals.
    AllCaps,
}

/// The style of a line in a region of this kind.
pub(super) fn style(pieces: &[Piece<'_>], kind: RegionKind) -> Style {
    let words = || pieces.iter().filter(|piece| piece.is_word());
    let all = words().count();
    if all >= 2 && words().all(|piece| matches!(piece.shape, Shape::Capitals | Shape::Initial)) {
        return Style::AllCaps;
    }
    let ordinary = |piece: &&Piece<'_>| piece.is(Sorts::COMMON) && !piece.is(Sorts::FUNCTION) && piece.text.len() > 2;
    let (common, raised) = words()
        .filter(ordinary)
        .fold((0, 0), |(all, raised), piece| (all + 1, raised + usize::from(piece.is_capital())));
    let function = words().filter(|piece| piece.is(Sorts::FUNCTION) && piece.shape == Shape::Capital).count();
    let sentence = pieces.last().is_some_and(|last| matches!(last.text, "." | "?" | "!"));
    let heading = !sentence || !matches!(kind, RegionKind::Paragraph | RegionKind::Standfirst);
    let signs = raised + usize::from(function > 1);
    if signs > if heading { 1 } else { 4 } && raised * 4 >= common * 3 { Style::TitleCase } else { Style::Running }
}

/// Counts of one folded word.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    lower: u32,
    capital: u32,
}

/// How the article writes its words.
#[derive(Debug, Default)]
pub(super) struct Profile<'a> {
    uses: HashMap<&'a str, Uses, RandomState>,
    /// Months that somebody in the article is called.
    people: HashSet<&'a str>,
}

impl<'a> Profile<'a> {
    /// Counts the words of running lines. A capital counts where the sentence does not ask for it.
    pub(super) fn new(lines: &'a [Line<'_>]) -> Self {
        let mut profile = Self::default();
        for line in lines.iter().filter(|line| line.style == Style::Running) {
            for (at, piece) in line.pieces.iter().enumerate().filter(|(_, piece)| piece.is_word()) {
                let uses = profile.uses.entry(&*piece.folded).or_default();
                uses.lower += u32::from(piece.shape == Shape::Lower);
                uses.capital += u32::from(piece.is_capital() && !opens(&line.pieces, at));
                if piece.is(Sorts::CALENDAR) && piece.is_capital() && month::is_full_name(&line.pieces, at) {
                    profile.people.insert(&*piece.folded);
                }
            }
        }
        profile
    }

    /// Whether the article writes the word with a capital inside sentences, more often than without.
    pub(super) fn is_name(&self, folded: &str) -> bool {
        self.uses.get(folded).is_some_and(|uses| uses.capital > uses.lower)
    }

    /// Whether the article names somebody in full, or by a form of address, who is called like this month.
    pub(super) fn is_person(&self, folded: &str) -> bool {
        self.people.contains(folded)
    }

    /// Whether the article also writes the word in lower case.
    pub(super) fn is_lower(&self, folded: &str) -> bool {
        self.uses.get(folded).is_some_and(|uses| uses.lower > 0)
    }
}

/// Whether the piece at `at` begins a sentence, a quotation or what follows a colon: its capital says nothing.
pub(super) fn opens(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &pieces[before]) else { return true };
    let opening = ["“", "\"", "‘", "'", ":", "*", "•", "—", "–", "…", "...", "!", "?", ".", ";", "|", "//", "«", "„"];
    match before.shape {
        Shape::Mark => opening.contains(&before.text) || pieces[..at].iter().all(|piece| !piece.is_word()),
        Shape::Number => pieces[..at].iter().all(|piece| !piece.is_word()),
        _ => false,
    }
}
