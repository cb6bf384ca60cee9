//! How fast the program is: reading, asking, drawing, starting. Prints figures and asserts none.
//!
//! `cargo bench` measures on 2,000 articles; without `--bench` among the arguments, as under `cargo test --benches`,
//! everything runs once on a handful, to show that it works.

mod clock;
mod joining;
mod recognising;
mod startup;
mod synthetic;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use crossread::library::Library;
use crossread::query;
use crossread::tui::keys;
use crossread::tui::screen::Screen;
use ratatui::layout::Size;

/// How much is measured.
#[derive(Clone, Copy, Debug)]
struct Scale {
    articles: usize,
    rounds: usize,
}

fn main() -> ExitCode {
    let measured = std::env::args().any(|arg| arg == "--bench");
    let scale = if measured { Scale { articles: 2000, rounds: 20 } } else { Scale { articles: 40, rounds: 1 } };
    match run(scale) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            clock::print(&format!("cannot measure: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(scale: Scale) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let bytes = synthetic::write(folder.path(), scale.articles)?;
    clock::print(&format!("{} articles, {:.1} MB", scale.articles, megabytes(bytes)));
    recognising::measure(scale.articles.min(400), scale.rounds.min(5));
    let library = reading(folder.path(), bytes, scale);
    joining::measure(folder.path(), scale.articles, scale.rounds.min(5));
    asking(&library, scale);
    drawing(library, scale)?;
    startup::compare(scale.rounds)
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Load and analyse, from files on disk to a library.
fn reading(folder: &Path, bytes: usize, scale: Scale) -> Library {
    let paths = [PathBuf::from(folder)];
    let times = clock::times(scale.rounds.min(5), || Library::open(&paths));
    let rate = megabytes(bytes) / times.median().as_secs_f64();
    clock::print(&format!("load and analyse: {times}, {rate:.1} MB/s"));
    Library::open(&paths)
}

/// One query for each key of a name as it is typed.
fn asking(library: &Library, scale: Scale) {
    for typed in ["marchetti", "al masri", "brandvlod", "water treaty", "zzxxqq"] {
        let prefixes = typed.char_indices().map(|(at, c)| &typed[..at + c.len_utf8()]);
        let slowest = prefixes
            .map(|prefix| (clock::times(scale.rounds, || query::best(library, prefix)).median(), prefix))
            .max()
            .unwrap_or_default();
        clock::print(&format!("query, slowest key of {typed:?}: {:.2?} at {:?}", slowest.0, slowest.1));
    }
}

/// From each key to the frame that it leads to, on a large window.
fn drawing(library: Library, scale: Scale) -> io::Result<()> {
    let mut screen = Screen::new(Arc::new(library), Size::new(200, 50));
    let _ = screen.frame();
    for (what, script) in [
        ("scroll", "j"),
        ("follow a name", "w*"),
        ("next mention", "n"),
        ("next article", "J"),
        ("jump and five letters", "fputin<Esc>"),
        ("coverage grid", "gcjl<Esc>"),
        ("coverage grid by a source", "gcs<Esc>"),
        ("alias sheet", "w*A<Esc>"),
        ("join by typing", "w*Amputin<Esc><Esc>"),
        ("correct and take back", "w*Ahu"),
    ] {
        let typed = keys::parse(script).map_err(io::Error::other)?;
        let key_to_frame = || {
            for key in &typed {
                let _ = screen.key(*key);
            }
            screen.frame()
        };
        clock::print(&format!("key to frame at 200x50, {what}: {}", clock::times(scale.rounds, key_to_frame)));
    }
    Ok(())
}
