//! How well a query tells what somebody is: "US secretary of state", "France's president", "top diplomat".

use super::rank::{COMPLETE, Fit, Query, TELLING_LETTERS, WORD};
use crate::library::names::{Form, Name, Role, SMALL_WORDS, words};

/// What a term counts that stands not in the words of a role, but names whose it is: less than a word there.
const OWNER: i64 = WORD / 2;

/// How well a role is told by all terms of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fits {
    /// Whether all its words are told, but for whose it is, and nothing else.
    pub(super) is_exact: bool,
    pub(super) score: i64,
    /// Whether the words of the role tell whose it is.
    is_owned: bool,
}

/// How well the terms of `query` tell the `role` of `form`, which is one of those whom `owners` name: each is part of the
/// words of the role or names an owner, and at least one tells more than whose it is.
pub(super) fn fits<'a, T: Iterator<Item = &'a Name>>(
    (form, role): (&Form, &Role),
    query: &Query,
    owners: impl Fn() -> T,
) -> Option<Fits> {
    let fit = |term: &str| query.may_hold(form.letters, term).then(|| query.fit(term, &form.name)).flatten();
    // Most roles end here, without a look at whose they are.
    if !query.terms.iter().any(|term| fit(term).is_some_and(|fit| tells(term, &fit, role))) {
        return None;
    }
    let (mut sum, mut count, mut is_exact) = (0, 0, true);
    for (term, country) in query.terms.iter().zip(&query.countries) {
        let score = match fit(term) {
            Some(fit) => {
                is_exact &= fit.score >= WORD;
                fit.score
            }
            None if country.is_some_and(|country| role.countries.contains(&country)) => OWNER,
            None if owners().any(|owner| names(term, owner)) => OWNER,
            None if SMALL_WORDS.contains(term) => continue,
            None => return None,
        };
        (sum, count) = (sum + score, count + 1);
    }
    is_exact &= words(form.name.folded()).all(|(at, word)| !role.own.contains(&at) || query.terms.contains(&word));
    let is_owned = words(form.name.folded()).any(|(at, word)| !role.own.contains(&at) && !SMALL_WORDS.contains(&word));
    // A bare title is told no better than one with its country.
    let score = if is_exact { (sum / count).min(WORD) + COMPLETE } else { sum / count };
    Some(Fits { is_exact, score, is_owned })
}

/// Whether `term`, which fits a role so, tells more than whose it is: it is one of its own words, or some letters of one.
pub(super) fn tells(term: &str, fit: &Fit, role: &Role) -> bool {
    let is_own = fit.letters.first().is_some_and(|first| role.own.contains(first));
    is_own && (fit.score >= WORD || term.chars().count() >= TELLING_LETTERS)
}

/// Whether `term` is `owner` or a word of that name, also as "America's" is.
fn names(term: &str, owner: &Name) -> bool {
    let bare = term.strip_suffix('s').filter(|bare| bare.len() > 1);
    let is_meant = |word: &str| word == term || Some(word) == bare;
    is_meant(owner.folded()) || words(owner.folded()).any(|(_, word)| is_meant(word))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::iter;

    use super::*;
    use crate::corpus::Input;
    use crate::library::Library;
    use crate::library::names::Written;
    use crate::query::rank::Class;

    #[test]
    fn nobody_asks_whose_a_role_is_that_no_term_tells() {
        let text = b"Harbour reopens\n\nThe Norwegian fisheries minister, Ida Brandvold, came. Brandvold waved.\n";
        let library = Library::read(&[Input::Builtin("one.txt", text)], Vec::new());
        let forms = library.names().forms.iter();
        let roles = forms.filter_map(|form| match &form.written {
            Written::Role(role) => Some((form, role)),
            _ => None,
        });
        let roles: Vec<_> = roles.collect();
        let is_asked = |terms: &[&str]| {
            let asked = Cell::new(false);
            let owners = || {
                asked.set(true);
                iter::empty()
            };
            for role in &roles {
                fits(*role, &Query::new(terms, Class::Strict), owners);
            }
            asked.get()
        };
        assert!(!is_asked(&["zulu"]) && !is_asked(&["zulu", "king"]));
        assert!(is_asked(&["zulu", "minister"]));
    }
}
