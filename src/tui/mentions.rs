//! The mentions of one entity, or the passages of one topic, through all sources: a list to read and to go on from.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::action::List;
use super::articles;
use super::excerpt;
use super::groups::{Groups, Line as GroupLine};
use super::heading;
use super::kept;
use super::line::Line;
use super::list::Cursor;
use super::overlay::{self, Before};
use super::paint::{self, Hint, Pen};
use super::place::PlaceRow;
use super::preview::{Parts, Preview, WIDEST};
use super::shown;
use super::state::{Spot, State};
use super::subject::{sign, spread};
use super::theme::{Role, Theme};
use super::update::{go, refresh, select};
use crate::library::Library;
use crate::model::{ArticleId, MentionKind, Passage, Subject};
use crate::text::fold::fold;
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

const HINTS: [Hint; 7] = [
    ("prompt-accept", "go"),
    ("prompt-close", "close"),
    ("prompt-peek", "show"),
    ("prompt-kind", "kind"),
    ("places-keep", "keep"),
    ("prompt-preview", "preview"),
    ("prompt-aliases", "set right"),
];

/// The columns for the kind of a mention.
const KIND: u16 = 8;
/// The columns that a source has before a bar stands behind it.
const LEAST_SOURCE: u16 = 12;
/// Below so many columns kinds are not shown.
const KIND_FROM: u16 = 40;

/// What the list remembers when it is closed.
#[derive(Clone, Debug)]
pub struct Left {
    subject: Subject,
    line: Line,
    kind: Option<MentionKind>,
    is_plain: bool,
    cursor: Cursor,
    /// Where the reader was then: elsewhere, the list opens at the reader's place.
    here: Spot,
}

impl Left {
    /// The same in the `new` library, if its subject is there.
    #[must_use]
    pub fn refresh(self, old: &Library, new: &Library) -> Option<Self> {
        Some(Self { subject: refresh::rebound(old, new, self.subject)?, ..self })
    }
}

/// The open list.
#[derive(Clone, Debug)]
pub struct Mentions {
    subject: Subject,
    line: Line,
    kind: Option<MentionKind>,
    /// Whether it goes without a preview.
    is_plain: bool,
    cursor: Cursor,
    /// For each place of the subject, its sentence and source as the filter compares them. Made when first needed.
    folded: Vec<String>,
    /// The positions of the listed places among those of the subject.
    shown: Vec<usize>,
    /// The articles of the listed places, one for each group.
    articles: Vec<ArticleId>,
    groups: Groups,
    /// Whether it makes room for what it shows behind itself.
    shows_behind: bool,
    before: Before,
}

impl Mentions {
    /// The list for `subject`, at the place where the reader is or as it was `left`.
    #[must_use]
    pub fn open(library: &Library, state: &State, subject: Subject) -> Self {
        let before = Before::of(state);
        let left = state.memory.mentions.clone().filter(|left| left.subject == subject);
        let (line, kind) = left.as_ref().map_or_else(Default::default, |left| (left.line.clone(), left.kind));
        let is_plain = state.memory.mentions.as_ref().is_some_and(|left| left.is_plain);
        let returns = left.filter(|left| left.here == before.here);
        let mut list = Self {
            subject,
            line,
            kind,
            is_plain,
            cursor: Cursor::default(),
            folded: Vec::new(),
            shown: Vec::new(),
            articles: Vec::new(),
            groups: Groups::default(),
            shows_behind: false,
            before,
        };
        list.find(library);
        let here = go::first_from(&list.places(library), &list.before.here);
        let cursor = returns.map_or(Cursor { at: here, top: here }, |left| left.cursor);
        list.cursor = list.groups.to(cursor, cursor.at, list.height(state));
        list
    }

    fn parts(&self, state: &State) -> Parts {
        Parts::new(overlay::area(state, WIDEST, self.shows_behind), self.is_plain || self.shows_behind)
    }

    /// How many rows of the list show.
    fn height(&self, state: &State) -> usize {
        usize::from(self.parts(state).list.height)
    }

    /// The places that are listed.
    fn places(&self, library: &Library) -> Vec<Passage> {
        let places = library.places(self.subject);
        self.shown.iter().map(|at| places[*at]).collect()
    }

    /// How the place at position `at` refers to the subject; none for a topic.
    fn kind_at(&self, library: &Library, at: usize) -> Option<MentionKind> {
        match self.subject {
            Subject::Entity(entity) => Some(library.mention(library.mentions_of(entity)[at]).kind),
            Subject::Topic(_) => None,
        }
    }

    /// What the list is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.subject
    }

    /// The place that the keys act on.
    #[must_use]
    pub fn chosen(&self, library: &Library) -> Option<Passage> {
        self.shown.get(self.cursor.at).map(|at| library.places(self.subject)[*at])
    }

    /// Chooses what is listed.
    fn find(&mut self, library: &Library) {
        let places = library.places(self.subject);
        let wanted = fold(self.line.text());
        if !wanted.is_empty() && self.folded.len() != places.len() {
            self.folded = places.iter().map(|place| folded_row(library, *place)).collect();
        }
        let holds = |at: &usize| wanted.split(' ').all(|term| wanted.is_empty() || self.folded[*at].contains(term));
        let kinds = |at: &usize| self.kind.is_none() || self.kind == self.kind_at(library, *at);
        self.shown = (0..places.len()).filter(kinds).filter(holds).collect();
        let chunks = self.shown.chunk_by(|a, b| places[*a].article == places[*b].article);
        let (articles, sizes) = chunks.map(|chunk| (places[chunk[0]].article, chunk.len())).unzip();
        self.articles = articles;
        self.groups = Groups::new(sizes);
    }

    /// The list after `action`; nothing when it was closed.
    #[must_use]
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> Option<Self> {
        let list = self.parts(state).list;
        let chosen = self.chosen(library);
        match action {
            List::Close => {
                self.before.restore(library, state);
                return self.close(state);
            }
            List::Accept => {
                let Some(place) = chosen else { return Some(self) };
                self.before.restore(library, state);
                select::follow(state, self.subject);
                go::to_passage(library, state, place);
                return self.close(state);
            }
            List::Peek => {
                let Some(place) = chosen else { return Some(self) };
                self.before.restore(library, state);
                select::follow(state, self.subject);
                go::show(library, state, place);
                self.shows_behind = true;
            }
            List::Preview if self.shows_behind => self.shows_behind = false,
            List::Preview => self.is_plain = !self.is_plain,
            List::Click(x, y) => {
                let at = (*x, *y).into();
                if self.groups.click(&mut self.cursor, list, at) {
                    return self.update(library, state, &List::Accept);
                }
            }
            List::Kind => {
                self.kind = shown::next(&MentionKind::ALL, self.kind);
                self.find(library);
            }
            List::Keep => kept::keep(library, state, chosen),
            List::KeepAll => kept::keep(library, state, self.places(library)),
            _ if self.line.edit(action) => {
                self.cursor = Cursor::default();
                self.shows_behind = false;
                self.find(library);
            }
            _ => {}
        }
        self.cursor = self.groups.moved(self.cursor, action, self.height(state));
        Some(self)
    }

    fn close(self, state: &mut State) -> Option<Self> {
        let Self { subject, line, kind, is_plain, cursor, .. } = self;
        state.memory.mentions = Some(Left { subject, line, kind, is_plain, cursor, here: go::here(state) });
        None
    }

    /// The same list in the `new` library; nothing where its subject is gone.
    #[must_use]
    pub fn refresh(mut self, old: &Library, new: &Library, state: &State) -> Option<Self> {
        self.subject = refresh::rebound(old, new, self.subject)?;
        self.before.refresh(old, new);
        self.folded.clear();
        self.find(new);
        self.cursor = self.groups.to(self.cursor, self.cursor.at, self.height(state));
        Some(self)
    }

    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let Parts { whole, prompt, list, preview } = self.parts(state);
        paint::frame(buffer, whole, &self.title(library), theme);
        paint::hints(buffer, whole, &HINTS, state.look());
        self.line.draw("filter › ", prompt, theme, buffer);
        let at = if self.groups.is_empty() { 0 } else { self.cursor.at + 1 };
        paint::count_right(buffer, prompt, self.line.text(), (at, self.groups.len()), theme);
        if self.groups.is_empty() {
            let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
            Pen::new(buffer, list).cut(" nothing found", style);
        }
        let mut row = Rect { height: 1, ..list };
        for line in self.groups.window(self.cursor, usize::from(list.height)) {
            match line {
                GroupLine::Heading(group) => {
                    self.draw_heading(library, self.articles[group], row, (buffer, theme));
                }
                GroupLine::Item(at) => {
                    let (mut pen, ground) = paint::item(buffer, row, at == self.cursor.at, theme);
                    self.draw_item(library, self.shown[at], &mut pen, (ground, theme));
                }
            }
            row.y += 1;
        }
        if let (Some(area), Some(place)) = (preview, self.chosen(library)) {
            paint::divide(buffer, list, area, theme);
            Preview::new(library, place).draw(area, theme, buffer);
        }
    }

    fn title(&self, library: &Library) -> String {
        let places = library.places(self.subject);
        let name = sanitise_line(library.name(self.subject));
        let kind = match self.kind {
            Some(kind) => format!(" · {}s only", kind.label()),
            None => self.kinds(library),
        };
        format!(
            "{name} · {} · {}{kind}",
            paint::count(places.len(), "mention"),
            spread(library, library.articles_of(self.subject))
        )
    }

    /// How many of the mentions are of which kind, where there are several: ` · 9 names, 2 pronouns`.
    fn kinds(&self, library: &Library) -> String {
        let all = library.places(self.subject).len();
        let count = |kind| (0..all).filter(|at| self.kind_at(library, *at) == Some(kind)).count();
        let counts = MentionKind::ALL.map(|kind| (count(kind), kind.label()));
        let told: Vec<_> = counts.iter().filter(|(count, _)| *count > 0).collect();
        let told = told.iter().map(|(count, label)| paint::count(*count, label)).collect::<Vec<_>>();
        if told.len() < 2 { String::new() } else { format!(" · {}", told.join(", ")) }
    }

    /// Draws source and headline, and where in the article the listed places stand, and how many they are.
    fn draw_heading(&self, library: &Library, id: ArticleId, row: Rect, (buffer, theme): (&mut Buffer, Theme)) {
        let (article, base) = (library.article(id), theme.style(Role::Text));
        let places = library.places(self.subject);
        let before =
            |end: bool| self.shown.partition_point(|at| places[*at].article < id || end && places[*at].article == id);
        let listed: Vec<Passage> = self.shown[before(false)..before(true)].iter().map(|at| places[*at]).collect();
        let bar = format!("{:>3} {}", listed.len(), articles::density(&listed, article.text.len(), row.width));
        let mut pen = Pen::new(buffer, row);
        let columns = u16::try_from(wrap::columns(&bar) + 1).unwrap_or(u16::MAX);
        // Who tells it comes first where there is no room for both.
        let kept = if row.width > columns + LEAST_SOURCE { columns } else { 0 };
        let mut words = pen.part(row.width - kept);
        heading::draw(library, id, &mut words, (base, theme));
        if kept > 0 {
            pen.right(&bar, base.patch(theme.style(Role::Bar)));
        }
    }

    fn draw_item(&self, library: &Library, at: usize, pen: &mut Pen, (ground, theme): (Style, Theme)) {
        pen.write(" ", ground);
        if let Some(kind) = self.kind_at(library, at).filter(|_| pen.room() >= KIND_FROM) {
            pen.part(KIND).write(kind.label(), ground.patch(theme.style(Role::Dim)));
            pen.skip(KIND);
        }
        let place = library.places(self.subject)[at];
        let role = sign(library, self.subject).1;
        let matched = excerpt::matched(library.article(place.article).slice(library.sentence(place).span), &self.line);
        PlaceRow { library, place, role, matched: &matched }.draw(pen, ground, theme);
    }
}

/// The sentence around `place` and its source, as the filter compares them.
fn folded_row(library: &Library, place: Passage) -> String {
    let article = library.article(place.article);
    fold(&format!("{} {}", article.slice(library.sentence(place).span), article.source))
}
