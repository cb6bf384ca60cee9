//! The program on a real terminal: that it starts, follows the window, and gives everything back however it ends.
//!
//! Nothing here sleeps: each step waits for what the program writes, up to a deadline that only a broken one meets.
#![cfg(unix)]

use std::env;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crossread::correction::Correction;
use crossread::tui::signals;
use crossread::tui::terminal::{Mouse, Release, Terminal};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a step may take before the program counts as stuck.
const DEADLINE: Duration = Duration::from_secs(30);
/// How often a signal is repeated that may have come too early.
const AGAIN: Duration = Duration::from_millis(50);
/// What takes the screen.
const ENTER: &str = "\x1b[?1049h";
/// What makes the terminal hold back what it shows, and what makes it show that.
const HOLD: &str = "\x1b[?2026h";
const SHOW: &str = "\x1b[?2026l";
/// Words of an article of the story that is opened.
const WORDS: &str = "Kerry";

/// The program on a terminal of its own.
struct Session {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    terminal: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that was written.
    written: Vec<u8>,
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    /// Starts the program on the sample story and waits until it shows an article.
    #[track_caller]
    fn start() -> Self {
        let mut session = Self::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "articles/sochi-2015"]);
        session.until("the first frame", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
        session
    }

    /// Starts the program on the sample story with its corrections in `file`, plays `keys` and waits until it `says` so.
    #[track_caller]
    fn start_correcting(file: &str, keys: &str, says: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_crossread");
        let mut session = Self::spawn(&[program, "--overrides", file, "--keys", keys, "articles/sochi-2015"]);
        session.until(says, |screen| screen.contents().contains(says));
        session
    }

    /// Starts another part of this test on a terminal.
    fn play(part: &str) -> Self {
        let this = env::current_exe().expect("this test has a file");
        Self::spawn(&[&this.to_string_lossy(), part, "--exact", "--ignored", "--nocapture"])
    }

    fn spawn(command: &[&str]) -> Self {
        let pty = native_pty_system().openpty(size(100, 30)).expect("a terminal");
        let mut builder = CommandBuilder::from_argv(command.iter().map(Into::into).collect());
        builder.cwd(env!("CARGO_MANIFEST_DIR"));
        builder.env("TERM", "xterm-256color");
        builder.env("CROSSREAD_CONFIG", "/nonexistent");
        builder.env("CROSSREAD_STATE", env!("CARGO_TARGET_TMPDIR"));
        builder.env("RUST_BACKTRACE", "0");
        let child = pty.slave.spawn_command(builder).expect("the program starts");
        let reader = pty.master.try_clone_reader().expect("the terminal can be read");
        let input = pty.master.take_writer().expect("the terminal can be written to");
        let side = |length| NonZero::new(length).expect("not empty");
        let screen = vt100::Parser::new(side(30), side(100), 0);
        Self { screen, output: listen(reader), input, terminal: pty.master, child, written: Vec::new() }
    }

    /// Whether the terminal gives out whole lines, as it does before and after the program.
    fn edits_lines(&self) -> bool {
        let settings = self.terminal.get_termios().expect("the terminal has settings");
        format!("{:?}", settings.local_flags).contains("ICANON")
    }

    /// Stops reading in the middle of the first `words`, which are more than a terminal keeps, and sends signals until
    /// the program has ended. Returns its exit code.
    #[track_caller]
    fn end_deaf(mut self, words: &str) -> u32 {
        let start = Instant::now();
        while !String::from_utf8_lossy(&self.written).contains(words) {
            assert!(start.elapsed() < DEADLINE, "waited for {words:?}");
            if let Ok(bytes) = self.output.recv_timeout(AGAIN) {
                self.show(&bytes);
            }
        }
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                assert!(self.edits_lines(), "the line is as it was");
                return status.exit_code();
            }
            assert!(start.elapsed() < DEADLINE, "waited for the end");
            self.signal("TERM");
        }
    }

    fn press(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.input.flush().expect("the terminal takes keys");
    }

    fn resize(&mut self, cols: u16, rows: u16) {
        self.terminal.resize(size(cols, rows)).expect("the terminal can be resized");
        let side = |length| NonZero::new(length).expect("not empty");
        self.screen.screen_mut().set_size(side(rows), side(cols));
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("the program has a process");
        let status = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status();
        assert!(status.is_ok_and(|status| status.success()), "{name} can be sent");
    }

    /// Takes in what the program writes until `holds`.
    #[track_caller]
    fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        self.until_prodded(what, |_| {}, holds);
    }

    /// [`Session::until`], with `prod` done every now and then.
    #[track_caller]
    fn until_prodded(&mut self, what: &str, prod: impl Fn(&Self), holds: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !holds(self.screen.screen()) {
            assert!(start.elapsed() < DEADLINE, "waited for {what}; there is\n{}", self.screen.screen().contents());
            prod(self);
            if let Ok(bytes) = self.output.recv_timeout(AGAIN) {
                self.show(&bytes);
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        self.written.extend(bytes);
        self.screen.process(bytes);
    }

    /// Waits for the end of the program, checks that the terminal is as it was, and returns the exit code and what
    /// stands on the screen.
    #[track_caller]
    fn end(mut self) -> (u32, String) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                break status;
            }
            assert!(start.elapsed() < DEADLINE, "waited for the end");
            if let Ok(bytes) = self.output.recv_timeout(AGAIN) {
                self.show(&bytes);
            }
        };
        // The reader's end closes when the last of the program has been read.
        while let Ok(bytes) = self.output.recv_timeout(DEADLINE) {
            self.show(&bytes);
        }
        let screen = self.screen.screen();
        let written = String::from_utf8_lossy(&self.written);
        assert!(written.contains(ENTER), "the program took the screen");
        assert!(written.rfind(HOLD) <= written.rfind(SHOW), "nothing is held back");
        assert!(self.edits_lines(), "the line is as it was");
        assert!(!screen.alternate_screen(), "the usual screen is back");
        assert!(!screen.hide_cursor(), "the cursor is back");
        assert!(!screen.bracketed_paste(), "pasting is as it was");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is given back");
        (status.exit_code(), screen.contents())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Reads on a thread of its own, until the terminal closes; never ahead of the test.
fn listen(mut reader: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::sync_channel(0);
    thread::spawn(move || {
        let mut bytes = [0; 1 << 16];
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..read].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Session::start();
    session.press("q");
    let (code, left) = session.end();
    assert_eq!((code, left.trim()), (0, ""));
}

#[test]
fn two_programs_that_correct_at_once_keep_both_and_show_both() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("mine.json");
    let file = file.to_str().expect("its name is text");
    let mut first = Session::start_correcting(file, "f lavrov<Enter>A", "Sergei Lavrov (person) ·");
    let second = Session::start_correcting(file, "f putin<Enter>Ah", "Vladimir Putin is hidden");
    first.press("h");
    first.until("its own correction", |screen| screen.contents().contains("Sergei Lavrov is hidden"));
    first.press("geputin");
    first.until("that of the other", |screen| screen.contents().contains("nothing found"));
    drop((first, second));
    let later = Session::start_correcting(file, "geserg", "nothing found");
    drop(later);
    let kept = crossread::overrides::read(Path::new(file)).expect("the file can be read");
    let told: Vec<_> = kept.iter().map(Correction::told).collect();
    assert_eq!(told, ["Vladimir Putin is hidden", "Sergei Lavrov is hidden"]);
}

#[test]
fn every_signal_that_ends_it_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2), ("QUIT", 3)] {
        let session = Session::start();
        session.signal(name);
        assert_eq!(session.end().0, 128 + number, "{name}");
    }
}

#[test]
fn a_signal_before_the_first_frame_gives_the_terminal_back() {
    let mut session = Session::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "articles/sochi-2015"]);
    session.until("the screen", vt100::Screen::alternate_screen);
    session.signal("TERM");
    assert_eq!(session.end().0, 128 + 15);
}

#[test]
fn a_second_signal_or_a_panic_ends_what_is_stuck_in_writing() {
    for (part, code) in [("is_stuck_in_writing", 128 + 15), ("is_stuck_in_writing_and_panics", 101)] {
        assert_eq!(Session::play(part).end_deaf("\x1b]52;"), code, "{part}");
    }
}

#[test]
#[ignore = "a part of the test of being stuck, which runs it on a terminal of its own"]
fn is_stuck_in_writing() {
    let release = Release::default();
    signals::listen(release.clone(), |_| {}).unwrap();
    write_at_length(release);
}

#[test]
#[ignore = "a part of the test of being stuck, which runs it on a terminal of its own"]
fn is_stuck_in_writing_and_panics() {
    let release = Release::default();
    signals::listen(release.clone(), |_| panic!("broken on purpose")).unwrap();
    write_at_length(release);
}

/// Writes more at once than a terminal keeps that nobody reads.
fn write_at_length(release: Release) {
    let mut terminal = Terminal::enter(Mouse::Ours, release).expect("there is a terminal");
    terminal.copy(&"word ".repeat(1 << 18)).expect("the terminal is there");
    unreachable!("the program has ended");
}

#[test]
fn the_window_is_called_like_the_article_until_the_end() {
    let mut session = Session::start();
    session.press("q");
    session.until("the usual screen", |screen| !screen.alternate_screen());
    let written = String::from_utf8_lossy(&session.written).into_owned();
    let (_, named) = written.split_once("\x1b[22;0t").expect("the old title is kept");
    let (named, _) = named.split_once("\x1b[23;0t").expect("the old title comes back");
    assert!(named.rsplit("\x1b]0;").next().is_some_and(|title| title.contains(" - crossread\x07")), "{named:?}");
}

#[test]
fn a_storm_of_sizes_ends_in_a_right_frame() {
    let mut session = Session::start();
    for round in 1..=40 {
        session.resize(1 + round * 37 % 180, 1 + round * 17 % 60);
    }
    for (cols, rows) in [(1, 1), (3, 2), (59, 8), (90, 28)] {
        session.resize(cols, rows);
    }
    session.until("the last size", |screen| screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn an_article_on_standard_input_leaves_the_keyboard_free() {
    let line = format!(
        "printf 'A short note\\n\\nIt speaks of {WORDS}.\\n' | {} --no-state -",
        env!("CARGO_BIN_EXE_crossread")
    );
    let mut session = Session::spawn(&["sh", "-c", &line]);
    session.until("the article", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn an_article_is_typed_before_the_reader_has_the_keyboard() {
    let mut session = Session::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "-"]);
    session.until("the invitation", |screen| screen.contents().contains("Ctrl-d"));
    session.press(&format!("A short note\n\nIt speaks of {WORDS}.\n\x04"));
    session.until("the article", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn suspending_gives_the_terminal_away_and_takes_it_back() {
    let mut session = Session::start();
    session.press("\x1a");
    session.until("the usual screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    // The program may not have stopped yet, and would then sleep through the signal: it is sent until it is heard.
    let wake = |session: &Session| session.signal("CONT");
    session.until_prodded("the reader", wake, |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
    session.press("q");
    assert_eq!(session.end().0, 0);
}

#[test]
fn a_panic_gives_the_terminal_back_and_then_says_why() {
    for part in ["panics_on_the_screen_thread", "panics_while_drawing", "panics_on_another_thread"] {
        let (code, left) = Session::play(part).end();
        assert_eq!(code, 101, "{left}");
        assert!(left.contains("broken on purpose"), "{left}");
    }
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_on_the_screen_thread() {
    let _terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    panic!("broken on purpose");
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_while_drawing() {
    let mut terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    terminal.draw(|_| panic!("broken on purpose")).unwrap();
}

#[test]
#[ignore = "a part of the test of panics, which runs it on a terminal of its own"]
fn panics_on_another_thread() {
    let _terminal = Terminal::enter(Mouse::Ours, Release::default()).unwrap();
    let _ = thread::spawn(|| panic!("broken on purpose")).join();
    unreachable!("the program has ended");
}
