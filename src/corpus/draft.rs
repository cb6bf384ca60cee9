//! What a format gives: fields and blocks, before anything is known of regions.

use super::fields::Fields;
use super::tidy;

/// One article as its format delivers it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Which record of a file of many it is, counted from 1.
    pub(crate) record: Option<usize>,
    /// What is said about it.
    pub(crate) fields: Fields,
    /// Its text.
    pub(crate) blocks: Vec<Block>,
}

impl Draft {
    /// Whether there is nothing to read.
    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.fields.title.is_none()
    }
}

/// One paragraph, heading or item: tidy, on one line, not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) text: String,
    pub(crate) form: Form,
}

/// What a format's marks say of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing.
    Text,
    /// A heading.
    Heading,
    /// A paragraph that is emphasised as a whole.
    Emphatic,
    /// An item of a list.
    Item,
    /// The words under a picture, or instead of it.
    Picture,
}

impl Block {
    /// A block of `text`, tidied; nothing where nothing is left.
    pub(crate) fn new(text: &str, form: Form) -> Option<Self> {
        tidy::filled(text).map(|text| Self { text, form })
    }
}
