//! Measures the recogniser with the model in `models`, as `conlleval` does: a name counts when its span and type are exact.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crossread::entity::tagger::Tagger;
use crossread::entity::tagger::model_file::verify;
use crossread::entity::{Candidate, recognise_by_rules, recognise_with};
use crossread::text::segment::segment;

use crate::data::{self, Document, Name};
use crate::score::Score;

/// The model that is measured.
const MODEL: &str = "models/names.model";

/// The least confidences for which the share of right names is printed.
const FLOORS: [f32; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// How many differences are printed.
const SHOWN: usize = 60;

/// Measures on all sets, or on those that `args` name. `--pattern` among them measures the rules instead; `--errors`
/// prints the most frequent differences of each set.
pub(crate) fn run(folder: &Path, args: &[&str]) {
    let file = fs::read(MODEL).unwrap_or_else(|error| panic!("{MODEL}: {error}"));
    verify(&file).unwrap_or_else(|error| panic!("{MODEL}: {error:?}"));
    let tagger = Tagger::open(&file).expect("it was just checked");
    let by_rules = args.contains(&"--pattern");
    let wanted: Vec<_> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let (mut words, mut time) = (0, Duration::ZERO);
    let mut floors = [(0_usize, 0_usize); FLOORS.len()];
    for set in data::DEV.iter().filter(|set| wanted.is_empty() || wanted.contains(&&set.label)) {
        let documents = data::load(folder, set);
        let mut score = Score::default();
        let mut differences = BTreeMap::new();
        for document in &documents {
            let clock = Instant::now();
            let segments = segment(&document.article);
            let names = if by_rules {
                recognise_by_rules(&document.article, &segments)
            } else {
                recognise_with(&tagger, &document.article, &segments)
            };
            time += clock.elapsed();
            words += document.segments.tokens.len();
            if !set.label.starts_with("ecb") && !set.label.starts_with("gmb") {
                count(document, &names, &mut floors);
            }
            let names: Vec<_> = names.iter().map(|n| Name { span: n.span, kind: n.kind }).collect();
            score.add(&names, &document.names);
            differ(document, &names, &mut differences);
        }
        println!("{}", score.table(set.label));
        if args.contains(&"--errors") {
            print_differences(&differences);
        }
    }
    for (floor, (right, all)) in FLOORS.iter().zip(floors) {
        println!("confidence >= {floor:.2}: {all:6} names, {:5.1} % right", right as f64 * 100.0 / all.max(1) as f64);
    }
    println!("{words} tokens, {:.0} a second", words as f64 / time.as_secs_f64());
}

fn count(document: &Document, names: &[Candidate], floors: &mut [(usize, usize); FLOORS.len()]) {
    for name in names.iter().filter(|name| (name.kind as usize) < 3) {
        let right = document.names.contains(&Name { span: name.span, kind: name.kind });
        for (count, _) in floors.iter_mut().zip(FLOORS).filter(|(_, floor)| name.confidence >= *floor) {
            count.0 += usize::from(right);
            count.1 += 1;
        }
    }
}

/// Counts the names that were found and are none, and those that were missed, by type and words.
fn differ(document: &Document, names: &[Name], differences: &mut BTreeMap<String, usize>) {
    for (what, these, others) in [("found", names, &document.names[..]), ("missed", &document.names, names)] {
        for name in these.iter().filter(|name| !others.contains(name)) {
            let entry = format!("{what} {} {}", name.kind.tag(), document.article.slice(name.span));
            *differences.entry(entry).or_default() += 1;
        }
    }
}

fn print_differences(differences: &BTreeMap<String, usize>) {
    let mut differences: Vec<_> = differences.iter().collect();
    differences.sort_by_key(|(_, count)| Reverse(**count));
    for (text, count) in differences.into_iter().take(SHOWN) {
        println!("{count:5} {text}");
    }
}
