//! Giving the terminal back: once, from any thread, whatever else is under way.

use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, PopKeyboardEnhancementFlags};
use crossterm::queue;
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{EnableLineWrap, EndSynchronizedUpdate, LeaveAlternateScreen, disable_raw_mode};

/// Takes the window title from xterm's stack. Others ignore it.
const RESTORE_TITLE: Print<&str> = Print("\x1b[23;0t");

/// The exit status after a panic in a thread that the main loop does not wait for: that of a panic in `main`.
const PANICKED: i32 = 101;

/// How long the farewell of a program that must end may take, on a terminal that may take nothing any more.
const PATIENCE: Duration = Duration::from_millis(500);

/// Gives the terminal back, once. Whoever writes holds the lock of standard output while asking whether the terminal is
/// still taken, so that nothing comes after the farewell.
#[derive(Clone, Debug, Default)]
pub struct Release {
    taken: Arc<AtomicBool>,
    /// Whether the terminal was told to tell more keys apart.
    keys: Arc<AtomicBool>,
}

impl Release {
    /// Gives the terminal back, if it is taken. What fails is passed over: there is nobody left to tell.
    pub fn release(&self) {
        let mut out = io::stdout().lock();
        if self.taken.swap(false, Ordering::SeqCst) {
            let _ = farewell(&mut out, self.keys.swap(false, Ordering::SeqCst));
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

    /// Whether the program has the terminal.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.taken.load(Ordering::SeqCst)
    }

    /// Notes that the terminal is taken; whether it was not before.
    pub(super) fn mark_taken(&self) -> bool {
        !self.taken.swap(true, Ordering::SeqCst)
    }

    /// Notes that the terminal is about to be told to tell more keys apart.
    pub(super) fn mark_keys(&self) {
        self.keys.store(true, Ordering::SeqCst);
    }
}

/// Undoes everything that entering set, on any terminal, whether it was set or not; but what tells keys apart only where
/// it was set (`has_keys`), as it takes from a stack that others use as well.
pub(super) fn farewell(out: &mut impl Write, has_keys: bool) -> io::Result<()> {
    queue!(out, EndSynchronizedUpdate)?;
    if has_keys {
        queue!(out, PopKeyboardEnhancementFlags)?;
    }
    queue!(out, DisableMouseCapture, DisableFocusChange, DisableBracketedPaste, ResetColor)?;
    queue!(out, EnableLineWrap, LeaveAlternateScreen, RESTORE_TITLE, Show)?;
    out.flush()
}

/// Lets a panic give the terminal back before its message is printed, so that the message can be read. Where another
/// thread than this one panics the program ends: going on would draw over the message.
pub(super) fn release_on_panic(release: Release) {
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

    #[test]
    fn terminal_is_given_back_once() {
        let release = Release::default();
        assert!(release.mark_taken());
        assert!(!release.clone().mark_taken());
        assert!(release.taken.swap(false, Ordering::SeqCst));
        release.release();
        assert!(!release.taken.load(Ordering::SeqCst));
    }

    #[test]
    fn keys_are_given_back_where_they_were_taken() {
        let written = |has_keys: bool| {
            let mut bytes = Vec::new();
            farewell(&mut bytes, has_keys).expect("memory takes bytes");
            String::from_utf8(bytes).expect("what is written is text")
        };
        assert!(written(true).contains("\x1b[<1u") && !written(false).contains("\x1b[<"));
        let (keys, screen) = (written(true).find("\x1b[<1u"), written(true).find("\x1b[?1049l"));
        assert!(keys < screen, "each screen has keys of its own");
    }
}
