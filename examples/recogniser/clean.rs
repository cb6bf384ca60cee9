//! Brings names that were marked by hand to the conventions of the program.

use crossread::entity::gazetteer::Sorts;
use crossread::entity::tagger::lexicon::Lexicon;
use crossread::entity::tagger::word::Word;
use crossread::model::EntityType;

use crate::data::{Document, Name};

/// Takes from `names` what is not a name here: roles, pronouns, titles before a name. `advice` is a teacher's.
pub(crate) fn clean(document: &Document, names: &mut Vec<Name>, advice: &[Name], lexicon: &Lexicon) {
    let mut kept: Vec<Name> = Vec::new();
    for name in names.drain(..) {
        let text = document.article.slice(name.span);
        let within = advice.iter().filter(|other| other.span != name.span && name.span.covers(other.span));
        let within: Vec<_> = within.copied().collect();
        let ends_with_person =
            within.iter().any(|other| other.kind == EntityType::Person && other.span.end == name.span.end);
        let person = name.kind == EntityType::Person;
        if person && ends_with_person {
            kept.extend(within);
        } else if !(person && is_role(text, lexicon)) && text.chars().any(char::is_uppercase) {
            kept.push(name);
        }
    }
    *names = kept;
}

/// Whether no word of `text` is one that names are made of.
fn is_role(text: &str, lexicon: &Lexicon) -> bool {
    let common = Sorts::TITLE.union(Sorts::ROLE).union(Sorts::FUNCTION).union(Sorts::HONORIFIC).union(Sorts::COMMON);
    let name_like = Sorts::GIVEN.union(Sorts::FAMILY).union(Sorts::ANY_NAME);
    text.split_whitespace().all(|word| {
        let word = Word::new(word);
        let sorts = lexicon.sorts(word.folded);
        !word.case.is_capital() || (sorts & common.value() as u32 != 0 && sorts & name_like.value() as u32 == 0)
    })
}
