//! Who is named next: a writer who goes on with a name may have meant somebody else before.

use std::collections::BTreeMap;

use super::clause::Clauses;
use super::figure::{Figure, Wording};
use super::form::{Family, Form};
use super::scene::Scene;

/// How many of the next figures are looked at.
const REACH: usize = 40;

/// Where somebody is spoken of next other than by pronoun.
#[derive(Clone, Copy, Debug)]
struct Next {
    figure: Figure,
    /// How many others of the same nature are spoken of before.
    rank: usize,
}

/// Who is spoken of next.
#[derive(Debug, Default)]
pub(super) struct Outlook {
    named: BTreeMap<usize, Next>,
    /// The next pronouns for the same in the paragraph.
    pronouns: Vec<Later>,
}

/// A later pronoun.
#[derive(Debug)]
struct Later {
    figure: Figure,
    form: Form,
    clauses: Clauses,
}

/// How many later pronouns are looked at.
const PRONOUNS: usize = 2;
/// What each tells, in its sentence or another; nothing if there is none.
const LATER: usize = 9;

/// The sizes of the blocks of [`Outlook::of`].
pub(super) const ROWS: [usize; 2 + PRONOUNS] = [SENTENCES * 2 * WORDINGS + 1, 4, LATER, LATER];
const SENTENCES: usize = 4;
const WORDINGS: usize = 3;

impl Outlook {
    /// Looks on from `pronoun`.
    pub(super) fn new(scene: &Scene, (place, pronoun): (usize, &Figure), family: Family) -> Self {
        let from = scene.figures.partition_point(|(figure, _)| figure.end <= pronoun.end);
        let mut next: BTreeMap<usize, Next> = BTreeMap::new();
        for &(figure, referent) in
            scene.figures[from..].iter().take(REACH).filter(|(figure, _)| figure.first > pronoun.first)
        {
            if next.contains_key(&referent) {
                continue;
            }
            let nature = scene.referents[referent].nature;
            let rank = next.keys().filter(|other| scene.referents[**other].nature == nature).count();
            next.insert(referent, Next { figure, rank });
        }
        let paragraph = |figure: &Figure| scene.sketch.region(figure.sentence);
        let later = scene.anaphors[place + 1..].iter().take(REACH);
        let later = later.take_while(|later| paragraph(&later.figure) == paragraph(pronoun));
        let same = later.filter(|later| later.form.family == family && family != Family::Described).take(PRONOUNS);
        let pronouns = same.map(|later| {
            let clauses = Clauses::named(scene, &later.figure, later.form);
            Later { figure: later.figure, form: later.form, clauses }
        });
        Self { named: next, pronouns: pronouns.collect() }
    }

    /// The values of the blocks [`ROWS`] for `referent`: how many sentences on it is spoken of, whether in the same
    /// paragraph, and how; and how many are before.
    pub(super) fn of(&self, scene: &Scene, pronoun: &Figure, referent: usize) -> [usize; 2 + PRONOUNS] {
        let [named, rank] = self.next(scene, pronoun, referent);
        let [one, two] = [0, 1].map(|at| self.later(scene, pronoun, (at, referent)));
        [named, rank, one, two]
    }

    /// What the later pronoun at `at` says of `referent`.
    fn later(&self, scene: &Scene, pronoun: &Figure, (at, referent): (usize, usize)) -> usize {
        let Some(Later { figure, form, clauses }) = self.pronouns.get(at) else { return LATER - 1 };
        let barred = scene.is_named_beside(figure, *form, referent);
        let told = if barred { 3 } else { clauses.later(referent, form.case) };
        2 * told + usize::from(figure.sentence == pronoun.sentence)
    }

    fn next(&self, scene: &Scene, pronoun: &Figure, referent: usize) -> [usize; 2] {
        let Some(Next { figure, rank }) = self.named.get(&referent) else { return [ROWS[0] - 1, ROWS[1] - 1] };
        let sentences = [0, 1, 2, 2].get(figure.sentence.saturating_sub(pronoun.sentence)).copied();
        let sentences = sentences.unwrap_or(SENTENCES - 1);
        let same = scene.sketch.region(figure.sentence) == scene.sketch.region(pronoun.sentence);
        let wording = match figure.wording {
            Wording::FullName => 0,
            Wording::ShortName => 1,
            _ => 2,
        };
        [(sentences * 2 + usize::from(same)) * WORDINGS + wording, (*rank).min(ROWS[1] - 2)]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::told_of;
    use super::*;

    /// What comes after the marked pronoun of `text` tells of whom the text names first.
    fn of_first(text: &str) -> [usize; 2 + PRONOUNS] {
        told_of(text, |scene, place| {
            let anaphor = &scene.anaphors[place];
            let outlook = Outlook::new(scene, (place, &anaphor.figure), anaphor.form.family);
            outlook.of(scene, &anaphor.figure, scene.figures[0].1)
        })
    }

    #[test]
    fn names_that_follow_tell() {
        let [never, last, ..] = of_first("Anna Holt was late. {She} left.");
        assert_eq!((never, last), (ROWS[0] - 1, ROWS[1] - 1));
        let [soon, first, ..] = of_first("Anna Holt was late. {She} left. Anna Holt said so.");
        let [here, ..] = of_first("Anna Holt was late. {She} left before Anna Holt did.");
        assert!(here < soon && soon < never && first == 0, "{here} {soon} {never} {first}");
        let [_, second, ..] = of_first("Anna Holt was late. {She} left. Peter Marsh met Holt.");
        assert_eq!(second, 1);
    }

    #[test]
    fn later_pronouns_tell() {
        let [.., one, two] = of_first("Anna Holt was late. {She} left.");
        assert_eq!([one, two], [LATER - 1; 2], "there are none");
        let [.., barred, _] = of_first("Anna Holt was late. {She} left. Holt met her.");
        let [.., likely, _] = of_first("Anna Holt was late. {She} left. Holt said she knew.");
        let [.., open, _] = of_first("Anna Holt was late. {She} left. Peter Marsh met her.");
        assert_eq!([barred, likely, open].map(|told| told / 2), [1, 2, 0]);
        let [.., same, _] = of_first("Anna Holt was late. {She} left before Peter Marsh met her.");
        assert_eq!(same % 2, 1, "in the same sentence");
    }
}
