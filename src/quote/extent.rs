//! Where quoted words begin and end, by their marks alone.

use crate::model::{Article, Region, Span};
use crate::text::segment::Segments;

/// Marks deeper than this are not looked for.
const DEEPEST: usize = 3;

/// Words that an apostrophe may begin, so that it is no opening mark.
const ELISIONS: [&str; 10] = ["em", "tis", "twas", "til", "till", "cause", "bout", "cos", "round", "n"];

/// Quoted words with their marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// From the opening mark to the closing one, or to where the words end that have none.
    pub(super) span: Span,
    /// How many quotations it lies in.
    pub(super) depth: usize,
    /// Whether it goes on from the quotation before, which was left open at the end of its paragraph.
    pub(super) continues: bool,
}

/// The quotations of `article`, ordered by where they start.
pub(super) fn extents(article: &Article, segments: &Segments) -> Vec<Extent> {
    let mut extents: Vec<Extent> = Vec::new();
    let mut is_open = false;
    for (at, region) in article.regions.iter().enumerate() {
        let next = article.regions.get(at + 1).filter(|next| next.kind == region.kind);
        let scan = Scan::of(article, region, is_open);
        is_open = scan.unclosed.is_some() && next.is_some_and(|next| goes_on(article, next));
        let mut found = scan.closed;
        if let Some(start) = scan.unclosed {
            let end = if is_open { region.span.end } else { sentence_end(segments, region, start) };
            found.push(Extent { span: Span { start, end }, ..scan.last });
        }
        found.retain(|extent| article.slice(extent.span).contains(char::is_alphanumeric));
        found.sort_by_key(|extent| (extent.span.start, extent.depth));
        extents.extend(found);
    }
    extents
}

/// Whether a quotation left open before `region` goes on in it: it starts with an opening mark, or with words that a
/// closing mark ends.
fn goes_on(article: &Article, region: &Region) -> bool {
    let marks = marks(article.slice(region.span));
    let first = marks.iter().find(|mark| mark.is_double);
    first.is_some_and(|mark| (mark.at == 0 && mark.side != Side::Close) || mark.side == Side::Close)
}

/// The end of the sentence in which a mark at `start` of `region` stands.
fn sentence_end(segments: &Segments, region: &Region, start: u32) -> u32 {
    segments.sentence_at(start).map_or(region.span.end, |sentence| sentence.span.end)
}

/// What a mark does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// A straight mark between two spaces or two letters.
    Either,
}

/// A mark that may open or close a quotation.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// Its first byte in the text of the region.
    at: usize,
    /// One past its last byte.
    end: usize,
    is_double: bool,
    side: Side,
    /// Whether it could as well be the apostrophe of a plural: `the workers' union`.
    is_possessive: bool,
}

/// One region, read from mark to mark.
struct Scan<'a> {
    text: &'a str,
    closed: Vec<Extent>,
    /// Where a quotation starts that is not closed.
    unclosed: Option<u32>,
    /// That quotation, but for its span.
    last: Extent,
    open: Vec<Mark>,
    base: u32,
    /// Whether the first quotation goes on from the region before.
    continues: bool,
    /// The mark of a quotation that goes on from one before it in the same region.
    resumed: Option<usize>,
}

impl<'a> Scan<'a> {
    fn of(article: &'a Article, region: &Region, continues: bool) -> Self {
        let last = Extent { span: region.span, depth: 0, continues: false };
        let text = article.slice(region.span);
        let mut scan = Self {
            text,
            closed: Vec::new(),
            unclosed: None,
            last,
            open: Vec::new(),
            base: region.span.start,
            continues,
            resumed: None,
        };
        let marks = marks(text);
        if continues && marks.first().is_some_and(|mark| mark.at > 0) {
            scan.open.push(Mark { at: 0, end: 0, is_double: true, side: Side::Open, is_possessive: false });
        }
        for (mark, later) in marks.iter().zip(laters(&marks)) {
            if mark.is_double {
                scan.double(*mark);
            } else {
                scan.single(*mark, later);
            }
        }
        let unclosed = scan.open.iter().find(|mark| mark.is_double).copied();
        if let Some(mark) = unclosed {
            scan.unclosed = Some(scan.base + narrow(mark.at));
            scan.last.continues = scan.is_continued(mark);
        }
        scan
    }

    fn double(&mut self, mark: Mark) {
        let opened = self.open.iter().rposition(|open| open.is_double);
        match (mark.side, opened) {
            (Side::Close | Side::Either, Some(at)) => {
                // What was opened inside and not closed was no quotation.
                self.open.truncate(at + 1);
                self.close_last(mark);
            }
            (Side::Open, Some(0)) if self.open.len() == 1 => self.reopen(mark),
            (Side::Open | Side::Either, _) if self.open.len() < DEEPEST => self.open.push(mark),
            _ => {}
        }
    }

    /// A second opening mark: the first one lacks its partner. Behind a sentence, it takes up the words where a
    /// paragraph ended in the original.
    fn reopen(&mut self, mark: Mark) {
        let Some(open) = self.open.pop() else { return };
        let words = self.text[open.at..mark.at].trim_end();
        if words.ends_with(['.', '?', '!', '…']) {
            self.close(open, open.at + words.len());
            self.resumed = Some(mark.at);
        }
        self.open.push(mark);
    }

    fn single(&mut self, mark: Mark, later: Later) {
        let is_open = self.open.last().is_some_and(|open| !open.is_double);
        if mark.side == Side::Open {
            if !is_open && self.open.len() < DEEPEST && later.closes {
                self.open.push(mark);
            }
        } else if is_open && !(mark.is_possessive && later.closes_next) {
            self.close_last(mark);
        }
    }

    /// Closes what was opened last.
    fn close_last(&mut self, mark: Mark) {
        if let Some(open) = self.open.pop() {
            self.close(open, mark.end);
        }
    }

    /// Closes `open`, which is open no more, at byte `end`.
    fn close(&mut self, open: Mark, end: usize) {
        let span = Span { start: self.base + narrow(open.at), end: self.base + narrow(end) };
        let continues = self.is_continued(open);
        self.closed.push(Extent { span, depth: self.open.len(), continues });
    }

    fn is_continued(&self, open: Mark) -> bool {
        (self.continues && open.at == 0) || self.resumed == Some(open.at)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// What single marks do behind a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Later {
    /// Whether any of them closes.
    closes: bool,
    /// Whether the next that is no apostrophe closes.
    closes_next: bool,
}

/// What comes behind each of `marks`.
fn laters(marks: &[Mark]) -> Vec<Later> {
    let mut later = Later::default();
    let mut laters = vec![later; marks.len()];
    for (at, mark) in marks.iter().enumerate().rev() {
        laters[at] = later;
        if !mark.is_double {
            let closes = mark.side == Side::Close;
            let closes_next = if mark.is_possessive { later.closes_next } else { closes };
            later = Later { closes: later.closes || closes, closes_next };
        }
    }
    laters
}

/// The marks in `text`, in order.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut straight = 0_usize;
    for (at, ch) in text.char_indices() {
        // Behind a digit and with no quotation open, a straight mark means inches.
        let is_measure =
            ch == '"' && straight.is_multiple_of(2) && text[..at].ends_with(|ch: char| ch.is_ascii_digit());
        if !is_measure {
            marks.extend(mark(text, at, ch));
        }
        straight += usize::from(ch == '"');
    }
    marks
}

fn mark(text: &str, at: usize, ch: char) -> Option<Mark> {
    let (before, after) = (&text[..at], &text[at + ch.len_utf8()..]);
    let (is_double, side) = match ch {
        '“' | '„' | '«' => (true, settled(Side::Open, beside(before, after))),
        '”' | '»' => (true, settled(Side::Close, beside(before, after))),
        '"' => (true, beside(before, after)),
        '‘' | '\'' | '’' => (false, single_side(ch, before, after)?),
        _ => return None,
    };
    let is_possessive = before.ends_with(['s', 'S']) && after.trim_start().starts_with(char::is_lowercase);
    Some(Mark { at, end: at + ch.len_utf8(), is_double, side, is_possessive })
}

/// `side`, as the mark is drawn, unless its neighbours tell the opposite.
fn settled(side: Side, beside: Side) -> Side {
    if beside == Side::Either || beside == side { side } else { Side::Either }
}

/// What the neighbours of a mark tell of it.
fn beside(before: &str, after: &str) -> Side {
    let opens = before.chars().next_back().is_none_or(|ch| ch.is_whitespace() || "([{—–-/‘'".contains(ch));
    let closes = after.chars().next().is_none_or(|ch| ch.is_whitespace() || ".,;:!?)]}—–-/’'…".contains(ch));
    match (opens, closes) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => Side::Either,
    }
}

/// What a single mark does; none for an apostrophe.
fn single_side(ch: char, before: &str, after: &str) -> Option<Side> {
    let after_word = before.chars().next_back().is_some_and(|ch| !ch.is_whitespace() && !"([{—–“\"".contains(ch));
    let before_word = after.starts_with(|ch: char| ch.is_alphanumeric() || "“\"…#@$£€".contains(ch));
    if after_word {
        return (ch != '‘' && !after.starts_with(char::is_alphanumeric)).then_some(Side::Close);
    }
    let word: String = after.chars().take_while(|ch| ch.is_alphanumeric()).collect();
    let is_elided = ELISIONS.contains(&word.to_lowercase().as_str())
        || (word.len() <= 3 && word.starts_with(|ch: char| ch.is_ascii_digit()) && word.ends_with('s'));
    (ch != '’' && before_word && !is_elided).then_some(Side::Open)
}
