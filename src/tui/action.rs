//! What the reader can ask for. One group of actions for each file of `update`.

use ratatui::layout::Size;

use super::state::Focus;
use super::theme::Theme;

/// One request. Amounts are signed: negative is up, left or back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move inside the pane in focus.
    Scroll(Scroll),
    /// Arrange the panes.
    Pane(Pane),
    /// Step from one article, source or mention to another.
    Step(Step),
    /// Choose what is followed and what is highlighted.
    Select(Select),
    /// Go where the reader has been.
    History(History),
    /// Open something over the panes.
    Open(Opening),
    /// Act on what is open over the panes.
    List(List),
    /// Act on the program as a whole.
    Program(Program),
    /// What the mouse did.
    Mouse(Mouse),
    /// The terminal has a new size.
    Resize(Size),
}

/// Movement inside the pane in focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// By rows; in a list, by items.
    Rows(i32),
    /// By half the height of the pane.
    Halves(i32),
    /// By the height of the pane, less what keeps the reader oriented.
    Pages(i32),
    /// By paragraphs.
    Paragraphs(i32),
    /// To the start.
    First,
    /// To the end.
    Last,
    /// To the n-th paragraph or item, counted from 1.
    Item(u32),
    /// Keep the mention that the reader stands on, and move the text around it.
    Align(Align),
}

/// Where in the pane the current mention is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// In the first row that keeps its context.
    Top,
    /// In the middle row.
    Middle,
    /// In the last row that keeps its context.
    Bottom,
}

/// Arrangement of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// To the next pane (negative: the one before).
    Next(i32),
    /// To this pane.
    Focus(Focus),
    /// Widen the articles pane by so many columns.
    Widen(i32),
    /// Show the reader alone, or all panes again.
    Zoom,
    /// Widen the text by so many columns.
    Columns(i32),
    /// Let the text be so many columns wide; 0 is as usual.
    Width(u16),
    /// Leave so many columns more free on each side of the text.
    Margin(i32),
    /// Put the text in the middle of its pane, or at the left.
    Side,
}

/// Steps from one thing to another of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next article.
    Article(i32),
    /// To the next article that contains what is followed.
    Source(i32),
    /// To the next mention of what is followed, through all articles.
    Mention(i32),
    /// To the next mention of anything in this article.
    Name(i32),
}

/// What is followed and what is highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// Follow the entity that the reader stands on.
    Here,
    /// End the search; without one, follow nothing.
    Clear,
    /// Highlight everything, the selection, or nothing, in turn.
    Highlight,
    /// Make a topic of what is searched for, and follow it.
    Topic,
    /// Mark the article as read, or as not read.
    Read,
    /// Give the article a star, or take it away.
    Star,
}

/// Where the reader has been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    /// So many places back (negative: forward).
    Back(i32),
    /// Remember this place under a letter.
    Mark(char),
    /// Go to the place remembered under a letter; `'` is the last place.
    ToMark(char),
}

/// What can be opened over the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The jump to any entity, topic or mention.
    Jump,
    /// The jump as it was left.
    JumpAgain,
    /// The mentions of what is followed.
    Mentions,
    /// All entities.
    Entities,
    /// The search in the text of all articles.
    Search,
    /// Whom the words that the reader stands on refer to, and how sure that is.
    Explain,
    /// The keys.
    Help,
    /// The files that were not read, or with damage.
    Problems,
    /// The command line.
    Command,
    /// The passages that are kept.
    Kept,
    /// The passages with notes, and the marks.
    Notes,
    /// Who says what.
    Quotes,
    /// A line for a note.
    Note,
    /// A line for the file that the kept list is written to.
    Export,
    /// A line for a command that gets the article, or the list that is open.
    Pipe,
    /// How the entity that the reader stands on is written, to be corrected.
    Aliases,
    /// How often each entity and topic stands in each source.
    Coverage,
}

/// Requests to what is open over the panes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// Add to the query.
    Type(String),
    /// Take the last character off the query.
    Erase,
    /// Take the last word off the query.
    EraseWord,
    /// Take away what stands before the caret.
    EraseAll,
    /// Take away the character under the caret.
    EraseNext,
    /// Move the caret by characters.
    Caret(i32),
    /// Move the caret to the start of the query.
    CaretStart,
    /// Move the caret to the end of the query.
    CaretEnd,
    /// Move the cursor by items.
    Move(i32),
    /// Move the cursor by the height of the list.
    Page(i32),
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// Go to the item and close.
    Accept,
    /// Show the item behind the list and stay.
    Peek,
    /// Show or hide the preview.
    Preview,
    /// Show one kind of items, then the next, then all again.
    Kind,
    /// Put the items in another order.
    Sort,
    /// Mark the item, or take its mark away, and move by items.
    Mark(i32),
    /// Put what is marked on the kept list; the item, where nothing is marked.
    Keep,
    /// Put everything that is listed on the kept list.
    KeepAll,
    /// Move the item by places.
    Shift(i32),
    /// Take the item away.
    Remove,
    /// Bring back what was taken away last.
    Restore,
    /// Group the items in another way.
    Group,
    /// List only what belongs to the same as the item, or all again.
    Narrow,
    /// List one type of things only, or all again.
    Only(&'static str),
    /// Write the item in full into the line.
    Complete,
    /// Type what was typed before (negative) or after that.
    Recall(i32),
    /// Choose the item at a column and row of the screen; go there if it is chosen already.
    Click(u16, u16),
    /// Close, and put everything back as it was.
    Close,
    /// Correct something of the entity that the alias sheet is about.
    Correct(Ask),
    /// Move the cursor of a grid by columns.
    Across(i32),
    /// Move the cursor of a grid to the next column that counts something.
    Lit(i32),
    /// Put the columns of a grid in another order.
    SortColumns,
    /// Show the rows of a grid that count something in one column, then in all but one, then all again.
    Spread,
}

/// What the alias sheet can be asked to correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The entity is the same as another.
    Merge,
    /// The words that the reader stands on are not the entity.
    Unlink,
    /// The words that the reader stands on are another entity.
    Relink,
    /// The entity is called otherwise.
    Rename,
    /// The entity is another sort of thing.
    Retype,
    /// The entity is not to be seen.
    Hide,
}

/// Requests to the program as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The next theme.
    Theme,
    /// This theme.
    ThemeCalled(Theme),
    /// Draw everything anew.
    Redraw,
    /// Give the terminal back to the shell until it calls.
    Suspend,
    /// Copy the current mention's sentence and where it stands.
    Copy,
    /// Keep the current mention's sentence.
    Keep,
    /// Show the article where it was published.
    Browse,
    /// Give the mouse to the terminal, or take it back.
    Mouse,
    /// Take the last correction back.
    Undo,
    /// Leave.
    Quit,
}

/// What the mouse did, in cells from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// Pressed at a column and row.
    Press(u16, u16),
    /// Moved while pressed.
    Drag(u16, u16),
    /// The wheel turned over a column and row by so many rows.
    Wheel(u16, u16, i32),
}

impl Action {
    /// The action done `count` times, or to the `count`-th item where it goes to an end.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        let times = |amount: i32| amount.saturating_mul(i32::try_from(count).unwrap_or(i32::MAX));
        match self {
            Self::Scroll(scroll) => Self::Scroll(match scroll {
                Scroll::Rows(rows) => Scroll::Rows(times(rows)),
                Scroll::Halves(halves) => Scroll::Halves(times(halves)),
                Scroll::Pages(pages) => Scroll::Pages(times(pages)),
                Scroll::Paragraphs(paragraphs) => Scroll::Paragraphs(times(paragraphs)),
                Scroll::First | Scroll::Last | Scroll::Item(_) => Scroll::Item(count),
                Scroll::Align(align) => Scroll::Align(align),
            }),
            Self::Step(step) => Self::Step(match step {
                Step::Article(articles) => Step::Article(times(articles)),
                Step::Source(sources) => Step::Source(times(sources)),
                Step::Mention(mentions) => Step::Mention(times(mentions)),
                Step::Name(names) => Step::Name(times(names)),
            }),
            Self::Pane(Pane::Widen(columns)) => Self::Pane(Pane::Widen(times(columns))),
            Self::Pane(Pane::Columns(columns)) => Self::Pane(Pane::Columns(times(columns))),
            Self::Pane(Pane::Width(_)) => Self::Pane(Pane::Width(u16::try_from(count).unwrap_or(u16::MAX))),
            Self::Pane(Pane::Margin(columns)) => Self::Pane(Pane::Margin(times(columns))),
            Self::List(List::Across(columns)) => Self::List(List::Across(times(columns))),
            Self::List(List::Lit(columns)) => Self::List(List::Lit(times(columns))),
            Self::History(History::Back(places)) => Self::History(History::Back(times(places))),
            other => other,
        }
    }
}
