//! What a list shows alone: one kind or type after the other, or all.

use crate::library::Library;
use crate::model::{EntityType, Subject};

/// The choice after `one` of `all`, of which none chooses all together.
pub(super) fn next<T: Copy + PartialEq>(all: &[T], one: Option<T>) -> Option<T> {
    let next = one.and_then(|one| all.iter().position(|other| *other == one)).map_or(0, |at| at + 1);
    all.get(next).copied()
}

/// Which entities and topics show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    All,
    Entities(EntityType),
    Topics,
}

impl Kind {
    /// The next choice.
    pub(super) fn next(self) -> Self {
        let of = |at: usize| EntityType::ALL.get(at).map_or(Self::Topics, |kind| Self::Entities(*kind));
        match self {
            Self::All => of(0),
            Self::Entities(kind) => of(kind as usize + 1),
            Self::Topics => Self::All,
        }
    }

    /// Whether `subject` shows.
    pub(super) fn holds(self, library: &Library, subject: Subject) -> bool {
        match (self, subject) {
            (Self::All, _) | (Self::Topics, Subject::Topic(_)) => true,
            (Self::Entities(kind), Subject::Entity(entity)) => library.entity(entity).kind == kind,
            (Self::Entities(_), Subject::Topic(_)) | (Self::Topics, Subject::Entity(_)) => false,
        }
    }

    /// What is said of the choice.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => "all types",
            Self::Entities(kind) => kind.label(),
            Self::Topics => "topic",
        }
    }
}
