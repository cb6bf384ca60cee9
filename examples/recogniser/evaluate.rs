//! Measures the recogniser with the model in `models`, as `conlleval` does: a name counts when its span and type are exact.
//!
//! What is measured is what the program takes for names in the end: also what the rest of an article, and for stories the other
//! accounts, tell of them (`crossread::link`). `--alone` leaves that out, as `--pattern` does.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossread::entity::tagger::Tagger;
use crossread::entity::tagger::model_file::verify;
use crossread::entity::{Candidate, recognise_by_rules, recognise_with};
use crossread::link::link;
use crossread::model::Mention;
use crossread::reading::Reading;
use crossread::text::segment::segment;

use crate::data::{self, Document, Name};
use crate::differences::Differences;
use crate::score::Score;

/// The model that is measured.
const MODEL: &str = "models/names.model";

/// The least confidences for which the share of right names is printed.
const FLOORS: [f32; 7] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/// Measures on all sets, or on those that `args` name. `--pattern` among them measures the rules instead, `--alone` the model
/// without what other places tell; `--errors` prints the most frequent errors of each set, by kind and by words.
pub(crate) fn run(folder: &Path, args: &[&str]) {
    let wanted: Vec<_> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let sets = data::DEV.iter().filter(|set| wanted.is_empty() || wanted.contains(&&set.label));
    measure(sets.map(|set| (set.label, data::load(folder, set))), args, Context::Article);
}

/// How far what is told of a name reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    /// In its article.
    Article,
    /// In all articles of the set, which tell one story.
    Story,
}

/// Measures on the news with marks in the folders among `args` in the same way.
pub(crate) fn run_news(args: &[&str]) {
    measure(labelled(args).map(|(label, folder)| (label, data::news_documents(folder))), args, Context::Article);
}

/// Measures on the stories with marks in the folders among `args` in the same way.
pub(crate) fn run_stories(args: &[&str]) {
    measure(labelled(args).map(|(label, folder)| (label, data::story_documents(folder))), args, Context::Story);
}

/// The folders among `args` with what they are called.
fn labelled<'a>(args: &[&'a str]) -> impl Iterator<Item = (&'a str, &'a Path)> + use<'a> {
    let folders: Vec<_> = args.iter().copied().filter(|arg| !arg.starts_with("--")).map(Path::new).collect();
    folders.into_iter().map(|folder| (folder.file_name().and_then(|name| name.to_str()).unwrap_or("marked"), folder))
}

fn measure<'a>(sets: impl Iterator<Item = (&'a str, Vec<Document>)>, args: &[&str], context: Context) {
    let file = fs::read(MODEL).unwrap_or_else(|error| panic!("{MODEL}: {error}"));
    verify(&file).unwrap_or_else(|error| panic!("{MODEL}: {error:?}"));
    let tagger = Tagger::open(&file).expect("it was just checked");
    let (by_rules, alone) = (args.contains(&"--pattern"), args.contains(&"--alone"));
    let mut clock = Clock::default();
    let mut floors = [(0_usize, 0_usize); FLOORS.len()];
    for (label, documents) in sets {
        let read = |document: &Document| clock.read(document, (!by_rules).then_some(&tagger));
        let readings: Vec<Reading> = documents.iter().map(read).collect();
        let found: Vec<Vec<Candidate>> = if alone || by_rules {
            readings.iter().map(|reading| reading.candidates.to_vec()).collect()
        } else if context == Context::Story {
            settled(&readings)
        } else {
            readings.iter().flat_map(|reading| settled(std::slice::from_ref(reading))).collect()
        };
        let (mut score, mut differences) = (Score::default(), Differences::default());
        for (document, names) in documents.iter().zip(&found) {
            if !label.starts_with("ecb") && !label.starts_with("gmb") {
                count(document, names, &mut floors);
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
    println!("{} tokens, {:.0} a second", clock.words, clock.words as f64 / clock.time.as_secs_f64());
}

/// How long so many words took to segment and to find names in.
#[derive(Debug, Default)]
struct Clock {
    words: usize,
    time: Duration,
}

impl Clock {
    /// Reads `document` with the tagger, or by the rules alone.
    fn read(&mut self, document: &Document, tagger: Option<&Tagger<'_>>) -> Reading {
        let clock = Instant::now();
        let segments = segment(&document.article);
        let names = match tagger {
            Some(tagger) => recognise_with(tagger, &document.article, &segments),
            None => recognise_by_rules(&document.article, &segments),
        };
        self.time += clock.elapsed();
        self.words += document.segments.tokens.len();
        let article = Arc::new(document.article.clone());
        Reading { article, segments: Arc::new(segments), candidates: names.into(), quotations: Arc::default() }
    }
}

/// The names in each of `readings`, accounts of one story, as what all of them tell settles them.
fn settled(readings: &[Reading]) -> Vec<Vec<Candidate>> {
    let links = link(readings);
    let mut found = vec![Vec::new(); readings.len()];
    for Mention { article, span, entity, confidence, .. } in links.mentions {
        let kind = readings[article.index()].type_as_it_stands(span, links.entities[entity.index()].kind);
        found[article.index()].push(Candidate { span, kind, confidence });
    }
    found
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
