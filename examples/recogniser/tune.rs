//! What is fitted on sets that are not learned from: the weights of types and the confidences.

use std::collections::HashSet;
use std::path::Path;

use crossread::entity::tagger::calibration::Calibration;
use crossread::entity::tagger::decode::{LANES, TAGS, begin};
use crossread::entity::tagger::model_file::Sections;
use crossread::entity::tagger::{Tagger, Workspace};
use crossread::model::EntityType;

use crate::data::{self, Document, Name, Set};
use crate::lexicon::Tables;
use crate::perceptron::Weights;
use crate::score::Score;

/// Sets that say how often a name is right.
const CALIBRATE: &[&str] =
    &["wikigold", "ewt-dev", "gum-dev", "gum-news-dev", "politics", "politics-test", "wire-dev", "voice"];
/// Sets on which the types are weighed against each other.
const BALANCE: &[&str] = &["wikigold", "ewt-dev", "politics", "gum-dev", "wire-dev", "voice"];
/// The steps by which a type's share is raised or lowered, in units of score.
const STEPS: [i32; 6] = [-360, -120, -40, 40, 120, 360];
/// How often each type's best step is looked for.
const ROUNDS: usize = 3;

/// Shifts each type's scores to what is best on the development sets: the training sets hold more people than news does.
pub(crate) fn balance(folder: &Path, weights: &mut Weights, tables: &Tables) {
    let sets = data::DEV.iter().filter(|set| BALANCE.contains(&set.label));
    let sets: Vec<_> = sets.map(|set| (*set, data::load(folder, set))).collect();
    let mut best = measure(&sets, weights, tables);
    let mut shifts = [0; EntityType::ALL.len()];
    println!("before balance: {best:.2}");
    for kind in (0..ROUNDS).flat_map(|_| EntityType::ALL) {
        let mut tried = |step| {
            shift(weights, kind, step);
            let found = measure(&sets, weights, tables);
            shift(weights, kind, -step);
            (found, step)
        };
        let (found, step) =
            STEPS.map(&mut tried).into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).expect("there are steps");
        if found > best + 0.01 {
            best = found;
            shift(weights, kind, step);
            shifts[kind as usize] += step;
        }
    }
    println!("after balance: {best:.2} with {shifts:?}");
}

/// The mean F1 over `sets`: of persons, organisations and places, of all types in sets with marks of our own.
fn measure(sets: &[(Set, Vec<Document>)], weights: &Weights, tables: &Tables) -> f64 {
    let model = build(weights, tables, &Calibration::default());
    let tagger = Tagger::open(&model).expect("it was just built");
    let mut work = Workspace::default();
    let scores = sets.iter().map(|(set, documents)| {
        let mut score = Score::default();
        for document in documents {
            let names = tagger.names(&document.article, &document.segments, &document.rules, &mut work);
            let names: Vec<_> = names.iter().map(|name| Name { span: name.span, kind: name.kind }).collect();
            score.add(&names, &document.names);
        }
        if set.is_own() { score.all().f1() } else { score.core().f1() }
    });
    scores.sum::<f64>() / sets.len() as f64
}

fn shift(weights: &mut Weights, kind: EntityType, step: i32) {
    for row in &mut weights.transitions {
        row[usize::from(begin(kind))] += step;
    }
}

/// How often names are right that win by so much, on sets that were not learned from.
pub(crate) fn calibrate(folder: &Path, model: &[u8]) -> Calibration {
    let tagger = Tagger::open(model).expect("it was just built");
    let mut work = Workspace::default();
    let mut seen: Vec<(EntityType, i32, bool)> = Vec::new();
    for set in data::DEV.iter().filter(|set| CALIBRATE.contains(&set.label)) {
        for document in data::load(folder, set) {
            let right: HashSet<Name> = document.names.iter().copied().collect();
            for (name, margin) in
                tagger.names_with_margins(&document.article, &document.segments, &document.rules, &mut work)
            {
                let scored = (name.kind as usize) < 3 || set.misc && !set.label.starts_with("politics");
                if scored {
                    seen.push((name.kind, margin, right.contains(&Name { span: name.span, kind: name.kind })));
                }
            }
        }
    }
    Calibration::fit(&seen)
}

/// The model file.
pub(crate) fn build(weights: &Weights, tables: &Tables, calibration: &Calibration) -> Vec<u8> {
    let mut numbers: Vec<u8> = weights.transitions.iter().flatten().flat_map(|n| n.to_le_bytes()).collect();
    numbers.extend(calibration.numbers().iter().flat_map(|n| n.to_le_bytes()));
    let narrow = |weight: &i32| i8::try_from(*weight).unwrap_or(0).cast_unsigned();
    let mut table: Vec<u8> = weights.table.chunks(LANES).flat_map(|row| row[..TAGS].iter().map(narrow)).collect();
    table.extend([0; LANES]);
    Sections {
        numbers: &numbers,
        weights: &table,
        phrases: &tables.phrases,
        clusters: &tables.clusters,
        families: &tables.families,
    }
    .to_bytes()
}
