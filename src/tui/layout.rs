//! Where the panes stand on a screen of any size. Pure arithmetic, shared by update, mouse and view.

use ratatui::layout::{Rect, Size};

use super::measure::Measure;
use super::state::Focus;

/// Below so many columns one pane shows at a time.
pub const NARROW: u16 = 60;

/// Limits and share of the articles pane, in columns.
const ARTICLES_LEAST: i32 = 20;
const ARTICLES_USUAL: (i32, i32) = (24, 44);
const READER_LEAST: i32 = 30;

/// Below so many rows there is no status line; below so many rows of pane there are no headers.
const STATUS_FROM: u16 = 2;
const HEADER_FROM: u16 = 4;

/// Below so many columns the reader has neither margins nor scrollbar.
const MARGINS_FROM: u16 = 12;

/// How the panes are arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// Columns added to the usual width of the articles pane.
    pub widened: i32,
    /// Whether the reader stands alone.
    pub is_zoomed: bool,
    /// How the text is set in the reader.
    pub measure: Measure,
}

/// The panes on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The articles, unless the reader stands alone.
    pub articles: Option<Rect>,
    /// The column between the panes, where both show.
    pub divider: Option<Rect>,
    /// The reader, unless the articles stand alone.
    pub reader: Option<Rect>,
    /// The status line, unless the screen is a single row.
    pub status: Option<Rect>,
}

impl Layout {
    /// The panes on a screen of `size`.
    #[must_use]
    pub fn new(size: Size, panes: &Panes, focus: Focus) -> Self {
        let status_height = u16::from(size.height >= STATUS_FROM);
        let main = Rect::new(0, 0, size.width, size.height - status_height);
        let status = (status_height > 0).then(|| Rect::new(0, main.height, size.width, 1));
        if size.width < NARROW || panes.is_zoomed {
            let is_list = focus == Focus::Articles;
            let (articles, reader) = if is_list { (Some(main), None) } else { (None, Some(main)) };
            return Self { articles, divider: None, reader, status };
        }
        let width = articles_width(size.width, panes.widened);
        let articles = Rect { width, ..main };
        let divider = Rect { x: width, width: 1, ..main };
        let reader = Rect { x: width + 1, width: main.width - width - 1, ..main };
        Self { articles: Some(articles), divider: Some(divider), reader: Some(reader), status }
    }

    /// The pane that is shown, the reader if both are.
    #[must_use]
    pub fn main(&self) -> Rect {
        self.reader.or(self.articles).unwrap_or_default()
    }
}

/// The columns of the articles pane on a screen of `width` columns, which is not narrow.
fn articles_width(width: u16, widened: i32) -> u16 {
    let width = i32::from(width);
    let usual = (width * 3 / 10).clamp(ARTICLES_USUAL.0, ARTICLES_USUAL.1);
    let columns = (usual + widened).clamp(ARTICLES_LEAST, width - READER_LEAST);
    u16::try_from(columns).unwrap_or_default()
}

/// The header of a pane and what is below it.
#[must_use]
pub fn under_header(pane: Rect) -> (Option<Rect>, Rect) {
    let height = u16::from(pane.height >= HEADER_FROM);
    let header = (height > 0).then_some(Rect { height, ..pane });
    (header, Rect { y: pane.y + height, height: pane.height - height, ..pane })
}

/// The parts of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Who tells it, and when.
    pub header: Option<Rect>,
    /// The text. At least one column and one row unless the screen has none.
    pub text: Rect,
    /// The scrollbar.
    pub scrollbar: Option<Rect>,
}

impl Body {
    /// Divides `reader`, with the text set by `measure`.
    #[must_use]
    pub fn new(reader: Rect, measure: Measure) -> Self {
        let (header, below) = under_header(reader);
        if reader.width < MARGINS_FROM {
            return Self { header, text: Rect { width: below.width.min(measure.columns), ..below }, scrollbar: None };
        }
        // The scrollbar stands at the edge.
        let (left, width) = measure.place(below.width - 1);
        let text = Rect { x: below.x + left, width, ..below };
        let scrollbar = Rect { x: below.right() - 1, width: 1, ..below };
        Self { header, text, scrollbar: Some(scrollbar) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_fill_the_screen_at_every_size() {
        for (width, height) in (1..130).flat_map(|width| (1..12).map(move |height| (width, height))) {
            for widened in [-500, 0, 500] {
                let panes = Panes { widened, ..Panes::default() };
                let layout = Layout::new(Size::new(width, height), &panes, Focus::Reader);
                let parts = [layout.articles, layout.divider, layout.reader, layout.status];
                let area: u32 = parts.iter().flatten().map(|part| part.area()).sum();
                assert_eq!(area, u32::from(width) * u32::from(height), "{width}x{height}");
                let body = Body::new(layout.main(), panes.measure);
                assert!(body.text.width > 0 && body.text.height > 0, "{width}x{height}");
                assert_eq!(body.text.intersection(layout.main()), body.text);
            }
        }
    }

    #[test]
    fn one_pane_at_a_time_on_a_narrow_screen() {
        let shown = |width, focus| {
            let layout = Layout::new(Size::new(width, 20), &Panes::default(), focus);
            (layout.articles.is_some(), layout.reader.is_some())
        };
        assert_eq!(shown(NARROW - 1, Focus::Articles), (true, false));
        assert_eq!(shown(NARROW - 1, Focus::Reader), (false, true));
        assert_eq!(shown(NARROW, Focus::Reader), (true, true));
    }
}
