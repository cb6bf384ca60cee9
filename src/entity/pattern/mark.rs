//! Which pieces of a line can belong to a name.

use super::Line;
use super::chunk::{is_addressed, is_particle};
use super::month;
use super::profile::{Profile, Style, opens};
use crate::entity::gazetteer::Sorts;
use crate::entity::piece::{Piece, Shape};

/// What a piece is to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// No part of a name.
    Outside,
    /// Part of a name.
    Name,
    /// A form of address, an office or a rank, beside a name.
    Title,
}

/// The role of each piece of `line`.
pub(super) fn mark(line: &Line<'_>, profile: &Profile<'_>) -> Vec<Role> {
    let pieces = &line.pieces;
    let mut roles = vec![Role::Outside; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let known = line.phrases.longest(at, pieces.len(), Sorts::ANY_NAME);
        let titled = line.phrases.longest(at, pieces.len(), Sorts::TITLE.union(Sorts::HONORIFIC));
        if known > 1 && known >= titled && pieces[at].shape != Shape::Lower {
            roles[at..at + known].fill(Role::Name);
            at += known;
        } else if titled > 0 && !is_family(pieces, &roles, at) {
            roles[at..at + titled].fill(Role::Title);
            at += titled;
        } else {
            let named = match line.style {
                Style::Running => in_running_text(line, &roles, at, profile),
                Style::TitleCase | Style::AllCaps => in_headline(line, &roles, at, profile),
            };
            roles[at] = if named { Role::Name } else { Role::Outside };
            at += 1;
        }
    }
    roles
}

/// Whether a piece that could be a title is a family name: "Stephen King", "John Major".
fn is_family(pieces: &[Piece<'_>], roles: &[Role], at: usize) -> bool {
    let piece = &pieces[at];
    let after_given = at.checked_sub(1).is_some_and(|before| {
        roles[before] == Role::Name && pieces[before].is(Sorts::GIVEN) && !pieces[before].is(Sorts::ANY_NAME)
    });
    let addressed = at.checked_sub(1).is_some_and(|before| pieces[before].is(Sorts::HONORIFIC));
    let after_particle = at >= 2 && roles[at - 2] == Role::Name && is_particle(pieces[at - 1].text);
    let ends = pieces.get(at + 1).is_none_or(|next| !next.is_capital());
    piece.is_capital() && ends && (after_particle || (piece.is(Sorts::FAMILY) && (after_given || addressed)))
}

fn in_running_text(line: &Line<'_>, roles: &[Role], at: usize, profile: &Profile<'_>) -> bool {
    let pieces = &line.pieces;
    let piece = &pieces[at];
    if !piece.is_capital() || is_compound_tag(pieces, at) {
        return false;
    }
    if piece.is(Sorts::CALENDAR) {
        return month::is_name(line, at, profile);
    }
    if piece.is(Sorts::FUNCTION) {
        return piece.shape == Shape::Capitals && piece.text.len() > 1 && piece.is(Sorts::ANY_NAME)
            || is_given_before_family(pieces, at)
            || is_addressed(pieces, roles, at);
    }
    if piece.shape == Shape::Capitals && piece.is(Sorts::COMMON) && !piece.is(Sorts::ANY_NAME) && piece.text.len() > 3 {
        return false;
    }
    let after_title = at > 0 && roles[at - 1] == Role::Title;
    if !opens(pieces, at) || piece.shape != Shape::Capital || after_title {
        return true;
    }
    opening_is_name(pieces, at, profile)
}

/// Whether the first word of a sentence is a name, since its capital does not say.
fn opening_is_name(pieces: &[Piece<'_>], at: usize, profile: &Profile<'_>) -> bool {
    let piece = &pieces[at];
    if profile.is_name(&piece.folded) || is_given_before_family(pieces, at) {
        return true;
    }
    let ordinary = piece.is(Sorts::COMMON) || profile.is_lower(&piece.folded);
    let known = piece.is(Sorts::ANY_NAME.union(Sorts::GIVEN).union(Sorts::FAMILY));
    let next_is_name = pieces.get(at + 1).is_some_and(|next| next.is_capital() && !next.is(Sorts::FUNCTION));
    let head = next_is_name && pieces[at + 1].is(Sorts::ORGANISATION_HEAD.union(Sorts::PLACE_HEAD));
    if ordinary {
        piece.is(Sorts::DEMONYM.union(Sorts::COUNTRY)) || head
    } else {
        known || next_is_name || !is_inflected(piece)
    }
}

/// "Will Smith", "Mark Twain": a given name that is also a word, before a family name.
fn is_given_before_family(pieces: &[Piece<'_>], at: usize) -> bool {
    pieces[at].is(Sorts::GIVEN)
        && pieces.get(at + 1).is_some_and(|next| {
            next.shape == Shape::Capital
                && !next.is(Sorts::COMMON.union(Sorts::FUNCTION).union(Sorts::DEMONYM).union(Sorts::COUNTRY))
                && !next.is(Sorts::CALENDAR)
        })
}

/// A word that ends like a plural, an adverb or a participle.
fn is_inflected(piece: &Piece<'_>) -> bool {
    ["s", "ly", "ing", "ed", "tion", "ment", "ness"].iter().any(|ending| piece.folded.ends_with(ending))
}

/// `#IranTalks`: a tag made of several words.
fn is_compound_tag(pieces: &[Piece<'_>], at: usize) -> bool {
    let tagged = at.checked_sub(1).is_some_and(|before| pieces[before].text == "#" || pieces[before].text == "@");
    let inner = |text: &str| text.chars().skip(1).any(char::is_uppercase) && text.chars().any(char::is_lowercase);
    tagged && !pieces[at].is(Sorts::ANY_NAME) && inner(pieces[at].text)
}

/// In a headline capitals say little: a name is what the body writes as a name, or what can be nothing else.
fn in_headline(line: &Line<'_>, roles: &[Role], at: usize, profile: &Profile<'_>) -> bool {
    let pieces = &line.pieces;
    let piece = &pieces[at];
    let plain_capital = piece.shape == Shape::Capitals && line.style == Style::AllCaps;
    if !piece.is_capital() || piece.is(Sorts::CALENDAR) && !month::is_name(line, at, profile) {
        return false;
    }
    if piece.is(Sorts::FUNCTION) {
        return (!plain_capital || piece.text.contains('.'))
            && piece.shape == Shape::Capitals
            && piece.is(Sorts::ANY_NAME);
    }
    if profile.is_name(&piece.folded) || (piece.shape == Shape::Capitals && !plain_capital) {
        return true;
    }
    let ordinary = piece.is(Sorts::COMMON) || profile.is_lower(&piece.folded);
    let known = piece.is(Sorts::ANY_NAME.union(Sorts::GIVEN));
    let after_name = at > 0 && roles[at - 1] == Role::Name && pieces[at - 1].is(Sorts::GIVEN);
    !ordinary && (known || after_name || !(is_inflected(piece) || piece.is(Sorts::ROLE) || piece.text.len() < 4))
        || is_given_before_family(pieces, at)
}
