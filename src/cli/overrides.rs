//! `crossread overrides`: the corrections that hold for some paths, as a file that can be edited, kept and passed on.

use std::io::Write;

use crate::cli::json;
use crate::cli::say;
use crate::cli::sources::Paths;
use crate::correction;
use crate::error::Failure;

/// Whose corrections.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
}

/// Prints the file, and says where it is kept.
pub(super) fn run(args: &Args, out: &mut impl Write) -> Result<(), Failure> {
    let file = args.paths.overrides();
    let corrections = match &file {
        Some(file) if !file.exists() => args.paths.library()?.corrections().to_vec(),
        _ => args.paths.corrections()?,
    };
    out.write_all(json::escaped(&correction::print(&corrections)).as_bytes())?;
    match file {
        Some(file) if file.exists() => say(&format!("kept in {}", file.display())),
        Some(file) if !corrections.is_empty() => say(&format!("not yet kept here, in {}", file.display())),
        Some(file) => say(&format!("nothing is corrected yet; it would be kept in {}", file.display())),
        None => say("nothing is kept: there is no place on disk, or no state is to be used"),
    }
    Ok(())
}
