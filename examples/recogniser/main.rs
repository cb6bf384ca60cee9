//! Trains and measures the recogniser of names; `models/TAGGER.md` says how and from what.
//!
//!     cargo run --release --example recogniser -- train DATA
//!     cargo run --release --example recogniser -- evaluate DATA [SET] [--pattern | --alone] [--errors]
//!     cargo run --release --example recogniser -- stories FOLDER... [--pattern | --alone] [--errors]
//!     cargo run --release --example recogniser -- news FOLDER... [--pattern | --alone] [--errors]
//!     cargo run --release --example recogniser -- dump DATA FOLDER
//!     cargo run --release --example recogniser -- pack DATA ANSWERS TEACHER...
#![expect(clippy::print_stdout, reason = "a command line tool tells what it found")]

#[path = "../common/beside.rs"]
mod beside;
mod clean;
mod data;
mod detokenise;
mod differences;
mod evaluate;
mod examples;
#[path = "../common/json.rs"]
mod json;
mod labels;
mod lexicon;
#[path = "../common/marked.rs"]
#[expect(dead_code, reason = "who is named does not matter here")]
mod marked;
mod perceptron;
mod recase;
mod score;
mod tags_file;
mod teacher;
mod train;
mod tune;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["train", folder] => train::run(Path::new(folder)),
        ["evaluate", folder, ref rest @ ..] => evaluate::run(Path::new(folder), rest),
        ["stories", ref rest @ ..] => evaluate::run_stories(rest),
        ["news", ref rest @ ..] => evaluate::run_news(rest),
        ["dump", folder, out] => teacher::dump(Path::new(folder), Path::new(out)),
        ["pack", folder, answers, ref teachers @ ..] => teacher::pack(Path::new(folder), Path::new(answers), teachers),
        _ => {
            println!(
                "usage: recogniser train|evaluate|stories|news|dump|pack DATA ...; see examples/recogniser/main.rs"
            );
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
