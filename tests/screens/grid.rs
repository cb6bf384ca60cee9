//! A screen as text that can be read and compared: its glyphs, one letter a cell for its styles, and what each letter
//! means.

use crossread::text::wrap;
use crossread::tui::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

/// The letter of plain text, which is left out at the end of a row.
const PLAIN: char = '.';

/// Grounds and inks that are drawn on them, from the first to the last.
const GROUNDS: [Role; 3] = [Role::Text, Role::Cursor, Role::Status];
const INKS: [Role; 25] = [
    Role::Dim,
    Role::Title,
    Role::Person,
    Role::Organisation,
    Role::Place,
    Role::Misc,
    Role::Event,
    Role::Topic,
    Role::Selection,
    Role::Match,
    Role::Current,
    Role::Bar,
    Role::Border,
    Role::Focus,
    Role::StatusKey,
    Role::Prompt,
    Role::Caret,
    Role::Notice,
    Role::Error,
    Role::Scrollbar,
    Role::Tick,
    Role::Shade1,
    Role::Shade2,
    Role::Shade3,
    Role::Shade4,
];

/// The glyphs and styles of `buffer`, drawn in `theme`.
pub(crate) fn grid(buffer: &Buffer, theme: Theme) -> String {
    let mut styles: Vec<Style> = vec![cell_style(theme.style(Role::Text))];
    let mut letters = String::new();
    for row in buffer.area.rows() {
        let line: String = row.positions().map(|at| letter(&buffer[at], &mut styles)).collect();
        letters.push_str(line.trim_end_matches(PLAIN));
        letters.push('\n');
    }
    let legend = styles.iter().enumerate().skip(1).map(|(at, style)| format!("{} {}", sign(at), name(*style, theme)));
    let legend = legend.collect::<Vec<_>>().join("\n");
    format!("{}\n{}\n{legend}", glyphs(buffer).trim_end(), letters.trim_end_matches('\n'))
}

fn glyphs(buffer: &Buffer) -> String {
    let text = crossread::tui::screen::text_of(buffer);
    for line in text.lines() {
        assert!(wrap::columns(line) <= usize::from(buffer.area.width), "a row leaves the frame: {line:?}");
    }
    text
}

fn letter(cell: &Cell, styles: &mut Vec<Style>) -> char {
    let style = cell_style(cell.style());
    let at = styles.iter().position(|known| *known == style).unwrap_or_else(|| {
        styles.push(style);
        styles.len() - 1
    });
    sign(at)
}

fn sign(at: usize) -> char {
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    at.checked_sub(1).map_or(PLAIN, |at| letters.chars().nth(at).expect("a screen has few styles"))
}

/// `style` as a cell holds it: every part is set.
fn cell_style(style: Style) -> Style {
    Style {
        fg: Some(style.fg.unwrap_or(Color::Reset)),
        bg: Some(style.bg.unwrap_or(Color::Reset)),
        underline_color: None,
        add_modifier: style.add_modifier,
        sub_modifier: Modifier::empty(),
    }
}

/// The roles that make up `style`, else its parts.
fn name(style: Style, theme: Theme) -> String {
    let mut chains: Vec<(String, Style)> = Vec::new();
    for ground in GROUNDS {
        let base = theme.style(ground);
        let first = chains.len();
        chains.push((format!("{ground:?}"), base));
        for _ in 0..3 {
            for at in first..chains.len() {
                let (name, under) = chains[at].clone();
                chains.extend(INKS.map(|ink| (format!("{name} {ink:?}"), under.patch(theme.style(ink)))));
            }
            if let Some((name, _)) = chains[first..].iter().find(|(_, known)| cell_style(*known) == style) {
                return name.to_lowercase().trim_start_matches("text ").to_owned();
            }
        }
    }
    format!("{style:?}")
}
