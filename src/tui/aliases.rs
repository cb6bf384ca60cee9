//! The alias sheet of one entity: how it is written, what may be the same, what was corrected; each to be set right.
//!
//! `Enter` does to a row what is usually wanted: a spelling is split off, an entity that may be the same is joined, a
//! correction is taken back. The rest has a key each.

mod ask;
mod pick;
mod widget;

use std::collections::BTreeSet;

use super::action::{Ask, List};
use super::groups::Groups;
use super::keymap::Context;
use super::line::Line;
use super::list::Cursor;
use super::overlay;
use super::paint;
use super::state::{Notice, State};
use super::update::{Effect, refresh};
use crate::correction::{Change, Correction};
use crate::library::Library;
use crate::model::{EntityId, EntityType, MentionKind, Passage, Subject};
use crate::query;

use pick::Pick;

/// The most entities that are offered as perhaps the same.
const OFFERED: usize = 5;

/// The widest sheet, in columns.
const WIDEST: u16 = 90;

/// A row of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// A surface form, by its position among the entity's.
    Alias(usize),
    /// An entity that may be the same.
    Akin(EntityId),
    /// A correction, by its position among all.
    Made(usize),
}

/// What is asked over the sheet.
#[derive(Clone, Debug)]
enum Mode {
    /// Nothing.
    Sheet,
    /// Which entity, and what for.
    Pick(Pick),
    /// Which name.
    Rename(Line),
    /// Which type, by its position among all.
    Retype(usize),
}

/// The open sheet.
#[derive(Clone, Debug)]
pub struct Aliases {
    entity: EntityId,
    /// The mention of it that the reader stands on.
    here: Option<Passage>,
    mode: Mode,
    items: Vec<Item>,
    groups: Groups,
    cursor: Cursor,
}

impl Aliases {
    /// The sheet of `entity`; `here` is where the reader stands.
    #[must_use]
    pub fn open(library: &Library, state: &State, entity: EntityId, here: Option<Passage>) -> Self {
        let mut sheet = Self {
            entity,
            here,
            mode: Mode::Sheet,
            items: Vec::new(),
            groups: Groups::default(),
            cursor: Cursor::default(),
        };
        sheet.find(library);
        let first = sheet.likeliest(library);
        sheet.cursor = sheet.groups.to(Cursor::default(), first, sheet.height(state));
        sheet
    }

    /// Lists what is to be seen.
    fn find(&mut self, library: &Library) {
        let is_here = |place: &Passage| library.places(Subject::Entity(self.entity)).contains(place);
        self.here = self.here.filter(is_here);
        let aliases = splittable(library, self.entity);
        let akin = query::akin(library, self.entity, OFFERED);
        let made = 0..library.corrections().len();
        let sizes = vec![aliases.len(), akin.len(), made.len()];
        let akin = akin.into_iter().map(Item::Akin);
        self.items = aliases.into_iter().map(Item::Alias).chain(akin).chain(made.rev().map(Item::Made)).collect();
        self.groups = Groups::new(sizes);
    }

    /// The position of what is most likely to be set right: the first that may be the same, else the form that the reader
    /// stands on, else, or where that is the most frequent, the rarest.
    fn likeliest(&self, library: &Library) -> usize {
        let is_akin = |item: &Item| matches!(item, Item::Akin(_));
        let words = self.here.map(|here| library.article(here.article).slice(here.span));
        let aliases = &library.entity(self.entity).aliases;
        let is_here = |item: &Item| matches!(item, Item::Alias(at) if *at > 0 && Some(&*aliases[*at].text) == words);
        let forms = self.items.iter().take_while(|item| matches!(item, Item::Alias(_))).count();
        let found = self.items.iter().position(is_akin).or_else(|| self.items.iter().position(is_here));
        found.unwrap_or(forms.saturating_sub(1))
    }

    /// What keys mean in it.
    #[must_use]
    pub fn context(&self) -> Context {
        match self.mode {
            Mode::Sheet => Context::Aliases,
            Mode::Retype(_) => Context::List,
            Mode::Pick(_) | Mode::Rename(_) => Context::Prompt,
        }
    }

    /// How many rows of the sheet show.
    fn height(&self, state: &State) -> usize {
        usize::from(self.list(state).height)
    }

    /// The sheet after `action`, nothing when it was closed; and what is to be corrected.
    pub fn update(mut self, library: &Library, state: &mut State, action: &List) -> (Option<Self>, Effect) {
        let said = match std::mem::replace(&mut self.mode, Mode::Sheet) {
            Mode::Sheet if *action == List::Close => return (None, Effect::None),
            Mode::Sheet => self.in_sheet(library, state, action),
            Mode::Pick(pick) => self.in_pick(library, state, pick, action),
            Mode::Rename(line) => self.in_rename(library, line, action),
            Mode::Retype(at) => self.in_retype(library, state, at, action),
        };
        let effect = said.map_or(Effect::None, |change| say(state, &change));
        (Some(self), effect)
    }

    fn in_sheet(&mut self, library: &Library, state: &mut State, action: &List) -> Option<Change> {
        match action {
            List::Correct(asked) => return self.ask(library, state, *asked),
            List::Accept => return self.accept(library, state),
            List::Click(x, y) => {
                let list = self.list(state);
                if self.groups.click(&mut self.cursor, list, (*x, *y).into()) {
                    return self.accept(library, state);
                }
            }
            _ => {}
        }
        self.cursor = self.groups.moved(self.cursor, action, self.height(state));
        None
    }

    /// Does to the row what is usually wanted.
    fn accept(&self, library: &Library, state: &mut State) -> Option<Change> {
        let entity = library.entity(self.entity);
        match *self.items.get(self.cursor.at)? {
            Item::Alias(_) if splittable(library, self.entity).len() == 1 => {
                state.warn(format!("{} is written in no other way: there is nothing to split", entity.name));
                None
            }
            Item::Alias(at) => Some(Change::add(Correction::Split {
                entity: library.who(self.entity),
                alias: entity.aliases[at].text.clone(),
            })),
            Item::Akin(other) => {
                // The one that is spoken of more gives the name.
                let count = |id: EntityId| library.mentions_of(id).len();
                let is_more = count(other) > count(self.entity);
                let (rarer, into) = if is_more { (self.entity, other) } else { (other, self.entity) };
                Some(merge(library, rarer, into))
            }
            Item::Made(at) => Some(Change::Remove(library.corrections()[at].clone())),
        }
    }

    fn in_pick(&mut self, library: &Library, state: &State, pick: Pick, action: &List) -> Option<Change> {
        match pick.update(library, state, action) {
            pick::Outcome::Stay(pick) => self.mode = Mode::Pick(pick),
            pick::Outcome::Closed => {}
            pick::Outcome::Picked(other, pick::Purpose::Merge) => return Some(merge(library, self.entity, other)),
            pick::Outcome::Picked(other, pick::Purpose::Relink) => return self.unlink(library, Some(other)),
        }
        None
    }

    fn in_rename(&mut self, library: &Library, mut line: Line, action: &List) -> Option<Change> {
        match action {
            List::Close => {}
            List::Accept => {
                let name = line.text().trim();
                let is_new = !name.is_empty() && name != library.entity(self.entity).name;
                return is_new.then(|| {
                    Change::add(Correction::Rename { entity: library.who(self.entity), name: name.to_owned() })
                });
            }
            _ => {
                line.edit(action);
                self.mode = Mode::Rename(line);
            }
        }
        None
    }

    fn in_retype(&mut self, library: &Library, state: &State, at: usize, action: &List) -> Option<Change> {
        let last = EntityType::ALL.len() - 1;
        let clicked = match action {
            List::Click(x, y) => widget::type_at(self.list(state), at, (*x, *y)),
            _ => None,
        };
        let to = Cursor { at, top: 0 }.moved(action, last + 1, last + 1).at;
        match (action, clicked) {
            (List::Close, _) => None,
            (List::Accept, _) => self.retype(library, EntityType::ALL[at]),
            (_, Some(clicked)) => self.retype(library, EntityType::ALL[clicked]),
            _ => {
                self.mode = Mode::Retype(to);
                None
            }
        }
    }

    fn retype(&self, library: &Library, kind: EntityType) -> Option<Change> {
        let is_new = kind != library.entity(self.entity).kind;
        is_new.then(|| Change::add(Correction::Retype { entity: library.who(self.entity), kind }))
    }

    /// The words that the reader stands on are not the entity, but the `other`, if any.
    fn unlink(&self, library: &Library, other: Option<EntityId>) -> Option<Change> {
        let (entity, mention) = (library.who(self.entity), library.place(self.here?));
        Some(Change::add(Correction::Unlink { entity, mention, is: other.map(|other| library.who(other)) }))
    }

    /// The same for a `new` library; nothing where the entity is gone.
    #[must_use]
    pub fn refresh(mut self, old: &Library, new: &Library, state: &State) -> Option<Self> {
        let Some(Subject::Entity(entity)) = refresh::rebound(old, new, Subject::Entity(self.entity)) else {
            return None;
        };
        self.entity = entity;
        self.find(new);
        self.cursor = self.groups.to(self.cursor, self.cursor.at, self.height(state));
        if let Mode::Pick(pick) = &mut self.mode {
            pick.refresh(new, state, entity);
        }
        Some(self)
    }
}

/// The positions of the surface forms of an entity that are more than pronouns.
fn splittable(library: &Library, entity: EntityId) -> Vec<usize> {
    let mentions = library.mentions_of(entity).iter().map(|id| library.mention(*id));
    let words = mentions.filter(|mention| mention.kind != MentionKind::Pronoun).map(|mention| {
        let words = library.article(mention.article).slice(mention.span);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let words: BTreeSet<String> = words.collect();
    let aliases = library.entity(entity).aliases.iter().enumerate();
    aliases.filter(|(_, alias)| words.contains(&alias.text)).map(|(at, _)| at).collect()
}

fn merge(library: &Library, entity: EntityId, into: EntityId) -> Change {
    Change::add(Correction::Merge { entity: library.who(entity), into: library.who(into) })
}

/// Makes `change`, and says what was done and how it is taken back.
fn say(state: &mut State, change: &Change) -> Effect {
    state.edits.make(change);
    let (told, undo) = (change.correction().told(), state.key_of("undo"));
    let says = match change {
        Change::Insert(..) => format!("{told} · {undo} takes it back"),
        Change::Remove(_) => format!("taken back: {told} · {undo} brings it again"),
    };
    state.notice = Some(Notice::Says(says));
    Effect::Correct(change.clone())
}
