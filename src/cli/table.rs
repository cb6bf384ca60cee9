//! Rows of cells in columns that line up by what a terminal shows, not by bytes or characters.

use std::io::{self, Write};

use crate::text::sanitise::sanitise_line;
use crate::text::wrap::columns;

/// The widest a column gets, in terminal columns. One overlong cell sticks out instead of moving all others.
const WIDEST: usize = 40;

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows of `N` cells.
pub(super) struct Table<const N: usize> {
    aligns: [Align; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table without rows.
    pub(super) fn new(aligns: [Align; N]) -> Self {
        Self { aligns, rows: Vec::new() }
    }

    /// Adds a row. Its cells are made safe to print, each on one line.
    pub(super) fn push(&mut self, row: [String; N]) {
        self.rows.push(row.map(|cell| sanitise_line(&cell)));
    }

    /// Prints the rows, two spaces between columns, without trailing space.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let widths: [usize; N] = std::array::from_fn(|column| self.width(column));
        for row in &self.rows {
            let mut line = String::new();
            for ((cell, align), width) in row.iter().zip(self.aligns).zip(widths) {
                line += &padded(cell, align, width);
                line += "  ";
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn width(&self, column: usize) -> usize {
        self.rows.iter().map(|row| columns(&row[column])).max().unwrap_or_default().min(WIDEST)
    }
}

fn padded(cell: &str, align: Align, width: usize) -> String {
    let space = " ".repeat(width.saturating_sub(columns(cell)));
    match align {
        Align::Left => format!("{cell}{space}"),
        Align::Right => format!("{space}{cell}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_and_combining_characters_line_up() {
        let mut table = Table::new([Align::Left, Align::Right, Align::Left]);
        table.push(["東京".to_owned(), "1".to_owned(), "a".to_owned()]);
        table.push(["Ange\u{301}la".to_owned(), "12".to_owned(), String::new()]);
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "東京     1  a\nAnge\u{301}la  12\n");
    }
}
