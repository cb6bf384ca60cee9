//! A cursor in a list of which only some rows are on the screen.

use super::action::List;

/// The item that keys act on, and the first item on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The position of the item.
    pub at: usize,
    /// The position of the first item on the screen.
    pub top: usize,
}

impl Cursor {
    /// The cursor after `action` on a list of `len` items of which `height` show. Actions that do not move leave it.
    #[must_use]
    pub fn moved(self, action: &List, len: usize, height: usize) -> Self {
        let by = |items: i32| self.at.saturating_add_signed(items as isize);
        let page = i32::try_from(height.max(2) - 1).unwrap_or(i32::MAX);
        let at = match action {
            List::Move(items) | List::Mark(items) => by(*items),
            List::Page(pages) => by(pages.saturating_mul(page)),
            List::First => 0,
            List::Last => len,
            _ => self.at,
        };
        self.to(at, len, height)
    }

    /// The cursor on item `at`, or the last, which is on the screen.
    #[must_use]
    pub fn to(self, at: usize, len: usize, height: usize) -> Self {
        let at = at.min(len.saturating_sub(1));
        let highest = at.saturating_sub(height.saturating_sub(1));
        Self { at, top: self.top.clamp(highest, at).min(len.saturating_sub(height)).max(highest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursor_stays_in_the_list_and_on_the_screen() {
        let mut cursor = Cursor::default();
        let actions = [List::Move(3), List::Page(1), List::Last, List::Page(-2), List::Move(-99), List::Accept];
        for (len, height) in [(0, 5), (1, 1), (4, 9), (40, 6), (40, 0)] {
            for action in &actions {
                cursor = cursor.moved(action, len, height);
                assert!(cursor.at < len.max(1), "{action:?} in {len}");
                let bottom = cursor.top + height.max(1);
                assert!(cursor.top <= cursor.at && cursor.at < bottom, "{action:?} in {len} of {height}: {cursor:?}");
            }
        }
    }
}
