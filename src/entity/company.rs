//! The legal form of a company that the recogniser left outside of its name: the "plc" of "Marlow plc".

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, EntityType, Span};
use crate::text::fold::fold;
use crate::text::segment::Segments;

/// `names`, which are in order and apart, each with the legal form right behind it, which makes it an organisation's.
pub(super) fn completed(
    article: &Article,
    segments: &Segments,
    gazetteer: &Gazetteer,
    names: Vec<Candidate>,
) -> Vec<Candidate> {
    let starts: Vec<u32> = names.iter().map(|name| name.span.start).chain([u32::MAX]).collect();
    let completed = names.into_iter().zip(&starts[1..]).map(|(name, next)| {
        let form = form_behind(article, segments, gazetteer, name).filter(|form| form.end <= *next);
        form.map_or(name, |form| Candidate {
            span: Span { end: form.end, ..name.span },
            kind: EntityType::Organisation,
            ..name
        })
    });
    completed.collect()
}

/// The legal form that follows `name` after nothing but a space, if it is one of a place or body.
fn form_behind(article: &Article, segments: &Segments, gazetteer: &Gazetteer, name: Candidate) -> Option<Span> {
    if !matches!(name.kind, EntityType::Organisation | EntityType::Place) {
        return None;
    }
    let tokens = &segments.tokens;
    let token = tokens.get(tokens.partition_point(|token| token.span.start < name.span.end))?;
    let text = article.slice(token.span);
    // Behind a town "CO" and "NV" are American states.
    let is_long = name.kind == EntityType::Organisation || text.len() > 2;
    let written = is_long && (text == "plc" || text.starts_with(char::is_uppercase));
    let is_next = article.text[name.span.range().end..token.span.range().start] == *" ";
    (is_next && written && gazetteer.sorts(&fold(text)).any(Sorts::COMPANY_FORM)).then_some(token.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::segment;

    /// Checks what the name at the start of `text` becomes.
    #[track_caller]
    fn check(text: &str, (found, kind): (&str, EntityType), expected: &str) {
        let article = Article::of_paragraph(text);
        let name = Candidate { span: Span::new(0, found.len()), kind, confidence: 1.0 };
        let completed = completed(&article, &segment(&article), &Gazetteer::default(), vec![name]);
        let name = format!("{}|{}", article.slice(completed[0].span), completed[0].kind.tag());
        assert_eq!(name, expected, "{text}");
    }

    #[test]
    fn a_legal_form_belongs_to_the_name() {
        use EntityType::{Person, Place};
        check("Marlow plc fell.", ("Marlow", Place), "Marlow plc|ORG");
        check("Marlow fell.", ("Marlow", Place), "Marlow|LOC");
        check("Marlow, Inc said no.", ("Marlow", Place), "Marlow|LOC");
        check("Marlow CO said no.", ("Marlow", Place), "Marlow|LOC");
        check("Anna Marlow Ltd fell.", ("Anna Marlow", Person), "Anna Marlow|PER");
    }
}
