//! A change of the list of corrections, which can be taken back, and made on another copy of the list.

use super::Correction;

/// One change of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A correction is added at a position, or at the end where the list is shorter.
    Insert(usize, Correction),
    /// A correction is taken away: the last that says so.
    Remove(Correction),
}

impl Change {
    /// The change that adds `correction` at the end.
    #[must_use]
    pub fn add(correction: Correction) -> Self {
        Self::Insert(usize::MAX, correction)
    }

    /// Makes the change and gives the one that takes it back; nothing where there is nothing to take away.
    pub fn make(&self, corrections: &mut Vec<Correction>) -> Option<Self> {
        match self {
            Self::Insert(at, correction) => {
                corrections.insert((*at).min(corrections.len()), correction.clone());
                Some(Self::Remove(correction.clone()))
            }
            Self::Remove(correction) => {
                let at = corrections.iter().rposition(|other| other == correction)?;
                Some(Self::Insert(at, corrections.remove(at)))
            }
        }
    }

    /// What is corrected, or no more.
    #[must_use]
    pub fn correction(&self) -> &Correction {
        let (Self::Insert(_, correction) | Self::Remove(correction)) = self;
        correction
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_taken_back_where_it_was_made() {
        let hide = |name: &str| Correction::Hide { entity: name.into() };
        let mut list = vec![hide("a"), hide("b"), hide("c")];
        let before = list.clone();
        let back = Change::Remove(hide("b")).make(&mut list).expect("it is there");
        assert_eq!(list, [hide("a"), hide("c")]);
        let again = back.make(&mut list).expect("it can be added");
        assert_eq!((list, again), (before.clone(), Change::Remove(hide("b"))));
        let mut list = before.clone();
        let back = Change::add(hide("d")).make(&mut list).expect("it can be added");
        assert_eq!(list.len(), 4);
        assert!(back.make(&mut list).is_some());
        assert_eq!(list, before);
        assert_eq!(Change::Remove(hide("e")).make(&mut list), None);
    }
}
