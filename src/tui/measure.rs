//! How the text is set in its pane: its widest row, what stays free beside it, and where it stands.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// Where the text stands in a pane that is wider.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In the middle.
    #[default]
    Middle,
    /// At the left.
    Left,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Middle, Self::Left];

    /// What settings call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Middle => "middle",
            Self::Left => "left",
        }
    }

    /// The one that settings call `label`.
    #[must_use]
    pub fn named(label: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.label() == label)
    }
}

/// How the text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The widest row, in columns.
    pub columns: u16,
    /// The columns that stay free on each side, where there is room for them.
    pub margin: u16,
    /// Where the text stands.
    pub side: Side,
}

impl Default for Measure {
    fn default() -> Self {
        Self { columns: 80, margin: 1, side: Side::default() }
    }
}

impl Measure {
    /// How wide the widest row may be made, in columns.
    pub const COLUMNS: RangeInclusive<u16> = 20..=240;
    /// How wide a margin may be made, in columns. One is for the signs beside the text.
    pub const MARGIN: RangeInclusive<u16> = 1..=60;

    /// The first column of the text and its width, in a room of `room` columns that has some for a margin.
    #[must_use]
    pub fn place(&self, room: u16) -> (u16, u16) {
        // Margins give way to the text.
        let most = room.saturating_sub(*Self::COLUMNS.start()) / 2;
        let margin = self.margin.min(most).max(*Self::MARGIN.start());
        let width = room.saturating_sub(2 * margin).min(self.columns);
        let left = match self.side {
            Side::Middle => (room - width) / 2,
            Side::Left => margin,
        };
        (left, width)
    }

    /// The same with the widest row `by` columns wider. Narrower starts at what is `shown`, so that it has an effect
    /// where less than the widest row shows.
    #[must_use]
    pub fn wider(self, by: i32, shown: u16) -> Self {
        let base = if by < 0 { self.columns.min(shown) } else { self.columns };
        Self { columns: within(i32::from(base).saturating_add(by), &Self::COLUMNS), ..self }
    }

    /// The same with margins `by` columns wider.
    #[must_use]
    pub fn freer(self, by: i32) -> Self {
        Self { margin: within(i32::from(self.margin).saturating_add(by), &Self::MARGIN), ..self }
    }

    /// The same at the other side.
    #[must_use]
    pub fn turned(self) -> Self {
        let side = if self.side == Side::Left { Side::Middle } else { Side::Left };
        Self { side, ..self }
    }

    /// The same within the bounds of all of it.
    #[must_use]
    pub fn bounded(self) -> Self {
        self.wider(0, self.columns).freer(0)
    }
}

/// The part of a measure that was asked for by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The widest row, in columns.
    pub columns: Option<u16>,
    /// The columns that stay free on each side.
    pub margin: Option<u16>,
    /// Where the text stands.
    pub side: Option<Side>,
}

impl Wanted {
    /// `usual` with what was asked for.
    #[must_use]
    pub fn or(self, usual: Measure) -> Measure {
        Measure {
            columns: self.columns.unwrap_or(usual.columns),
            margin: self.margin.unwrap_or(usual.margin),
            side: self.side.unwrap_or(usual.side),
        }
    }
}

fn within(number: i32, bounds: &RangeInclusive<u16>) -> u16 {
    u16::try_from(number.max(0)).unwrap_or(u16::MAX).clamp(*bounds.start(), *bounds.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check((columns, margin, side): (u16, u16, Side), room: u16, expected: (u16, u16)) {
        assert_eq!(Measure { columns, margin, side }.place(room), expected, "{columns} {margin} {side:?} in {room}");
    }

    #[test]
    fn text_stands_where_it_is_asked_to() {
        check((80, 1, Side::Middle), 100, (10, 80));
        check((80, 1, Side::Left), 100, (1, 80));
        check((80, 6, Side::Left), 100, (6, 80));
        check((80, 15, Side::Middle), 100, (15, 70));
    }

    #[test]
    fn margins_give_way_to_the_text() {
        check((80, 60, Side::Middle), 40, (10, 20));
        check((80, 60, Side::Left), 12, (1, 10));
        check((80, 9, Side::Middle), 22, (1, 20));
    }

    #[test]
    fn measures_stay_within_bounds() {
        let measure = Measure::default();
        assert_eq!(measure.wider(9_999, 80).columns, 240);
        assert_eq!(measure.wider(-4, 50).columns, 46);
        assert_eq!(measure.freer(-9).margin, 1);
        let spoiled = Measure { columns: 0, margin: 0, ..measure };
        assert_eq!(spoiled.bounded(), Measure { columns: 20, margin: 1, ..measure });
    }
}
