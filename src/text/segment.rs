//! Sentences and tokens of an article, as spans into its text.
//!
//! A sentence never crosses a region or a line. Tokens are words, numbers and single marks; a word keeps its inner
//! hyphens, apostrophes and dots (`pro-Russian`, `O'Neill`, `U.S.`) but not a possessive `'s`.

mod sentence;
mod token;

use std::ops::Range;

use crate::model::{Article, Span};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits, hyphens, apostrophes or dots inside: `Kerry`, `S-300`, `U.S.`, the `J.` of an initial.
    Word,
    /// Digits, with marks or letters after them: `6,100`, `2013-14`, `1990s`, `45-year-old`.
    Number,
    /// The possessive ending of the word before it: `'s`, `’s`, or a bare `’` after an s.
    Possessive,
    /// A web or mail address.
    Link,
    /// One mark that is none of these.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// A sentence of one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// The positions of its tokens in [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// The position of its region in [`Article::regions`].
    pub region: usize,
}

/// All sentences and tokens of an article, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// The sentences. Every token lies in one.
    pub sentences: Vec<Sentence>,
    /// The tokens of all sentences.
    pub tokens: Vec<Token>,
}

impl Segments {
    /// The sentence that holds byte `offset`, if any does. O(log n).
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        self.sentences[..after].last().filter(|sentence| sentence.span.contains(offset))
    }
}

/// Splits the regions of `article` into sentences and tokens.
#[must_use]
pub fn segment(article: &Article) -> Segments {
    let mut segments = Segments::default();
    for (region, typed) in article.regions.iter().enumerate() {
        let mut start = typed.span.start as usize;
        for line in article.slice(typed.span).split_inclusive('\n') {
            add_line(&mut segments, region, line, start);
            start += line.len();
        }
    }
    segments
}

/// Adds the sentences of one line, which starts at byte `base` of the article.
fn add_line(segments: &mut Segments, region: usize, line: &str, base: usize) {
    let tokens = token::tokens(line);
    let mut rest = tokens.as_slice();
    while let (Some(first), count) = (rest.first(), sentence::length(line, rest)) {
        let (sentence, later) = rest.split_at(count);
        let end = sentence.last().map_or(first.span.end, |last| last.span.end);
        let from = segments.tokens.len();
        segments.tokens.extend(sentence.iter().map(|token| Token { span: shift(token.span, base), kind: token.kind }));
        segments.sentences.push(Sentence {
            span: shift(Span { start: first.span.start, end }, base),
            tokens: from..segments.tokens.len(),
            region,
        });
        rest = later;
    }
}

fn shift(span: Span, base: usize) -> Span {
    Span::new(span.start as usize + base, span.end as usize + base)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is the text with `|` between sentences.
    #[track_caller]
    fn check_sentences(expected: &str) {
        let article = Article::of_paragraph(&expected.replace('|', ""));
        let segments = segment(&article);
        let sentences: Vec<_> = segments.sentences.iter().map(|sentence| article.slice(sentence.span)).collect();
        let wanted: Vec<_> = expected.split('|').map(str::trim).collect();
        assert_eq!(sentences, wanted);
    }

    /// `expected` shows the tokens parted by single spaces.
    #[track_caller]
    fn check_tokens(text: &str, expected: &str) {
        let article = Article::of_paragraph(text);
        let tokens: Vec<_> = segment(&article).tokens.iter().map(|token| article.slice(token.span)).collect();
        assert_eq!(tokens.join(" "), expected);
    }

    #[test]
    fn sentences_end_at_stops_and_take_closing_quotes_along() {
        check_sentences("The talks ended. |Both left.");
        check_sentences("“We met.” |He left.");
        check_sentences("He said: “We met.” |“Then we ate.”");
        check_sentences("Was it late? |Yes! |They slept (at last). |Good.");
        check_sentences("“Why?” he asked. |Nobody knew.");
    }

    #[test]
    fn sentences_do_not_end_after_abbreviations() {
        check_sentences("Mr. Alder met Dr. Birch on Jan. 5 in St. Ives. |It rained.");
        check_sentences("J. K. Alder and B. Elm spoke. |They ate.");
        check_sentences("The U.S. Senate met. |It voted.");
        check_sentences("They flew to the U.S. |The others stayed.");
        check_sentences("At 5 p.m. they ate. |It rose 3.5 percent.");
        check_sentences("Alder Inc. said so. |The Board of Alder Inc. |It agreed.");
        check_sentences("He did ... not come. |And then… |Nothing.");
    }

    #[test]
    fn scripts_with_their_own_stops_need_no_space() {
        check_sentences("我们见面了。|他们走了。");
    }

    #[test]
    fn words_keep_inner_marks() {
        check_tokens("pro-Russian U.S.-led O’Neill AT&T e.g. rock-", "pro-Russian U.S.-led O’Neill AT&T e.g. rock -");
        check_tokens("S-300 COVID-19 al-Assad J. Alder", "S-300 COVID-19 al-Assad J. Alder");
    }

    #[test]
    fn possessives_are_tokens_of_their_own() {
        check_tokens("Alder's, ALDER’S the Birches’ plan", "Alder 's , ALDER ’S the Birches ’ plan");
        check_tokens("‘Critical moments’ don't", "‘ Critical moments ’ don't");
        check_tokens("the U.S.’s plan", "the U.S. ’s plan");
    }

    #[test]
    fn numbers_keep_marks_and_letters() {
        check_tokens("6,100 in 2013-14, 3.5% of 45-year-old 1990s.", "6,100 in 2013-14 , 3.5 % of 45-year-old 1990s .");
        check_tokens("$130 million at 02:17", "$ 130 million at 02:17");
        check_tokens("Team: 1-Doe; 12-Roe, a 7-Doe", "Team : 1 - Doe ; 12 - Roe , a 7-Doe");
        check_tokens("2-Anna Doe beat 7-Eva Roe", "2 - Anna Doe beat 7 - Eva Roe");
        check_tokens("Anna Doe v 7-Eva Roe", "Anna Doe v 7 - Eva Roe");
        check_tokens("5-Star Movement and 10-Year Plan", "5-Star Movement and 10-Year Plan");
        check_tokens("A-levels: 3-D, 35-Hour, 100-Mile", "A-levels : 3-D , 35 - Hour , 100-Mile");
    }

    #[test]
    fn tags_and_addresses() {
        check_tokens(
            "#Elm & @alder_b, see https://example.com/a?b.",
            "# Elm & @ alder_b , see https://example.com/a?b .",
        );
        check_tokens("mail (a.b@example.org) now", "mail ( a.b@example.org ) now");
        check_tokens("(see:www.example.com), www. or @", "( see : www.example.com ) , www . or @");
    }

    #[test]
    fn endless_runs_cost_no_more_than_their_length() {
        // With cost that grows by the square, each of these would take minutes.
        for run in ["(", ".", "!", "a,", "a@", "www.", "http://", "A.", "’s", "a-", "日。", "…”"] {
            let article = Article::of_paragraph(&run.repeat(100_000));
            assert!(!segment(&article).tokens.is_empty(), "{run}");
        }
    }

    #[test]
    fn the_last_stop_is_a_token() {
        check_tokens("They met the king.", "They met the king .");
        check_tokens("Vitamin C. Then", "Vitamin C. Then");
    }

    proptest::proptest! {
        #[test]
        fn tokens_lie_in_order_in_their_sentences_and_cover_the_text(text in "[ a-zA-Z0-9.'’“”\\-#@:/日é!?\n]{0,80}") {
            let article = Article::of_paragraph(&text);
            let segments = segment(&article);
            let shown: String = segments.tokens.iter().map(|token| article.slice(token.span)).collect();
            proptest::prop_assert_eq!(shown, text.chars().filter(|ch| !ch.is_whitespace()).collect::<String>());
            for sentence in &segments.sentences {
                let tokens = &segments.tokens[sentence.tokens.clone()];
                proptest::prop_assert!(!tokens.is_empty());
                proptest::prop_assert!(tokens.is_sorted_by(|a, b| a.span.end <= b.span.start));
                proptest::prop_assert!(tokens.iter().all(|token| sentence.span.covers(token.span)));
            }
        }
    }
}
