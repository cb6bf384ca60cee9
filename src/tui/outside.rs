//! What is done outside of the screen: files written, commands run, addresses shown, the clipboard of the system.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use super::kept::HEADING;
use crate::state_file;

/// The most bytes that are shown of what a command prints.
const MOST_PRINTED: usize = 200_000;

/// Programs that put their input on the clipboard, and the variable without which they cannot; none for those that
/// need no variable.
const CLIPBOARDS: [(&str, &[&str], Option<&str>); 5] = [
    ("wl-copy", &[], Some("WAYLAND_DISPLAY")),
    ("xclip", &["-selection", "clipboard"], Some("DISPLAY")),
    ("xsel", &["--clipboard", "--input"], Some("DISPLAY")),
    ("pbcopy", &[], None),
    ("clip.exe", &[], None),
];

/// Programs that show an address.
const BROWSERS: [&str; 4] = ["xdg-open", "open", "wslview", "gio"];

/// Writes the list `text` to `path`. A file that holds something other than such a list is left alone.
///
/// # Errors
/// When the file is another's, or cannot be written.
pub fn write_list(path: &str, text: &str) -> io::Result<()> {
    let place = Path::new(path);
    if place.exists() && !fs::read(place)?.starts_with(HEADING.as_bytes()) {
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is a file of that name that is no kept list"));
    }
    state_file::replace(place, |out| out.write_all(text.as_bytes()))
}

/// Runs `command` in the shell with `input`, and gives all that it prints, and its status where that is not success.
///
/// # Errors
/// When it cannot be started.
pub fn pipe(command: &str, input: String) -> io::Result<String> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut child = Command::new(shell)
        .args([flag, command])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    feed(&mut child, input);
    let output = child.wait_with_output()?;
    let mut printed = output.stdout;
    printed.extend(output.stderr);
    printed.truncate(MOST_PRINTED);
    let mut printed = String::from_utf8_lossy(&printed).into_owned();
    if !output.status.success() {
        printed += &format!("\n{command}: {}", output.status);
    }
    Ok(printed)
}

/// Writes `input` to `child` from a thread of its own: a command may print before it has read all.
fn feed(child: &mut Child, input: String) {
    let Some(mut stdin) = child.stdin.take() else { return };
    // A command that does not want its input closes it, which is its right.
    thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
}

/// Shows `url` in the browser: that of `BROWSER`, else the one of the system.
///
/// # Errors
/// When there is none.
pub fn browse(url: &str) -> io::Result<()> {
    let chosen = env::var("BROWSER").ok().filter(|name| !name.is_empty());
    let names = chosen.iter().map(String::as_str).chain(BROWSERS);
    for name in names {
        let first = if name == "gio" { &["open"][..] } else { &[] };
        if let Ok(child) = quiet(Command::new(name).args(first).arg(url)).stdin(Stdio::null()).spawn() {
            wait(child);
            return Ok(());
        }
    }
    Err(io::Error::new(io::ErrorKind::NotFound, "no browser was found: BROWSER can name one"))
}

/// Puts `text` on the clipboard of the system where the program runs, if it has one: for terminals that do not.
pub fn copy(text: &str) {
    if env::var_os("SSH_TTY").is_some() {
        return;
    }
    let has = |variable: &Option<&str>| variable.is_none_or(|name| env::var_os(name).is_some());
    for (name, arguments, _) in CLIPBOARDS.iter().filter(|(_, _, variable)| has(variable)) {
        if let Ok(mut child) = quiet(Command::new(name).args(*arguments)).stdin(Stdio::piped()).spawn() {
            feed(&mut child, text.to_owned());
            return wait(child);
        }
    }
}

/// A command that prints nothing on the screen.
fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

/// Leaves no finished program behind, and does not wait for it here.
fn wait(mut child: Child) {
    thread::spawn(move || drop(child.wait()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lists_are_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let list = format!("{HEADING}\n> One.\n");
        write_list(&path("kept.md"), &list).unwrap();
        write_list(&path("kept.md"), HEADING).unwrap();
        assert_eq!(fs::read_to_string(path("kept.md")).unwrap(), HEADING);
        fs::write(path("thesis.md"), "# Thesis\n").unwrap();
        assert!(write_list(&path("thesis.md"), &list).is_err());
        assert_eq!(fs::read_to_string(path("thesis.md")).unwrap(), "# Thesis\n");
    }

    #[test]
    #[cfg(unix)]
    fn commands_get_their_input_and_tell_what_they_print() {
        assert_eq!(pipe("tr a-z A-Z", "harbour\n".to_owned()).unwrap(), "HARBOUR\n");
        assert_eq!(pipe("true", "x".repeat(1_000_000)).unwrap(), "", "an input that nobody reads");
        let failed = pipe("echo wrong >&2; exit 3", String::new()).unwrap();
        assert!(failed.starts_with("wrong\n") && failed.contains("exit status: 3"), "{failed}");
    }
}
