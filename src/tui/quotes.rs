//! Who says what: the quoted words of one speaker, or of everybody, through all sources.
//!
//! Going to one makes all of them what `n` steps through: those of the speaker that the list is about.

mod arrange;
mod draw;

use std::sync::Arc;

use super::action::List;
use super::kept;
use super::line::Line;
use super::list::Cursor;
use super::overlay::{self, Before};
use super::preview::{Parts, WIDEST};
use super::shown;
use super::state::{Search, Spot, State};
use super::update::{go, refresh};
use crate::library::Library;
use crate::model::{EntityId, Passage, Quote, QuoteKind, Span, Subject};
use crate::text::fold::fold;

use arrange::{Arranged, Grouping};

/// The kinds of quoted words that can be listed alone.
const KINDS: [QuoteKind; 2] = [QuoteKind::Speech, QuoteKind::Fragment];

/// How many bytes before and behind a quotation the filter looks at: a sentence without end, full of quotations, is not
/// folded as a whole for each of them.
const AROUND: usize = 1000;

/// What the list remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// Whom it was opened for, and whose words it lists.
    opened: Option<EntityId>,
    speaker: Option<EntityId>,
    line: Line,
    kind: Option<QuoteKind>,
    grouping: Grouping,
    is_plain: bool,
    cursor: Cursor,
    /// Where the reader was then: elsewhere, the list opens at the reader's place.
    here: Option<Spot>,
}

impl Left {
    /// The same in the `new` library; anew, where a speaker is gone.
    #[must_use]
    pub fn refresh(self, old: &Library, new: &Library) -> Self {
        let both = [self.opened, self.speaker].map(|speaker| rebound(old, new, speaker));
        let [Ok(opened), Ok(speaker)] = both else { return Self::default() };
        Self { opened, speaker, ..self }
    }
}

/// The open list.
#[derive(Clone, Debug)]
pub struct Quotes {
    left: Left,
    /// The quotations of the speaker.
    quotes: Vec<Quote>,
    /// Each as the filter compares it. Made when first needed.
    folded: Vec<Folded>,
    /// Whether what is typed stands in the words around those that are listed, since it stands in no quoted ones.
    is_around: bool,
    /// Those that are listed.
    arranged: Arranged,
    /// Whether it makes room for what it shows behind itself.
    shows_behind: bool,
    before: Before,
}

impl Quotes {
    /// The quotations of the entity that is followed, or of everybody; at the place where the reader is, or as they were
    /// left.
    #[must_use]
    pub fn open(library: &Library, state: &State) -> Self {
        let opened = match state.subject {
            Some(Subject::Entity(entity)) => Some(entity),
            _ => None,
        };
        let before = Before::of(state);
        let left = state.memory.quotes.clone();
        let returns = left.opened == opened;
        let left =
            if returns { left } else { Left { opened, speaker: opened, is_plain: left.is_plain, ..Left::default() } };
        let cursor = Some(left.cursor).filter(|_| returns && left.here == Some(before.here));
        let mut list = Self {
            left,
            quotes: Vec::new(),
            folded: Vec::new(),
            is_around: false,
            arranged: Arranged::default(),
            shows_behind: false,
            before,
        };
        list.list(library);
        let at = cursor.unwrap_or_else(|| {
            let here = go::first_from(&list.places(), &list.before.here);
            Cursor { at: here, top: here }
        });
        list.to(state, at);
        list
    }

    /// Takes the quotations of the speaker.
    fn list(&mut self, library: &Library) {
        self.quotes = library.quotes_of(self.left.speaker);
        self.folded.clear();
        self.find(library);
    }

    /// Chooses what is listed of them.
    fn find(&mut self, library: &Library) {
        let wanted = fold(self.left.line.text());
        if !wanted.is_empty() && self.folded.is_empty() {
            self.folded = self.quotes.iter().map(|quote| folded(library, quote)).collect();
        }
        let said = self.holding(&wanted, |folded| &folded.said);
        self.is_around = said.is_empty() && !wanted.is_empty();
        let shown = if self.is_around { self.holding(&wanted, |folded| &folded.around) } else { said };
        self.is_around &= !shown.is_empty();
        self.arranged = Arranged::new(library, shown, self.left.grouping);
    }

    /// The quotations of the kind that is asked for of which a `part` holds all that is `wanted`.
    fn holding(&self, wanted: &str, part: fn(&Folded) -> &str) -> Vec<Quote> {
        let holds =
            |at: &usize| wanted.is_empty() || wanted.split(' ').all(|term| part(&self.folded[*at]).contains(term));
        let is_kind = |at: &usize| self.left.kind.is_none_or(|kind| kind == self.quotes[*at].kind);
        (0..self.quotes.len()).filter(is_kind).filter(holds).map(|at| self.quotes[at]).collect()
    }

    /// Puts the cursor on its item, on the screen.
    fn to(&mut self, state: &State, cursor: Cursor) {
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.arranged.groups.to(cursor, cursor.at, height);
    }

    fn parts(&self, state: &State) -> Parts {
        Parts::new(overlay::area(state, WIDEST, self.shows_behind), self.left.is_plain || self.shows_behind)
    }

    /// The places that are listed, in their order.
    fn places(&self) -> Vec<Passage> {
        self.arranged.quotes.iter().map(|quote| quote.passage).collect()
    }

    /// The quotation that the keys act on.
    fn chosen(&self) -> Option<&Quote> {
        self.arranged.quotes.get(self.left.cursor.at)
    }

    /// Who says the words that the keys act on.
    #[must_use]
    pub fn speaker(&self) -> Option<EntityId> {
        self.chosen()?.speaker
    }

    /// The list after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        match action {
            List::Close => {
                self.before.restore(library, state);
                return self.close(state);
            }
            List::Accept => {
                let Some(place) = self.chosen().map(|quote| quote.passage) else { return Some(self) };
                self.go_to(library, state, place, go::to_passage);
                return self.close(state);
            }
            List::Peek => {
                let Some(place) = self.chosen().map(|quote| quote.passage) else { return Some(self) };
                self.go_to(library, state, place, go::show);
                self.shows_behind = true;
            }
            List::Preview if self.shows_behind => self.shows_behind = false,
            List::Preview => self.left.is_plain = !self.left.is_plain,
            List::Click(x, y) => {
                let list = self.parts(state).list;
                if self.arranged.groups.click(&mut self.left.cursor, list, (*x, *y).into()) {
                    return self.update(library, state, &List::Accept);
                }
            }
            List::Keep => kept::keep(library, state, self.chosen().map(|quote| quote.passage)),
            List::KeepAll => kept::keep(library, state, self.places()),
            _ => self.choose(library, action),
        }
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.arranged.groups.moved(self.left.cursor, action, height);
        Some(self)
    }

    /// Lists others, or in another order, if `action` asks for that.
    fn choose(&mut self, library: &Library, action: &List) {
        let on = self.chosen().copied();
        match action {
            List::Kind => self.left.kind = shown::next(&KINDS, self.left.kind),
            List::Group => self.left.grouping = self.left.grouping.next(),
            List::Narrow => {
                let speaker = on.and_then(|quote| quote.speaker).filter(|_| self.left.speaker.is_none());
                self.left.speaker = speaker;
                self.list(library);
            }
            _ if self.left.line.edit(action) => self.shows_behind = false,
            _ => return,
        }
        self.find(library);
        let same = self.arranged.quotes.iter().position(|quote| Some(*quote) == on);
        let stays = matches!(action, List::Group | List::Narrow);
        self.left.cursor.at = same.filter(|_| stays).unwrap_or_default();
    }

    /// Makes the quotations what is stepped through, and goes to one of them by `go`.
    fn go_to(&self, library: &Library, state: &mut State, place: Passage, go: fn(&Library, &mut State, Passage)) {
        self.before.restore(library, state);
        state.search = Some(Arc::new(Search::said(library, self.left.speaker)));
        go(library, state, place);
    }

    fn close(self, state: &mut State) -> Option<Self> {
        state.memory.quotes = Left { here: Some(go::here(state)), ..self.left };
        None
    }

    /// The same list in the `new` library; nothing where its speaker is gone.
    #[must_use]
    pub fn refresh(mut self, old: &Library, new: &Library, state: &State) -> Option<Self> {
        self.left.speaker = rebound(old, new, self.left.speaker).ok()?;
        self.left.opened = rebound(old, new, self.left.opened).ok()?;
        self.before.refresh(old, new);
        self.list(new);
        self.to(state, self.left.cursor);
        Some(self)
    }
}

/// What `speaker` of the `old` library is in the `new` one; an error where nobody is.
fn rebound(old: &Library, new: &Library, speaker: Option<EntityId>) -> Result<Option<EntityId>, ()> {
    let Some(speaker) = speaker else { return Ok(None) };
    match refresh::rebound(old, new, Subject::Entity(speaker)) {
        Some(Subject::Entity(speaker)) => Ok(Some(speaker)),
        _ => Err(()),
    }
}

/// A quotation as the filter compares it.
#[derive(Clone, Debug)]
struct Folded {
    /// Its words, their speaker and their source.
    said: String,
    /// What is near it in its sentence, its speaker and its source.
    around: String,
}

fn folded(library: &Library, quote: &Quote) -> Folded {
    let article = library.article(quote.passage.article);
    let speaker = quote.speaker.map_or("", |speaker| &library.entity(speaker).name);
    let told = |span| fold(&format!("{} {speaker} {}", article.slice(span), article.source));
    let sentence = library.sentence(quote.passage).span;
    Folded { said: told(quote.passage.span), around: told(around(&article.text, sentence, quote.passage.span)) }
}

/// The part of the `sentence` of `text` that is near `quoted` words.
fn around(text: &str, sentence: Span, quoted: Span) -> Span {
    let (sentence, quoted) = (sentence.range(), quoted.range());
    let is_whole = |at: &usize| text.is_char_boundary(*at);
    let first = sentence.start.max(quoted.start.saturating_sub(AROUND));
    let last = sentence.end.min(quoted.end.saturating_add(AROUND));
    let first = (first..=quoted.start).find(is_whole).unwrap_or(sentence.start);
    let last = (quoted.end..=last).rev().find(is_whole).unwrap_or(sentence.end);
    Span::new(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_looks_at_a_bounded_part_of_a_sentence() {
        let text = "é".repeat(50_000);
        let all = Span::new(0, text.len());
        let check = |start: usize, end: usize, expected: (usize, usize)| {
            let part = around(&text, all, Span::new(start, end));
            assert_eq!((part.range().start, part.range().end), expected);
            assert!(text.get(part.range()).is_some(), "{expected:?} are whole letters");
        };
        check(10, 20, (0, 20 + AROUND));
        check(50_000, 50_010, (50_000 - AROUND, 50_010 + AROUND));
        check(99_990, 100_000, (99_990 - AROUND, 100_000));
        let short = "He called it \"odd\" today.";
        assert_eq!(around(short, Span::new(0, short.len()), Span::new(14, 17)), Span::new(0, short.len()));
    }
}
