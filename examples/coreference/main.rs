//! Measures who is meant: the program's mentions and entities, held against sets in which people marked them.
//!
//!     cargo run --release --example coreference -- evaluate DATA [SET...] [--errors]
//!     cargo run --release --example coreference -- marked FOLDER... [--errors]
//!     cargo run --release --example coreference -- quotes PATH...
//!
//! DATA is a folder of mention sets (see `data.rs`); the sets `stories` are the sample stories with their answer keys.
//! Each document, or each cluster of documents about one story, is opened as a library of its own.
//!
//! A system mention and a marked one are the same when their spans are equal, or when one holds the other and both hold
//! the marked head: the program leaves honorifics, titles and relative clauses out of its spans and some sets do not.
//! Mentions on one side only stay in the measures as errors of that side (Pradhan et al. 2014, "Scoring Coreference
//! Partitions of Predicted Mentions"). What each line gives:
//!
//! - `MUC`: links (Vilain et al. 1995, "A Model-Theoretic Coreference Scoring Scheme").
//! - `B3`: mentions (Bagga and Baldwin 1998, "Algorithms for Scoring Coreference Chains").
//! - `CEAFe`: entities (Luo 2005, "On Coreference Resolution Performance Metrics", similarity φ4).
//! - `CoNLL`: the mean of their F1 (Pradhan et al. 2012, CoNLL-2012 shared task).
//! - `mentions`: the spans alone.
//! - `jump`: for each person with two or more marked mentions, the F1 of the mentions of the entity that matches best,
//!   over all documents of a cluster, averaged over persons. `named`: only persons who have a name.
//! - `pronouns`: the share of linked pronouns that are linked to the right entity, and the share of marked ones that
//!   are linked so. An entity stands for the marked entity that most of its names and descriptions are marked with.
//! - `GAP`: of pairs of an ambiguous pronoun and a name (Webster et al. 2018, "Mind the GAP").
//!
//! `within` scores each document alone, `across` the clusters; `both` scores only mentions that are marked and found.
#![expect(clippy::print_stdout, reason = "a command line tool tells what it found")]

mod align;
mod assignment;
mod data;
mod errors;
mod evaluate;
mod gap;
#[path = "../common/json.rs"]
mod json;
mod jump;
#[path = "../../tests/stories/key.rs"]
#[expect(dead_code, reason = "the tests use more of the keys")]
mod key;
mod lost;
#[path = "../common/marked.rs"]
#[expect(dead_code, reason = "one story at a time is measured")]
mod marked;
mod measure;
mod overlap;
mod pronoun;
mod quotes;
mod scope;
mod stories;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["evaluate", folder, ref rest @ ..] => evaluate::run(Path::new(folder), rest),
        ["marked", ref rest @ ..] => evaluate::run_marked(rest),
        ["quotes", ref paths @ ..] => quotes::run(paths),
        _ => {
            println!("usage: coreference evaluate DATA [SET...] [--errors]; see examples/coreference/main.rs");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
