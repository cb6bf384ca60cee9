//! What the keys of the alias sheet ask for.

use super::pick::Purpose;
use super::{Aliases, Ask, Change, Correction, Library, Line, MentionKind, Mode, Pick, State};
use crate::model::EntityType;

impl Aliases {
    /// Asks what has to be asked for `asked`, or gives what is to be corrected.
    pub(super) fn ask(&mut self, library: &Library, state: &mut State, asked: Ask) -> Option<Change> {
        let entity = library.entity(self.entity);
        match asked {
            Ask::Merge => self.mode = Mode::Pick(Pick::open(library, state, self.entity, Purpose::Merge)),
            Ask::Rename => self.mode = Mode::Rename(Line::new(&entity.name)),
            Ask::Retype => {
                let at = EntityType::ALL.iter().position(|kind| *kind == entity.kind);
                self.mode = Mode::Retype(at.unwrap_or_default());
            }
            Ask::Hide => return Some(Change::add(Correction::Hide { entity: library.who(self.entity) })),
            Ask::Unlink | Ask::Relink if self.here.is_none() => {
                let next = state.key_of("next-mention");
                state.warn(format!("you do not stand on a mention of {}: {next} goes to one", entity.name));
            }
            Ask::Unlink => return self.unlink(library, None),
            Ask::Relink => self.mode = Mode::Pick(Pick::open(library, state, self.entity, Purpose::Relink)),
        }
        None
    }

    /// What the words are called that the reader stands on: `“he”`, and where they are not a name, of what kind.
    pub(super) fn words_here(&self, library: &Library) -> Option<String> {
        let here = self.here?;
        let words = library.article(here.article).slice(here.span);
        let mentions = library.mentions_of(self.entity).iter().map(|id| library.mention(*id));
        let mut here = mentions.filter(|mention| mention.article == here.article && mention.span == here.span);
        let kind = here.next().map(|mention| mention.kind).filter(|kind| *kind != MentionKind::Name);
        Some(match kind {
            Some(kind) => format!("“{words}” ({})", kind.label()),
            None => format!("“{words}”"),
        })
    }
}
