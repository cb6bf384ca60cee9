//! The terminal: taken over on start, given back however the program ends.
//!
//! [`Terminal`] gives it back when it is dropped, so after quitting and after an error. A panic gives it back before
//! its message is printed. Signals are the business of [`super::signals`], which holds a [`Release`] for the case that
//! the main loop does not answer. After the farewell nothing more is written, whatever was under way.

mod release;
mod unsteady;

use std::io::{self, Write};

use crossterm::cursor::Hide;
use crossterm::event::{
    DisableMouseCapture, EnableBracketedPaste, EnableFocusChange, KeyboardEnhancementFlags,
    PushKeyboardEnhancementFlags,
};
use crossterm::style::Print;
use crossterm::terminal::{
    BeginSynchronizedUpdate, DisableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen, SetTitle, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::clipboard;
use super::hyperlink::{self, Link};
use release::release_on_panic;
use unsteady::Unsteady;

pub use release::Release;

/// Clicks, drags and the wheel, in coordinates of any size. Crossterm's own command would report every movement as
/// well, and wake an idle program.
#[cfg(not(windows))]
const MOUSE_ON: Print<&str> = Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h");
#[cfg(windows)]
const MOUSE_ON: crossterm::event::EnableMouseCapture = crossterm::event::EnableMouseCapture;

/// The window title is put on xterm's stack. Others ignore it.
const KEEP_TITLE: Print<&str> = Print("\x1b[22;0t");

/// Esc, Ctrl-i and the like come as what they are, and a key with Shift as what it then types.
const KEYS: PushKeyboardEnhancementFlags = PushKeyboardEnhancementFlags(
    KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES.union(KeyboardEnhancementFlags::REPORT_ALTERNATE_KEYS),
);

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
    /// Whether the terminal can tell more keys apart, as far as it has said so.
    tells_keys: bool,
    /// The rows that the terminal may show otherwise than they were meant.
    unsteady: Unsteady,
    /// Whether the terminal takes addresses, and the one that stands under some cells.
    takes_links: bool,
    link: Option<Link>,
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
        let screen = ratatui::Terminal::new(backend)?;
        let mut terminal = Self {
            screen,
            release,
            mouse,
            tells_keys: false,
            unsteady: Unsteady::default(),
            takes_links: true,
            link: None,
            title: String::new(),
        };
        terminal.take()?;
        Ok(terminal)
    }

    /// Draws one frame, with the address that `view` gives under its cells; a terminal that can shows it all at once.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame) -> Option<Link>) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        let old = self.link.take();
        let drawn = self.screen.draw(|frame| self.link = view(frame).filter(|_| self.takes_links));
        let linked = drawn.and_then(|frame| {
            let mut bytes = self.unsteady.write(frame.buffer)?;
            bytes.extend(hyperlink::write(frame.buffer, old.as_ref(), self.link.as_ref())?);
            Ok(bytes)
        });
        let out = self.screen.backend_mut();
        let written = linked.and_then(|bytes| Write::write_all(out, &bytes));
        execute!(out, EndSynchronizedUpdate)?;
        written
    }

    /// Keeps addresses from a terminal that would print them.
    pub fn leave_out_links(&mut self) {
        self.takes_links = false;
    }

    /// Forgets what stands on the screen, so that the next frame is drawn in full.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear`: that asks the terminal where the cursor is, and the answer goes to the thread that reads keys.
        let size = self.screen.size()?;
        self.unsteady = Unsteady::default();
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

    /// Lets the terminal tell more keys apart, as it has said that it can (kitty's protocol).
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn tell_keys(&mut self) -> io::Result<()> {
        self.tells_keys = true;
        self.release.mark_keys();
        execute!(self.screen.backend_mut(), KEYS)
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
            if self.tells_keys {
                self.release.mark_keys();
                queue!(out, KEYS)?;
            }
        }
        // A letter that the terminal takes for wider than it is must not go over to the next row.
        queue!(out, DisableLineWrap, EnableBracketedPaste, EnableFocusChange, Hide)?;
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

#[cfg(test)]
mod tests {
    use super::release::farewell;
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
        queue!(entered, KEEP_TITLE, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, MOUSE_ON)
            .expect("memory takes bytes");
        queue!(entered, BeginSynchronizedUpdate).expect("memory takes bytes");
        let mut left = Vec::new();
        farewell(&mut left, true).expect("memory takes bytes");
        let off = modes(&left, 'l');
        let on = modes(&entered, 'h');
        assert_eq!(on.len(), 7);
        assert!(on.iter().all(|mode| off.contains(mode)), "{on:?} are set, {off:?} are reset");
        assert_eq!(modes(&left, 'h'), [7, 25], "rows are wrapped and the cursor is shown");
    }
}
