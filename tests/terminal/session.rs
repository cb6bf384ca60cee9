//! The program on a terminal of its own.

use std::env;
use std::io::{Read, Write};
use std::num::NonZero;
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

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
/// What a terminal is asked, and what a dark one says to it that can tell more keys apart.
const ANSWERS: [(&str, &str); 2] =
    [("\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\"), ("\x1b[?u\x1b[c", "\x1b[?0u\x1b[?62;c")];
/// Words of an article of the story that is opened.
pub(crate) const WORDS: &str = "Kerry";

/// The program on a terminal of its own.
pub(crate) struct Session {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    terminal: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    /// Everything that was written.
    written: Vec<u8>,
    /// Whether the terminal answers what it is asked, and how much of what was written it has looked at for that.
    answers: Option<usize>,
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    /// Starts the program on the sample story and waits until it shows an article.
    #[track_caller]
    pub(crate) fn start() -> Self {
        Self::open("articles/sochi-2015")
    }

    /// Starts the program on what is in `path` and waits until it shows an article.
    #[track_caller]
    pub(crate) fn open(path: &str) -> Self {
        let mut session = Self::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", path]);
        session.until("the first frame", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
        session
    }

    /// [`Session::start`] on a terminal that knows what it is asked.
    #[track_caller]
    pub(crate) fn start_knowing() -> Self {
        let mut session = Self::spawn(&[env!("CARGO_BIN_EXE_crossread"), "--no-state", "articles/sochi-2015"]);
        session.answers = Some(0);
        session.until("the first frame", |screen| screen.alternate_screen() && screen.contents().contains(WORDS));
        session
    }

    /// Starts the program on the sample story with its corrections in `file`, plays `keys` and waits until it `says` so.
    #[track_caller]
    pub(crate) fn start_correcting(file: &str, keys: &str, says: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_crossread");
        let mut session = Self::spawn(&[program, "--overrides", file, "--keys", keys, "articles/sochi-2015"]);
        session.until(says, |screen| screen.contents().contains(says));
        session
    }

    /// Starts the program on the sample story with what is kept between runs in `folder`, and waits until it `says` so.
    #[track_caller]
    pub(crate) fn start_keeping(folder: &str, says: &str) -> Self {
        let state = format!("CROSSREAD_STATE={folder}");
        let mut session = Self::spawn(&["env", &state, env!("CARGO_BIN_EXE_crossread"), "articles/sochi-2015"]);
        session.until(says, |screen| screen.contents().contains(says) && screen.contents().contains("? keys"));
        session
    }

    /// Starts another part of this test on a terminal.
    pub(crate) fn play(part: &str) -> Self {
        let this = env::current_exe().expect("this test has a file");
        Self::spawn(&[&this.to_string_lossy(), part, "--exact", "--ignored", "--nocapture"])
    }

    pub(crate) fn spawn(command: &[&str]) -> Self {
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
        Self { screen, output: listen(reader), input, terminal: pty.master, child, written: Vec::new(), answers: None }
    }

    /// Whether the terminal gives out whole lines, as it does before and after the program.
    fn edits_lines(&self) -> bool {
        let settings = self.terminal.get_termios().expect("the terminal has settings");
        format!("{:?}", settings.local_flags).contains("ICANON")
    }

    /// Stops reading in the middle of the first `words`, which are more than a terminal keeps, and sends signals until
    /// the program has ended. Returns its exit code.
    #[track_caller]
    pub(crate) fn end_deaf(mut self, words: &str) -> u32 {
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

    pub(crate) fn press(&mut self, keys: &str) {
        self.input.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.input.flush().expect("the terminal takes keys");
    }

    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.terminal.resize(size(cols, rows)).expect("the terminal can be resized");
        let side = |length| NonZero::new(length).expect("not empty");
        self.screen.screen_mut().set_size(side(rows), side(cols));
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().expect("the program has a process");
        let status = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status();
        assert!(status.is_ok_and(|status| status.success()), "{name} can be sent");
    }

    /// Takes in what the program writes until `holds`.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        self.until_prodded(what, |_| {}, holds);
    }

    /// [`Session::until`], with `prod` done every now and then.
    #[track_caller]
    pub(crate) fn until_prodded(&mut self, what: &str, prod: impl Fn(&Self), holds: impl Fn(&vt100::Screen) -> bool) {
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
        self.answer();
    }

    /// Answers what the terminal was asked, where it does so.
    fn answer(&mut self) {
        let Some(from) = self.answers else { return };
        let text = String::from_utf8_lossy(&self.written[from..]).into_owned();
        for (question, answer) in ANSWERS {
            if text.contains(question) {
                self.answers = Some(self.written.len());
                self.press(answer);
            }
        }
    }

    /// Everything that was written, as text.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    /// Takes in what the program writes until it has written `text`.
    #[track_caller]
    pub(crate) fn until_written(&mut self, what: &str, text: &str) {
        let start = Instant::now();
        while !self.written().contains(text) {
            assert!(start.elapsed() < DEADLINE, "waited for {what}");
            if let Ok(bytes) = self.output.recv_timeout(AGAIN) {
                self.show(&bytes);
            }
        }
    }

    /// Waits for the end of the program, checks that the terminal is as it was, and returns the exit code and what
    /// stands on the screen.
    #[track_caller]
    pub(crate) fn end(mut self) -> (u32, String) {
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
