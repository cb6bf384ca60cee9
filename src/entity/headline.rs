//! Headlines in which each word has a capital borrow the bounds of people's names from the body: where that speaks of Anna
//! Holt, "Mayor Names Anna Holt" does, and not of a Names Anna Holt.

use foldhash::{HashMap, HashSet};

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;
use crate::text::segment::{Segments, Sentence, Token, TokenKind};

/// `names`, which are in order, with those of people in headlines cut to the names that the body has.
pub(super) fn borrowed(
    article: &Article,
    segments: &Segments,
    gazetteer: &Gazetteer,
    names: Vec<Candidate>,
) -> Vec<Candidate> {
    let of_person = |name: &&Candidate| name.kind == EntityType::Person;
    let mut capitals = Capitals::new(article, segments);
    let (heads, body): (Vec<&Candidate>, Vec<&Candidate>) =
        names.iter().filter(of_person).partition(|one| capitals.hold(one.span));
    let long = |name: &&&Candidate| article.slice(name.span).contains(' ');
    if !heads.iter().any(|name| long(&name)) {
        return names;
    }
    // A single word says too little: the rest may be a given name that no list has.
    let known: HashSet<&str> =
        body.iter().map(|name| article.slice(name.span)).filter(|name| name.contains(' ')).collect();
    let headline = Headline { article, segments, gazetteer, known };
    let heads: HashSet<Span> = heads.iter().map(|name| name.span).collect();
    let cut = |name: Candidate| {
        let parts = if heads.contains(&name.span) { headline.parts(name.span) } else { Vec::new() };
        let parts = if parts.is_empty() { vec![name.span] } else { parts };
        parts.into_iter().map(move |span| Candidate { span, ..name })
    };
    names.into_iter().flat_map(cut).collect()
}

/// Which sentences are headlines of capitals; each is read once.
pub(super) struct Capitals<'a> {
    article: &'a Article,
    segments: &'a Segments,
    read: HashMap<u32, bool>,
}

impl<'a> Capitals<'a> {
    pub(super) fn new(article: &'a Article, segments: &'a Segments) -> Self {
        Self { article, segments, read: HashMap::default() }
    }

    /// Whether `span` starts in one.
    pub(super) fn hold(&mut self, span: Span) -> bool {
        let Some(sentence) = self.segments.sentence_at(span.start) else { return false };
        let known = self.read.entry(sentence.span.start);
        *known.or_insert_with(|| is_capital_throughout(self.article, self.segments, sentence))
    }
}

/// Whether `sentence` is a headline in which three of four words have a capital.
fn is_capital_throughout(article: &Article, segments: &Segments, sentence: &Sentence) -> bool {
    if !article.regions.get(sentence.region).is_some_and(|region| region.kind.is_headline()) {
        return false;
    }
    let words = segments.tokens[sentence.tokens.clone()].iter().filter(|token| token.kind == TokenKind::Word);
    let (mut all, mut small) = (0, 0);
    for word in words {
        all += 1;
        small += usize::from(article.slice(word.span).starts_with(char::is_lowercase));
    }
    small * 4 <= all
}

/// Names of people in headlines, held against those of the body.
struct Headline<'a> {
    article: &'a Article,
    segments: &'a Segments,
    gazetteer: &'a Gazetteer,
    known: HashSet<&'a str>,
}

impl Headline<'_> {
    /// The names of the body in the name at `span`, where that is none and what is left of it is no word of a name.
    fn parts(&self, span: Span) -> Vec<Span> {
        if self.known.contains(self.article.slice(span)) {
            return Vec::new();
        }
        let all = &self.segments.tokens;
        let first = all.partition_point(|token| token.span.end <= span.start);
        let last = all.partition_point(|token| token.span.start < span.end);
        let (mut parts, mut at) = (Vec::new(), first);
        while at < last {
            let ends = (at..last).rev().map(|end| Span { start: all[at].span.start, end: all[end].span.end });
            if let Some(part) = ends.into_iter().find(|part| self.known.contains(self.article.slice(*part))) {
                at += all[at..last].partition_point(|token| token.span.end <= part.end);
                parts.push(part);
            } else if self.is_other(&all[at]) {
                at += 1;
            } else {
                return Vec::new();
            }
        }
        parts
    }

    /// Whether `token` is a word that is no part of anybody's name.
    fn is_other(&self, token: &Token) -> bool {
        let word = self.article.slice(token.span);
        word.chars().count() > 2
            && !word.ends_with('.')
            && !self.gazetteer.sorts(&fold(word)).any(Sorts::GIVEN.union(Sorts::FAMILY))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Region, RegionKind};
    use crate::text::segment::segment;

    /// Checks what is left of the name `found` in the headline over a body that names Anna Holt.
    #[track_caller]
    fn check(headline: &str, found: &str, expected: &str) {
        let body = "Then Anna Holt spoke.";
        let text = format!("{headline}\n{body}");
        let regions = [(0, headline.len(), RegionKind::Title), (headline.len() + 1, text.len(), RegionKind::Paragraph)];
        let regions = regions.map(|(start, end, kind)| Region { span: Span::new(start, end), kind }).to_vec();
        let article = Article { text, regions, ..Article::default() };
        let name = |name: &str| {
            let start = article.text.find(name).expect("the name is in the text");
            Candidate { span: Span::new(start, start + name.len()), kind: EntityType::Person, confidence: 0.9 }
        };
        let told = Candidate { span: Span::new(headline.len() + 6, headline.len() + 15), ..name(found) };
        let cut = borrowed(&article, &segment(&article), &Gazetteer::default(), vec![name(found), told]);
        let cut: Vec<_> = cut.iter().map(|name| article.slice(name.span)).collect();
        assert_eq!(cut.join("|"), format!("{expected}|Anna Holt"), "{headline}");
    }

    #[test]
    fn verbs_stay_outside() {
        check("Mayor Nominates Anna Holt", "Nominates Anna Holt", "Anna Holt");
        check("Mayor Says Anna Holt Resigned", "Anna Holt Resigned", "Anna Holt");
    }

    #[test]
    fn other_names_stay_whole() {
        check("Maria Anna Holt Resigns", "Maria Anna Holt", "Maria Anna Holt");
        check("Peter Marsh Resigns", "Peter Marsh", "Peter Marsh");
        check("Mayor praises those who nominate Nominates Anna Holt", "Nominates Anna Holt", "Nominates Anna Holt");
    }
}
