//! `crossread completions`: a completion script, made from the grammar.

use std::io::{self, Write};

use clap_complete::Shell;

/// Which script to print.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell that will read the script
    shell: Shell,
}

/// Prints the script.
pub(super) fn run(args: &Args, out: &mut impl Write) -> io::Result<()> {
    // The generator panics where its writer fails, as a closed pipe does; memory does not fail.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::grammar(), "crossread", &mut script);
    out.write_all(&script)
}
