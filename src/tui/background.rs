//! Whether the terminal's background is light: asked of the terminal itself with OSC 11, as xterm does it.
//!
//! The answer comes in among the keys, `ESC ] 11 ; rgb:ffff/ffff/dddd` and an end, and is read as the keys that it looks
//! like. [`Ear`] takes it out again. A terminal that does not answer costs nothing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::theme::Theme;

/// Asks for the background.
pub const QUESTION: &str = "\x1b]11;?\x1b\\";

/// The most characters of an answer.
const LONGEST: usize = 40;

/// Takes the answer out of the keys that come in.
#[derive(Clone, Debug, Default)]
pub struct Ear {
    /// Whether an answer may still come.
    is_open: bool,
    /// What has come of it.
    heard: Option<String>,
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// No part of an answer.
    Other,
    /// Part of an answer.
    Part,
    /// The end of an answer: the theme that suits the background.
    Answer(Theme),
}

impl Ear {
    /// An ear for one answer.
    #[must_use]
    pub fn new() -> Self {
        Self { is_open: true, heard: None }
    }

    /// Takes what came from the terminal.
    pub fn hear(&mut self, event: &Event) -> Heard {
        let Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) = event else { return Heard::Other };
        let (alt, control) = (modifiers.contains(KeyModifiers::ALT), modifiers.contains(KeyModifiers::CONTROL));
        match (&mut self.heard, letter) {
            (None, ']') if self.is_open && alt => {
                self.heard = Some(String::new());
                Heard::Part
            }
            (Some(heard), 'g') if control => {
                answer(&std::mem::take(heard)).map_or(Heard::Part, |theme| self.end(theme))
            }
            (Some(heard), '\\') if alt => answer(&std::mem::take(heard)).map_or(Heard::Part, |theme| self.end(theme)),
            (Some(heard), letter) if heard.len() < LONGEST && !control && !alt => {
                heard.push(*letter);
                Heard::Part
            }
            _ => {
                self.heard = None;
                Heard::Other
            }
        }
    }

    fn end(&mut self, theme: Theme) -> Heard {
        *self = Self::default();
        Heard::Answer(theme)
    }
}

/// The theme that suits the background of an answer such as `11;rgb:ffff/ffff/dddd`.
fn answer(heard: &str) -> Option<Theme> {
    let (_, colour) = heard.strip_prefix("11;")?.split_once(':')?;
    let channel = |digits: &str| {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)? - 1;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most.max(1)))
    };
    let channels: Vec<f64> = colour.split('/').map(channel).collect::<Option<_>>()?;
    let [red, green, blue] = channels[..] else { return None };
    // The luma of ITU-R BT.601, which weighs the channels as eyes do.
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if luma > 0.5 { Theme::Light } else { Theme::Dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// What is heard of `text`, which is an answer without its start and end, and then of an `x`.
    fn heard(text: &str, end: &Event) -> [Heard; 2] {
        let mut ear = Ear::new();
        assert_eq!(ear.hear(&key(']', KeyModifiers::ALT)), Heard::Part);
        for letter in text.chars() {
            assert_eq!(ear.hear(&key(letter, KeyModifiers::NONE)), Heard::Part);
        }
        [ear.hear(end), ear.hear(&key('x', KeyModifiers::NONE))]
    }

    #[test]
    fn answers_are_taken_out_of_the_keys() {
        let ends = || [key('g', KeyModifiers::CONTROL), key('\\', KeyModifiers::ALT)];
        for end in ends() {
            assert_eq!(heard("11;rgb:ffff/ffff/dddd", &end), [Heard::Answer(Theme::Light), Heard::Other]);
        }
        for end in ends() {
            assert_eq!(heard("11;rgb:1e/1e/2e", &end), [Heard::Answer(Theme::Dark), Heard::Other]);
        }
    }

    #[test]
    fn keys_are_keys() {
        let mut ear = Ear::new();
        assert_eq!(ear.hear(&key('j', KeyModifiers::NONE)), Heard::Other);
        assert_eq!(ear.hear(&key('g', KeyModifiers::CONTROL)), Heard::Other);
        assert_eq!(Ear::default().hear(&key(']', KeyModifiers::ALT)), Heard::Other, "nothing was asked");
        let mut ear = Ear::new();
        assert_eq!(ear.hear(&key(']', KeyModifiers::ALT)), Heard::Part);
        for _ in 0..LONGEST {
            assert_eq!(ear.hear(&key('x', KeyModifiers::NONE)), Heard::Part);
        }
        assert_eq!(ear.hear(&key('x', KeyModifiers::NONE)), Heard::Other, "an answer has an end");
    }
}
