//! Rows with letters that terminals measure differently: sequences of emoji, flags, conjuncts, letters with marks.
//!
//! Where a terminal takes such a letter for wider or narrower than it is taken for here, all that follows it in its row
//! goes astray, and what is left of it stays on the screen. So these rows are written once more, whenever they change:
//! the letter on blanks, and what follows it at its place.

use std::collections::BTreeMap;
use std::io;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};

use crate::text::wrap;

/// The rows that need it, as the terminal last got them.
#[derive(Clone, Debug, Default)]
pub(super) struct Unsteady {
    rows: BTreeMap<u16, Vec<Cell>>,
}

impl Unsteady {
    /// What a terminal that got `buffer`, the whole screen, is sent besides.
    ///
    /// # Errors
    /// Never: it is written to memory.
    pub(super) fn write(&mut self, buffer: &Buffer) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut out = CrosstermBackend::new(&mut bytes);
        let mut old = std::mem::take(&mut self.rows);
        for (y, cells) in (0..).zip(buffer.content.chunks(usize::from(buffer.area.width).max(1))) {
            let (before, needs_it) = (old.remove(&y), cells.iter().any(is_unsteady));
            // What was left astray is set right once more when nothing does so any longer.
            if (needs_it || before.is_some()) && before.as_deref() != Some(cells) {
                write_row(&mut out, y, cells)?;
            }
            if needs_it {
                self.rows.insert(y, cells.to_vec());
            }
        }
        Ok(bytes)
    }
}

/// Whether a terminal may take the letter in `cell` for wider or narrower than it is taken for here.
fn is_unsteady(cell: &Cell) -> bool {
    cell.symbol().len() > 1 && cell.symbol().chars().nth(1).is_some()
}

/// Writes the `cells` of row `y` from left to right, each unsteady letter at its place and on blanks.
fn write_row(out: &mut CrosstermBackend<&mut Vec<u8>>, y: u16, cells: &[Cell]) -> io::Result<()> {
    let mut run: Vec<(u16, u16, &Cell)> = Vec::new();
    let mut free = 0;
    for (x, cell) in (0_u16..).zip(cells) {
        if x < free {
            continue;
        }
        let columns = u16::try_from(wrap::columns(cell.symbol())).unwrap_or(1).max(1);
        free = x + columns;
        if is_unsteady(cell) {
            // Each call starts by going to its first cell.
            out.draw(run.drain(..))?;
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            out.draw((x..free).map(|x| (x, y, &blank)))?;
            out.draw([(x, y, cell)].into_iter())?;
        } else {
            run.push((x, y, cell));
        }
    }
    out.draw(run.into_iter())
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    /// A screen of two rows that hold `first` and `second`.
    fn screen(first: &str, second: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(0, 0, first, Style::default());
        buffer.set_string(0, 1, second, Style::default());
        buffer
    }

    fn written(unsteady: &mut Unsteady, buffer: &Buffer) -> String {
        String::from_utf8(unsteady.write(buffer).expect("memory takes bytes")).expect("what is written is text")
    }

    #[test]
    fn what_follows_an_unsteady_letter_is_put_at_its_place() {
        let text = written(&mut Unsteady::default(), &screen("a👩‍🚀bc", "plain 東京"));
        let (before, after) = text.split_once("👩‍🚀").expect("it is written");
        assert!(before.ends_with("\x1b[1;2H") || before.contains("\x1b[1;2H"), "{before:?}");
        assert!(before.contains("  "), "on blanks: {before:?}");
        assert!(after.contains("\x1b[1;4H"), "{after:?}");
        assert!(after.find("\x1b[1;4H") < after.find("bc"), "{after:?}");
        assert!(!text.contains("plain"), "the other row is left alone");
    }

    #[test]
    fn rows_are_written_again_when_they_change_and_once_more_after() {
        let mut unsteady = Unsteady::default();
        assert!(!written(&mut unsteady, &screen("नमस्ते", "a")).is_empty());
        assert_eq!(written(&mut unsteady, &screen("नमस्ते", "b")), "");
        assert!(written(&mut unsteady, &screen("gone", "b")).contains("gone"));
        assert_eq!(written(&mut unsteady, &screen("gone", "c")), "");
    }
}
