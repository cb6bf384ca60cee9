//! Trains and measures the resolver of pronouns; `models/PRONOUNS.md` says how and from what.
//!
//!     cargo run --release --example pronouns -- train DATA
//!     cargo run --release --example pronouns -- evaluate DATA [SET] [--given] [--errors]
#![expect(clippy::print_stdout, reason = "a command line tool tells what it found")]

#[path = "../common/beside.rs"]
mod beside;
mod data;
mod evaluate;
mod gold;
#[path = "../common/json.rs"]
#[expect(dead_code, reason = "the sets are cut into paragraphs otherwise here")]
mod json;
#[path = "../common/marked.rs"]
#[expect(dead_code, reason = "nothing is learned here from news without pronouns marked")]
mod marked;
mod train;
mod trainer;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["train", folder] => train::run(Path::new(folder)),
        ["evaluate", folder, ref rest @ ..] => evaluate::run(Path::new(folder), rest),
        _ => {
            println!("usage: pronouns train|evaluate DATA ...; see examples/pronouns/main.rs");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
