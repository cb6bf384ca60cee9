//! Keys and how they are written: `j`, `G`, `<C-d>`, `<S-Tab>`, `<A-Enter>`, `<lt>`. Modifiers may be written in full, as
//! help calls them: `<Ctrl-d>`, `<Shift-Tab>`, `<Alt-Enter>`.
//!
//! The key table, the configuration and `--keys` scripts all use this one notation. One key press has one [`Key`],
//! whatever protocol the terminal speaks: a shifted letter is the capital letter, `BackTab` is Shift-Tab.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Keys that have a name: the one that is printed first, then those that are understood as well.
const NAMED: [(KeyCode, &[&str]); 16] = [
    (KeyCode::Enter, &["Enter", "CR", "Return"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Backspace, &["BS", "Backspace"]),
    (KeyCode::Delete, &["Del", "Delete"]),
    (KeyCode::Insert, &["Ins", "Insert"]),
    (KeyCode::Up, &["Up"]),
    (KeyCode::Down, &["Down"]),
    (KeyCode::Left, &["Left"]),
    (KeyCode::Right, &["Right"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::PageUp, &["PgUp", "PageUp"]),
    (KeyCode::PageDown, &["PgDn", "PageDown", "PgDown"]),
    (KeyCode::Char('<'), &["lt"]),
];

/// Modifiers: how they are printed, how people call them, and what is understood, in any case.
const MODIFIERS: [(KeyModifiers, &str, &str, &[&str]); 3] = [
    (KeyModifiers::CONTROL, "C-", "Ctrl-", &["C-", "Ctrl-", "Control-"]),
    (KeyModifiers::ALT, "A-", "Alt-", &["A-", "Alt-", "M-", "Meta-"]),
    (KeyModifiers::SHIFT, "S-", "Shift-", &["S-", "Shift-"]),
];

/// Letters that are another key with Ctrl in the old protocol: people who press them mean that key in the new one, too.
const TWINS: [(char, KeyCode); 2] = [('[', KeyCode::Esc), ('m', KeyCode::Enter)];

/// The highest function key.
const LAST_FUNCTION_KEY: u8 = 24;

/// One key press, normalised: equal presses are equal keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl Key {
    /// The key `code` pressed with `modifiers`.
    #[must_use]
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // With Ctrl a terminal tells a letter's case in one protocol and not in the other.
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::CONTROL) => {
                let letter = letter.to_ascii_lowercase();
                match TWINS.iter().find(|(twin, _)| *twin == letter && modifiers == KeyModifiers::CONTROL) {
                    Some((_, code)) => {
                        modifiers = KeyModifiers::NONE;
                        *code
                    }
                    None => KeyCode::Char(letter),
                }
            }
            KeyCode::Char(letter) if modifiers.contains(KeyModifiers::SHIFT) && letter != ' ' => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(capital(letter))
            }
            other => other,
        };
        Self { code, modifiers }
    }

    /// The key that types `letter`.
    #[must_use]
    pub fn typing(letter: char) -> Self {
        Self::new(KeyCode::Char(letter), KeyModifiers::NONE)
    }

    /// The key of a terminal event; none when a key is let go, or pressed with a modifier of the system's.
    #[must_use]
    pub fn of(event: &KeyEvent) -> Option<Self> {
        let systems = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
        let is_ours = event.kind != KeyEventKind::Release && !event.modifiers.intersects(systems);
        is_ours.then(|| Self::new(event.code, event.modifiers))
    }

    /// The character that the key types into a line of text, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                Some(letter)
            }
            _ => None,
        }
    }

    /// What the key is called in help and tables: `Ctrl-d`, `Shift-Tab`, `<`.
    #[must_use]
    pub fn label(self) -> String {
        let mut label: String = MODIFIERS
            .iter()
            .filter(|(modifier, ..)| self.modifiers.contains(*modifier))
            .map(|(_, _, spoken, _)| *spoken)
            .collect();
        match self.code {
            KeyCode::Char(letter) if letter != ' ' => label.push(letter),
            _ => label.push_str(&self.name()),
        }
        label
    }

    /// The key's name without modifiers.
    fn name(self) -> String {
        let named = NAMED.iter().find(|(code, _)| *code == self.code);
        match (named, self.code) {
            (Some((_, names)), _) => names[0].to_owned(),
            (None, KeyCode::Char(letter)) => letter.to_string(),
            (None, KeyCode::F(number)) => format!("F{number}"),
            (None, other) => format!("{other:?}"),
        }
    }

    /// Whether the key is written without brackets.
    fn is_bare(self) -> bool {
        let named = NAMED.iter().any(|(code, _)| *code == self.code);
        matches!(self.code, KeyCode::Char(_)) && !named && self.modifiers.is_empty()
    }
}

/// The capital of `letter`, where it has one that is a single character.
fn capital(letter: char) -> char {
    let mut upper = letter.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_bare() {
            return f.write_str(&self.name());
        }
        f.write_str("<")?;
        for (modifier, prefix, ..) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                f.write_str(prefix)?;
            }
        }
        write!(f, "{}>", self.name())
    }
}

/// Why a script or a key could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotationError {
    /// The character at which the trouble starts, counted from 1.
    pub position: usize,
    /// What is wrong there, and what to write instead.
    pub reason: String,
}

impl fmt::Display for NotationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {}: {}", self.position, self.reason)
    }
}

impl std::error::Error for NotationError {}

impl FromStr for Key {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, NotationError> {
        match parse(text)?.as_slice() {
            [key] => Ok(*key),
            keys => Err(NotationError { position: 1, reason: format!("one key is wanted, not {}", keys.len()) }),
        }
    }
}

/// The keys of a script such as `jj<Tab>f putin<Enter>`.
///
/// # Errors
/// Names the first place that is not a key.
pub fn parse(script: &str) -> Result<Vec<Key>, NotationError> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let position = script[..script.len() - rest.len()].chars().count() + 1;
        let (key, length) = parse_one(rest, first).map_err(|reason| NotationError { position, reason })?;
        keys.push(key);
        rest = &rest[length..];
    }
    Ok(keys)
}

/// The first key of `rest`, which starts with `first`, and how many bytes it is written in.
fn parse_one(rest: &str, first: char) -> Result<(Key, usize), String> {
    if first.is_control() {
        return Err(format!("{first:?} is not a key; write its name, such as <Enter> or <Tab>"));
    }
    if first != '<' {
        return Ok((Key::typing(first), first.len_utf8()));
    }
    // `<C->>` is Ctrl with `>`: the bracket that closes is the last of a run.
    let close = rest.find('>').ok_or("`<` opens a key that is not closed; write <lt> for the character itself")?;
    let close = if rest[close..].starts_with(">>") && rest[..close].ends_with('-') { close + 1 } else { close };
    Ok((bracketed(&rest[1..close])?, close + 1))
}

/// The key written as `<name>`.
fn bracketed(name: &str) -> Result<Key, String> {
    let mut modifiers = KeyModifiers::NONE;
    let mut plain = name;
    while let Some((modifier, rest)) = leading_modifier(plain) {
        modifiers |= modifier;
        plain = rest;
    }
    let code = named(plain).or_else(|| function_key(plain)).or_else(|| single(plain, modifiers));
    code.map(|code| Key::new(code, modifiers)).ok_or_else(|| {
        format!("<{name}> is not a key; keys are written like <Enter>, <Ctrl-d> or <Alt-Enter>, and `<` is <lt>")
    })
}

/// The modifier that `name` starts with, and what follows it.
fn leading_modifier(name: &str) -> Option<(KeyModifiers, &str)> {
    MODIFIERS.iter().find_map(|(modifier, _, _, prefixes)| {
        let rest = prefixes.iter().find_map(|prefix| strip(name, prefix))?;
        (!rest.is_empty()).then_some((*modifier, rest))
    })
}

/// What follows `prefix` in `name`, in whatever case it is written.
fn strip<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = name.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn named(name: &str) -> Option<KeyCode> {
    let found = NAMED.iter().find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    found.map(|(code, _)| *code)
}

fn function_key(name: &str) -> Option<KeyCode> {
    let number: u8 = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=LAST_FUNCTION_KEY).contains(&number).then_some(KeyCode::F(number))
}

/// A single character; only a modifier is a reason to write one in brackets.
fn single(name: &str, modifiers: KeyModifiers) -> Option<KeyCode> {
    let mut letters = name.chars();
    let letter = letters.next()?;
    (letters.next().is_none() && !modifiers.is_empty() && !letter.is_control()).then_some(KeyCode::Char(letter))
}

/// A sequence of keys in notation, such as `gg` or `m<Space>`.
#[must_use]
pub fn notation(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

/// A sequence of keys as help shows it, such as `gg` or `Ctrl-d`; keys with long names stand apart.
#[must_use]
pub fn label(keys: &[Key]) -> String {
    let labels: Vec<String> = keys.iter().map(|key| key.label()).collect();
    let apart = labels.iter().any(|label| label.chars().count() > 1);
    labels.join(if apart { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The script's keys, each as it is printed.
    fn printed(script: &str) -> String {
        match parse(script) {
            Ok(keys) => keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn scripts_are_read_key_by_key() {
        assert_eq!(printed("jj<Tab>f putin<Enter>"), "j j <Tab> f <Space> p u t i n <Enter>");
        assert_eq!(printed("G]]<lt>>{}"), "G ] ] <lt> > { }");
        assert_eq!(printed("é語"), "é 語");
        assert_eq!(printed(""), "");
    }

    #[test]
    fn one_key_has_one_notation() {
        assert_eq!(printed("<C-d><c-D><C-S-d>"), "<C-d> <C-d> <C-S-d>");
        assert_eq!(printed("<S-Tab><s-tab><TAB>"), "<S-Tab> <S-Tab> <Tab>");
        assert_eq!(printed("<A-Enter><M-CR><A-C-x>"), "<A-Enter> <A-Enter> <C-A-x>");
        assert_eq!(printed("<S-a><A-S-b>"), "A <A-B>");
        assert_eq!(printed("<PageDown><pgdn><F1><f12>"), "<PgDn> <PgDn> <F1> <F12>");
        assert_eq!(printed("<C-Space><C-lt><C->><C-->"), "<C-Space> <C-lt> <C->> <C-->");
        assert_eq!(printed("<Space><Esc><BS><Del>"), "<Space> <Esc> <BS> <Del>");
    }

    #[test]
    fn what_help_prints_can_be_typed() {
        assert_eq!(printed("<Ctrl-d><CTRL-D><C-d><c-D>"), "<C-d> <C-d> <C-d> <C-d>");
        assert_eq!(printed("<Alt-Enter><A-CR><Meta-Return>"), "<A-Enter> <A-Enter> <A-Enter>");
        assert_eq!(printed("<Shift-Tab><S-Tab><Ctrl-Alt-x>"), "<S-Tab> <S-Tab> <C-A-x>");
        assert!(printed("<Crtl-d>").contains("<Ctrl-d>"), "the error shows how it is written");
        for (code, modifiers) in NAMED.iter().flat_map(|(code, _)| (0..8).map(move |bits| (*code, bits))) {
            let key = Key::new(code, KeyModifiers::from_bits_truncate(modifiers));
            let spoken = if key.label() == "<" { "lt".to_owned() } else { key.label().replace('<', "lt") };
            assert_eq!(format!("<{spoken}>").parse::<Key>(), Ok(key));
        }
    }

    #[test]
    fn errors_name_the_place() {
        assert!(printed("jé<Entr>x").starts_with("character 3: <Entr> is not a key"));
        assert!(printed("j<").starts_with("character 2: `<` opens a key that is not closed"));
        assert!(printed("<>").starts_with("character 1: <> is not a key"));
        assert!(printed("<C->").starts_with("character 1: <C-> is not a key"));
        assert!(printed("<F0>").starts_with("character 1"));
        assert!(printed("<x>").starts_with("character 1"));
        assert!(printed("a\nb").starts_with("character 2: '\\n' is not a key"));
        assert!("gg".parse::<Key>().is_err());
    }

    #[test]
    fn help_calls_keys_by_spoken_names() {
        let spoken = |script: &str| label(&parse(script).expect("the script is well formed"));
        assert_eq!(spoken("<C-d>"), "Ctrl-d");
        assert_eq!(spoken("<S-Tab>"), "Shift-Tab");
        assert_eq!(spoken("<lt>"), "<");
        assert_eq!(spoken("gg"), "gg");
        assert_eq!(spoken("g<Space>"), "g Space");
    }

    #[test]
    fn both_terminal_protocols_give_the_same_key() {
        assert_eq!(printed("<C-[><C-m><C-M><C-A-m>"), "<Esc> <Enter> <Enter> <C-A-m>");
        let key = |code, modifiers| Key::new(code, modifiers).to_string();
        let (shift, control) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL);
        assert_eq!(key(KeyCode::Char('G'), shift), "G");
        assert_eq!(key(KeyCode::Char('g'), shift), "G");
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::NONE), "G");
        assert_eq!(key(KeyCode::Char('?'), shift), "?");
        assert_eq!(key(KeyCode::Char('ß'), shift), "ß");
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::NONE), "<S-Tab>");
        assert_eq!(key(KeyCode::BackTab, shift), "<S-Tab>");
        assert_eq!(key(KeyCode::Char('D'), control), "<C-d>");
        assert_eq!(Key::of(&KeyEvent::new(KeyCode::Char('j'), KeyModifiers::SUPER)), None);
    }

    #[test]
    fn letting_a_key_go_is_no_key() {
        let event = |kind| KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind);
        assert_eq!(Key::of(&event(KeyEventKind::Press)), Some(Key::typing('j')));
        assert_eq!(Key::of(&event(KeyEventKind::Repeat)), Some(Key::typing('j')));
        assert_eq!(Key::of(&event(KeyEventKind::Release)), None);
    }

    #[test]
    fn only_plain_characters_are_typed() {
        let typed = |text: &str| text.parse::<Key>().expect("a key").typed();
        assert_eq!(typed("G"), Some('G'));
        assert_eq!(typed("<Space>"), Some(' '));
        assert_eq!(typed("<lt>"), Some('<'));
        assert_eq!((typed("<C-a>"), typed("<A-a>"), typed("<Enter>")), (None, None, None));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(letter in any::<char>(), bits in 0u8..8, named in 0..NAMED.len()) {
            let modifiers = KeyModifiers::from_bits_truncate(bits);
            let code = if letter.is_control() { NAMED[named].0 } else { KeyCode::Char(letter) };
            for key in [Key::new(code, modifiers), Key::new(NAMED[named].0, modifiers)] {
                prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
            }
        }

        #[test]
        fn no_script_makes_it_panic(script in "\\PC{0,12}|[<>CAS\\-a-z]{0,12}") {
            let _ = parse(&script);
        }
    }
}
