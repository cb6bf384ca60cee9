//! Which system mention is which marked mention.

use std::collections::{BTreeMap, BTreeSet};

use crossread::model::{ArticleId, Mention, Span};

use crate::data::{Corpus, Marked};

/// A mention that is marked, found, or both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// The place of its document in the corpus.
    pub(crate) document: usize,
    pub(crate) marked: Option<&'a Marked>,
    pub(crate) found: Option<&'a Mention>,
}

impl Item<'_> {
    /// Where it stands, as marked if it is.
    pub(crate) fn span(&self) -> Span {
        self.marked.map(|marked| marked.span).or(self.found.map(|found| found.span)).expect("an item is one of both")
    }
}

/// The mentions of `corpus`, marked or found. One that is found for several entities (a group) counts for none, since
/// the sets mark groups as entities of their own.
pub(crate) fn align(corpus: &Corpus) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (at, document) in corpus.documents.iter().enumerate() {
        let found = single(corpus.library.mentions_in(ArticleId::new(at)));
        let found = found.into_iter().filter(|mention| document.is_scored(mention.span));
        items.extend(document_items(at, &document.marked, &found.collect::<Vec<_>>()));
    }
    items
}

/// The mentions that stand for one entity.
fn single(mentions: &[Mention]) -> Vec<&Mention> {
    let mut by_span: BTreeMap<Span, Vec<&Mention>> = BTreeMap::new();
    for mention in mentions {
        by_span.entry(mention.span).or_default().push(mention);
    }
    by_span.into_values().filter(|alike| alike.len() == 1).flatten().collect()
}

fn document_items<'a>(document: usize, marked: &'a [Marked], found: &[&'a Mention]) -> Vec<Item<'a>> {
    let partner = partners(marked, found);
    let known = marked.iter().enumerate().map(|(at, one)| Item {
        document,
        marked: Some(one),
        found: partner.get(&at).map(|&at| found[at]),
    });
    let taken: BTreeSet<usize> = partner.values().copied().collect();
    let spare = (0..found.len()).filter(|at| !taken.contains(at)).map(|at| found[at]);
    // A title before a name is a mention of its own to the program, a part of the name to the sets.
    let is_part = |mention: &Mention| {
        let mut whole = partner.iter().filter(|&(&at, _)| marked[at].span.covers(mention.span));
        whole.any(|(_, &at)| found[at].entity == mention.entity)
    };
    let extra = spare.filter(|mention| !is_part(mention));
    known.chain(extra.map(|one| Item { document, marked: None, found: Some(one) })).collect()
}

/// For marked mentions, the found mention that is the same. Those that differ least are joined first.
fn partners(marked: &[Marked], found: &[&Mention]) -> BTreeMap<usize, usize> {
    let mut pairs = Vec::new();
    for (at, one) in marked.iter().enumerate() {
        let same = found.iter().enumerate().filter(|(_, other)| is_same(one, other.span));
        pairs.extend(same.map(|(other, mention)| (one.span.len().abs_diff(mention.span.len()), at, other)));
    }
    pairs.sort_unstable();
    let mut partners = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (_, at, other) in pairs {
        if !partners.contains_key(&at) && taken.insert(other) {
            partners.insert(at, other);
        }
    }
    partners
}

fn is_same(marked: &Marked, found: Span) -> bool {
    let nested = marked.span.covers(found) || found.covers(marked.span);
    nested && marked.head.is_none_or(|head| found.covers(head))
}

#[cfg(test)]
mod tests {
    use crossread::model::MentionKind;

    use super::*;

    /// `marked` and `head` are the span and head of a marked mention.
    fn check(marked: (usize, usize), head: (usize, usize), found: (usize, usize), expected: bool) {
        let span = |(start, end)| Span::new(start, end);
        let head = Some(span(head));
        let marked = Marked { span: span(marked), head, entity: String::new(), r#type: None, kind: MentionKind::Name };
        assert_eq!(is_same(&marked, span(found)), expected);
    }

    #[test]
    fn spans_may_differ_around_the_head() {
        check((0, 9), (4, 9), (0, 9), true);
        check((0, 9), (4, 9), (4, 9), true);
        check((4, 9), (4, 9), (0, 9), true);
        check((0, 9), (4, 9), (0, 3), false);
        check((0, 9), (4, 9), (4, 12), false);
    }
}
