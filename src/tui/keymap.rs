//! From key presses to actions: sequences such as `gg`, counts before them, and the place that gives them meaning.

mod context;
pub mod table;

use crossterm::event::{KeyCode, KeyModifiers};

use super::action::{Action, List};
use super::keys::{self, Key};
pub use context::Context;
use table::SECTIONS;

/// The longest count that can be typed; more digits are dropped.
const LARGEST_COUNT: u32 = 99_999;

/// What ends a sequence that takes one more character of any kind.
const ANY_CHARACTER: char = '…';

/// What a key sequence leads to.
#[derive(Clone, Debug)]
pub enum Act {
    /// An action.
    Do(Action),
    /// An action with the character that follows.
    With(fn(char) -> Action),
}

/// One line of the key table: name, key sequences, what it does, and the same in words.
pub type Row = (&'static str, &'static [&'static str], Act, &'static str);

/// A part of the key table that holds in one context. Sections of one title belong together in help.
#[derive(Debug)]
pub struct Section {
    /// What help calls it.
    pub title: &'static str,
    /// Where its keys hold.
    pub context: Context,
    /// Its lines.
    pub rows: &'static [Row],
}

/// A key sequence of the table as it is spoken: `gg`, `Ctrl-d`, `m…`.
#[must_use]
pub fn label(sequence: &str) -> String {
    let rest = if sequence.ends_with(ANY_CHARACTER) { "…" } else { "" };
    keys::label(&sequence_keys(sequence)) + rest
}

/// All lines of the table with the contexts in which their keys hold.
pub fn rows() -> impl Iterator<Item = (Context, &'static Row)> {
    SECTIONS.iter().flat_map(|section| section.rows.iter().map(move |row| (section.context, row)))
}

/// One key sequence that can be pressed.
#[derive(Clone, Debug)]
struct Binding {
    /// The name of the line in the table.
    name: &'static str,
    context: Context,
    keys: Vec<Key>,
    act: Act,
}

impl Binding {
    /// What is to follow the keys.
    fn rest(&self) -> &'static str {
        if matches!(self.act, Act::With(_)) { "…" } else { "" }
    }

    /// Its keys and its name.
    fn told(&self) -> String {
        format!("{}{} ({})", keys::notation(&self.keys), self.rest(), self.name)
    }
}

/// The keys pressed so far of a sequence, and the count before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    count: u32,
    keys: Vec<Key>,
}

impl Pending {
    /// Whether nothing was pressed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What was pressed, as the status line shows it.
    #[must_use]
    pub fn label(&self) -> String {
        let count = if self.count == 0 { String::new() } else { self.count.to_string() };
        count + &keys::label(&self.keys)
    }

    /// Whether `key` goes on with the count.
    fn takes_digit(&mut self, key: Key) -> bool {
        let digit = key.typed().and_then(|letter| letter.to_digit(10));
        match digit {
            Some(digit) if self.keys.is_empty() && (digit > 0 || self.count > 0) => {
                self.count = (self.count * 10 + digit).min(LARGEST_COUNT);
                true
            }
            _ => false,
        }
    }
}

/// What became of a key press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// It led to an action.
    Act(Action),
    /// More keys are to come.
    Waiting,
    /// It took back what was pressed before.
    Dropped,
    /// No key sequence starts like this.
    Unbound(String),
}

/// All key sequences.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    /// The keys of the table.
    fn default() -> Self {
        let bindings = rows().flat_map(|(context, (name, sequences, act, _))| {
            let keys = |sequence: &&str| sequence_keys(sequence);
            sequences.iter().map(keys).map(move |keys| Binding { name, context, keys, act: act.clone() })
        });
        Self { bindings: bindings.collect() }
    }
}

/// The keys of a sequence of the table, without the mark for any character.
fn sequence_keys(sequence: &str) -> Vec<Key> {
    keys::parse(sequence.trim_end_matches(ANY_CHARACTER)).expect("the key table is written in the notation of keys")
}

impl Keymap {
    /// Gives the line called `name` the key `sequences`, in the notation of key scripts, instead of its own.
    ///
    /// # Errors
    /// When there is no such line, or a sequence is wrong. What keys meet then is told by [`Keymap::conflicts`].
    pub fn bind(&mut self, name: &str, sequences: &[String]) -> Result<(), String> {
        let Some((context, (name, old, act, _))) = rows().find(|(_, row)| row.0 == name) else {
            let near = rows().map(|(_, row)| row.0).min_by_key(|known| strsim::levenshtein(known, name));
            return Err(format!("nothing is called {name}; did you mean {}?", near.unwrap_or_default()));
        };
        let mut bindings = Vec::new();
        for sequence in sequences {
            let keys = keys::parse(sequence.trim_end_matches(ANY_CHARACTER))
                .map_err(|wrong| format!("{sequence}: {wrong}"))?;
            if keys.is_empty() {
                return Err(format!("{name} needs a key, as in {:?}", old[0]));
            }
            let is_counted = keys[0].typed().is_some_and(|letter| letter.is_ascii_digit());
            if is_counted && !context.is_typing() {
                return Err(format!("{sequence} cannot start with a digit: that is a count"));
            }
            bindings.push(Binding { name, context, keys, act: act.clone() });
        }
        self.bindings.retain(|binding| binding.name != *name);
        self.bindings.extend(bindings);
        Ok(())
    }

    /// The key sequences of the line called `name` as they are spoken: `j`, `Ctrl-d`, `m…`.
    #[must_use]
    pub fn labels(&self, name: &str) -> Vec<String> {
        let bound = self.bindings.iter().filter(|binding| binding.name == name);
        bound.map(|binding| keys::label(&binding.keys) + binding.rest()).collect()
    }

    /// The key sequences of the line called `name` as scripts and settings write them: `j`, `<C-d>`, `m…`.
    #[must_use]
    pub fn notations(&self, name: &str) -> Vec<String> {
        let bound = self.bindings.iter().filter(|binding| binding.name == name);
        bound.map(|binding| keys::notation(&binding.keys) + binding.rest()).collect()
    }

    /// The first key sequence of the line called `name`; empty where it has none.
    #[must_use]
    pub fn label_of(&self, name: &str) -> String {
        self.labels(name).into_iter().next().unwrap_or_default()
    }

    /// Takes a key that was pressed in `context` after `pending`.
    pub fn press(&self, pending: &mut Pending, context: Context, key: Key) -> Pressed {
        let is_typing = context.is_typing();
        if !pending.is_empty() && key == Key::new(KeyCode::Esc, KeyModifiers::NONE) {
            *pending = Pending::default();
            return Pressed::Dropped;
        }
        if !is_typing && pending.takes_digit(key) {
            return Pressed::Waiting;
        }
        pending.keys.push(key);
        let found = self.find(context, &pending.keys);
        if matches!(found, Found::Start) {
            return Pressed::Waiting;
        }
        let Pending { count, keys } = std::mem::take(pending);
        match found {
            Found::Act(action) if count > 0 => Pressed::Act(action.times(count)),
            Found::Act(action) => Pressed::Act(action),
            Found::Start | Found::Nothing => match key.typed() {
                Some(letter) if is_typing => Pressed::Act(Action::List(List::Type(letter.to_string()))),
                _ => Pressed::Unbound(keys::label(&keys)),
            },
        }
    }

    fn find(&self, context: Context, keys: &[Key]) -> Found {
        let mut found = Found::Nothing;
        for binding in self.bindings.iter().filter(|binding| context.layers().contains(&binding.context)) {
            match (&binding.act, keys.strip_prefix(binding.keys.as_slice())) {
                (Act::Do(action), Some([])) => return Found::Act(action.clone()),
                (Act::With(action), Some([key])) => {
                    return key.typed().map_or(Found::Nothing, |it| Found::Act(action(it)));
                }
                _ if binding.keys.starts_with(keys) => found = Found::Start,
                _ => {}
            }
        }
        found
    }

    /// Pairs of key sequences of which the second can never be reached, in words. Empty when all is well.
    #[must_use]
    pub fn conflicts(&self) -> Vec<String> {
        let mut conflicts = Vec::new();
        for (at, one) in self.bindings.iter().enumerate() {
            for other in &self.bindings[at + 1..] {
                let meet =
                    one.context.layers().contains(&other.context) || other.context.layers().contains(&one.context);
                if meet && (one.keys.starts_with(&other.keys) || other.keys.starts_with(&one.keys)) {
                    conflicts.push(format!("{} and {}", one.told(), other.told()));
                }
            }
        }
        conflicts
    }
}

/// What the keys pressed so far lead to.
enum Found {
    Act(Action),
    Start,
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{Scroll, Step};

    /// Presses the keys of `script` and shows what the last one led to, and what then waits.
    #[track_caller]
    fn check(context: Context, script: &str, expected: &Pressed) {
        let (keymap, mut pending) = (Keymap::default(), Pending::default());
        let keys = keys::parse(script).expect("the script is well formed");
        let last = keys.into_iter().map(|key| keymap.press(&mut pending, context, key)).last();
        assert_eq!(last.as_ref(), Some(expected), "{script}");
        assert_eq!(pending.is_empty(), *expected != Pressed::Waiting, "{script}");
    }

    #[test]
    fn no_key_hides_another() {
        assert_eq!(Keymap::default().conflicts(), Vec::<String>::new());
    }

    #[test]
    fn keys_are_bound_anew() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.bind("theme", &["<F5>".to_owned(), "gT".to_owned()]), Ok(()));
        assert_eq!(keymap.labels("theme"), ["F5", "gT"]);
        assert_eq!(keymap.bind("mark", &["M".to_owned()]), Ok(()));
        assert_eq!(keymap.label_of("mark"), "M…");
        assert_eq!(keymap.bind("redraw", &[]), Ok(()));
        assert_eq!((keymap.label_of("redraw").as_str(), keymap.conflicts().len()), ("", 0));
    }

    #[test]
    fn what_is_bound_wrongly_is_said() {
        let mut keymap = Keymap::default();
        let mut bind = |name: &str, key: &str| keymap.bind(name, &[key.to_owned()]).expect_err(key);
        assert_eq!(bind("themes", "t"), "nothing is called themes; did you mean theme?");
        assert_eq!(bind("theme", ""), "theme needs a key, as in \"T\"");
        assert_eq!(bind("theme", "3t"), "3t cannot start with a digit: that is a count");
        assert!(bind("theme", "<Hyper-x>").contains("Hyper"), "{}", bind("theme", "<Hyper-x>"));
        assert_eq!(keymap.bind("theme", &["n".to_owned()]), Ok(()));
        assert_eq!(keymap.conflicts(), ["n (next-mention) and n (theme)"]);
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = SECTIONS.iter().flat_map(|section| section.rows.iter().map(|row| row.0)).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn sequences_wait_for_their_last_key() {
        check(Context::Reader, "g", &Pressed::Waiting);
        check(Context::Reader, "gg", &Pressed::Act(Action::Scroll(Scroll::First)));
        check(Context::Reader, "gj", &Pressed::Unbound("gj".to_owned()));
        check(Context::Reader, "g<Esc>", &Pressed::Dropped);
    }

    #[test]
    fn counts_multiply() {
        check(Context::Reader, "3n", &Pressed::Act(Action::Step(Step::Mention(3))));
        check(Context::Reader, "10N", &Pressed::Act(Action::Step(Step::Mention(-10))));
        check(Context::Reader, "12G", &Pressed::Act(Action::Scroll(Scroll::Item(12))));
        check(Context::Reader, "4gg", &Pressed::Act(Action::Scroll(Scroll::Item(4))));
        check(Context::Reader, "99999999999j", &Pressed::Act(Action::Scroll(Scroll::Rows(99_999))));
        check(Context::Reader, "3<Esc>", &Pressed::Dropped);
    }

    #[test]
    fn a_pane_has_keys_of_its_own() {
        use crate::tui::action::{Opening, Pane};
        use crate::tui::state::Focus;
        check(Context::Articles, "<Enter>", &Pressed::Act(Action::Pane(Pane::Focus(Focus::Reader))));
        check(Context::Reader, "<Enter>", &Pressed::Act(Action::Open(Opening::Mentions)));
    }

    #[test]
    fn prompts_take_what_is_typed() {
        check(Context::Prompt, "3", &Pressed::Act(Action::List(List::Type("3".to_owned()))));
        check(Context::Prompt, "g", &Pressed::Act(Action::List(List::Type("g".to_owned()))));
        check(Context::Prompt, "<C-n>", &Pressed::Act(Action::List(List::Move(1))));
        check(Context::Prompt, "<F9>", &Pressed::Unbound("F9".to_owned()));
    }

    #[test]
    fn marks_take_any_letter() {
        use crate::tui::action::History;
        check(Context::Reader, "ma", &Pressed::Act(Action::History(History::Mark('a'))));
        check(Context::Reader, "''", &Pressed::Act(Action::History(History::ToMark('\''))));
        check(Context::Reader, "m3", &Pressed::Act(Action::History(History::Mark('3'))));
    }
}
