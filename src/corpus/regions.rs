//! Blocks to typed parts, by form alone: how a line begins and ends, how long it is, what stands around it.
//!
//! No wording is dropped but repetition: a headline that stands twice, a caption of which a shorter cut stands beside it.

mod byline;
mod caption;
mod credit;
mod dateline;
mod headline;
mod line;

use super::draft::{Block, Form};
use super::fields::Fields;
use crate::model::RegionKind;

/// A typed part of an article's text, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: RegionKind,
    pub(crate) text: String,
    pub(crate) join: Join,
}

/// How a part follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// On a line of its own.
    Line,
    /// On the same line, after a space.
    Space,
    /// On the same line, with nothing between.
    Glued,
}

impl Part {
    fn new(kind: RegionKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), join: Join::Line }
    }

    /// Who wrote the article, if it is a byline that names them.
    pub(crate) fn authors(&self) -> Option<String> {
        let is_byline = self.kind == RegionKind::Byline;
        is_byline.then(|| byline::authors(&self.text)).flatten().map(str::to_owned)
    }

    /// Whether it describes a picture that is older than the article.
    pub(crate) fn is_from_archive(&self) -> bool {
        self.kind == RegionKind::Caption && caption::is_from_archive(&self.text)
    }
}

/// The parts that `blocks` make, below the stated headline and stand-first if there are any.
pub(crate) fn label(fields: &Fields, blocks: Vec<Block>) -> Vec<Part> {
    let mut labeller = Labeller { parts: Vec::with_capacity(blocks.len() + 1), blocks, at: 0 };
    labeller.headline(fields.title.as_deref());
    if let Some(standfirst) = &fields.standfirst {
        labeller.stated_standfirst(standfirst);
    }
    labeller.opening();
    while labeller.at < labeller.blocks.len() {
        labeller.body();
    }
    labeller.parts
}

/// So many items a list of highlights has at most; longer ones are body text.
const MAX_HIGHLIGHTS: usize = 10;

/// Walks over blocks and types them.
struct Labeller {
    blocks: Vec<Block>,
    /// The block that is typed next.
    at: usize,
    parts: Vec<Part>,
}

impl Labeller {
    fn block(&self, ahead: usize) -> Option<&Block> {
        self.blocks.get(self.at + ahead)
    }

    /// Types the next block.
    fn take(&mut self, kind: RegionKind) {
        let text = std::mem::take(&mut self.blocks[self.at].text);
        self.at += 1;
        self.parts.push(Part::new(kind, text));
    }

    /// The stated headline, or the one in the text, with what stands above it.
    fn headline(&mut self, stated: Option<&str>) {
        if let Some(title) = stated {
            self.parts.extend(headline::split_suffix(title));
            return;
        }
        while let Some(kind) = self.above_headline() {
            self.take(kind);
        }
        let found = self.block(0).is_some_and(|block| headline::is_headline(block, self.block(1)));
        if found {
            let text = std::mem::take(&mut self.blocks[self.at].text);
            self.at += 1;
            self.parts.extend(headline::split_suffix(&text));
        }
    }

    /// What the next block is, if it belongs above a headline.
    fn above_headline(&self) -> Option<RegionKind> {
        let (block, next) = (self.block(0)?, self.block(1)?);
        let above = headline::is_slug(&block.text, &next.text) || headline::is_kicker(&self.blocks[self.at..]);
        above.then_some(RegionKind::Credit).or_else(|| furniture(&block.text))
    }

    /// Shows a stated stand-first unless the text shows it itself.
    fn stated_standfirst(&mut self, standfirst: &str) {
        let shown = self.blocks.iter().take(4).any(|block| line::begins_with(&block.text, standfirst));
        if !shown {
            self.parts.push(Part::new(RegionKind::Standfirst, standfirst));
        }
    }

    /// What stands between headline and body.
    fn opening(&mut self) {
        while self.at < self.blocks.len() && self.take_opening() {}
        if let Some(length) = self.block(0).and_then(|block| dateline::at_start(&block.text)) {
            self.take_dateline(length);
        }
    }

    /// Takes the next block if the body has not begun yet.
    fn take_opening(&mut self) -> bool {
        if self.drop_repeated_headline() {
            return true;
        }
        let kind = furniture(&self.blocks[self.at].text);
        let kind = kind.or_else(|| headline::is_outlet(&self.blocks[self.at..]).then_some(RegionKind::Credit));
        let kind = kind.or_else(|| self.is_standfirst().then_some(RegionKind::Standfirst));
        if kind.is_none_or(|kind| kind == RegionKind::Standfirst)
            && (self.take_highlights() || self.take_caption(caption::Place::Opening))
        {
            return true;
        }
        if let Some(kind) = kind {
            self.take(kind);
        }
        kind.is_some()
    }

    /// Skips the next block if it repeats the headline. A credit that is glued to it stays.
    fn drop_repeated_headline(&mut self) -> bool {
        let title = self.parts.iter().find(|part| part.kind == RegionKind::Title).map(|part| part.text.as_str());
        let (Some(title), Some(block)) = (title, self.block(0)) else {
            return false;
        };
        let Some(rest) = headline::rest_of_repetition(title, &block.text).map(str::to_owned) else {
            return false;
        };
        self.at += 1;
        if !rest.is_empty() {
            self.parts.push(Part::new(RegionKind::Credit, rest));
        }
        true
    }

    /// Takes a heading like "Story highlights" with its short lines.
    fn take_highlights(&mut self) -> bool {
        if !self.block(0).is_some_and(|block| headline::is_highlights(&block.text)) {
            return false;
        }
        self.take(RegionKind::Subhead);
        for _ in 0..MAX_HIGHLIGHTS {
            if !self.block(0).is_some_and(headline::is_highlight) {
                break;
            }
            self.take(RegionKind::Standfirst);
        }
        true
    }

    /// Takes a caption. Of two cuts of one caption only the longer stays.
    fn take_caption(&mut self, place: caption::Place) -> bool {
        let Some(block) = self.block(0) else {
            return false;
        };
        let cut = self
            .block(1)
            .is_some_and(|next| line::is_cut_of(&block.text, &next.text) && caption::is_caption(next, place));
        if cut {
            self.at += 1;
            return true;
        }
        if !caption::is_caption(block, place) {
            return false;
        }
        let repeats = |last: &Part| last.kind == RegionKind::Caption && line::is_cut_of(&block.text, &last.text);
        if self.parts.last().is_some_and(repeats) {
            self.at += 1;
            return true;
        }
        let glued = credit::glued_at_end(&block.text);
        self.take(RegionKind::Caption);
        if let Some(at) = glued {
            self.split_last(at, RegionKind::Credit, Join::Glued);
        }
        true
    }

    /// Whether the next block is a line between headline and body that sums up the article.
    fn is_standfirst(&self) -> bool {
        let under_title = self.parts.last().is_some_and(|part| part.kind != RegionKind::Subhead)
            && self.parts.iter().any(|part| part.kind == RegionKind::Title)
            && !self.parts.iter().any(|part| part.kind == RegionKind::Standfirst);
        under_title && self.block(0).is_some_and(|block| headline::is_standfirst(block, self.block(1)))
    }

    /// Parts the dateline, `length` bytes at the start of the next block, from what follows it.
    fn take_dateline(&mut self, length: usize) {
        let whole = self.blocks[self.at].text.clone();
        let (dateline, rest) = (whole[..length].trim_end(), whole[length..].trim_start());
        self.parts.push(Part::new(RegionKind::Dateline, dateline));
        self.at += 1;
        let rest = if rest.is_empty() && dateline::runs_on(dateline) { self.next_paragraph() } else { rest.to_owned() };
        if !rest.is_empty() {
            self.parts.push(Part { join: Join::Space, ..Part::new(RegionKind::Paragraph, rest) });
        }
    }

    /// The text of the next block, if it is a plain paragraph.
    fn next_paragraph(&mut self) -> String {
        let plain = |block: &Block| block.form == Form::Text && furniture(&block.text).is_none();
        if !self.block(0).is_some_and(plain) {
            return String::new();
        }
        self.at += 1;
        std::mem::take(&mut self.blocks[self.at - 1].text)
    }

    /// Types one block of the body.
    fn body(&mut self) {
        let left = self.blocks.len() - self.at;
        let block = &self.blocks[self.at];
        let dateline = dateline::strict_at_start(&block.text);
        if let Some(kind) = furniture_in_body(&block.text, left) {
            return self.take(kind);
        }
        if self.take_highlights() || self.take_caption(caption::Place::Body) {
            return;
        }
        match dateline {
            Some(length) => self.take_dateline(length),
            None if self.is_subhead() => self.take(RegionKind::Subhead),
            None => self.take(RegionKind::Paragraph),
        }
    }

    /// A heading, or a short line without a stop between two paragraphs.
    fn is_subhead(&self) -> bool {
        let block = &self.blocks[self.at];
        if block.form == Form::Heading {
            return true;
        }
        let after = self.parts.last().is_some_and(|part| match part.kind {
            RegionKind::Subhead => false,
            RegionKind::Paragraph => line::is_stopped(&part.text),
            _ => true,
        });
        let before = self.block(1).is_some_and(|next| line::is_prose(&next.text) && !line::begins_small(&next.text));
        block.form != Form::Item && after && before && headline::is_subhead(&block.text)
    }

    /// Splits the last part in two at byte `at`.
    fn split_last(&mut self, at: usize, kind: RegionKind, join: Join) {
        if let Some(last) = self.parts.last_mut() {
            let text = last.text.split_off(at);
            self.parts.push(Part { kind, text, join });
        }
    }
}

/// Whether a line has a certain form.
type Test = fn(&str) -> bool;

/// What `text` is, if it is a line that surrounds an article.
fn furniture(text: &str) -> Option<RegionKind> {
    const TESTS: &[(Test, RegionKind)] = &[
        (credit::is_credit, RegionKind::Credit),
        (byline::is_byline, RegionKind::Byline),
        (dateline::is_date, RegionKind::Dateline),
    ];
    TESTS.iter().find(|(is, _)| is(text)).map(|(_, kind)| *kind)
}

/// Inside the body only credits are looked for; at its end, `left` blocks from it, also the lines of the head.
fn furniture_in_body(text: &str, left: usize) -> Option<RegionKind> {
    const END: usize = 4;
    if credit::is_credit(text) {
        return Some(RegionKind::Credit);
    }
    if left > END {
        return None;
    }
    if credit::is_staff_credit(text) { Some(RegionKind::Credit) } else { furniture(text) }
}
