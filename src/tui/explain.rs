//! Why words are linked: whom they refer to, as what, by what rule, on what evidence, how sure that is, and how else the
//! same is written.

use ratatui::buffer::Buffer;

use super::action::List;
use super::sheet::{self, Row, Sheet, Top};
use super::state::State;
use super::theme::Role;
use super::update::go;
use crate::library::Library;
use crate::model::{EntityId, Mention, Passage, Rule};

/// The columns by which spellings stand in.
const INDENT: u16 = 2;

/// From so much confidence on, in falling order, what is said of it.
const SURE: [(f32, &str); 4] =
    [(0.95, "nearly certain"), (0.8, "quite sure"), (0.6, "likely"), (f32::NEG_INFINITY, "a guess")];

/// What is said of each rule, behind “It is linked because”.
const RULES: [(Rule, &str); 9] = [
    (Rule::Name, "these words are one of its names"),
    (Rule::Apposition, "a name and this description stand side by side"),
    (Rule::Role, "this is a role that it is known to hold"),
    (Rule::Known, "this is a role that it held, as readers know without being told"),
    (Rule::Description, "this describes what was spoken of before"),
    (Rule::Pronoun, "this pronoun refers back to it"),
    (Rule::Group, "it is one of several that are meant together"),
    (Rule::Speaker, "it speaks these words"),
    (Rule::Correction, "you said so"),
];

/// The open answer.
#[derive(Clone, Copy, Debug)]
pub struct Explain {
    place: Passage,
    top: Top,
}

impl Explain {
    /// The answer for the words at `place`.
    #[must_use]
    pub fn open(place: Passage) -> Self {
        Self { place, top: Top::default() }
    }

    /// The answer after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        if let (List::Accept, Some(evidence)) = (action, self.evidence(library)) {
            go::to_passage(library, state, evidence);
            return None;
        }
        let sheet = Sheet::new(state.size, |width| self.rows(library, width));
        sheet.scrolled(self.top, action).map(|top| Self { top, ..self })
    }

    /// The same in a `new` library; nothing where the words refer to nothing there.
    #[must_use]
    pub fn refresh(self, new: &Library) -> Option<Self> {
        self.mentions(new).next().is_some().then_some(self)
    }

    /// All that the words are a mention of.
    fn mentions<'a>(&self, library: &'a Library) -> impl Iterator<Item = &'a Mention> {
        let Passage { article, span } = self.place;
        library.mentions_in(article).iter().filter(move |mention| mention.span == span)
    }

    /// Where the words stand that the first of the links rests on.
    fn evidence(&self, library: &Library) -> Option<Passage> {
        self.mentions(library).find_map(|mention| mention.reason.evidence)
    }

    /// The entity that is spoken of first, and the words.
    #[must_use]
    pub fn chosen(&self, library: &Library) -> Option<(EntityId, Passage)> {
        self.mentions(library).next().map(|mention| (mention.entity, self.place))
    }

    /// The answer in rows of `width` columns.
    fn rows(&self, library: &Library, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for mention in self.mentions(library) {
            if !rows.is_empty() {
                rows.push((Role::Text, String::new()));
            }
            explain(library, mention, width, &mut rows);
        }
        rows
    }

    /// Draws the answer.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let words = library.article(self.place.article).slice(self.place.span);
        let sheet = Sheet::new(state.size, |width| self.rows(library, width));
        let accept = self.evidence(library).map(|_| ("list-accept", "go to the evidence"));
        let hints = [accept, Some(("explain-aliases", "set right"))];
        let hints: Vec<_> = hints.into_iter().flatten().collect();
        sheet.draw(&format!("“{words}”"), (self.top, &hints), state.look(), buffer);
    }
}

fn explain(library: &Library, mention: &Mention, width: u16, rows: &mut Vec<Row>) {
    let (article, entity) = (library.article(mention.article), library.entity(mention.entity));
    let words = article.slice(mention.span);
    let region = article.region_at(mention.span.start).map_or("text", |region| region.kind.label());
    let name = format!("{} ({})", entity.name, entity.kind.label());
    sheet::wrapped(rows, (Role::of(entity.kind), &name), width, 0);
    let how =
        format!("“{words}” is a {} here, in a {region} of {}.", mention.kind.label(), library.label(mention.article));
    sheet::wrapped(rows, (Role::Text, &how), width, 0);
    sheet::wrapped(rows, (Role::Text, &rule(mention.reason.rule)), width, 0);
    if let Some(evidence) = mention.reason.evidence {
        let article = library.article(evidence.article);
        let heading =
            format!("It rests on “{}”, in {}:", article.slice(evidence.span), library.label(evidence.article));
        sheet::wrapped(rows, (Role::Dim, &heading), width, 0);
        sheet::wrapped(rows, (Role::Text, article.slice(library.sentence(evidence).span)), width, INDENT);
    }
    sheet::wrapped(rows, (Role::Text, &confidence(mention.confidence)), width, 0);
    let others = entity.aliases.iter().filter(|alias| alias.text != words);
    let others: Vec<_> = others.map(|alias| format!("{} {}×", alias.text, alias.count)).collect();
    if !others.is_empty() {
        sheet::wrapped(rows, (Role::Dim, "Also written:"), width, 0);
        sheet::wrapped(rows, (Role::Text, &others.join(" · ")), width, INDENT);
    }
}

/// By what rule words are linked, in words.
fn rule(rule: Rule) -> String {
    let words = RULES.iter().find(|(one, _)| *one == rule).map_or("", |(_, words)| words);
    format!("It is linked because {words}.")
}

/// How sure the program is, in words and percent. No link is beyond doubt, so that 100 % is never said.
fn confidence(confidence: f32) -> String {
    let words = SURE.iter().find(|(from, _)| confidence >= *from).map_or("a guess", |(_, words)| words);
    format!("This is {words}: {:.0} %.", (confidence * 100.0).clamp(0.0, 99.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_told() {
        for (at, (rule, words)) in RULES.iter().enumerate() {
            assert_eq!(*rule as usize, at, "{rule:?}");
            assert!(super::rule(*rule).contains(words), "{rule:?}");
        }
    }

    #[test]
    fn no_link_is_said_to_be_beyond_doubt() {
        assert_eq!(confidence(1.0), "This is nearly certain: 99 %.");
        assert_eq!(confidence(0.997), "This is nearly certain: 99 %.");
        assert_eq!(confidence(0.85), "This is quite sure: 85 %.");
        assert_eq!(confidence(0.6), "This is likely: 60 %.");
        assert_eq!(confidence(0.1), "This is a guess: 10 %.");
    }
}
