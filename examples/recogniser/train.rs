//! Builds `models/names.model` from the data folder, the gazetteer, the clusters and the teachers' answers.

use std::fs;
use std::path::Path;

use crossread::entity::tagger::calibration::Calibration;
use crossread::entity::tagger::lexicon::Lexicon;
use crossread::entity::tagger::prepared::Prepared;

use crate::data::{self, Set, Superseded};
use crate::examples::examples;
use crate::labels::labels;
use crate::lexicon;
use crate::perceptron::{Dice, Example, Trainer, Weights};
use crate::recase::recased;
use crate::tune::{balance, build, calibrate};

/// Passes over all examples.
const PASSES: usize = 6;
/// Learners whose weights are added up, which evens out what chance does to each.
const RUNS: usize = 4;
/// By how much the right tags have to win in training.
const COST: i32 = 300;
/// What the order of examples comes from.
const SEED: u64 = 88_172_645_463_325_252;

/// Trains and writes the model.
pub(crate) fn run(folder: &Path) {
    let tables = lexicon::compile(Path::new("models"));
    let lexicon = Lexicon::new(&tables.phrases, &tables.clusters, &tables.families);
    let mut examples = Vec::new();
    for set in data::TRAIN {
        add_set(folder, set, &lexicon, &mut examples);
    }
    let mut weights = learned(&examples).quantised();
    balance(folder, &mut weights, &tables);
    let plain = build(&weights, &tables, &Calibration::default());
    let calibration = calibrate(folder, &plain);
    let model = build(&weights, &tables, &calibration);
    fs::write("models/names.model", &model).expect("models/names.model can be written");
    println!("models/names.model: {} bytes", model.len());
}

/// The sum of what some learners make of `examples`, each in orders of its own.
fn learned(examples: &[Example]) -> Weights {
    let mut dice = Dice(SEED);
    let mut one = |run: usize| {
        let mut trainer = Trainer::new();
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        for pass in 1..=PASSES {
            dice.shuffle(&mut order);
            let right = trainer.pass(examples, &order, COST);
            println!("run {run}, pass {pass}: {:.1} % of sentences right", right * 100.0);
        }
        trainer.averaged()
    };
    let mut sum = one(1);
    for run in 2..=RUNS {
        sum.add(&one(run));
    }
    sum
}

/// Adds the examples of one set.
fn add_set(folder: &Path, set: &Set, lexicon: &Lexicon, all: &mut Vec<Example>) {
    let documents = data::load(folder, set);
    let labels = labels(set, &documents, lexicon);
    let mut prepared = Prepared::default();
    let before = all.len();
    let superseded = Superseded::of(set, folder);
    let learned = documents.iter().zip(&labels).enumerate();
    for (at, (document, names)) in learned.filter(|(_, (document, _))| !superseded.has(document)) {
        all.extend(examples(document, names, lexicon, &mut prepared));
        all.extend(recased(document, names, at, (lexicon, &mut prepared)));
    }
    println!("{}: {} sentences, {} names", set.label, all.len() - before, labels.iter().map(Vec::len).sum::<usize>());
}
