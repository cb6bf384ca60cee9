//! Signals, as messages to the main loop.
//!
//! The first signal that asks the program to end is passed on, so that the main loop can save and leave in order. At
//! the second the loop is taken to be stuck, perhaps in writing: the terminal is given back as far as it lets itself, and
//! the program ends at once.

use std::io;

use super::terminal::Release;

/// What somebody outside asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End, with this number as the reason.
    Quit(i32),
    /// Stop until further notice.
    Suspend,
    /// Go on: the terminal may have been used by others.
    Resume,
}

/// The exit status that tells a shell which signal ended the program.
#[must_use]
pub fn exit_status(signal: i32) -> i32 {
    128 + signal
}

/// Passes signals to `send` from a thread of its own, until the program ends.
///
/// # Errors
/// When the handlers or the thread cannot be set up.
#[cfg(unix)]
pub fn listen(release: Release, mut send: impl FnMut(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT])?;
    let forward = move || {
        let mut asked = false;
        for number in signals.forever() {
            match number {
                SIGTSTP => send(Signal::Suspend),
                SIGCONT => send(Signal::Resume),
                _ if asked => {
                    let _ = release.release_at_once();
                    std::process::exit(exit_status(number));
                }
                _ => {
                    asked = true;
                    send(Signal::Quit(number));
                }
            }
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(forward).map(drop)
}

/// There are no signals here.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen(release: Release, send: impl FnMut(Signal) + Send + 'static) -> io::Result<()> {
    drop((release, send));
    Ok(())
}
