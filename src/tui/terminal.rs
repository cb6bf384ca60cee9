//! The terminal: taken over on start, given back however the program ends.
//!
//! [`Terminal`] gives it back when it is dropped, so after quitting and after an error. A panic gives it back before
//! its message is printed. Signals are the business of [`super::signals`], which holds a [`Release`] for the case that
//! the main loop does not answer. After the farewell nothing more is written, whatever was under way.

use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::clipboard;

/// Clicks, drags and the wheel, in coordinates of any size. Crossterm's own command would report every movement as
/// well, and wake an idle program.
#[cfg(not(windows))]
const MOUSE_ON: Print<&str> = Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h");
#[cfg(windows)]
const MOUSE_ON: crossterm::event::EnableMouseCapture = crossterm::event::EnableMouseCapture;

/// The window title is put on xterm's stack and taken back from there. Others ignore it.
const KEEP_TITLE: Print<&str> = Print("\x1b[22;0t");
const RESTORE_TITLE: Print<&str> = Print("\x1b[23;0t");

/// The exit status after a panic in a thread that the main loop does not wait for: that of a panic in `main`.
const PANICKED: i32 = 101;

/// How long the farewell of a program that must end may take, on a terminal that may take nothing any more.
const PATIENCE: Duration = Duration::from_millis(500);

/// Who gets the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The reader: clicks and scrolling act on panes; the terminal selects with Shift.
    Ours,
    /// The terminal: it selects text as everywhere.
    Terminals,
}

/// The terminal while the program has it.
pub struct Terminal {
    screen: ratatui::Terminal<CrosstermBackend<Outlet>>,
    release: Release,
    mouse: Mouse,
    /// What the window is called; empty where it has its own name.
    title: String,
}

impl Terminal {
    /// Takes over the terminal, and sees to it that a panic gives it back. Any thread can do so with `release`.
    ///
    /// # Errors
    /// When there is no terminal or it cannot be set up; it is then left as it was.
    pub fn enter(mouse: Mouse, release: Release) -> io::Result<Self> {
        release_on_panic(release.clone());
        let backend = CrosstermBackend::new(Outlet { bytes: Vec::new(), release: release.clone() });
        let mut terminal = Self { screen: ratatui::Terminal::new(backend)?, release, mouse, title: String::new() };
        terminal.take()?;
        Ok(terminal)
    }

    /// Draws one frame; a terminal that can shows it all at once.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.screen.draw(view).map(drop);
        execute!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Forgets what stands on the screen, so that the next frame is drawn in full.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`: that asks the terminal where the cursor is, and the answer goes to the thread that reads keys.
        let size = self.screen.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))
    }

    /// Asks the terminal to put `text` on the clipboard.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(self.screen.backend_mut(), Print(clipboard::request(text)))
    }

    /// Gives the mouse to the terminal, or takes it back; who has it then.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn turn_mouse(&mut self) -> io::Result<Mouse> {
        self.mouse = if self.mouse == Mouse::Ours { Mouse::Terminals } else { Mouse::Ours };
        match self.mouse {
            Mouse::Ours => execute!(self.screen.backend_mut(), MOUSE_ON)?,
            Mouse::Terminals => execute!(self.screen.backend_mut(), DisableMouseCapture)?,
        }
        Ok(self.mouse)
    }

    /// Asks the terminal something; the answer comes in among the keys.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn ask(&mut self, question: &'static str) -> io::Result<()> {
        execute!(self.screen.backend_mut(), Print(question))
    }

    /// Names the window, together with the next frame.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn set_title(&mut self, title: &str) -> io::Result<()> {
        if title == self.title {
            return Ok(());
        }
        title.clone_into(&mut self.title);
        let safe: String = title.chars().filter(|letter| !letter.is_control()).collect();
        queue!(self.screen.backend_mut(), SetTitle(safe))
    }

    /// Gives the terminal back, stops the program as Ctrl-z does, and takes the terminal again when it is continued.
    ///
    /// # Errors
    /// When the terminal cannot be set up again.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        self.release.release();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        self.resume()
    }

    /// There is no suspending here: only draws anew.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        self.redraw()
    }

    /// Sets the terminal up again after somebody else may have used it, and draws the next frame in full.
    ///
    /// # Errors
    /// When the terminal cannot be set up.
    pub fn resume(&mut self) -> io::Result<()> {
        // The shell may have reset the line behind our back, and raw mode is not set twice.
        disable_raw_mode()?;
        self.take()?;
        self.redraw()
    }

    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        let first = self.release.mark_taken();
        let out = self.screen.backend_mut();
        if first {
            // Entered twice, some terminals forget where the cursor stood before.
            queue!(out, KEEP_TITLE, EnterAlternateScreen)?;
            self.title.clear();
        }
        queue!(out, EnableBracketedPaste, Hide)?;
        if self.mouse == Mouse::Ours {
            queue!(out, MOUSE_ON)?;
        }
        Write::flush(out)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.release.release();
    }
}

/// Collects what is to be shown, so that a frame reaches the terminal in one piece. What is not flushed before the
/// terminal is given back is never written.
struct Outlet {
    bytes: Vec<u8>,
    release: Release,
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let written =
            if self.release.is_taken() { out.write_all(&self.bytes).and_then(|()| out.flush()) } else { Ok(()) };
        self.bytes.clear();
        written
    }
}

/// Gives the terminal back, once. Whoever writes holds the lock of standard output while asking whether the terminal is
/// still taken, so that nothing comes after the farewell.
#[derive(Clone, Debug, Default)]
pub struct Release {
    taken: Arc<AtomicBool>,
}

impl Release {
    /// Gives the terminal back, if it is taken. What fails is passed over: there is nobody left to tell.
    pub fn release(&self) {
        let mut out = io::stdout().lock();
        if self.taken.swap(false, Ordering::SeqCst) {
            let _ = farewell(&mut out);
            let _ = disable_raw_mode();
        }
    }

    /// [`Release::release`] for a program that must end now, even where another thread is stuck in writing to a terminal
    /// that takes nothing. Whether the farewell was written; if it was not, nothing else can be.
    #[must_use]
    pub fn release_at_once(&self) -> bool {
        // This waits for nobody, and is what a shell cannot do without.
        let _ = disable_raw_mode();
        let (send, receive) = mpsc::channel();
        let release = self.clone();
        let part = move || {
            release.release();
            let _ = send.send(());
        };
        let parting = thread::Builder::new().name("farewell".to_owned()).spawn(part);
        parting.is_ok() && receive.recv_timeout(PATIENCE).is_ok()
    }

    fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// Notes that the terminal is taken; whether it was not before.
    fn mark_taken(&self) -> bool {
        !self.taken.swap(true, Ordering::SeqCst)
    }
}

/// Undoes everything that entering set, on any terminal, whether it was set or not.
fn farewell(out: &mut impl Write) -> io::Result<()> {
    queue!(out, EndSynchronizedUpdate, DisableMouseCapture, DisableBracketedPaste, ResetColor)?;
    queue!(out, LeaveAlternateScreen, RESTORE_TITLE, Show)?;
    out.flush()
}

/// Lets a panic give the terminal back before its message is printed, so that the message can be read. Where another
/// thread than this one panics the program ends: going on would draw over the message.
fn release_on_panic(release: Release) {
    let screen_thread = thread::current().id();
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().id() == screen_thread {
            release.release();
        } else if release.is_taken() {
            if release.release_at_once() {
                report(panic);
            }
            std::process::exit(PANICKED);
        }
        report(panic);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The private modes that `bytes` switch with `action`.
    fn modes(bytes: &[u8], action: char) -> Vec<u16> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        text.split("\x1b[?").filter_map(|part| part.split_once(action)?.0.parse().ok()).collect()
    }

    #[test]
    #[cfg(unix)]
    fn farewell_undoes_every_mode() {
        let mut entered = Vec::new();
        queue!(entered, KEEP_TITLE, EnterAlternateScreen, EnableBracketedPaste, MOUSE_ON).expect("memory takes bytes");
        queue!(entered, BeginSynchronizedUpdate).expect("memory takes bytes");
        let mut left = Vec::new();
        farewell(&mut left).expect("memory takes bytes");
        let off = modes(&left, 'l');
        let on = modes(&entered, 'h');
        assert_eq!(on.len(), 6);
        assert!(on.iter().all(|mode| off.contains(mode)), "{on:?} are set, {off:?} are reset");
        assert_eq!(modes(&left, 'h'), [25], "the cursor is shown");
    }

    #[test]
    fn terminal_is_given_back_once() {
        let release = Release::default();
        assert!(release.mark_taken());
        assert!(!release.clone().mark_taken());
        assert!(release.taken.swap(false, Ordering::SeqCst));
        release.release();
        assert!(!release.taken.load(Ordering::SeqCst));
    }
}
