//! A list in groups: each group has a heading, which no key stops at.

use ratatui::layout::{Position, Rect};

use super::action::List;
use super::list::Cursor;

/// A row of a grouped list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of the n-th group.
    Heading(usize),
    /// The n-th item of all.
    Item(usize),
}

/// How many items each group has. A group without items has no heading either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    sizes: Vec<usize>,
}

impl Groups {
    /// Groups of these sizes.
    #[must_use]
    pub fn new(sizes: Vec<usize>) -> Self {
        Self { sizes }
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sizes.iter().sum()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All rows from the first to the last.
    pub fn lines(&self) -> impl Iterator<Item = Line> {
        let mut first = 0;
        self.sizes.iter().enumerate().filter(|(_, size)| **size > 0).flat_map(move |(group, size)| {
            let items = first..first + size;
            first += size;
            std::iter::once(Line::Heading(group)).chain(items.map(Line::Item))
        })
    }

    /// The row of item `at`.
    fn row_of(&self, at: usize) -> usize {
        let mut end = 0;
        let mut headings = 0;
        for size in self.sizes.iter().filter(|size| **size > 0) {
            headings += 1;
            end += size;
            if at < end {
                break;
            }
        }
        at + headings
    }

    /// `cursor` after `action` in a list of which `height` rows show. [`Cursor::top`] is a row here, not an item.
    #[must_use]
    pub fn moved(&self, cursor: Cursor, action: &List, height: usize) -> Cursor {
        self.to(cursor, cursor.moved(action, self.len(), height).at, height)
    }

    /// `cursor` on item `at`, or the last, which is on the screen, with its heading where that is the row above.
    #[must_use]
    pub fn to(&self, cursor: Cursor, at: usize, height: usize) -> Cursor {
        let at = at.min(self.len().saturating_sub(1));
        let row = self.row_of(at);
        let all = self.len() + self.sizes.iter().filter(|size| **size > 0).count();
        let top = Cursor { at: row, top: cursor.top }.to(row, all, height).top;
        let heads = row > 0 && top == row && height > 1 && self.lines().nth(row - 1).is_some_and(is_heading);
        Cursor { at, top: if heads { top - 1 } else { top } }
    }

    /// The item that shows at `at` of the screen when the list stands in `area`.
    fn item_at(&self, cursor: Cursor, area: Rect, at: Position) -> Option<usize> {
        let row = area.contains(at).then(|| usize::from(at.y - area.y))?;
        match self.window(cursor, usize::from(area.height)).nth(row) {
            Some(Line::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Puts `cursor` on the item that shows at `at`, if one does; whether it stood there already, which chooses the item.
    pub fn click(&self, cursor: &mut Cursor, area: Rect, at: Position) -> bool {
        let item = self.item_at(*cursor, area, at);
        let is_chosen = item == Some(cursor.at);
        cursor.at = item.unwrap_or(cursor.at);
        is_chosen
    }

    /// The rows that show in a list of `height` rows, which may be another height than that of the last movement.
    pub fn window(&self, cursor: Cursor, height: usize) -> impl Iterator<Item = Line> {
        self.lines().skip(self.to(cursor, cursor.at, height).top).take(height)
    }
}

fn is_heading(line: Line) -> bool {
    matches!(line, Line::Heading(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_groups_have_no_heading() {
        let lines: Vec<_> = Groups::new(vec![2, 0, 1]).lines().collect();
        assert_eq!(lines, [Line::Heading(0), Line::Item(0), Line::Item(1), Line::Heading(2), Line::Item(2)]);
    }

    #[test]
    fn cursor_never_rests_on_a_heading_and_always_shows() {
        let groups = Groups::new(vec![3, 0, 1, 7]);
        let actions = [List::Last, List::Move(-1), List::Page(-1), List::First, List::Move(4), List::Page(9)];
        for height in 0..14 {
            let mut cursor = Cursor::default();
            for action in &actions {
                cursor = groups.moved(cursor, action, height);
                let shown: Vec<_> = groups.lines().skip(cursor.top).take(height.max(1)).collect();
                assert!(shown.contains(&Line::Item(cursor.at)), "{action:?} in {height}: {cursor:?}");
            }
        }
    }

    #[test]
    fn going_to_the_first_item_shows_its_heading() {
        let groups = Groups::new(vec![5, 5]);
        let cursor = groups.to(groups.to(Cursor::default(), 9, 4), 5, 4);
        assert_eq!(groups.lines().nth(cursor.top), Some(Line::Heading(1)));
        let area = Rect::new(2, 3, 10, 4);
        assert_eq!(groups.item_at(cursor, area, Position::new(2, 3)), None);
        assert_eq!(groups.item_at(cursor, area, Position::new(2, 4)), Some(5));
        assert_eq!(groups.item_at(cursor, area, Position::new(2, 7)), None);
    }

    #[test]
    fn nothing_is_a_list_too() {
        let groups = Groups::new(vec![0, 0]);
        assert_eq!(groups.moved(Cursor::default(), &List::Last, 5), Cursor::default());
    }
}
