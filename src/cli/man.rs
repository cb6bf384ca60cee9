//! `crossread man`: the manual page, made from the grammar and the tables of the program.

use std::io::{self, Write};

use clap_mangen::Man;

/// Prints the page in roff, for `man -l -`.
pub(super) fn run(out: &mut impl Write) -> io::Result<()> {
    Man::new(super::grammar()).render(out)
}
