//! The animated picture of the README: keys that are played on the real screen, and a frame after each, as an SVG.

use std::fmt::Write;
use std::sync::Arc;

use crossread::library::Library;
use crossread::text::wrap;
use crossread::tui::keys;
use crossread::tui::screen::Screen;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// What is typed, and what it does.
const STEPS: [(&str, &str); 8] = [
    ("", "five accounts of one event"),
    ("f lavrov", "f: jump to a person or topic, fuzzily"),
    ("<Down><Down><Down>", "the preview follows, the place is kept"),
    ("<Enter>", "Enter: go there"),
    ("n", "n: the next mention, be it a name, a description or a pronoun"),
    ("nnnn", "... in this source or the next"),
    ("i", "i: why these words are linked"),
    ("<Esc>gc", "gc: who and what is in which source"),
];

/// How long a frame stays, in seconds.
const STAY: usize = 3;
/// A cell, in pixels.
const CELL: (usize, usize) = (9, 19);
const SIZE: Size = Size::new(100, 28);
const INK: &str = "#d0d0d0";
const GROUND: &str = "#1c1c1c";
/// The sixteen colours that a terminal chooses, as most choose them.
const SIXTEEN: [u32; 16] = [
    0x0000_0000,
    0x00cd_3131,
    0x000d_bc79,
    0x00e5_e510,
    0x0024_72c8,
    0x00bc_3fbc,
    0x0011_a8cd,
    0x00e5_e5e5,
    0x0066_6666,
    0x00f1_4c4c,
    0x0023_d18b,
    0x00f5_f543,
    0x003b_8eea,
    0x00d6_70d6,
    0x0029_b8db,
    0x00ff_ffff,
];

/// The picture of `library`.
pub(crate) fn svg(library: Library) -> String {
    let mut screen = Screen::new(Arc::new(library), SIZE);
    let (columns, rows) = (usize::from(SIZE.width), usize::from(SIZE.height) + 2);
    let (width, height) = (columns * CELL.0, rows * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n<style>\n{}</style>\n<rect width=\"{width}\" height=\"{height}\" \
         fill=\"{GROUND}\"/>\n",
        animation()
    );
    for (at, (typed, told)) in STEPS.iter().enumerate() {
        for key in keys::parse(typed).expect("the steps are keys") {
            let _ = screen.key(key);
        }
        let _ = writeln!(svg, "<g class=\"f\" id=\"f{at}\">");
        draw(&screen.frame(), &mut svg);
        let y = height - CELL.1 / 2;
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{y}\" fill=\"#ffd75f\">{}</text>\n</g>", CELL.0, escaped(told));
    }
    svg + "</svg>\n"
}

/// Shows one frame after the other; the first where nothing moves.
fn animation() -> String {
    let whole = STEPS.len() * STAY;
    let mut style =
        format!(".f {{ visibility: hidden; animation: {whole}s step-end infinite }}\n#f0 {{ visibility: visible }}\n");
    for at in 0..STEPS.len() {
        let share = |frame: usize| frame as f64 * 100.0 / STEPS.len() as f64;
        let before = if at == 0 { "" } else { "0% { visibility: hidden } " };
        let _ = writeln!(
            style,
            "#f{at} {{ animation-name: s{at} }}\n@keyframes s{at} {{ {before}{:.2}% {{ visibility: visible }} {:.2}% {{ \
             visibility: {} }} }}",
            share(at),
            share(at + 1),
            if at + 1 == STEPS.len() { "visible" } else { "hidden" }
        );
    }
    style
}

/// Draws the cells of `buffer`, a run of one style at a time.
fn draw(buffer: &Buffer, svg: &mut String) {
    for y in 0..buffer.area.height {
        let cells: Vec<(usize, &Cell)> =
            (0..buffer.area.width).map(|x| (usize::from(x), &buffer[Position::new(x, y)])).collect();
        for run in cells.chunk_by(|(_, a), (_, b)| a.style() == b.style()) {
            draw_run(run, usize::from(y), svg);
        }
    }
}

fn draw_run(run: &[(usize, &Cell)], row: usize, svg: &mut String) {
    let (x, y) = (run[0].0 * CELL.0, row * CELL.1);
    let width = run.len() * CELL.0;
    let cell = run[0].1;
    let marks = cell.modifier;
    let (ink, ground) = (colour(cell.fg, INK), colour(cell.bg, GROUND));
    let (ink, ground) = if marks.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) };
    if ground != GROUND {
        let _ = writeln!(svg, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{ground}\"/>", CELL.1);
    }
    let text: String = run.iter().map(|(_, cell)| cell.symbol()).collect();
    let bare = text.trim_start_matches(' ');
    let indent = wrap::columns(&text) - wrap::columns(bare);
    let bare = bare.trim_end();
    if bare.is_empty() {
        return;
    }
    let mut style = String::new();
    for (mark, said) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        style += if marks.contains(mark) { said } else { "" };
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" fill=\"{ink}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"{style}>{}</text>",
        x + indent * CELL.0,
        y + CELL.1 * 3 / 4,
        wrap::columns(bare) * CELL.0,
        escaped(bare)
    );
}

/// The colour as the web writes it; `default` where the terminal has the choice.
fn colour(colour: Color, default: &str) -> String {
    let Color::Indexed(index) = colour else { return default.to_owned() };
    let index = u32::from(index);
    let level = |step: u32| if step == 0 { 0 } else { 55 + 40 * step };
    let rgb = match index {
        0..16 => SIXTEEN[index as usize],
        16..232 => level((index - 16) / 36) << 16 | level((index - 16) / 6 % 6) << 8 | level((index - 16) % 6),
        _ => (8 + 10 * (index - 232)) * 0x0001_0101,
    };
    format!("#{rgb:06x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
