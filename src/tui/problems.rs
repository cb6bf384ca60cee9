//! The files that were not read, or were read with damage, each with its reason.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::action::List;
use super::paint::Look;
use super::sheet::{self, Row, Sheet, Top};
use super::theme::Role;
use crate::library::Library;
use crate::model::{Harm, Problem};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// The columns by which a reason stands in.
const INDENT: u16 = 2;

/// The open list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Problems {
    top: Top,
}

/// How many files have problems, each counted once.
#[must_use]
pub fn files(problems: &[Problem]) -> usize {
    problems.iter().map(|problem| problem.path.as_str()).collect::<BTreeSet<_>>().len()
}

/// How many files were not read, and how many with damage: `3 not read, 4 damaged`. Empty where all went well.
#[must_use]
pub fn tally(problems: &[Problem]) -> String {
    let counted = Harm::ALL.map(|harm| {
        let with: Vec<_> = problems.iter().filter(|problem| problem.harm == harm).cloned().collect();
        (files(&with), harm.label())
    });
    let told = counted.iter().filter(|(count, _)| *count > 0).map(|(count, label)| format!("{count} {label}"));
    told.collect::<Vec<_>>().join(", ")
}

/// The end of `path`, which tells most, in `width` columns.
fn tail(path: &str, width: usize) -> String {
    let path = sanitise_line(path);
    let mut ends = path.char_indices().map(|(at, _)| &path[at..]);
    match ends.find(|end| wrap::columns(end) < width) {
        Some(end) if wrap::columns(&path) > width => format!("…{end}"),
        _ => path,
    }
}

/// Everything that is told of `problems`, in rows of `width` columns.
fn rows(problems: &[Problem], width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    for problem in problems {
        rows.push((Role::Title, tail(&problem.path, usize::from(width))));
        let told = format!("{}: {}", problem.harm.label(), problem.reason);
        sheet::wrapped(&mut rows, (Role::Dim, &told), width, INDENT);
    }
    rows
}

impl Problems {
    /// The list after `action` on a screen of `size`; nothing when it was closed.
    #[must_use]
    pub fn update(self, library: &Library, size: Size, action: &List) -> Option<Self> {
        let sheet = Sheet::new(size, |width| rows(library.problems(), width));
        sheet.scrolled(self.top, action).map(|top| Self { top })
    }

    /// Draws `problems` in the middle of the screen.
    pub fn draw(&self, problems: &[Problem], look: Look, buffer: &mut Buffer) {
        let sheet = Sheet::new(buffer.area.as_size(), |width| rows(problems, width));
        sheet.draw(&format!("Files: {}", tally(problems)), (self.top, &[]), look, buffer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(path: &str, harm: Harm) -> Problem {
        Problem { path: path.to_owned(), harm, reason: "it is so".to_owned() }
    }

    #[test]
    fn a_file_is_counted_once_however_much_is_wrong_with_it() {
        let (unread, damaged) = (problem("a", Harm::Unread), problem("b", Harm::Damaged));
        assert_eq!(tally(&[]), "");
        assert_eq!(tally(&[unread.clone(), damaged.clone(), damaged.clone()]), "1 not read, 1 damaged");
        assert_eq!(files(&[unread, damaged.clone(), damaged]), 2);
    }

    #[test]
    fn a_long_path_keeps_its_end() {
        assert_eq!(tail("stories/north/wire.txt", 10), "…/wire.txt");
        assert_eq!(tail("wire.txt", 8), "wire.txt");
    }
}
