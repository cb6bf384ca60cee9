//! What the clauses of its sentence tell of a pronoun: who says or thinks the clause that it stands in, who does what is
//! done to it, and who did something in the clause before.
//!
//! No parser: verbs are told by their classes, and the subject of a verb is the figure before it, past what stands between
//! commas, before "who", or at the head of a coordination.

use super::class::Class;
use super::figure::{Figure, Role};
use super::form::{CASES, Case, Form};
use super::memory::Memory;
use super::phrase::Nature;
use super::scene::Scene;

/// Who has some part in the clauses around a pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tie {
    /// There is no such part.
    #[default]
    None,
    /// Somebody or something that is no figure.
    Unknown,
    /// The referent at a position; `who` stands for it.
    Of { referent: usize, who: bool },
}

/// How many answers [`Tie::to`] has.
const TIES: usize = 6;

impl Tie {
    /// How it ties `candidate`: there is none, to something unknown, to it, to it by "who", to somebody else, to a thing.
    fn to(self, scene: &Scene, candidate: usize) -> usize {
        match self {
            Self::None => 0,
            Self::Unknown => 1,
            Self::Of { referent, who } if referent == candidate => 2 + usize::from(who),
            Self::Of { referent, .. } => 4 + usize::from(scene.referents[referent].nature != Nature::Person),
        }
    }

    /// Whether there is none, one that is no person, or a person.
    fn kind(self, scene: &Scene) -> usize {
        match self {
            Self::None => 0,
            Self::Of { referent, .. } if scene.referents[referent].nature == Nature::Person => 2,
            _ => 1,
        }
    }
}

/// The parts that others have in the clauses around a pronoun.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clauses {
    /// Who says or thinks the clause: the Doe of "Doe said he".
    governor: Tie,
    /// The same, told afterwards: "he was late, Doe said".
    sayer: Tie,
    /// The subject of the verb that the pronoun stands behind: the Doe of "Doe met him".
    subject: Tie,
    /// The subject of the clause that this one is joined to: the Doe of "Doe left and he".
    joined: Tie,
    /// Whether the pronoun stands right behind a form of "be": "Doe was his".
    is_predicate: bool,
}

/// The sizes of the blocks of [`Clauses::of`], and of those of [`Clauses::none`].
pub(super) const ROWS: [usize; 4] = [TIES, TIES, 2 * CASES * TIES, TIES];
pub(super) const NONE_ROWS: [usize; 4] = [3; 4];

impl Clauses {
    pub(super) fn new(scene: &Scene, memory: &Memory, pronoun: &Figure, form: Form) -> Self {
        Sentence::new(scene, pronoun, memory.log.iter().rev()).clauses(pronoun, form)
    }

    /// The same, as far as those tell who are not spoken of by pronoun.
    pub(super) fn named(scene: &Scene, pronoun: &Figure, form: Form) -> Self {
        let before = scene.figures.partition_point(|(figure, _)| figure.end <= pronoun.first);
        Sentence::new(scene, pronoun, scene.figures[..before].iter().rev()).clauses(pronoun, form)
    }

    /// What a later pronoun in `case` says of `candidate`: nothing, that it does not mean it, that it may well.
    pub(super) fn later(&self, candidate: usize, case: Case) -> usize {
        let is = |tie: Tie| matches!(tie, Tie::Of { referent, .. } if referent == candidate);
        let acts = is(self.subject);
        if acts && (case == Case::Object || self.is_predicate) {
            1
        } else if acts || is(self.governor) || is(self.sayer) {
            2
        } else {
            0
        }
    }

    /// The values of the blocks [`ROWS`] for `candidate` and a pronoun in `case`.
    pub(super) fn of(&self, scene: &Scene, candidate: usize, case: Case) -> [usize; 4] {
        let place = case as usize * 2 + usize::from(self.is_predicate);
        let [governor, sayer, subject, joined] =
            [self.governor, self.sayer, self.subject, self.joined].map(|tie| tie.to(scene, candidate));
        [governor, sayer, place * TIES + subject, joined]
    }

    /// The values of the blocks [`NONE_ROWS`].
    pub(super) fn none(&self, scene: &Scene) -> [usize; 4] {
        [self.governor, self.sayer, self.subject, self.joined].map(|tie| tie.kind(scene))
    }
}

/// A figure before the pronoun in its sentence.
#[derive(Clone, Copy, Debug)]
struct Part {
    first: usize,
    end: usize,
    role: Role,
    referent: usize,
}

impl From<Option<Part>> for Tie {
    fn from(part: Option<Part>) -> Self {
        part.map_or(Self::None, |part| Self::Of { referent: part.referent, who: false })
    }
}

/// The sentence of a pronoun.
struct Sentence<'a> {
    scene: &'a Scene<'a>,
    /// Its first token, or that of the quotation that the pronoun stands in.
    start: usize,
    /// The figures before the pronoun, in order.
    parts: Vec<Part>,
}

/// How many tokens before the pronoun are looked at.
const REACH: usize = 120;
/// How many figures after it are.
const AHEAD: usize = 40;
/// The words of [`Class::When`] that open what somebody asks or knows.
const EMBEDDING: [&str; 6] = ["whether", "if", "why", "how", "what", "where"];
/// How many tokens stand between a verb of saying and "that": "told reporters in Rome that".
const LONGEST_OBJECT: usize = 5;

impl<'a> Sentence<'a> {
    /// With the figures of `latest`, the latest first.
    fn new<'b>(scene: &'a Scene<'a>, pronoun: &Figure, latest: impl Iterator<Item = &'b (Figure, usize)>) -> Self {
        let sentence = scene.reading().segments.sentences.get(pronoun.sentence);
        let from = sentence.map_or(pronoun.first, |sentence| sentence.tokens.start);
        let quote = scene.sketch.quote(pronoun.first);
        let inside = (from..pronoun.first).rev().take(REACH).take_while(|&at| scene.sketch.quote(at) == quote);
        let start = inside.last().unwrap_or(pronoun.first);
        let parts = latest.take_while(|(figure, _)| figure.end > start);
        let mut parts: Vec<Part> = parts
            .filter(|(figure, _)| figure.first >= start && figure.end <= pronoun.first)
            .map(|(figure, referent)| Part {
                first: figure.first,
                end: figure.end,
                role: figure.role,
                referent: *referent,
            })
            .collect();
        parts.reverse();
        Self { scene, start, parts }
    }

    fn clauses(&self, pronoun: &Figure, form: Form) -> Clauses {
        let mut clauses = Clauses { sayer: self.sayer(pronoun), ..Clauses::default() };
        let mut opening = pronoun.first;
        if !self.opens(pronoun, form) {
            let Some((verb, subject, from)) = self.clause_of(pronoun.first) else { return clauses };
            clauses.subject = subject;
            let between = &self.scene.sketch.classes()[verb + 1..pronoun.first];
            clauses.is_predicate = self.class(verb) == Class::Be
                && between.iter().all(|class| matches!(class, Class::Adverb | Class::Not));
            opening = from;
        }
        clauses.governor = self.governor(opening);
        let is_relative = matches!(clauses.subject, Tie::Of { who: true, .. });
        if clauses.governor == Tie::None && !is_relative {
            clauses.joined = self.joined(opening);
        }
        clauses
    }

    fn class(&self, at: usize) -> Class {
        self.scene.sketch.class(at)
    }

    /// The class of the token before that at `at`.
    fn before(&self, at: usize) -> Class {
        if at > self.start { self.class(at - 1) } else { Class::Edge }
    }

    /// Whether `pronoun` opens its clause.
    fn opens(&self, pronoun: &Figure, form: Form) -> bool {
        let before = self.before(pronoun.first);
        match form.case {
            Case::Subject => true,
            Case::Possessive => matches!(before, Class::Edge | Class::That | Class::When | Class::Quote),
            _ => false,
        }
    }

    /// The verb that what stands at `at` follows, with its subject and where its clause begins.
    fn clause_of(&self, at: usize) -> Option<(usize, Tie, usize)> {
        let mut verbs = (self.start..at).rev().filter(|&verb| self.class(verb).is_verb());
        verbs.find_map(|verb| self.subject(verb).map(|(tie, from)| (verb, tie, from)))
    }

    /// The subject of the verb at `verb`, and where it begins.
    fn subject(&self, verb: usize) -> Option<(Tie, usize)> {
        let auxiliary = |class| matches!(class, Class::Adverb | Class::Not | Class::Modal | Class::Have | Class::Be);
        let mut at = verb;
        while auxiliary(self.before(at)) {
            at -= 1;
        }
        let beside = self.ending(at).map(|part| self.head(part));
        let part = match self.before(at) {
            _ if beside.is_some() => beside,
            Class::Who => return Some((self.antecedent(at - 1), at - 1)),
            Class::Comma | Class::Pause => self.before_insertion(at - 1),
            Class::And | Class::But => self.last_subject(at),
            class if class.is_nominal() && self.class(verb) != Class::Ess => return Some((Tie::Unknown, at - 1)),
            _ => None,
        };
        part.map(|part| (Some(part).into(), part.first))
    }

    /// The longest figure that ends at `at`.
    fn ending(&self, at: usize) -> Option<Part> {
        self.parts.iter().filter(|part| part.end == at).min_by_key(|part| part.first).copied()
    }

    /// The figure that `part` belongs to with a preposition: the friend of "a friend of Doe".
    fn head(&self, part: Part) -> Part {
        let mut first = part.first;
        while matches!(self.before(first), Class::Capital | Class::Word | Class::Determiner | Class::Owner) {
            first -= 1;
        }
        let head = if self.before(first).is_preposition() { self.ending(first - 1) } else { None };
        head.map_or(part, |head| self.head(head))
    }

    /// Whom the "who" at `at` stands for.
    fn antecedent(&self, at: usize) -> Tie {
        let end = if self.before(at) == Class::Comma { at - 1 } else { at };
        let person = |part: &&Part| {
            let nature = self.scene.referents[part.referent].nature;
            part.end <= end && matches!(nature, Nature::Person | Nature::People)
        };
        let Some(found) = self.parts.iter().rev().find(person).copied() else { return Tie::Unknown };
        // "Doe, a banker from Rome who": the banker is Doe.
        let apposed = (self.before(found.first) == Class::Comma).then(|| self.ending(found.first - 1)).flatten();
        Tie::Of { referent: apposed.filter(|part| person(&part)).unwrap_or(found).referent, who: true }
    }

    /// The figure before what stands between commas, the last of which is at `close`: "Doe, who was late, said".
    fn before_insertion(&self, close: usize) -> Option<Part> {
        let opens = |at: &usize| matches!(self.class(*at), Class::Comma | Class::Pause);
        (self.start..close).rev().filter(opens).find_map(|at| self.ending(at))
    }

    /// The last figure before `at` that is a subject.
    fn last_subject(&self, at: usize) -> Option<Part> {
        self.parts.iter().rev().find(|part| part.end <= at && part.role == Role::Subject).copied()
    }

    /// Who says or thinks the clause that begins at `opening`.
    fn governor(&self, opening: usize) -> Tie {
        let mut at = opening;
        while self.before(at) == Class::Adverb || self.embeds(at) {
            at -= 1;
        }
        let told = at < opening && self.class(at) != Class::Adverb;
        let verb = match self.before(at) {
            Class::Say => Some(at - 1),
            class if told => {
                self.verb_of_saying(at).or_else(|| (class.is_verb() || class == Class::Ing).then(|| at - 1))
            }
            _ => None,
        };
        let Some(verb) = verb else { return Tie::None };
        if self.class(verb) == Class::Ing {
            return self.last_subject(verb).into();
        }
        self.subject(verb).map_or(Tie::Unknown, |(tie, _)| tie)
    }

    /// Whether the token before that at `at` makes a clause the object of a verb.
    fn embeds(&self, at: usize) -> bool {
        match self.before(at) {
            Class::That => true,
            Class::When => EMBEDDING.contains(&self.scene.sketch.text(at - 1)),
            _ => false,
        }
    }

    /// The verb of saying before an object that ends at `end`.
    fn verb_of_saying(&self, end: usize) -> Option<usize> {
        let near = (self.start..end).rev().take(LONGEST_OBJECT);
        let mut object = near.take_while(|&at| !self.class(at).parts_clauses());
        object.find(|&at| self.class(at) == Class::Say)
    }

    /// The subject of the clause that the one at `opening` goes on or depends on.
    fn joined(&self, opening: usize) -> Tie {
        let joint = matches!(self.before(opening), Class::And | Class::But | Class::When | Class::Comma);
        if joint { self.last_subject(opening).into() } else { Tie::None }
    }

    /// Who says the sentence, where that is told at its end.
    fn sayer(&self, pronoun: &Figure) -> Tie {
        let scene = self.scene;
        if scene.sketch.quote(pronoun.first) != 0 {
            return Tie::None;
        }
        let from = scene.figures.partition_point(|(figure, _)| figure.first < pronoun.end);
        let later =
            scene.figures[from..].iter().take(AHEAD).take_while(|(figure, _)| figure.sentence == pronoun.sentence);
        let says = |figure: &Figure| {
            let ends = matches!(scene.sketch.after(figure.end + 1), Class::Edge | Class::Stop | Class::Adverb);
            figure.lead == Class::Comma && figure.after == Class::Say && ends
        };
        let said = later.filter(|(figure, _)| says(figure)).last();
        said.map_or(Tie::None, |(_, referent)| Tie::Of { referent: *referent, who: false })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told_of;
    use super::*;

    /// The ties of the marked pronoun of `text` to those who are named before it, as "Holt says" or "Holt who says".
    fn ties(text: &str) -> Vec<String> {
        told_of(text, |scene, place| {
            let anaphor = &scene.anaphors[place];
            let clauses = Clauses::named(scene, &anaphor.figure, anaphor.form);
            let name = |referent: usize| {
                let (figure, _) = scene.figures.iter().find(|(_, other)| *other == referent).expect("it is spoken of");
                scene.reading().article.slice(figure.span).to_owned()
            };
            let parts = [
                ("says", clauses.governor),
                ("said", clauses.sayer),
                ("does", clauses.subject),
                ("did", clauses.joined),
            ];
            let told = parts.into_iter().filter_map(|(part, tie)| match tie {
                Tie::None => None,
                Tie::Unknown => Some(format!("? {part}")),
                Tie::Of { referent, who: false } => Some(format!("{} {part}", name(referent))),
                Tie::Of { referent, who: true } => Some(format!("{} who {part}", name(referent))),
            });
            told.chain(clauses.is_predicate.then(|| "is".to_owned())).collect()
        })
    }

    macro_rules! clauses {
        ($($name:ident: $text:expr => $expected:expr;)*) => {
            $(#[test] fn $name() { assert_eq!(ties($text), $expected, "{}", $text); })*
        };
    }

    clauses! {
        who_says_it: "Anna Holt said {she} was late." => ["Anna Holt says"];
        who_says_it_past_commas: "Anna Holt, who left the hall, said {she} was late." => ["Anna Holt says"];
        who_says_it_to_others: "Anna Holt told reporters that {she} was late." => ["Anna Holt says"];
        who_says_it_with_another_verb: "Anna Holt has hinted that {she} was late." => ["Anna Holt says"];
        who_says_it_by_who: "Peter Marsh met Anna Holt, who said {she} was late." => ["Anna Holt who says"];
        who_says_it_afterwards: "{She} was late, Anna Holt said." => ["Anna Holt said"];
        who_does_it: "Anna Holt met {her} in Berlin." => ["Anna Holt does"];
        who_does_it_with_a_verb_of_two_words: "Anna Holt had never met {her} in Berlin." => ["Anna Holt does"];
        who_does_it_by_who: "Peter Marsh met Anna Holt, who lost {her} keys." => ["Anna Holt who does"];
        who_does_it_after_another_verb: "Anna Holt left and lost {her} keys." => ["Anna Holt does"];
        who_is_it: "Anna Holt was {her} aide." => ["Anna Holt does", "is"];
        who_did_before: "Anna Holt left and {she} was late." => ["Anna Holt did"];
        who_did_meanwhile: "Anna Holt left because {she} was late." => ["Anna Holt did"];
        somebody_unknown: "Officials said {she} was late." => ["? says"];
        nobody: "{She} was late." => [""; 0];
        quotations_are_their_own: "Anna Holt said: “Peter Marsh met {her} there.”" => ["Peter Marsh does"];
    }
}
