//! The jump: one overlay over all entities, topics and mentions of all sources. Type, and the list narrows.
//!
//! Going to an entity or topic follows it, and goes to its first place at or behind the reader's own, so that `n` goes
//! on from there. Going to a mention follows its entity. Where columns ask something of places, only those are followed that
//! have it.

mod arrange;
mod draw;

use std::sync::Arc;

use super::action::List;
use super::kept;
use super::line::Line;
use super::list::Cursor;
use super::offering::Offering;
use super::overlay::{self, Before};
use super::preview::{Parts, WIDEST};
use super::recall::{Recall, remember};
use super::state::{Manner, Search, Spot, State};
use super::update::{go, select};
use crate::index::Places;
use crate::library::Library;
use crate::model::{Passage, Subject, TopicId};
use crate::query::{self, Filter, Hit, ScopeError, Target};

use arrange::{Arranged, Grouping};

/// The most subjects, and the most places, that are listed.
const LIMIT: usize = 500;

/// What the jump remembers when it is closed.
#[derive(Clone, Debug, Default)]
pub struct Left {
    line: Line,
    cursor: Cursor,
    is_plain: bool,
    grouping: Grouping,
    /// What is marked, in the order of marking.
    marked: Vec<Marked>,
}

/// A marked item: its place, and whether it stands there as a whole, as names and topics do.
type Marked = (Passage, bool);

/// The open jump.
#[derive(Clone, Debug)]
pub struct Jump {
    left: Left,
    recall: Recall,
    arranged: Arranged,
    /// How many answers there are, be they listed or not.
    total: usize,
    /// Where all sentences are that hold every word, if these are the answers.
    sentences: Vec<Passage>,
    filter: Filter,
    error: Option<ScopeError>,
    offering: Offering,
    /// Whether it makes room for what it shows behind itself.
    shows_behind: bool,
    /// Where the reader was.
    before: Before,
}

impl Jump {
    /// The jump opened anew (with `Left::default()`) or as it was `left`.
    #[must_use]
    pub fn open(library: &Library, state: &State, left: Left) -> Self {
        let mut jump = Self {
            left,
            recall: Recall::default(),
            arranged: Arranged::default(),
            total: 0,
            sentences: Vec::new(),
            filter: Filter::default(),
            error: None,
            offering: Offering::default(),
            shows_behind: false,
            before: Before::of(state),
        };
        jump.offering = Offering::new(library, &jump.left.line);
        jump.find(library, state);
        jump
    }

    /// Looks for what was typed; the cursor stays where it is as far as there is something.
    fn find(&mut self, library: &Library, state: &State) {
        let found = query::jump(library, self.left.line.text(), LIMIT);
        self.arranged = Arranged::new(library, &found, self.left.grouping);
        self.total = found.total;
        self.sentences = found.sentences;
        self.filter = found.filter;
        self.error = found.error;
        self.to(state, self.left.cursor.at);
    }

    /// Puts the cursor on item `at`.
    fn to(&mut self, state: &State, at: usize) {
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.arranged.groups.to(self.left.cursor, at, height);
    }

    fn parts(&self, state: &State) -> Parts {
        Parts::new(overlay::area(state, WIDEST, self.shows_behind), self.left.is_plain || self.shows_behind)
    }

    /// The jump after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        if let Some(line) = self.offering.update(&self.left.line, action, self.parts(state).below()) {
            self.retype(library, state, line);
            return Some(self);
        }
        match action {
            List::Close => {
                self.before.restore(library, state);
                return self.close(state);
            }
            List::Accept => {
                let Some(hit) = self.arranged.hits.get(self.left.cursor.at).cloned() else { return Some(self) };
                self.before.restore(library, state);
                self.go_to(library, state, &hit, go::to_passage);
                return self.close(state);
            }
            List::Peek => {
                if let Some(hit) = self.arranged.hits.get(self.left.cursor.at).cloned() {
                    self.before.restore(library, state);
                    self.go_to(library, state, &hit, go::show);
                    self.shows_behind = true;
                }
            }
            List::Preview if self.shows_behind => self.shows_behind = false,
            List::Preview => self.left.is_plain = !self.left.is_plain,
            List::Click(x, y) => {
                let list = self.parts(state).list;
                if self.arranged.groups.click(&mut self.left.cursor, list, (*x, *y).into()) {
                    return self.update(library, state, &List::Accept);
                }
            }
            List::Mark(_) => self.mark(library),
            List::Keep => self.keep(library, state),
            List::KeepAll => self.keep_all(library, state),
            List::Group => self.group(library, state),
            _ => self.type_in(library, state, action),
        }
        let height = usize::from(self.parts(state).list.height);
        self.left.cursor = self.arranged.groups.moved(self.left.cursor, action, height);
        Some(self)
    }

    /// Changes the query, if `action` does.
    fn type_in(&mut self, library: &Library, state: &State, action: &List) {
        let mut line = self.left.line.clone();
        match action {
            List::Recall(by) => self.recall.step(&state.memory.jumps, &mut line, *by),
            List::Only(label) => line = line.replaced(&query::toggle_type(line.text(), label)),
            _ if line.edit(action) => self.recall = Recall::default(),
            _ => {}
        }
        self.retype(library, state, line);
    }

    /// Puts `line` in the place of what was typed.
    fn retype(&mut self, library: &Library, state: &State, line: Line) {
        if line == self.left.line {
            return;
        }
        let is_same = line.text() == self.left.line.text();
        self.left.line = line;
        self.offering = Offering::new(library, &self.left.line);
        if is_same {
            return;
        }
        self.left.cursor = Cursor::default();
        self.shows_behind = false;
        self.find(library, state);
    }

    /// Marks the item under the cursor, or takes its mark away.
    fn mark(&mut self, library: &Library) {
        let Some(item) = self.arranged.hits.get(self.left.cursor.at).and_then(|hit| self.marked(library, hit)) else {
            return;
        };
        let before = self.left.marked.len();
        self.left.marked.retain(|marked| *marked != item);
        if self.left.marked.len() == before {
            self.left.marked.push(item);
        }
    }

    /// What stands for `hit` among the marks.
    fn marked(&self, library: &Library, hit: &Hit) -> Option<Marked> {
        let place = place(library, &self.before.here, hit.target, &self.filter)?;
        Some((place, matches!(hit.target, Target::Subject(_))))
    }

    fn keep(&mut self, library: &Library, state: &mut State) {
        let marked = std::mem::take(&mut self.left.marked);
        let chosen = self.chosen(library).filter(|_| marked.is_empty());
        remember(&mut state.memory.jumps, self.left.line.text());
        kept::keep(library, state, marked.into_iter().map(|(place, _)| place).chain(chosen));
    }

    /// Keeps every place that is listed; where only names are, the place of each.
    fn keep_all(&mut self, library: &Library, state: &mut State) {
        let is_place = |hit: &&Hit| !matches!(hit.target, Target::Subject(_));
        let hits = &self.arranged.hits;
        let any = hits.iter().any(|hit| is_place(&hit));
        let places = hits.iter().filter(|hit| !any || is_place(hit));
        let places: Vec<_> =
            places.filter_map(|hit| place(library, &self.before.here, hit.target, &self.filter)).collect();
        self.left.marked.clear();
        remember(&mut state.memory.jumps, self.left.line.text());
        kept::keep(library, state, places);
    }

    /// Groups the places in another way; the cursor stays on what it is on.
    fn group(&mut self, library: &Library, state: &State) {
        let on = self.arranged.hits.get(self.left.cursor.at).map(|hit| hit.target);
        self.left.grouping = self.left.grouping.next();
        self.find(library, state);
        let at = self.arranged.hits.iter().position(|hit| Some(hit.target) == on);
        self.to(state, at.unwrap_or_default());
    }

    /// What the keys act on, and where it stands where that is one place.
    #[must_use]
    pub fn subject_chosen(&self, library: &Library) -> Option<(Subject, Option<Passage>)> {
        let target = self.arranged.hits.get(self.left.cursor.at)?.target;
        let place = if matches!(target, Target::Subject(_)) { None } else { target.place(library) };
        Some((self.subject(library, target)?, place))
    }

    fn close(self, state: &mut State) -> Option<Self> {
        remember(&mut state.memory.jumps, self.left.line.text());
        state.memory.jump = self.left;
        None
    }

    /// Follows what `hit` belongs to and goes there by `go`.
    fn go_to(&self, library: &Library, state: &mut State, hit: &Hit, go: fn(&Library, &mut State, Passage)) {
        let Some(place) = place(library, &self.before.here, hit.target, &self.filter) else { return };
        match self.subject(library, hit.target) {
            Some(subject) => {
                select::follow(state, subject);
                state.search = Search::asked(library, subject, self.left.line.text()).map(Arc::new);
            }
            None => state.search = Some(Arc::new(self.search())),
        }
        go(library, state, place);
    }

    /// What a target belongs to: none for passages that were found by their words.
    fn subject(&self, library: &Library, target: Target) -> Option<Subject> {
        let listed = self.arranged.hits.iter().filter_map(|hit| match hit.target {
            Target::Subject(subject) => Some(subject),
            Target::Mention(_) | Target::Passage(_) => None,
        });
        let topics = (0..library.topics().len()).map(|at| Subject::Topic(TopicId::new(at)));
        match target {
            Target::Subject(subject) => Some(subject),
            Target::Mention(id) => Some(Subject::Entity(library.mention(id).entity)),
            Target::Passage(_) if !self.sentences.is_empty() => None,
            Target::Passage(passage) => {
                listed.chain(topics).find(|subject| library.places(*subject).binary_search(&passage).is_ok())
            }
        }
    }

    /// The search for the sentences that were found, also those that are not listed.
    fn search(&self) -> Search {
        Search {
            query: self.left.line.text().trim().to_owned(),
            manner: Manner::Sentence,
            places: Places::new(self.sentences.clone()),
        }
    }

    /// Finds everything again in the `new` library.
    pub fn refresh(&mut self, old: &Library, new: &Library, state: &State) {
        self.before.refresh(old, new);
        self.find(new, state);
    }
}

/// The place to go to for `target` from `here`: of a subject, one that `filter` lets through.
fn place(library: &Library, here: &Spot, target: Target, filter: &Filter) -> Option<Passage> {
    match target {
        Target::Subject(subject) => {
            let all = library.places(subject);
            let places: Vec<Passage> = filter.places(library, subject).map(|at| all[at]).collect();
            places.get(go::first_from(&places, here)).copied()
        }
        other => other.place(library),
    }
}
