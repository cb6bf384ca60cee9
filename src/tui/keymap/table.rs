//! The key table: what each key does, in which place, under which name. Everything that tells of keys is made from it.

use super::{Act, Context, Section};
use crate::tui::action::Action::{History as Past, List as InList, Open, Pane as Panes, Program as App};
use crate::tui::action::Action::{Scroll as Go, Select as Choose, Step as To};
use crate::tui::action::{Align, History, List, Opening, Pane, Program, Scroll, Select, Step};
use crate::tui::state::Focus;
use Act::{Do, With};

/// All keys, by section. A key sequence ends in `…` where it takes one more character of any kind.
#[rustfmt::skip]
pub const SECTIONS: &[Section] = &[
    Section { title: "Move", context: Context::Normal, rows: &[
        ("down", &["j", "<Down>"], Do(Go(Scroll::Rows(1))), "one row down; in a list, the next item"),
        ("up", &["k", "<Up>"], Do(Go(Scroll::Rows(-1))), "one row up; in a list, the item before"),
        ("half-page-down", &["<C-d>"], Do(Go(Scroll::Halves(1))), "half a page down"),
        ("half-page-up", &["<C-u>"], Do(Go(Scroll::Halves(-1))), "half a page up"),
        ("page-down", &["<Space>", "<PgDn>", "<C-f>"], Do(Go(Scroll::Pages(1))), "a page down"),
        ("page-up", &["<C-b>", "<PgUp>", "<S-Space>"], Do(Go(Scroll::Pages(-1))), "a page up"),
        ("start", &["gg", "<Home>"], Do(Go(Scroll::First)), "the start; with a count, that paragraph or item"),
        ("end", &["G", "<End>"], Do(Go(Scroll::Last)), "the end; with a count, that paragraph or item"),
        ("next-paragraph", &["}"], Do(Go(Scroll::Paragraphs(1))), "the next paragraph"),
        ("previous-paragraph", &["{"], Do(Go(Scroll::Paragraphs(-1))), "the paragraph before"),
        ("to-middle", &["zz"], Do(Go(Scroll::Align(Align::Middle))), "the current mention in the middle"),
        ("to-top", &["zt"], Do(Go(Scroll::Align(Align::Top))), "the current mention at the top"),
        ("to-bottom", &["zb"], Do(Go(Scroll::Align(Align::Bottom))), "the current mention at the bottom"),
    ]},
    Section { title: "Mentions", context: Context::Normal, rows: &[
        ("next-mention", &["n"], Do(To(Step::Mention(1))), "the next mention or match, through all sources"),
        ("previous-mention", &["N"], Do(To(Step::Mention(-1))), "the mention or match before"),
        ("next-name", &["w"], Do(To(Step::Name(1))), "the next name in this article"),
        ("previous-name", &["b"], Do(To(Step::Name(-1))), "the name before in this article"),
        ("follow", &["*"], Do(Choose(Select::Here)), "follow the name under the cursor through all sources"),
        ("jump", &["f"], Do(Open(Opening::Jump)), "jump to any name, topic or mention"),
        ("jump-again", &["F"], Do(Open(Opening::JumpAgain)), "the jump as it was left"),
        ("search", &["/"], Do(Open(Opening::Search)), "search the text of all articles"),
        ("highlight", &["x"], Do(Choose(Select::Highlight)), "highlight all names, the selection, or nothing"),
        ("clear", &["<Esc>"], Do(Choose(Select::Clear)), "end the search; then follow nothing"),
    ]},
    Section { title: "Mentions", context: Context::Reader, rows: &[
        ("mention-list", &["<Enter>"], Do(Open(Opening::Mentions)), "the list of mentions of the name under the cursor"),
    ]},
    Section { title: "Sources", context: Context::Normal, rows: &[
        ("next-article", &["J"], Do(To(Step::Article(1))), "the next article"),
        ("previous-article", &["K"], Do(To(Step::Article(-1))), "the article before"),
        ("next-source", &["]]"], Do(To(Step::Source(1))), "the next article that contains the selection"),
        ("previous-source", &["[["], Do(To(Step::Source(-1))), "the article before that contains the selection"),
        ("toggle-read", &["r"], Do(Choose(Select::Read)), "mark the article as read or not read"),
    ]},
    Section { title: "Sources", context: Context::Articles, rows: &[
        ("read-article", &["<Enter>"], Do(Panes(Pane::Focus(Focus::Reader))), "read the article"),
    ]},
    Section { title: "Panes", context: Context::Normal, rows: &[
        ("next-pane", &["<Tab>"], Do(Panes(Pane::Next(1))), "the next pane"),
        ("previous-pane", &["<S-Tab>"], Do(Panes(Pane::Next(-1))), "the pane before"),
        ("left-pane", &["h", "<Left>"], Do(Panes(Pane::Focus(Focus::Articles))), "the pane to the left"),
        ("right-pane", &["l", "<Right>"], Do(Panes(Pane::Focus(Focus::Reader))), "the pane to the right"),
        ("articles", &["ga"], Do(Panes(Pane::Focus(Focus::Articles))), "the articles"),
        ("entities", &["ge"], Do(Open(Opening::Entities)), "all people, organisations, places and topics"),
        ("mentions", &["gm"], Do(Open(Opening::Mentions)), "the mentions of the selection"),
        ("narrower-pane", &["<lt>"], Do(Panes(Pane::Widen(-2))), "a narrower articles pane"),
        ("wider-pane", &[">"], Do(Panes(Pane::Widen(2))), "a wider articles pane"),
        ("zoom", &["zm"], Do(Panes(Pane::Zoom)), "the reader alone, or all panes again"),
        ("wider-text", &["+"], Do(Panes(Pane::Columns(4))), "wider text"),
        ("narrower-text", &["-"], Do(Panes(Pane::Columns(-4))), "narrower text"),
    ]},
    Section { title: "History", context: Context::Normal, rows: &[
        ("back", &["<C-o>", "H"], Do(Past(History::Back(1))), "back to where you were"),
        ("forward", &["L", "<C-i>"], Do(Past(History::Back(-1))), "forward again"),
        ("mark", &["m…"], With(|letter| Past(History::Mark(letter))), "remember this place under a letter"),
        ("to-mark", &["'…"], With(|letter| Past(History::ToMark(letter))), "the place under a letter; '' is the last place"),
    ]},
    Section { title: "Program", context: Context::Normal, rows: &[
        ("help", &["?", "<F1>"], Do(Open(Opening::Help)), "the keys"),
        ("problems", &["!"], Do(Open(Opening::Problems)), "the files that could not be read"),
        ("copy", &["yy"], Do(App(Program::Copy)), "copy the sentence and where it stands"),
        ("theme", &["T"], Do(App(Program::Theme)), "the next theme"),
        ("redraw", &["<C-l>"], Do(App(Program::Redraw)), "draw the screen anew"),
        ("suspend", &["<C-z>"], Do(App(Program::Suspend)), "back to the shell; fg returns"),
        ("quit", &["q", "<C-c>"], Do(App(Program::Quit)), "quit"),
    ]},
    Section { title: "In a list", context: Context::List, rows: &[
        ("list-down", &["j", "<Down>", "<C-n>"], Do(InList(List::Move(1))), "the next item"),
        ("list-up", &["k", "<Up>", "<C-p>"], Do(InList(List::Move(-1))), "the item before"),
        ("list-page-down", &["<PgDn>", "<Space>", "<C-d>"], Do(InList(List::Page(1))), "a page down"),
        ("list-page-up", &["<PgUp>", "<C-b>", "<C-u>"], Do(InList(List::Page(-1))), "a page up"),
        ("list-start", &["gg", "<Home>"], Do(InList(List::First)), "the first item"),
        ("list-end", &["G", "<End>"], Do(InList(List::Last)), "the last item"),
        ("list-accept", &["<Enter>"], Do(InList(List::Accept)), "go there and close"),
        ("list-close", &["<Esc>", "q"], Do(InList(List::Close)), "close"),
        ("list-redraw", &["<C-l>"], Do(App(Program::Redraw)), "draw the screen anew"),
        ("list-suspend", &["<C-z>"], Do(App(Program::Suspend)), "back to the shell; fg returns"),
        ("list-quit", &["<C-c>"], Do(App(Program::Quit)), "quit"),
    ]},
    Section { title: "While typing", context: Context::Prompt, rows: &[
        ("prompt-down", &["<Down>", "<C-n>"], Do(InList(List::Move(1))), "the next item"),
        ("prompt-up", &["<Up>", "<C-p>"], Do(InList(List::Move(-1))), "the item before"),
        ("prompt-page-down", &["<PgDn>", "<C-d>"], Do(InList(List::Page(1))), "a page down"),
        ("prompt-page-up", &["<PgUp>"], Do(InList(List::Page(-1))), "a page up"),
        ("prompt-start", &["<Home>"], Do(InList(List::First)), "the first item"),
        ("prompt-end", &["<End>"], Do(InList(List::Last)), "the last item"),
        ("prompt-accept", &["<Enter>"], Do(InList(List::Accept)), "go there and close"),
        ("prompt-peek", &["<A-Enter>"], Do(InList(List::Peek)), "show it behind the list and stay"),
        ("prompt-mark", &["<Tab>"], Do(InList(List::Mark)), "mark the item"),
        ("prompt-keep", &["<C-q>"], Do(InList(List::Keep)), "send the marked items to the kept list"),
        ("prompt-preview", &["<C-t>"], Do(InList(List::Preview)), "show or hide the preview"),
        ("prompt-erase", &["<BS>", "<C-h>"], Do(InList(List::Erase)), "take the last character back"),
        ("prompt-erase-word", &["<C-w>", "<A-BS>"], Do(InList(List::EraseWord)), "take the last word back"),
        ("prompt-erase-all", &["<C-u>"], Do(InList(List::EraseAll)), "take everything back"),
        ("prompt-close", &["<Esc>"], Do(InList(List::Close)), "close and restore everything"),
        ("prompt-redraw", &["<C-l>"], Do(App(Program::Redraw)), "draw the screen anew"),
        ("prompt-suspend", &["<C-z>"], Do(App(Program::Suspend)), "back to the shell; fg returns"),
        ("prompt-quit", &["<C-c>"], Do(App(Program::Quit)), "quit"),
    ]},
];
