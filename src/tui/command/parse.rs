//! What can be typed on the command line, and what it leads to.

use crate::tui::action::{Action, List, Opening, Pane, Program};
use crate::tui::keymap::{self, Act, Context, Row};
use crate::tui::state::Focus;
use crate::tui::theme::Theme;

/// What may follow the name of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// How often, or how far.
    Count,
    /// One character, which must be there.
    Letter,
    /// What is typed into the line that the command opens.
    Words,
    /// The name of a theme.
    Theme,
}

impl Argument {
    /// What `row` takes, if it takes anything.
    pub(super) fn of(row: &Row) -> Option<Self> {
        match &row.2 {
            Act::With(_) => Some(Self::Letter),
            Act::Do(Action::Program(Program::Theme)) => Some(Self::Theme),
            Act::Do(Action::Open(opening)) => types(*opening).then_some(Self::Words),
            Act::Do(action) => (action.clone().times(2) != *action).then_some(Self::Count),
        }
    }

    /// What to type, in words.
    pub(super) fn told(self) -> String {
        match self {
            Self::Count => "[COUNT]".to_owned(),
            Self::Letter => "CHARACTER".to_owned(),
            Self::Words => "[WORDS]".to_owned(),
            Self::Theme => format!("[{}]", Theme::ALL.map(Theme::label).join("|")),
        }
    }
}

/// Whether `opening` opens something with a line to type into.
fn types(opening: Opening) -> bool {
    match opening {
        Opening::Jump | Opening::JumpAgain | Opening::Mentions | Opening::Entities | Opening::Search => true,
        Opening::Quotes | Opening::Help | Opening::Note | Opening::Export | Opening::Pipe => true,
        Opening::Explain | Opening::Problems | Opening::Command | Opening::Kept | Opening::Notes => false,
        Opening::Aliases | Opening::Coverage => false,
    }
}

/// The lines of the table that can be done where keys mean what they mean in `under`.
pub(super) fn offers(under: Context) -> Vec<(Context, &'static Row)> {
    let is_pane = under.layers().contains(&Context::Normal);
    let holds = |context: Context| is_pane && way_to(context).is_some();
    let is_program = |row: &Row| matches!(row.2, Act::Do(Action::Program(_)));
    let is_offered =
        |context: Context, row: &Row| under.layers().contains(&context) || holds(context) || is_program(row);
    let is_itself = |row: &Row| matches!(row.2, Act::Do(Action::Open(Opening::Command)));
    let mut offers: Vec<_> =
        keymap::rows().filter(|(context, row)| is_offered(*context, row) && !is_itself(row)).collect();
    // What holds everywhere has a line in each place: that of this one is enough.
    offers.sort_by_key(|(context, _)| !under.layers().contains(context));
    let mut known: Vec<&Action> = Vec::new();
    offers.retain(|(_, row)| match &row.2 {
        Act::Do(action @ (Action::Program(_) | Action::Open(Opening::Help))) => {
            let is_new = !known.contains(&action);
            known.push(action);
            is_new
        }
        _ => true,
    });
    offers
}

/// The positions of `offers` that fit `typed`: that of this name, those that begin with it, those that hold it, those
/// that tell of it.
pub(super) fn ranked(offers: &[(Context, &'static Row)], typed: &str) -> Vec<usize> {
    let rank = |(name, _, _, meaning): &Row| match typed {
        typed if *name == typed => Some(0),
        typed if name.starts_with(typed) => Some(1),
        typed if name.contains(typed) => Some(2),
        typed => meaning.contains(typed).then_some(3),
    };
    let mut found: Vec<_> =
        offers.iter().enumerate().filter_map(|(at, (_, row))| rank(row).map(|rank| (rank, at))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

/// What to do for `row`, which holds in `context`, with `argument`, on a command line over `under`.
pub(super) fn actions((context, row): (Context, &Row), under: Context, argument: &str) -> Result<Vec<Action>, String> {
    let mut actions = Vec::new();
    if !under.layers().contains(&context) {
        actions.extend(way_to(context));
    }
    match (&row.2, Argument::of(row)) {
        (Act::With(action), _) => {
            let mut letters = argument.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => actions.push(action(letter)),
                _ => return Err(format!("{} takes one character", row.0)),
            }
        }
        (Act::Do(action), _) if argument.is_empty() => actions.push(action.clone()),
        (Act::Do(action), Some(Argument::Count)) => match argument.parse() {
            Ok(count) if count > 0 => actions.push(action.clone().times(count)),
            _ => return Err(format!("{} takes a number from 1 on", row.0)),
        },
        (Act::Do(action), Some(Argument::Words)) => {
            actions.extend([action.clone(), Action::List(List::Type(argument.to_owned()))]);
        }
        (Act::Do(_), Some(Argument::Theme)) => match Theme::named(argument) {
            Some(theme) => actions.push(Action::Program(Program::ThemeCalled(theme))),
            None => return Err(format!("there is no theme {argument}")),
        },
        (Act::Do(_), _) => return Err(format!("{} takes nothing", row.0)),
    }
    Ok(actions)
}

/// What brings the reader to where the lines of `context` hold.
fn way_to(context: Context) -> Option<Action> {
    match context {
        Context::Articles => Some(Action::Pane(Pane::Focus(Focus::Articles))),
        Context::Reader => Some(Action::Pane(Pane::Focus(Focus::Reader))),
        Context::Jump | Context::Places | Context::Prompt => Some(Action::Open(Opening::JumpAgain)),
        Context::Entities => Some(Action::Open(Opening::Entities)),
        Context::Quotes => Some(Action::Open(Opening::Quotes)),
        Context::Shelf => Some(Action::Open(Opening::Kept)),
        Context::Aliases => Some(Action::Open(Opening::Aliases)),
        Context::Explain => Some(Action::Open(Opening::Explain)),
        Context::Coverage => Some(Action::Open(Opening::Coverage)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::{History, Step};

    /// What `line` leads to in the reader.
    #[track_caller]
    fn check(line: &str, expected: &Result<Vec<Action>, String>) {
        let (name, argument) = line.split_once(' ').unwrap_or((line, ""));
        let offers = offers(Context::Reader);
        let first = ranked(&offers, name)[0];
        assert_eq!(&actions(offers[first], Context::Reader, argument), expected, "{line}");
    }

    #[test]
    fn every_line_of_the_table_can_be_typed_somewhere() {
        let places = [Context::Reader, Context::Shelf, Context::Filter, Context::Jump];
        let offered: Vec<_> = places.into_iter().flat_map(offers).collect();
        for (_, row) in keymap::rows().filter(|(context, _)| *context != Context::Command) {
            let same = |other: &Row| match (&row.2, &other.2) {
                (Act::Do(one), Act::Do(other)) => one == other,
                _ => row.0 == other.0,
            };
            let is_itself = matches!(row.2, Act::Do(Action::Open(Opening::Command)));
            assert!(is_itself || offered.iter().any(|(_, other)| same(other)), "{}", row.0);
        }
    }

    #[test]
    fn every_key_with_alt_or_ctrl_has_a_plain_twin_in_the_panes() {
        let offers = offers(Context::Reader);
        let keymap = keymap::Keymap::default();
        let is_modified =
            |name: &str| keymap.labels(name).iter().any(|label| label.contains("Alt-") || label.contains("Ctrl-"));
        let contexts = [Context::List, Context::Command];
        for (_, row) in keymap::rows().filter(|(context, row)| !contexts.contains(context) && is_modified(row.0)) {
            let same = |other: &Row| matches!((&row.2, &other.2), (Act::Do(one), Act::Do(other)) if one == other);
            assert!(offers.iter().any(|(_, other)| same(other)), "{}", row.0);
        }
    }

    #[test]
    fn names_may_be_cut_and_arguments_are_taken() {
        check("next-m", &Ok(vec![Action::Step(Step::Mention(1))]));
        check("next-m 3", &Ok(vec![Action::Step(Step::Mention(3))]));
        check("mark x", &Ok(vec![Action::History(History::Mark('x'))]));
        check("theme light", &Ok(vec![Action::Program(Program::ThemeCalled(Theme::Light))]));
        check(
            "search sea wall",
            &Ok(vec![Action::Open(Opening::Search), Action::List(List::Type("sea wall".to_owned()))]),
        );
        check("jump-group", &Ok(vec![Action::Open(Opening::JumpAgain), Action::List(List::Group)]));
        check(
            "read-article",
            &Ok(vec![Action::Pane(Pane::Focus(Focus::Articles)), Action::Pane(Pane::Focus(Focus::Reader))]),
        );
    }

    #[test]
    fn wrong_arguments_are_named() {
        check("next-mention x", &Err("next-mention takes a number from 1 on".to_owned()));
        check("mark", &Err("mark takes one character".to_owned()));
        check("theme mauve", &Err("there is no theme mauve".to_owned()));
        check("quit now", &Err("quit takes nothing".to_owned()));
    }
}
