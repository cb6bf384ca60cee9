//! The address of an article, laid under cells of the screen with OSC 8: terminals that know it open the address by a
//! click, others show the cells as they are.
//!
//! Ratatui's cells hold no addresses. So the cells are written once more behind each frame, between the start and the
//! end of an address; cells that have lost theirs are written without one.

use std::io;

use crossterm::queue;
use crossterm::style::Print;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::wrap;

/// The longest address that terminals take, in bytes: that of VTE.
const LONGEST: usize = 2083;

/// The start of an address, of none as well, and the end of either.
const START: &str = "\x1b]8;;";
const END: &str = "\x1b\\";

/// Cells with an address under them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The cells, in one row.
    area: Rect,
    url: String,
}

impl Link {
    /// `url` under the cells of `area`; nothing where it is no address of a page, or would be no good to a terminal.
    #[must_use]
    pub fn new(area: Rect, url: &str) -> Option<Self> {
        let url = written(url)?;
        (!area.is_empty()).then_some(Self { area, url })
    }

    /// The address as terminals get it: printable ASCII and nothing else.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Whether `url` leads to a page of the web.
#[must_use]
pub fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// `url` in printable ASCII: letters of other scripts by their bytes in UTF-8, as browsers write them. Nothing where it
/// leads to no page, or holds what no address holds.
fn written(url: &str) -> Option<String> {
    let url = url.trim();
    if !is_web(url) || url.chars().any(char::is_control) {
        return None;
    }
    let mut written = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'!'..=b'~' => written.push(char::from(byte)),
            _ => written += &format!("%{byte:02X}"),
        }
    }
    (written.len() <= LONGEST).then_some(written)
}

/// What a terminal that shows `buffer` is sent: the cells that have an address by `new`, and before them, without one,
/// those that had one by `old` and have another or none now.
///
/// # Errors
/// Never: it is written to memory.
pub fn write(buffer: &Buffer, old: Option<&Link>, new: Option<&Link>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut out = CrosstermBackend::new(&mut bytes);
    if let Some(link) = old.filter(|link| Some(*link) != new) {
        out.draw(cells(buffer, link.area))?;
    }
    if let Some(link) = new {
        queue!(out, Print(format_args!("{START}{}{END}", link.url)))?;
        out.draw(cells(buffer, link.area))?;
        queue!(out, Print(format_args!("{START}{END}")))?;
    }
    Ok(bytes)
}

/// The cells of `area` that start a letter: the second half of a wide one would cover it.
fn cells(buffer: &Buffer, area: Rect) -> impl Iterator<Item = (u16, u16, &ratatui::buffer::Cell)> {
    let area = area.intersection(buffer.area);
    let mut free = area.x;
    area.positions().filter_map(move |Position { x, y }| {
        let cell = &buffer[(x, y)];
        let starts = x >= free;
        if starts {
            free = x + u16::try_from(wrap::columns(cell.symbol())).unwrap_or(1).max(1);
        }
        starts.then_some((x, y, cell))
    })
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    /// What a terminal gets for the row `text` when `old` stood under it and `new` does now.
    fn shown(text: &str, old: Option<&Link>, new: Option<&Link>) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, Style::default());
        let bytes = write(&buffer, old, new).expect("memory takes bytes");
        String::from_utf8(bytes).expect("what is written is text")
    }

    fn link(columns: u16, url: &str) -> Option<Link> {
        Link::new(Rect::new(0, 0, columns, 1), url)
    }

    #[test]
    fn only_pages_of_the_web_are_addresses() {
        for url in
            ["", "ftp://a.example/", "javascript:alert(1)", "file:///etc/passwd", "https://a.example/\x1b]0;x\x07"]
        {
            assert_eq!(written(url), None, "{url:?}");
        }
        assert_eq!(written(&format!("https://a.example/{}", "a".repeat(LONGEST))), None);
        assert_eq!(written("https://a.example/x?y=1&z").as_deref(), Some("https://a.example/x?y=1&z"));
        assert_eq!(written(" http://a.example/é \u{202e}b").as_deref(), Some("http://a.example/%C3%A9%20%E2%80%AEb"));
        assert_eq!(link(0, "https://a.example/"), None);
    }

    #[test]
    fn cells_are_written_between_the_start_and_the_end() {
        let new = link(4, "https://a.example/");
        let text = shown("Wire 東京", None, new.as_ref());
        let (before, rest) = text.split_once("\x1b]8;;https://a.example/\x1b\\").expect("the address starts");
        let (inside, after) = rest.split_once("\x1b]8;;\x1b\\").expect("the address ends");
        assert_eq!((before, after), ("", ""));
        assert!(inside.contains("Wire") && !inside.contains('東'), "{inside:?}");
        assert!(shown("東京", None, link(4, "https://a.example/").as_ref()).contains('京'), "wide letters are whole");
    }

    #[test]
    fn cells_that_have_lost_their_address_are_written_without() {
        let (old, new) = (link(6, "https://a.example/"), link(3, "https://b.example/"));
        let gone = shown("Meridian", old.as_ref(), None);
        assert!(gone.contains("Meridi") && !gone.contains("]8;"), "{gone:?}");
        let other = shown("Meridian", old.as_ref(), new.as_ref());
        assert!(other.find("Meridi") < other.find("b.example"), "{other:?}");
        assert_eq!(shown("Meridian", None, None), "");
    }
}
