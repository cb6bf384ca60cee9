//! What the articles tell that people are: titles, predicates and descriptions, each once for whom it is told of, so that
//! people are found by them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use crate::link::Links;
use crate::model::{EntityId, EntityType, Mention, MentionKind, Passage, Rule, Span};
use crate::reading::Reading;
use crate::text::fold::fold;

/// How many ways to tell what somebody is are known at most, those told most often.
const MOST: usize = 40;

/// The longest of them, in bytes: what is longer tells a story, not a role.
const LONGEST: usize = 80;

/// Words that open a description and tell nothing.
const ARTICLES: [&str; 5] = ["the ", "a ", "an ", "this ", "that "];

/// Words that make a description somebody else's in every sentence.
const OWNED: [&str; 6] = ["his ", "her ", "its ", "their ", "my ", "our "];

/// What somebody is, in the words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The words, without the article that opens them.
    pub(crate) text: String,
    /// The bytes of the names in them, which tell whose the role is.
    pub(crate) names: Vec<Range<usize>>,
    /// The entities of these names.
    pub(crate) owners: Vec<EntityId>,
}

/// What is told of each entity of `links`, which were found in `readings`: what is told most often first, then what is
/// told first. Nothing for what is no person.
#[must_use]
pub(crate) fn roles(readings: &[Reading], links: &Links) -> Vec<Vec<Told>> {
    let mut counts: HashMap<(EntityId, String), (usize, Passage)> = HashMap::new();
    for (holder, words) in titles(links).chain(descriptions(links)) {
        if let Some(words) = bare(readings, words).filter(|_| is_person(links, holder)) {
            let key = fold(readings[words.article.index()].article.slice(words.span));
            let known = counts.entry((holder, key)).or_insert((0, words));
            *known = (known.0 + 1, known.1.min(words));
        }
    }
    let mut found: Vec<(EntityId, usize, Passage)> =
        counts.into_iter().map(|((holder, _), (count, words))| (holder, count, words)).collect();
    found.sort_unstable_by_key(|&(holder, count, words)| (holder, Reverse(count), words));
    let mut roles = vec![Vec::new(); links.entities.len()];
    for (holder, _, words) in found {
        let told: &mut Vec<Told> = &mut roles[holder.index()];
        if told.len() < MOST {
            told.push(told_by(readings, links, (holder, words)));
        }
    }
    roles
}

/// Whom titles and predicates are told of, and where these stand.
fn titles(links: &Links) -> impl Iterator<Item = (EntityId, Passage)> + '_ {
    links.roles.iter().filter_map(|role| {
        let mut names = mentions_in(links, role.holder).into_iter();
        let name = names.find(|name| name.span == role.holder.span && name.kind == MentionKind::Name)?;
        Some((name.entity, role.words))
    })
}

/// The descriptions of one, and whom they mean.
fn descriptions(links: &Links) -> impl Iterator<Item = (EntityId, Passage)> + '_ {
    let is_one = |mention: &&Mention| mention.kind == MentionKind::Nominal && mention.reason.rule != Rule::Group;
    let one = links.mentions.iter().filter(is_one);
    one.map(|mention| (mention.entity, Passage { article: mention.article, span: mention.span }))
}

fn is_person(links: &Links, entity: EntityId) -> bool {
    links.entities[entity.index()].kind == EntityType::Person
}

/// `words` without the article that opens them; nothing where they tell no role.
fn bare(readings: &[Reading], words: Passage) -> Option<Passage> {
    let text = readings[words.article.index()].article.slice(words.span);
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if text.len() > LONGEST || OWNED.iter().any(|word| begins(&word)) {
        return None;
    }
    let article = ARTICLES.iter().find(begins).map_or(0, |word| word.len());
    let span = Span::new(words.span.start as usize + article, words.span.end as usize);
    (!span.is_empty()).then_some(Passage { span, ..words })
}

/// What `words` tell of `holder`.
fn told_by(readings: &[Reading], links: &Links, (holder, words): (EntityId, Passage)) -> Told {
    let text = readings[words.article.index()].article.slice(words.span).to_owned();
    let is_inside = |name: &&Mention| name.kind == MentionKind::Name && name.entity != holder;
    let inside: Vec<&Mention> = mentions_in(links, words).into_iter().filter(is_inside).collect();
    let start = words.span.start;
    let names =
        inside.iter().map(|name| (name.span.start - start) as usize..(name.span.end - start) as usize).collect();
    Told { text, names, owners: inside.iter().map(|name| name.entity).collect() }
}

/// The mentions that start inside of `words` and end there.
fn mentions_in(links: &Links, words: Passage) -> Vec<&Mention> {
    let Passage { article, span } = words;
    let first = links.mentions.partition_point(|mention| (mention.article, mention.span.start) < (article, span.start));
    let starting = links.mentions[first..]
        .iter()
        .take_while(|mention| mention.article == article && mention.span.start < span.end);
    starting.filter(|mention| mention.span.end <= span.end).collect()
}
