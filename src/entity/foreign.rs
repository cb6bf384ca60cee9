//! Names in articles that are not in English: what the gazetteer and the shape of words vouch for.
//!
//! The model learned from English alone. Elsewhere its advice misleads, since the words around a name are strange to it,
//! so only the names of the rules are taken, and of those the ones that stand by themselves.

use super::Candidate;
use super::gazetteer::{Gazetteer, Sorts};
use crate::model::{Article, EntityType};
use crate::text::fold::fold;
use crate::text::segment::Segments;

/// Languages whose nouns all have capitals: there a capital says nothing.
const CAPITAL_NOUNS: [&str; 2] = ["de", "lb"];

/// How much less sure a name is where nothing but its look speaks for it.
const DISCOUNT: f32 = 0.7;

/// Whether `article` is in another language than English, as far as that is known.
pub(super) fn is_foreign(article: &Article) -> bool {
    !matches!(article.language.as_str(), "en" | "und" | "")
}

/// Those of the rules' `names` that can be trusted in an article that is not in English.
pub(super) fn trusted(
    article: &Article,
    segments: &Segments,
    gazetteer: &Gazetteer,
    names: &[Candidate],
) -> Vec<Candidate> {
    let shaped = !CAPITAL_NOUNS.contains(&article.language.as_str());
    let opens =
        |name: &Candidate| segments.sentence_at(name.span.start).is_some_and(|it| it.span.start == name.span.start);
    let trust = |name: &Candidate| {
        let text = article.slice(name.span);
        if gazetteer.sorts(&fold(text)).any(Sorts::ANY_NAME) {
            Some(*name)
        } else if is_personal(text, gazetteer) {
            Some(Candidate { kind: EntityType::Person, ..*name })
        } else {
            let vouched = shaped && (text.contains(' ') || !opens(name));
            vouched.then_some(Candidate { confidence: name.confidence * DISCOUNT, ..*name })
        }
    };
    names.iter().filter_map(trust).collect()
}

/// Whether `text` is a given name and more.
fn is_personal(text: &str, gazetteer: &Gazetteer) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let given = gazetteer.sorts(&fold(first));
    given.any(Sorts::GIVEN) && !given.any(Sorts::COMMON) && rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::recognise;
    use crate::text::segment::segment;

    /// Checks the names of `text`, which is in `language`.
    #[track_caller]
    fn check(language: &str, text: &str, expected: &str) {
        let article = Article { language: language.to_owned(), ..Article::of_paragraph(text) };
        let found = recognise(&article, &segment(&article)).into_iter();
        let found: Vec<_> = found.map(|name| format!("{}|{}", article.slice(name.span), name.kind.tag())).collect();
        assert_eq!(found.join(" "), expected, "{}", article.text);
    }

    #[test]
    fn nouns_with_capitals_are_no_names() {
        let text =
            "Am Abend trafen sich Maria Holt und der Minister in Berlin zu einem langen Gespräch über die Zukunft.";
        check("de", text, "Maria Holt|PER Berlin|LOC");
    }

    #[test]
    fn listed_and_capital_words_are_names_elsewhere() {
        let text = "Le soir, Pierre Valmont est arrivé à Paris avec son frère.";
        check("fr", text, "Pierre Valmont|PER Paris|LOC");
    }
}
