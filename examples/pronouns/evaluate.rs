//! Measures the resolver: of the pronouns that it links to an entity, how many rightly; and how many of those that it
//! should link it does.

use std::path::Path;

use crossread::refer::pronoun::certainty::Certainty;
use crossread::refer::pronoun::form::Family;
use crossread::refer::pronoun::network::Network;
use crossread::refer::pronoun::question::{Question, Verdict, read};
use crossread::refer::pronoun::scene::{Scene, Words};
use rayon::prelude::*;

use crate::data::{self, Document};
use crate::gold::{Answer, Gold, Names, Read};
use crossread::refer::pronoun::likeliest;

/// What came out of one pronoun.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    family: Family,
    /// How likely the best answer is, if it is an entity.
    likelihood: Option<f32>,
    /// Whether it is right; none where nothing is known.
    right: Option<bool>,
    /// Whether a right answer is among those that could be given, and is an entity.
    wanted: bool,
    text: String,
}

/// The confidences from which on precision and recall are printed.
const FLOORS: [f32; 8] = [0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Measures the model that is built in.
pub(crate) fn run(folder: &Path, args: &[&str]) {
    let file = std::fs::read("models/pronouns.model").expect("there is a model");
    let network = Network::open(&file).expect("the model is of this version");
    let words = Words::default();
    let names = if args.contains(&"--given") { Names::Given } else { Names::Found };
    let wanted: Vec<_> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let folders = wanted.iter().map(Path::new).filter(|path| path.is_dir());
    let stories: Vec<_> = folders.map(|folder| Read::new(data::marked_story(folder), names)).collect();
    if !stories.is_empty() {
        report("marked", &outcomes(&stories, &words, network), args);
    }
    for set in data::DEV.iter().filter(|set| wanted.is_empty() || wanted.contains(&&set.label)) {
        let documents: Vec<_> = data::load(folder, set).into_par_iter().map(|one| Read::new(one, names)).collect();
        let outcomes = outcomes(&documents, &words, network);
        report(set.label, &outcomes, args);
    }
}

/// Prints the figures of `outcomes`, and with `--errors` what is wrong or missing.
fn report(label: &str, outcomes: &[Outcome], args: &[&str]) {
    print(label, outcomes);
    let is_error =
        |outcome: &&Outcome| outcome.right == Some(false) || (outcome.wanted && outcome.likelihood.is_none());
    if args.contains(&"--errors") {
        for outcome in outcomes.iter().filter(is_error) {
            println!("{:?} {:?} {}", outcome.right, outcome.likelihood, outcome.text);
        }
    }
}

/// What comes out of the pronouns of `documents`.
pub(crate) fn outcomes(documents: &[Read], words: &Words, network: Network) -> Vec<Outcome> {
    let each = documents.par_iter().map(|read| {
        read.scenes(words).flat_map(|(document, scene)| outcomes_of(document, &scene, network)).collect::<Vec<_>>()
    });
    each.collect::<Vec<_>>().into_iter().flatten().collect()
}

fn outcomes_of(document: &Document, scene: &Scene, network: Network) -> Vec<Outcome> {
    let gold = Gold::new(document, scene);
    let mut outcomes = Vec::new();
    let mut certainty = Certainty::default();
    read(scene, |_, question| {
        let likelihoods = network.weigh(question);
        let best = likeliest(&likelihoods);
        let sure = best.map(|(at, likelihood)| certainty.of(&question.candidates[at], likelihood));
        let is_entity = |at: usize| !scene.referents[question.candidates[at].referent].entities.is_empty();
        let linked = best.filter(|(at, _)| is_entity(*at));
        let (right, wanted) = match gold.answer(question) {
            Answer::One(right) => {
                let named = gold.meant(question).is_some_and(|entity| {
                    (0..scene.referents.len()).any(|at| !scene.referents[at].entities.is_empty() && gold.is(at, entity))
                });
                (Some(linked.is_some_and(|(at, _)| right.contains(&at))), named)
            }
            Answer::Not(wrong) => (linked.filter(|(at, _)| wrong.contains(at)).map(|_| false), false),
            Answer::Unknown => (None, false),
        };
        let right = if linked.is_some() { right } else { None };
        let text = context(document, question, linked.map(|(at, _)| at));
        outcomes.push(Outcome {
            family: question.form.family,
            likelihood: sure.filter(|_| linked.is_some()),
            right,
            wanted,
            text,
        });
        Verdict { chosen: best.map(|(at, _)| at), likelihoods }
    });
    outcomes
}

fn context(document: &Document, question: &Question, chosen: Option<usize>) -> String {
    let text = &document.article.text;
    let at = question.pronoun.span;
    let from = (0..=at.start.saturating_sub(160) as usize).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let to =
        (at.end as usize + 60..).find(|&at| at >= text.len() || text.is_char_boundary(at)).unwrap_or(0).min(text.len());
    let name = |at: usize| {
        let candidate = &question.candidates[at];
        text[candidate.named.unwrap_or(candidate.last).span.range()].to_owned()
    };
    let chosen = chosen.map_or_else(String::new, name);
    let (before, pronoun, after) = (&text[from..at.start as usize], &text[at.range()], &text[at.end as usize..to]);
    format!("[{chosen}] {before}<<{pronoun}>>{after}").replace('\n', " ")
}

/// Prints a line for each family and floor.
pub(crate) fn print(label: &str, outcomes: &[Outcome]) {
    let families = [
        ("he/she", &[Family::He, Family::She][..]),
        ("they", &[Family::They]),
        ("it", &[Family::It]),
        ("described", &[Family::Described]),
    ];
    for (name, families) in families {
        let some: Vec<_> = outcomes.iter().filter(|outcome| families.contains(&outcome.family)).collect();
        let wanted = some.iter().filter(|outcome| outcome.wanted).count();
        let mut line = format!("{label:12} {name:7} {wanted:5} wanted:");
        for floor in FLOORS {
            let given =
                some.iter().filter(|outcome| outcome.right.is_some() && outcome.likelihood.is_some_and(|p| p >= floor));
            let (all, right) =
                given.fold((0, 0), |(all, right), one| (all + 1, right + usize::from(one.right == Some(true))));
            line += &format!("  {:.1}: {:.1}/{:.1}", floor, percent(right, all), percent(right, wanted));
        }
        println!("{line}  best recall at {:.0} %: {:.1}", LEAST * 100.0, best_recall(&some, wanted));
    }
}

fn percent(part: usize, all: usize) -> f32 {
    part as f32 * 100.0 / all.max(1) as f32
}

/// The precision that is asked for.
const LEAST: f32 = 0.85;

/// The best recall that any floor gives at the precision that is asked for.
fn best_recall(outcomes: &[&Outcome], wanted: usize) -> f32 {
    let mut given: Vec<_> = outcomes.iter().filter_map(|one| Some((one.likelihood?, one.right?))).collect();
    given.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0, 0);
    for (at, (_, is_right)) in given.iter().enumerate() {
        right += usize::from(*is_right);
        if right as f32 >= LEAST * (at + 1) as f32 {
            best = best.max(right);
        }
    }
    percent(best, wanted)
}
