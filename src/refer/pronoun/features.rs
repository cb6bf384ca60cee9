//! What speaks for and against a candidate, as rows of the network.
//!
//! Every feature is a block of rows of which one is on. Each block stands there for all questions, and apart for he and
//! she, for they, for it, and for descriptions (`rows`). What clauses tell is in `clause`, what comes after in `outlook`, what
//! was before in `standing`, who speaks in `turns`, and what only descriptions tell in `portrait`.

use super::binding::{self, BINDINGS};
use super::class::Class;
use super::clause::{self, Clauses};
use super::figure::{Figure, ROLES, Role, Wording};
use super::form::{Case, Family};
use super::memory::{Earlier, Memory, kin, place};
use super::outlook::{self, Outlook};
use super::portrait;
use super::question::{Candidate, Question};
use super::recent::Recent;
use super::rows::{Rows, STEPS, TIMES, step, sum};
use super::scene::{Anaphor, Scene};
use super::standing;
use super::turns::{Turns, speaks};
use crate::entity::gender::Gender;
use crate::model::RegionKind;
use crate::refer::profile::Belief;

/// How many rows there are: those of candidates, those of the answer that none is meant, and those of descriptions.
pub const ROWS: usize = TIMES * (CANDIDATE + NONE) + portrait::ROWS;
/// Where the rows of descriptions begin.
pub(super) const PORTRAIT: usize = TIMES * (CANDIDATE + NONE);
/// The sizes of all blocks of a candidate together.
const CANDIDATE: usize = 412 + BINDINGS + sum(&clause::ROWS) + sum(&outlook::ROWS) + standing::SIZE;
/// The sizes of all blocks of the answer that none is meant.
const NONE: usize = 168 + sum(&clause::NONE_ROWS);
/// How a candidate agrees with the gender of a pronoun: not at all surely, not, unknown, likely, surely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    SurelyNot,
    Not,
    Unknown,
    Likely,
    Surely,
}

/// What is told of all candidates of a question before each is looked at.
pub(super) struct Field {
    /// The position of the anaphor in the scene.
    pub(super) place: usize,
    recent: Recent,
    turns: Turns,
    clauses: Clauses,
    outlook: Outlook,
    pub(super) agreements: Vec<Agreement>,
    /// How many sentences back each was spoken of last.
    distances: Vec<usize>,
}

/// Fills in the rows of `question`.
pub(super) fn fill(scene: &Scene, memory: &Memory, (place, anaphor): (usize, &Anaphor), question: &mut Question) {
    let wanted = wanted(anaphor);
    let agree = |candidate: &Candidate| agreement(scene, memory, wanted, candidate.referent);
    let agreements = question.candidates.iter().map(agree).collect();
    let distances = (0..question.candidates.len()).map(|at| question.sentences_back(at)).collect();
    let recent = Recent::new(scene, memory, &question.pronoun);
    let turns = Turns::new(scene, memory, &question.pronoun);
    let clauses = Clauses::new(scene, memory, &question.pronoun, question.form);
    let outlook = Outlook::new(scene, (place, &question.pronoun), question.form.family);
    let field = Field { place, recent, turns, clauses, outlook, agreements, distances };
    let rows: Vec<_> =
        (0..question.candidates.len()).map(|at| candidate(scene, memory, question, (&field, at))).collect();
    for (candidate, rows) in question.candidates.iter_mut().zip(rows) {
        candidate.rows = rows;
    }
    question.none = none(scene, memory, question, &field);
    if let Some((open, _)) = anaphor.description {
        portrait::fill(scene, memory, open, &field, question);
    }
}

/// Leaves out those of `candidates` whose gender is surely another, where somebody was spoken of lately whose gender it is.
pub(super) fn keep_agreeing(scene: &Scene, memory: &Memory, anaphor: &Anaphor, candidates: &mut Vec<Candidate>) {
    const LATELY: usize = 3;
    let Some(wanted) = wanted(anaphor) else { return };
    let agree = |candidate: &Candidate| agreement(scene, memory, Some(wanted), candidate.referent);
    let is_late = |candidate: &Candidate| candidate.last.sentence + LATELY >= anaphor.figure.sentence;
    if candidates.iter().any(|candidate| is_late(candidate) && agree(candidate) >= Agreement::Likely) {
        candidates.retain(|candidate| agree(candidate) > Agreement::SurelyNot);
    }
}

/// The gender that the words of `anaphor` ask for.
fn wanted(anaphor: &Anaphor) -> Option<Gender> {
    match (anaphor.form.family, anaphor.description) {
        (Family::He, _) => Some(Gender::Male),
        (Family::She, _) => Some(Gender::Female),
        (_, Some((open, _))) => Belief::of_noun(&open.noun).gender().map(|(gender, _)| gender),
        _ => None,
    }
}

fn agreement(scene: &Scene, memory: &Memory, wanted: Option<Gender>, referent: usize) -> Agreement {
    let Some(wanted) = wanted else { return Agreement::Unknown };
    let [he, she, ..] = memory.traces[referent].pronouns;
    let told = scene.referents[referent].belief.gender();
    match told {
        Some((gender, true)) if gender == wanted => Agreement::Surely,
        Some((gender, false)) if gender == wanted => Agreement::Likely,
        Some((_, true)) => Agreement::SurelyNot,
        Some((_, false)) => Agreement::Not,
        None if he != she => {
            let spoken = if he > she { Gender::Male } else { Gender::Female };
            if spoken == wanted { Agreement::Likely } else { Agreement::Not }
        }
        None => Agreement::Unknown,
    }
}

fn candidate(scene: &Scene, memory: &Memory, question: &Question, (field, at): (&Field, usize)) -> Vec<u16> {
    let Question { pronoun, form, candidates, .. } = question;
    let chosen = &candidates[at];
    let (last, referent) = (&chosen.last, &scene.referents[chosen.referent]);
    let trace = &memory.traces[chosen.referent];
    let mut rows = Rows::from(0, form.family);
    let is_ahead = last.first > pronoun.first;
    rows.block(4, form.case as usize);
    distance(&mut rows, scene, (pronoun, last), field.distances[at]);
    rows.block(6, at);
    wordings(&mut rows, pronoun, last);
    for class in [last.before, last.after, last.lead, last.trail, pronoun.before, pronoun.after] {
        rows.class(class);
    }
    rows.block(5, field.agreements[at] as usize);
    rows.block(6, referent.nature as usize);
    rows.block(6, few(trace.count));
    rows.block(5, referent.rank);
    rows.block(4, trace.pronouns[place(form.family)]);
    rows.block(3, opposite(form.family).map_or(0, |family| trace.pronouns[place(family)]));
    rows.block(7, earlier(memory.earlier[kin(form.family)].as_ref(), pronoun, Some(chosen.referent)));
    rows.block(5, quotation(scene, pronoun, last));
    rows.block(3, speaks(field.turns.own, chosen.referent));
    rows.block(5, clauses(scene, pronoun, last));
    rows.block(8, usize::from(last.offset == 0) * 4 + offset(last));
    rows.block(4, offset(pronoun));
    competition(&mut rows, field, at);
    rows.block(2, usize::from(referent.in_title));
    rows.block(3, region(scene, pronoun));
    let same = usize::from(field.distances[at] == 0);
    rows.block(2 * ROLES * ROLES, (same * ROLES + pronoun.role as usize) * ROLES + last.role as usize);
    rows.block(2, usize::from(is_ahead));
    rows.block(3, entity_kind(referent.entities.len()));
    rows.block(12, last_clause(form.case, clauses(scene, pronoun, last), last));
    rows.block(LEADS, spoken(scene, pronoun, last));
    rows.block(BALANCE, balance(field, at));
    rows.block(SUBJECTS, subject(scene, last));
    rows.block(TURNS, speaks(field.turns.last, chosen.referent));
    let bound =
        binding::binding(scene, memory, (field.place, pronoun, *form), (chosen.referent, last, field.turns.paragraph));
    rows.block(BINDINGS, bound as usize);
    rows.block(7, earlier(memory.before_earlier[kin(form.family)].as_ref(), pronoun, Some(chosen.referent)));
    rows.blocks(clause::ROWS, field.clauses.of(scene, chosen.referent, form.case));
    rows.blocks(outlook::ROWS, field.outlook.of(scene, pronoun, chosen.referent));
    standing::fill(&mut rows, (scene, memory), question, (chosen, &field.recent));
    debug_assert_eq!(rows.next, TIMES * CANDIDATE);
    rows.rows()
}

/// Sizes of late blocks.
const LEADS: usize = 4;
const BALANCE: usize = 6;
const SUBJECTS: usize = 3;
const TURNS: usize = 3;

/// Sentences, paragraphs and tokens between.
fn distance(rows: &mut Rows, scene: &Scene, (pronoun, last): (&Figure, &Figure), sentences: usize) {
    rows.block(STEPS, step(sentences));
    let paragraphs = scene.sketch.region(pronoun.sentence).saturating_sub(scene.sketch.region(last.sentence));
    rows.block(4, paragraphs);
    let tokens = pronoun.first.saturating_sub(last.end);
    rows.block(9, (usize::BITS - tokens.leading_zeros()) as usize);
}

/// How candidate and pronoun are worded.
fn wordings(rows: &mut Rows, pronoun: &Figure, last: &Figure) {
    let case_of = |figure: &Figure| match figure.wording {
        Wording::Pronoun(form) => form.case as usize,
        _ => 0,
    };
    let wording = match last.wording {
        Wording::FullName => 0,
        Wording::ShortName => 1,
        Wording::Description => 2,
        Wording::Unnamed => 3,
        Wording::Pronoun(form) => 4 + form.case as usize,
    };
    rows.block(8, wording);
    rows.block(17, if last.is_pronoun() { 1 + case_of(pronoun) * 4 + case_of(last) } else { 0 });
}

fn few(count: usize) -> usize {
    [0, 1, 2, 3, 3, 4, 4, 4, 4].get(count).copied().unwrap_or(5)
}

fn opposite(family: Family) -> Option<Family> {
    match family {
        Family::He => Some(Family::She),
        Family::She => Some(Family::He),
        _ => None,
    }
}

/// Whether the last pronoun of the kind meant the same, and where it stood.
fn earlier(earlier: Option<&Earlier>, pronoun: &Figure, referent: Option<usize>) -> usize {
    let Some(earlier) = earlier else { return 0 };
    let back = pronoun.sentence.saturating_sub(earlier.figure.sentence).min(2);
    if earlier.referent == referent { 1 + back } else { 4 + back }
}

fn quotation(scene: &Scene, pronoun: &Figure, last: &Figure) -> usize {
    match (scene.sketch.quote(pronoun.first), scene.sketch.quote(last.first)) {
        (0, 0) => 0,
        (_, 0) => 1,
        (0, _) => 2,
        (a, b) if a == b => 3,
        _ => 4,
    }
}

/// How many clauses begin between, up to three; four where another sentence does.
fn clauses(scene: &Scene, pronoun: &Figure, last: &Figure) -> usize {
    if pronoun.sentence != last.sentence {
        return 4;
    }
    let (from, to) = if last.end <= pronoun.first { (last.end, pronoun.first) } else { (pronoun.end, last.first) };
    let between = scene.sketch.classes().get(from..to).unwrap_or_default();
    between.iter().filter(|class| class.parts_clauses()).count().min(3)
}

fn offset(figure: &Figure) -> usize {
    [0, 1, 1, 2, 2, 2].get(figure.offset).copied().unwrap_or(3)
}

/// How many others agree and were spoken of as lately.
fn competition(rows: &mut Rows, field: &Field, at: usize) {
    let rivals = |reach: usize| {
        let others = field.agreements.iter().zip(&field.distances).enumerate();
        others
            .filter(|(other, (agreement, distance))| {
                *other != at && **agreement >= Agreement::Unknown && **distance <= reach
            })
            .count()
    };
    rows.block(4, rivals(field.distances[at]));
    rows.block(5, rivals(2));
}

/// How the best agreement among the others compares.
fn balance(field: &Field, at: usize) -> usize {
    let near = field.distances.iter().map(|distance| *distance <= 3);
    let others = field.agreements.iter().zip(near).enumerate().filter(|(other, (_, near))| *other != at && *near);
    let best = others.map(|(_, (agreement, _))| *agreement).max();
    match best {
        None => 0,
        Some(best) => {
            1 + (best as usize).saturating_sub(Agreement::Not as usize).min(3) + usize::from(best <= Agreement::Not)
        }
    }
}

fn region(scene: &Scene, figure: &Figure) -> usize {
    let region = scene.sketch.region(figure.sentence);
    match scene.reading().article.regions.get(region).map(|region| region.kind) {
        Some(RegionKind::Title) => 0,
        Some(RegionKind::Caption | RegionKind::Credit | RegionKind::Byline | RegionKind::Dateline) => 1,
        _ => 2,
    }
}

fn entity_kind(entities: usize) -> usize {
    entities.min(2)
}

/// Whether case and clause bind: "him" is not the subject of its clause, "himself" is.
fn last_clause(case: Case, clauses: usize, last: &Figure) -> usize {
    let case = case as usize;
    let clause = match (clauses, last.role) {
        (0, Role::Subject) => 0,
        (0, _) => 1,
        _ => 2,
    };
    case * 3 + clause
}

/// Who speaks: whether both stand beside a verb of saying.
fn spoken(scene: &Scene, pronoun: &Figure, last: &Figure) -> usize {
    let speaks = |figure: &Figure| {
        scene.sketch.quote(figure.first) == 0 && (figure.trail == Class::Say || figure.before == Class::Say)
    };
    usize::from(speaks(pronoun)) * 2 + usize::from(speaks(last))
}

/// Whether no other stands between a subject and its verb: "Doe's aide, Roe, said" has Roe for its subject.
fn subject(scene: &Scene, last: &Figure) -> usize {
    let verb = |at: &usize| {
        matches!(scene.sketch.after(*at), Class::Be | Class::Have | Class::Modal | Class::Say | Class::Past)
    };
    match last.role {
        Role::Subject if verb(&last.end) => 0,
        Role::Subject => 1,
        _ => 2,
    }
}

/// The rows of the answer that none of the candidates is meant.
fn none(scene: &Scene, memory: &Memory, question: &Question, field: &Field) -> Vec<u16> {
    let Question { pronoun, form, .. } = question;
    let mut rows = Rows::from(TIMES * CANDIDATE, form.family);
    rows.block(4, form.case as usize);
    for class in [pronoun.before, pronoun.after, pronoun.lead, pronoun.trail] {
        rows.class(class);
    }
    rows.block(4, offset(pronoun));
    rows.block(6, few(pronoun.sentence));
    let near = |reach: usize, least: Agreement| {
        let all = field.agreements.iter().zip(&field.distances);
        all.filter(|(agreement, distance)| **agreement >= least && **distance <= reach).count()
    };
    rows.block(4, near(0, Agreement::Unknown));
    rows.block(4, near(2, Agreement::Unknown));
    rows.block(3, near(3, Agreement::Likely));
    rows.block(2, usize::from(scene.sketch.quote(pronoun.first) != 0));
    rows.block(7, earlier(memory.earlier[kin(form.family)].as_ref(), pronoun, None));
    rows.block(3, region(scene, pronoun));
    rows.block(3, empty(scene, pronoun));
    rows.blocks(clause::NONE_ROWS, field.clauses.none(scene));
    debug_assert_eq!(rows.next, TIMES * (CANDIDATE + NONE));
    rows.rows()
}

/// Whether "that" or "to" follows soon, as after an "it" that means nothing.
fn empty(scene: &Scene, pronoun: &Figure) -> usize {
    const REACH: usize = 7;
    let after =
        (pronoun.end..pronoun.end + REACH).map(|at| scene.sketch.after(at)).take_while(|class| *class != Class::Edge);
    after
        .map(|class| if class == Class::That { 1 } else { 2 * usize::from(class == Class::To) })
        .find(|found| *found > 0)
        .unwrap_or(0)
}
