//! What belongs to people's names though it parts them or stands behind a comma: "Adam (Ace) Holt" and "Adam Holt, Jr." are
//! one name each.

use super::Candidate;
use crate::model::{Article, EntityType, Span};

/// How many bytes are looked through for the end of a bracket.
const LONGEST: usize = 24;

/// How many names a nickname may be taken for.
const MOST_BETWEEN: usize = 2;

/// Ranks among those of one name; the abbreviations with a full stop or without one.
const RANKS: [&str; 4] = ["Jr", "Sr", "III", "II"];

/// `names`, which are in order, with those of people made whole.
pub(super) fn whole(article: &Article, names: Vec<Candidate>) -> Vec<Candidate> {
    let mut whole: Vec<Candidate> = Vec::new();
    let mut names = joined(article, names).into_iter().peekable();
    while let Some(mut name) = names.next() {
        let rank = if name.kind == EntityType::Person { rank(article, name.span) as u32 } else { 0 };
        let grown = Span { end: name.span.end + rank, ..name.span };
        // A rank that was taken for a name of its own is none.
        while names.next_if(|next| grown.covers(next.span)).is_some() {}
        if names.peek().is_none_or(|next| next.span.start >= grown.end) {
            name.span = grown;
        }
        whole.push(name);
    }
    whole
}

/// How many bytes of a rank stand behind the name at `span`, the comma before it included.
fn rank(article: &Article, span: Span) -> usize {
    let rest = &article.text[span.range().end..];
    let words = article.slice(span);
    let is_single = !words.contains(' ');
    let stop = |rank: &str, rest: &str| usize::from(rank.ends_with('r') && rest.starts_with('.'));
    if let Some(rank) = RANKS.iter().find(|rank| words.strip_suffix(**rank).is_some_and(|name| name.ends_with(' '))) {
        return stop(rank, rest);
    }
    let behind = rest.strip_prefix(", ").or_else(|| rest.strip_prefix(' ')).filter(|_| !is_single);
    let found = behind.and_then(|behind| {
        let rank = RANKS.iter().find(|rank| behind.starts_with(**rank))?;
        let after = &behind[rank.len()..];
        let ends = !after.starts_with(char::is_alphanumeric);
        ends.then(|| rest.len() - behind.len() + rank.len() + stop(rank, after))
    });
    found.unwrap_or(0)
}

/// `names` with those of people that a nickname in brackets parts joined.
fn joined(article: &Article, names: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(names.len());
    for name in names {
        let mut last = joined.iter().enumerate().rev().take(MOST_BETWEEN + 1);
        let given = last.find(|(_, given)| is_parted(article, given, &name)).map(|(at, _)| at);
        if let Some(at) = given {
            let given = joined[at];
            joined.truncate(at);
            let confidence = given.confidence.min(name.confidence);
            joined.push(Candidate { span: Span { end: name.span.end, ..given.span }, confidence, ..name });
        } else {
            joined.push(name);
        }
    }
    joined
}

/// Whether all that stands between the names `given` and `family` of people is a nickname in brackets.
fn is_parted(article: &Article, given: &Candidate, family: &Candidate) -> bool {
    let are_people = [given, family].iter().all(|name| name.kind == EntityType::Person);
    let is_near = (family.span.start as usize).saturating_sub(given.span.range().end) <= LONGEST;
    if !are_people || !is_near || article.slice(given.span).contains(' ') {
        return false;
    }
    let between = &article.text[given.span.range().end..family.span.range().start];
    let nickname = between.strip_prefix(" (").and_then(|rest| rest.strip_suffix(") "));
    // An abbreviation is a party or a state.
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase) && !word.ends_with('.')
    };
    nickname.is_some_and(|name| !name.is_empty() && name.split(' ').all(is_word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what the names of people in `text`, marked by braces, come to.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = Article::of_paragraph(&text.replace(['{', '}'], ""));
        let mut names = Vec::new();
        for (at, part) in text.match_indices('{') {
            let length = text[at..].find('}').expect("a mark ends") - part.len();
            let start = at - text[..at].matches(['{', '}']).count();
            let span = Span::new(start, start + length);
            names.push(Candidate { span, kind: EntityType::Person, confidence: 0.9 });
        }
        let found: Vec<_> = whole(&article, names).iter().map(|name| article.slice(name.span)).collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }

    #[test]
    fn a_nickname_parts_no_name() {
        check("Then {Adam} ({Ace}) {Holt} spoke to {Marsh}.", "Adam (Ace) Holt|Marsh");
        check("Then {Adam} (Big Ace) {Holt} spoke.", "Adam (Big Ace) Holt");
    }

    #[test]
    fn ranks_belong_to_names() {
        check("Then {Adam Holt}, Jr., {Marsh} and {Ida Marsh} Sr. spoke.", "Adam Holt, Jr.|Marsh|Ida Marsh Sr.");
        check("Then {Adam Holt}, {Jr.}, spoke to {Adam Holt Jr}.", "Adam Holt, Jr.|Adam Holt Jr.");
        check("Then {Adam Holt}, {Sr. Maria Berg} spoke.", "Adam Holt|Sr. Maria Berg");
        check("Then {Adam Holt}, III, spoke to {Holt}, Jr. and {Ida Marsh}, IIIa.", "Adam Holt, III|Holt|Ida Marsh");
    }

    #[test]
    fn other_brackets_do() {
        check("Then {Adam} (D) {Holt} spoke.", "Adam|Holt");
        check("Then {Adam Marsh} (left), {Holt} and others spoke.", "Adam Marsh|Holt");
        check("Then {Adam Marsh} ({Ace}) {Holt} spoke.", "Adam Marsh|Ace|Holt");
    }
}
