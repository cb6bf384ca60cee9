//! What articles are called above the columns of the grid.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::library::labels::Label;
use crate::model::Span;
use crate::text::wrap;
use crate::tui::paint::Pen;

/// Draws the name of an article over the rows of `area`, its end cut off where it is too long: what tells it from others
/// of its source has the last row.
pub(super) fn draw(label: &Label, area: Rect, style: Style, buffer: &mut Buffer) {
    let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    if label.mark.is_empty() || area.height < 2 {
        let whole = if label.mark.is_empty() { label.source.clone() } else { label.fit(usize::from(area.width)) };
        return draw_wrapped(&whole, area, style, buffer);
    }
    draw_wrapped(&label.source, Rect { height: area.height - 1, ..area }, style, buffer);
    Pen::new(buffer, last).cut(&label.mark, style);
}

/// Draws `name` over the rows of `area`, its end cut off where it is too long.
fn draw_wrapped(name: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let last = usize::from(area.height.saturating_sub(1));
    for (at, line) in head_lines(name, area.width.max(1), last).into_iter().enumerate() {
        let row = Rect { y: area.y + u16::try_from(at).unwrap_or_default(), height: 1, ..area };
        Pen::new(buffer, row).cut(&name[line.start as usize..line.end as usize], style);
    }
}

/// The bytes of `name` that stand in each row of `width` columns up to the row `last`, which has all that is left. Words
/// of narrow letters that are too long for a row are not broken, but left to be cut.
fn head_lines(name: &str, width: u16, last: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < name.len() && lines.len() < last {
        let word = name[start..].find(' ').map_or(name.len(), |gap| start + gap);
        let is_narrow = wrap::columns(&name[start..word]) == name[start..word].chars().count();
        let wrapped = start + wrap::wrap(&name[start..], width).first().map_or(0, |line| line.end as usize);
        let end = if is_narrow { wrapped.max(word) } else { wrapped };
        lines.push(Span::new(start, end));
        start = end + name[end..].len() - name[end..].trim_start().len();
    }
    lines.push(Span::new(start, name.len()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sources_are_broken_between_words() {
        let lines = |name: &str, width, last| {
            head_lines(name, width, last).iter().map(|line| name[line.range()].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(lines("North Wire", 12, 1), ["North Wire", ""]);
        assert_eq!(lines("Meridian Wire", 7, 1), ["Meridian", "Wire"]);
        assert_eq!(lines("Gulf Ledger", 7, 1), ["Gulf", "Ledger"]);
        assert_eq!(lines("東京新聞", 4, 1), ["東京", "新聞"]);
        assert_eq!(lines("Meridian Wire", 7, 0), ["Meridian Wire"]);
        assert_eq!(lines("", 7, 1), [""]);
    }
}
