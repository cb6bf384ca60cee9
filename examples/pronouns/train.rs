//! Builds `models/pronouns.model` from the data folder.

use std::fs;
use std::path::Path;

use crossread::refer::pronoun::network::Network;
use crossread::refer::pronoun::question::{Question, Verdict, read};
use crossread::refer::pronoun::scene::{Scene, Words};
use rayon::prelude::*;

use crate::data::{self, Document};
use crate::evaluate;
use crate::gold::{Answer, Gold, Names, Read};
use crate::trainer::{self, Dice, Example, MEMBERS, Trainer};

/// Times that examples are made, with the earlier answers of the model so far; they add up.
const ROUNDS: usize = 3;
/// How far scores are trusted: about he and she, they, it, descriptions.
const TRUST: [f32; 4] = [1.0; 4];
/// Passes over all examples in a round.
const PASSES: usize = 12;

/// Trains and writes the model.
pub(crate) fn run(folder: &Path) {
    let load = |sets: &[data::Set], names: Names| -> Vec<_> {
        let sets: Vec<_> = sets.iter().map(|set| (*set, data::load(folder, set))).collect();
        sets.into_iter()
            .map(|(set, documents)| {
                (set, documents.into_par_iter().map(|one| Read::new(one, names)).collect::<Vec<_>>())
            })
            .collect()
    };
    let mut train = load(data::TRAIN, Names::Found);
    train.extend(load(&data::TRAIN[..3], Names::Given));
    let dev = load(data::DEV, Names::Found);
    let given = load(&data::DEV[1..], Names::Given);
    let words = Words::default();
    let mut file: Option<Vec<u8>> = None;
    let mut examples = Vec::new();
    for round in 1..=ROUNDS {
        let network = file.as_deref().and_then(Network::open);
        for (set, documents) in &train {
            let before = examples.len();
            let made: Vec<_> = documents
                .par_iter()
                .map(|read| {
                    read.scenes(&words)
                        .flat_map(|(document, scene)| examples_of(document, &scene, network, set.weight))
                        .collect::<Vec<_>>()
                })
                .collect();
            examples.extend(made.into_iter().flatten());
            println!("{}: {} questions", set.label, examples.len() - before);
        }
        let members: Vec<_> = (0..MEMBERS).into_par_iter().map(|member| trained(&examples, (round, member))).collect();
        let made = trainer::file(&members, TRUST);
        let network = Network::open(&made).expect("it was just made");
        for (set, documents) in dev.iter().chain(&given) {
            evaluate::print(set.label, &evaluate::outcomes(documents, &words, network));
        }
        file = Some(made);
    }
    let file = file.expect("there are rounds");
    fs::write("models/pronouns.model", &file).expect("models/pronouns.model can be written");
    println!("models/pronouns.model: {} bytes", file.len());
}

/// A network that has learned `examples`, with chances of its own.
fn trained(examples: &[Example], (round, member): (usize, usize)) -> Trainer {
    let mut dice = Dice::of(&format!("round {round}, member {member}"));
    let mut trainer = Trainer::new(&mut dice);
    let mut order: Vec<u32> = (0..examples.len() as u32).collect();
    for pass in 1..=PASSES {
        dice.shuffle(&mut order);
        if pass == PASSES / 2 + 1 {
            trainer.forget();
        }
        let loss = trainer.pass(examples, &order, 1.0 / (1.0 + 0.1 * pass as f32), &mut dice);
        println!("member {member}, pass {pass}: loss {loss:.4}");
    }
    trainer
}

/// The questions of one document. Earlier questions are answered by `network`, each answer as often as it is likely, so that
/// the learner meets the mistakes that will be made (Ross, Gordon and Bagnell, "A Reduction of Imitation Learning and
/// Structured Prediction to No-Regret Online Learning", 2011); rightly where there is no network.
fn examples_of(document: &Document, scene: &Scene, network: Option<Network>, weight: f32) -> Vec<Example> {
    let gold = Gold::new(document, scene);
    let mut examples = Vec::new();
    let mut dice = Dice::of(&document.article.text);
    read(scene, |_, question| {
        let answer = gold.answer(question);
        examples.extend(example(question, &answer, weight));
        match (network, answer) {
            (Some(network), _) => {
                let likelihoods = network.weigh(question);
                Verdict { chosen: dice.draw(&likelihoods), likelihoods }
            }
            (None, Answer::One(right)) => Verdict { chosen: right.first().copied(), likelihoods: Vec::new() },
            (None, _) => Verdict::default(),
        }
    });
    examples
}

fn example(question: &Question, answer: &Answer, weight: f32) -> Option<Example> {
    let count = question.candidates.len();
    let right = match answer {
        Answer::One(right) => (0..=count).map(|at| right.contains(&at) || (right.is_empty() && at == count)).collect(),
        Answer::Not(wrong) => (0..=count).map(|at| !wrong.contains(&at)).collect(),
        Answer::Unknown => return None,
    };
    let answers = question.candidates.iter().map(|candidate| candidate.rows.clone()).chain([question.none.clone()]);
    Some(Example { answers: answers.collect(), right, weight })
}
