//! Where keys mean something, and which of these places share keys.

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Any pane.
    Normal,
    /// The articles pane.
    Articles,
    /// The reader.
    Reader,
    /// A list over the panes.
    List,
    /// The alias sheet.
    Aliases,
    /// The box that explains a link.
    Explain,
    /// The coverage grid.
    Coverage,
    /// A list over the panes with a query, which takes every character that is typed.
    Prompt,
    /// A list over the panes that is narrowed by words: a colon is none.
    Filter,
    /// A list of places.
    Places,
    /// The list of names and topics.
    Entities,
    /// The jump.
    Jump,
    /// The list of who says what.
    Quotes,
    /// A list of passages that were put aside.
    Shelf,
    /// The command line.
    Command,
}

impl Context {
    /// The contexts whose keys hold in this one.
    #[must_use]
    pub fn layers(self) -> &'static [Self] {
        match self {
            Self::Normal => &[Self::Normal],
            Self::Articles => &[Self::Articles, Self::Normal],
            Self::Reader => &[Self::Reader, Self::Normal],
            Self::List => &[Self::List],
            Self::Aliases => &[Self::Aliases, Self::List],
            Self::Explain => &[Self::Explain, Self::List],
            Self::Coverage => &[Self::Coverage, Self::List],
            Self::Prompt => &[Self::Prompt],
            Self::Filter => &[Self::Filter, Self::Prompt],
            Self::Entities => &[Self::Entities, Self::Filter, Self::Prompt],
            Self::Places => &[Self::Places, Self::Filter, Self::Prompt],
            Self::Jump => &[Self::Jump, Self::Places, Self::Filter, Self::Prompt],
            Self::Quotes => &[Self::Quotes, Self::Places, Self::Filter, Self::Prompt],
            Self::Shelf => &[Self::Shelf, Self::List],
            Self::Command => &[Self::Command, Self::Prompt],
        }
    }

    /// Whether characters that are typed go to a line.
    #[must_use]
    pub fn is_typing(self) -> bool {
        self.layers().contains(&Self::Prompt)
    }
}
