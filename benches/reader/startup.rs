//! How soon something is on the screen: `crossread` on a folder of five articles against `less` on one of them.

use std::io::{self, Read};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::clock::{self, Times};

const STORY: &str = "articles/sochi-2015";
const FILE: &str = "articles/sochi-2015/01-meridian-wire.txt";
/// Words that stand in the first lines of the file, so that a program which shows them shows the article.
const FIRST_WORDS: &str = "Kerry";
/// A program that shows nothing for so long is stopped.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is waited for.
#[derive(Clone, Copy, Debug)]
enum Sight {
    /// Anything that can be seen.
    Frame,
    /// The words of the article.
    Words,
}

/// Prints both programs' times and their ratio; without `less`, that there is none.
///
/// # Errors
/// When no terminal can be simulated or a program shows nothing.
pub(crate) fn compare(rounds: usize) -> io::Result<()> {
    let crossread = [env!("CARGO_BIN_EXE_crossread"), STORY];
    let frame = sightings(&crossread, Sight::Frame, rounds)?;
    clock::print(&format!("crossread on five articles, first frame: {frame}"));
    let words = sightings(&crossread, Sight::Words, rounds)?;
    clock::print(&format!("crossread on five articles, text of the first: {words}"));
    if !has_less() {
        clock::print("less: not measured, it is not here");
        return Ok(());
    }
    let less = sightings(&["less", FILE], Sight::Words, rounds)?;
    clock::print(&format!("less on one of them: {less}"));
    let ratio = |times: &Times| times.median().as_secs_f64() / less.median().as_secs_f64();
    clock::print(&format!("times the time of less: first frame {:.2}, text {:.2}", ratio(&frame), ratio(&words)));
    Ok(())
}

fn has_less() -> bool {
    Command::new("less").arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn sightings(command: &[&str], sight: Sight, rounds: usize) -> io::Result<Times> {
    sighting(command, sight)?;
    (0..rounds.max(1)).map(|_| sighting(command, sight)).collect::<io::Result<_>>().map(Times::new)
}

/// The time from starting `command` on a terminal until `sight` is on it.
fn sighting(command: &[&str], sight: Sight) -> io::Result<Duration> {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).map_err(io::Error::other)?;
    let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
    builder.cwd(Path::new(env!("CARGO_MANIFEST_DIR")));
    builder.env("TERM", "xterm-256color");
    builder.env_remove("LESS");
    let mut output = pty.master.try_clone_reader().map_err(io::Error::other)?;
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(builder).map_err(io::Error::other)?;
    drop(pty.slave);
    let (shown, is_shown) = mpsc::channel::<()>();
    let mut killer = child.clone_killer();
    // The channel closes when the sight is there, and the program is stopped then at once.
    let watch = thread::spawn(move || is_shown.recv_timeout(PATIENCE).is_err() && killer.kill().is_ok());
    let time = until_shown(&mut output, size, sight).map(|()| start.elapsed());
    drop(shown);
    let _ = watch.join();
    child.wait()?;
    time
}

/// Reads until `sight` is on the screen.
fn until_shown(output: &mut impl Read, size: PtySize, sight: Sight) -> io::Result<()> {
    let side = |length| NonZero::new(length).expect("the screen has a size");
    let mut screen = vt100::Parser::new(side(size.rows), side(size.cols), 0);
    let mut bytes = [0; 1 << 16];
    let is_shown = |contents: &str| match sight {
        Sight::Frame => !contents.trim().is_empty(),
        Sight::Words => contents.contains(FIRST_WORDS),
    };
    while !is_shown(&screen.screen().contents()) {
        match output.read(&mut bytes)? {
            0 => return Err(io::Error::other("the program ended without showing the article")),
            read => screen.process(&bytes[..read]),
        }
    }
    Ok(())
}
