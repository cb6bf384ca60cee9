//! Builds `models/names.model` from the data folder, the gazetteer, the clusters and the teachers' answers.

use std::fs;
use std::path::Path;

use crossread::entity::tagger::calibration::Calibration;
use crossread::entity::tagger::lexicon::Lexicon;
use crossread::entity::tagger::prepared::Prepared;

use crate::data::{self, Set};
use crate::examples::examples;
use crate::labels::labels;
use crate::lexicon;
use crate::perceptron::{Dice, Example, Trainer};
use crate::recase::recased;
use crate::tags_file;
use crate::tune::{balance, build, calibrate};

/// Passes over all examples.
const PASSES: usize = 6;
/// By how much the right tags have to win in training.
const COST: i32 = 300;
/// What the order of examples comes from.
const SEED: u64 = 88_172_645_463_325_252;

/// Trains and writes the model.
pub(crate) fn run(folder: &Path) {
    let tables = lexicon::compile(Path::new("models"));
    let lexicon = Lexicon::new(&tables.phrases, &tables.clusters, &tables.families);
    let mut examples = Vec::new();
    let mut golden = 0;
    for set in data::TRAIN {
        if set.is_silver() && golden == 0 {
            golden = examples.len();
        }
        add_set(folder, set, &lexicon, &mut examples);
    }
    let var = |name: &str, or: u64| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or);
    let mut dice = Dice(SEED);
    let mut sum: Option<crate::perceptron::Weights> = None;
    for run in 0..var("RUNS", 1) {
        let mut trainer = Trainer::new();
        let mut order: Vec<u32> = (0..examples.len() as u32).collect();
        let gold = golden.min(examples.len()) as u32;
        for _ in 1..var("GOLD", 1) {
            order.extend(0..gold);
        }
        for pass in 1..=var("PASSES", PASSES as u64) {
            dice.shuffle(&mut order);
            let right = trainer.pass(&examples, &order, var("COST", COST as u64) as i32);
            println!("run {run}, pass {pass}: {:.1} % of sentences right", right * 100.0);
        }
        let weights = trainer.averaged();
        match &mut sum {
            None => sum = Some(weights),
            Some(sum) => sum.add(&weights),
        }
    }
    let mut weights = sum.expect("at least one run").quantised();
    balance(folder, &mut weights, &tables);
    let plain = build(&weights, &tables, &Calibration::default());
    let calibration = calibrate(folder, &plain);
    let model = build(&weights, &tables, &calibration);
    fs::write("models/names.model", &model).expect("models/names.model can be written");
    println!("models/names.model: {} bytes", model.len());
}

/// Adds the examples of one set.
fn add_set(folder: &Path, set: &Set, lexicon: &Lexicon, all: &mut Vec<Example>) {
    let documents = data::load(folder, set);
    let advice = tags_file::read(&tags_file::path(set), &documents);
    let labels = labels(set, &documents, advice, lexicon);
    let mut prepared = Prepared::default();
    let before = all.len();
    for (at, (document, names)) in documents.iter().zip(&labels).enumerate() {
        all.extend(examples(document, names, lexicon, &mut prepared));
        all.extend(recased(document, names, at, (lexicon, &mut prepared)));
    }
    println!("{}: {} sentences, {} names", set.label, all.len() - before, labels.iter().map(Vec::len).sum::<usize>());
}
