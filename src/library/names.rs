//! The names of all subjects, folded once when the library is made, so that a key press folds nothing but the query.

use rayon::prelude::*;

use crate::model::{Entity, EntityId, Subject, Topic, TopicId};
use crate::text::fold::folded;

/// A form of a subject.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) subject: Subject,
    /// Its place among the subject's aliases or terms; none for the name or label.
    pub(crate) alias: Option<usize>,
    pub(crate) name: Name,
    pub(crate) letters: Letters,
}

/// The names, aliases, labels and terms of all subjects of one library.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Entities before topics; the forms of a subject stand together, its name first, no two folded alike.
    pub(crate) forms: Vec<Form>,
}

impl Names {
    /// Folds the names of `entities` and `topics`.
    #[must_use]
    pub fn new(entities: &[Entity], topics: &[Topic]) -> Self {
        let entities = entities.par_iter().enumerate().flat_map_iter(|(at, entity)| {
            let aliases = entity.aliases.iter().map(|alias| alias.text.as_str());
            forms(Subject::Entity(EntityId::new(at)), &entity.name, aliases)
        });
        let topics = topics.par_iter().enumerate().flat_map_iter(|(at, topic)| forms_of_topic(TopicId::new(at), topic));
        Self { forms: entities.chain(topics).collect() }
    }

    /// Adds the names of `topic`, which stands behind all others.
    pub fn add_topic(&mut self, id: TopicId, topic: &Topic) {
        self.forms.extend(forms_of_topic(id, topic));
    }
}

fn forms_of_topic(id: TopicId, topic: &Topic) -> Vec<Form> {
    forms(Subject::Topic(id), &topic.label, topic.terms.iter().map(String::as_str))
}

/// The forms of a subject, its name first, no two folded alike.
fn forms<'a>(subject: Subject, name: &str, aliases: impl Iterator<Item = &'a str>) -> Vec<Form> {
    let form = |alias, name: Name| Form { subject, alias, letters: Letters::of(name.folded()), name };
    let mut forms = vec![form(None, Name::new(name))];
    for (at, alias) in aliases.enumerate() {
        let name = Name::new(alias);
        if !name.folded().is_empty() && forms.iter().all(|form| form.name.folded() != name.folded()) {
            forms.push(form(Some(at), name));
        }
    }
    forms
}

/// A folded name, which knows the words that are not its own.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    folded: String,
    /// The bytes at which the words start that are written without a capital, where others have one.
    pub(crate) particles: Vec<usize>,
}

impl Name {
    pub(crate) fn new(written: &str) -> Self {
        let folded = folded(written);
        let has_capital = |at: usize, length: usize| {
            let (start, end) = (folded.origin(at) as usize, folded.origin(at + length) as usize);
            written[start..end].contains(char::is_uppercase)
        };
        let (capital, small): (Vec<_>, Vec<_>) = words(&folded.text)
            .map(|(at, word)| (at, has_capital(at, word.len())))
            .partition(|(_, has_capital)| *has_capital);
        let particles = if capital.is_empty() { Vec::new() } else { small.into_iter().map(|(at, _)| at).collect() };
        Self { folded: folded.text, particles }
    }

    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }
}

/// Which letters a text has: a name that lacks some of a term's need not be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u64);

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        Self(text.chars().filter(|ch| *ch != ' ').fold(0, |letters, ch| letters | 1 << (u32::from(ch) % 64)))
    }

    /// How many letters of `other` are missing, at least.
    pub(crate) fn lacks(self, other: Self) -> u32 {
        (other.0 & !self.0).count_ones()
    }
}

/// The words of folded text, with the bytes at which they start.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    folded.split(' ').map(move |word| {
        let at = start;
        start += word.len() + 1;
        (at, word)
    })
}
