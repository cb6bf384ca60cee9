//! Headlines and what stands around them: slugs, kickers, highlights, stand-firsts, subheads.

use std::sync::LazyLock;

use regex::Regex;

use super::{Join, Part, byline, credit, dateline, furniture, line};
use crate::corpus::draft::{Block, Form};
use crate::corpus::outlets;
use crate::corpus::pattern;
use crate::model::RegionKind;

/// A headline has at most so many words.
const MAX_WORDS: usize = 30;
/// A first line that ends with a full stop is a headline only below so many words; leads are longer.
const MAX_STOPPED_WORDS: usize = 10;

static HIGHLIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"^(?i:(?:the )?(?:story |article |news )?(?:highlights|key (?:points|takeaways|facts|findings)|main points|at a glance|in brief|in short|in summary|summary|takeaways|tl;?dr|what you need to know|need to know|fast facts|quick read)):?$",
    )
});

/// Whether `block`, which is followed by `next`, is a headline.
pub(super) fn is_headline(block: &Block, next: Option<&Block>) -> bool {
    let text = &block.text;
    if block.form == Form::Heading {
        return true;
    }
    if dateline::at_start(text).is_some() || !matches!(block.form, Form::Text | Form::Emphatic) {
        return false;
    }
    if line::words(text) > MAX_WORDS || text.ends_with([',', ';', ':']) || !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let Some(next) = next else {
        return !line::is_stopped(text) && line::words(text) <= 20;
    };
    let short = line::words(text) <= MAX_STOPPED_WORDS && text.len() < next.text.len();
    let stopped = line::ends_with_full_stop(text) && !line::is_upper(text) && !short;
    rest_of_repetition(text, &next.text).is_some() || !stopped
}

/// What is left of `text` when it repeats `title`: nothing, or a credit behind it. No rest when it does not repeat it.
pub(super) fn rest_of_repetition<'a>(title: &str, text: &'a str) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(title) {
        let rest = rest.trim_start();
        return (rest.is_empty() || credit::is_credit(rest)).then_some(rest);
    }
    let same = line::words(title) > 1 && line::letters(title).eq(line::letters(text));
    same.then_some("")
}

/// The name of a picture file that was left above a headline: a few words without a capital.
pub(super) fn is_slug(text: &str, next: &str) -> bool {
    let plain = |ch: char| ch.is_lowercase() || ch.is_ascii_digit() || " -_.".contains(ch);
    let starts_headline = next.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit() || "\"'“‘".contains(ch));
    text.chars().all(plain)
        && text.chars().any(char::is_alphabetic)
        && line::words(text) <= 8
        && starts_headline
        && !line::is_stopped(text)
}

/// So many lines that say who wrote an article, and when, stand between a headline and the text at most, and one more.
const MOST_FURNITURE: usize = 4;

/// The name of a section or of the paper above a headline: a word or two over a line that is a headline over a paragraph,
/// or over who wrote that.
pub(super) fn is_kicker(blocks: &[Block]) -> bool {
    let [block, next, after @ ..] = blocks else { return false };
    let is_name = line::words(&block.text) <= 2 || is_masthead(&block.text);
    let short = is_name && !line::is_stopped(&block.text) && block.form != Form::Heading;
    let title = line::words(&next.text) >= 5 && !line::is_prose(&next.text) && furniture(&next.text).is_none();
    let body = after.iter().take(MOST_FURNITURE).find(|after| furniture(&after.text).is_none());
    let has_body = body.is_some_and(|body| line::is_prose(&body.text));
    short && title && has_body && rest_of_repetition(&block.text, &next.text).is_none()
}

/// Whether `text` is the name of a paper: one that is known, or "The" and a few words with capitals, the last of which is
/// what papers are called.
fn is_masthead(text: &str) -> bool {
    outlets::exactly(text).is_some() || text.starts_with("The ") && is_like_paper(text)
}

/// Whether `text` is a few words with capitals, the last of which is what papers are called.
fn is_like_paper(text: &str) -> bool {
    const MAX_WORDS: usize = 5;
    const LAST: &str = "\
        times post herald tribune gazette courier chronicle mail telegraph guardian journal sentinel observer independent \
        examiner dispatch star sun mirror express standard press news daily ledger register echo argus monitor wire";
    let capital = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "the");
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_paper = text.split(' ').all(capital) && LAST.split(' ').any(|one| one == last);
    is_paper && line::words(text) <= MAX_WORDS
}

/// Whether the first of `blocks` names the paper below a headline, over a date or who wrote it.
pub(super) fn is_outlet(blocks: &[Block]) -> bool {
    let [block, next, ..] = blocks else { return false };
    let text = &block.text;
    let is_name = line::words(text) > 1 && (is_masthead(text) || is_like_paper(text));
    is_name && block.form == Form::Text && !line::is_stopped(text) && furniture(&next.text).is_some()
}

/// The parts of a headline that may end with its publisher's name: `Headline | Sky News`.
pub(super) fn split_suffix(title: &str) -> Vec<Part> {
    for mark in [" | ", " - ", " – ", " — "] {
        let Some(at) = title.rfind(mark) else {
            continue;
        };
        if outlets::exactly(&title[at + mark.len()..]).is_some() {
            let suffix = Part { join: Join::Space, ..Part::new(RegionKind::Credit, &title[at + 1..]) };
            return vec![Part::new(RegionKind::Title, &title[..at]), suffix];
        }
    }
    vec![Part::new(RegionKind::Title, title)]
}

/// Whether `text` is a heading like "Story highlights".
pub(super) fn is_highlights(text: &str) -> bool {
    HIGHLIGHTS.is_match(text)
}

/// Whether `block` can be a line below such a heading: an item, or short and without a full stop.
pub(super) fn is_highlight(block: &Block) -> bool {
    let text = &block.text;
    let item = block.form == Form::Item || text.starts_with(['•', '*', '-', '–', '·', '▪']);
    let apart = dateline::at_start(text).is_some() || furniture(text).is_some() || block.form == Form::Heading;
    !apart && (item || (line::words(text) <= 35 && !line::ends_with_full_stop(text)))
}

/// Whether `block`, which stands below a headline and above `next`, sums up the article: it is emphasised, or stands
/// above a byline, or is a line of some words without a stop.
pub(super) fn is_standfirst(block: &Block, next: Option<&Block>) -> bool {
    let Some(next) = next else {
        return false;
    };
    let text = &block.text;
    if dateline::at_start(text).is_some() || block.form == Form::Heading || block.form == Form::Item {
        return false;
    }
    let length = line::words(text);
    let above_byline = (5..=60).contains(&length) && (byline::is_byline(&next.text) || dateline::is_date(&next.text));
    let open = (5..=50).contains(&length) && !line::is_stopped(text) && !line::is_figures(text) && !reports(text);
    let open = open && !text.contains(". ") && !text.ends_with([':', ',', '-']) && line::is_prose(&next.text);
    above_byline || block.form == Form::Emphatic || open
}

/// Whether `text` reports in the past tense, as first paragraphs do that lack their stop.
fn reports(text: &str) -> bool {
    [" said ", " told "].iter().any(|word| text.contains(word)) || text.ends_with(" said")
}

/// Whether `text` can head a part of the body: some words, no stop, not a row of figures or a cut sentence.
pub(super) fn is_subhead(text: &str) -> bool {
    const MAX_SUBHEAD: usize = 10;
    let length = line::words(text);
    let starts = text.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit() || "\"'“‘«".contains(ch));
    let list = line::is_figures(text) || text.matches(',').count() > 1;
    let question = text.ends_with('?') && length <= 8;
    let open = !line::is_stopped(text) && !text.ends_with([':', ',', ';', '-', '–', '—']);
    (1..=MAX_SUBHEAD).contains(&length)
        && starts
        && !list
        && (open || question)
        && text.chars().any(char::is_alphabetic)
}
