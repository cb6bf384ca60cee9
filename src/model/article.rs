//! Articles, their typed regions, and what is wrong with them.

use std::fmt;

use serde::Serialize;

use super::Span;

/// What a part of an article is. Every byte of text that is not white space lies in exactly one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// Where it was filed: `SOCHI //`, `Moscow CNN —`.
    Dateline,
    /// A stand-first or one of the highlights above the body.
    Standfirst,
    /// A heading inside the body.
    Subhead,
    /// A paragraph of the body.
    Paragraph,
    /// What stands under a picture or video.
    Caption,
    /// Who supplied text or picture; also image slugs and run times.
    Credit,
}

impl RegionKind {
    /// Whether the region is written as headlines are.
    #[must_use]
    pub fn is_headline(self) -> bool {
        matches!(self, Self::Title | Self::Subhead)
    }

    /// Whether the region is part of what the article tells, as against what surrounds it.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(self, Self::Standfirst | Self::Subhead | Self::Paragraph)
    }

    /// The kind in lower case, as exports print it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Standfirst => "standfirst",
            Self::Subhead => "subhead",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
            Self::Credit => "credit",
        }
    }
}

/// A typed part of an article. Regions are ordered and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Where it lies, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// One text by one source. Its text never changes after loading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The file as it was named or found; `-` for standard input; for the n-th record of a file of many, `file#n`.
    pub path: String,
    /// The publisher, or the best guess; never empty.
    pub source: String,
    /// The headline, or the opening words where the text has none; never empty.
    pub title: String,
    /// When it was published, as an ISO date (`2015-05-12`), where that is known.
    pub date: Option<String>,
    /// Who wrote it, where that is known.
    pub author: Option<String>,
    /// Where it was published, where that is known.
    pub url: Option<String>,
    /// The ISO 639-1 code of its language, `und` where that is not known.
    pub language: String,
    /// What the reader shows: title and body, cleaned, free of control characters, lines parted by `\n`, no line
    /// breaks inside a paragraph.
    pub text: String,
    /// The typed parts of `text`, in order.
    pub regions: Vec<Region>,
}

impl Article {
    /// The text of `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The region that holds byte `offset`, if any does.
    #[must_use]
    pub fn region_at(&self, offset: u32) -> Option<&Region> {
        let after = self.regions.partition_point(|region| region.span.start <= offset);
        self.regions[..after].last().filter(|region| region.span.contains(offset))
    }
}

/// What a problem costs the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// Nothing of the file was read.
    Unread,
    /// The file was read, but something of it is missing or stands there otherwise than it was meant.
    Damaged,
}

impl Harm {
    /// Both, the worse first.
    pub const ALL: [Self; 2] = [Self::Unread, Self::Damaged];

    /// What is said of such a file.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Unread => "not read",
            Self::Damaged => "damaged",
        }
    }
}

/// Something that could not be read, or could be read only in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named or found.
    pub path: String,
    /// Whether the file was read all the same.
    pub harm: Harm,
    /// What went wrong and, where there is one, what to do about it.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.harm.label(), self.reason)
    }
}

#[cfg(test)]
impl Article {
    /// An article whose `text` is one paragraph, and nothing else is known of.
    pub(crate) fn of_paragraph(text: &str) -> Self {
        let paragraph = Region { span: Span::new(0, text.len()), kind: RegionKind::Paragraph };
        let regions = if text.trim().is_empty() { Vec::new() } else { vec![paragraph] };
        Self { text: text.to_owned(), regions, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_is_found_by_any_offset_inside_it() {
        let region = |start, end, kind| Region { span: Span::new(start, end), kind };
        let article = Article {
            text: "Head\n\nBody".to_owned(),
            regions: vec![region(0, 4, RegionKind::Title), region(6, 10, RegionKind::Paragraph)],
            ..Article::default()
        };
        let kind_at = |offset| article.region_at(offset).map(|region| region.kind);
        assert_eq!(kind_at(0), Some(RegionKind::Title));
        assert_eq!(kind_at(3), Some(RegionKind::Title));
        assert_eq!(kind_at(4), None);
        assert_eq!(kind_at(6), Some(RegionKind::Paragraph));
        assert_eq!(kind_at(10), None);
    }
}
