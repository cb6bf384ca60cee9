//! Documents to examples: tags for tokens, rows for features.

use crossread::entity::tagger::decode::{Tag, begin, begins, inside};
use crossread::entity::tagger::features::Rows;
use crossread::entity::tagger::lexicon::Lexicon;
use crossread::entity::tagger::prepared::Prepared;

use crate::data::{Document, Name};
use crate::perceptron::Example;

/// The examples of one document with the given names.
pub(crate) fn examples(
    document: &Document,
    names: &[Name],
    lexicon: &Lexicon,
    prepared: &mut Prepared,
) -> Vec<Example> {
    prepared.fill(&document.article, &document.segments, &document.rules, lexicon);
    let tags = tags(document, names);
    let mut rows = Rows::default();
    prepared
        .sentences()
        .iter()
        .zip(&document.segments.sentences)
        .map(|(sentence, spans)| {
            let mut example = Example { tags: tags[spans.tokens.clone()].to_vec(), ..Example::default() };
            for at in 0..sentence.words.len() {
                let rows = rows.of(sentence, &prepared.evidence, at);
                if rows.is_empty() {
                    example.tags[at] = 0;
                }
                example.rows.extend_from_slice(rows);
                example.ends.push(example.rows.len() as u32);
            }
            example
        })
        .collect()
}

/// The tag of every token of `document`.
fn tags(document: &Document, names: &[Name]) -> Vec<Tag> {
    let tokens = &document.segments.tokens;
    let mut tags = vec![0; tokens.len()];
    for name in names {
        let first = tokens.partition_point(|token| token.span.end <= name.span.start);
        let covered = tokens[first..].iter().take_while(|token| token.span.start < name.span.end);
        let mut opened = false;
        for (at, token) in covered.enumerate() {
            let shared = token.span.end.min(name.span.end) - token.span.start.max(name.span.start);
            if (shared as usize) * 2 < token.span.len() || tags[first + at] != 0 {
                continue;
            }
            tags[first + at] = if opened { inside(name.kind) } else { begin(name.kind) };
            opened = true;
        }
    }
    for sentence in &document.segments.sentences {
        let first = sentence.tokens.start;
        if tags[first] != 0 && !begins(tags[first]) {
            tags[first] -= 1;
        }
    }
    tags
}
