//! Measures the recogniser with the model in `models`, as `conlleval` does: a name counts when its span and type are exact.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crossread::entity::tagger::Tagger;
use crossread::entity::tagger::model_file::verify;
use crossread::entity::{Candidate, recognise_by_rules, recognise_with};
use crossread::text::segment::segment;

use crate::data::{self, Document, Name};
use crate::differences::Differences;
use crate::score::Score;

/// The model that is measured.
const MODEL: &str = "models/names.model";

/// The least confidences for which the share of right names is printed.
const FLOORS: [f32; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// Measures on all sets, or on those that `args` name. `--pattern` among them measures the rules instead; `--errors`
/// prints the most frequent errors of each set, by kind and by words.
pub(crate) fn run(folder: &Path, args: &[&str]) {
    let wanted: Vec<_> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let sets = data::DEV.iter().filter(|set| wanted.is_empty() || wanted.contains(&&set.label));
    measure(sets.map(|set| (set.label, data::load(folder, set))), args);
}

/// Measures on the news with marks in the folders among `args` in the same way.
pub(crate) fn run_news(args: &[&str]) {
    measure(labelled(args).map(|(label, folder)| (label, data::news_documents(folder))), args);
}

/// Measures on the stories with marks in the folders among `args` in the same way.
pub(crate) fn run_stories(args: &[&str]) {
    measure(labelled(args).map(|(label, folder)| (label, data::story_documents(folder))), args);
}

/// The folders among `args` with what they are called.
fn labelled<'a>(args: &[&'a str]) -> impl Iterator<Item = (&'a str, &'a Path)> + use<'a> {
    let folders: Vec<_> = args.iter().copied().filter(|arg| !arg.starts_with("--")).map(Path::new).collect();
    folders.into_iter().map(|folder| (folder.file_name().and_then(|name| name.to_str()).unwrap_or("marked"), folder))
}

fn measure<'a>(sets: impl Iterator<Item = (&'a str, Vec<Document>)>, args: &[&str]) {
    let file = fs::read(MODEL).unwrap_or_else(|error| panic!("{MODEL}: {error}"));
    verify(&file).unwrap_or_else(|error| panic!("{MODEL}: {error:?}"));
    let tagger = Tagger::open(&file).expect("it was just checked");
    let by_rules = args.contains(&"--pattern");
    let (mut words, mut time) = (0, Duration::ZERO);
    let mut floors = [(0_usize, 0_usize); FLOORS.len()];
    for (label, documents) in sets {
        let mut score = Score::default();
        let mut differences = Differences::default();
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
            if !label.starts_with("ecb") && !label.starts_with("gmb") {
                count(document, &names, &mut floors);
            }
            let names: Vec<_> = names.iter().map(|n| Name { span: n.span, kind: n.kind }).collect();
            score.add(&names, &document.names);
            differences.add(document, &names);
        }
        println!("{}", score.table(label));
        if args.contains(&"--errors") {
            println!("{}", differences.table());
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
