//! Puts an article together from its draft.

use super::draft::Draft;
use super::fields::Fields;
use super::regions::{self, Join, Part};
use super::{date, language, source};
use crate::model::{Article, Region, RegionKind, Span};

/// Where an article has no headline, it is called by this many characters of its opening words.
const TITLE_CHARS: usize = 70;

/// The article that `draft`, read from an input called `name`, makes.
pub(crate) fn compose(name: &str, draft: Draft) -> Article {
    let Draft { record, fields, blocks } = draft;
    let parts = regions::label(&fields, blocks);
    let (text, regions) = lay_out(&parts);
    Article {
        path: record.map_or_else(|| name.to_owned(), |record| format!("{name}#{record}")),
        source: source::of(name, &fields, &parts),
        title: title(&parts),
        date: published(name, &fields, &parts),
        language: language::of(fields.language.as_deref(), &text),
        author: fields.author.or_else(|| parts.iter().find_map(Part::authors)),
        url: fields.url,
        text,
        regions,
    }
}

/// The text that `parts` make, and where each part stands in it.
fn lay_out(parts: &[Part]) -> (String, Vec<Region>) {
    let mut text = String::new();
    let mut regions: Vec<Region> = Vec::with_capacity(parts.len());
    for part in parts {
        let last = regions.last().map(|region| region.kind);
        text.push_str(last.map_or("", |last| separator(last, part)));
        let start = text.len();
        text.push_str(&part.text);
        regions.push(Region { span: Span::new(start, text.len()), kind: part.kind });
    }
    (text, regions)
}

/// What stands before `part`, which follows a part of kind `last`. Lines of one list stand close together.
fn separator(last: RegionKind, part: &Part) -> &'static str {
    let listed = matches!(part.kind, RegionKind::Standfirst | RegionKind::Credit | RegionKind::Caption);
    match part.join {
        Join::Glued => "",
        Join::Space => " ",
        Join::Line if last == part.kind && listed => "\n",
        Join::Line => "\n\n",
    }
}

/// The headline, or the opening words of the body, or of whatever there is.
fn title(parts: &[Part]) -> String {
    let of = |fits: fn(RegionKind) -> bool| parts.iter().find(|part| fits(part.kind)).map(|part| part.text.as_str());
    let headline = of(|kind| kind == RegionKind::Title).map(str::to_owned);
    let opening =
        || of(|kind| kind == RegionKind::Paragraph).or_else(|| of(RegionKind::is_body)).or_else(|| of(|_| true));
    headline.unwrap_or_else(|| shorten(opening().unwrap_or("untitled")))
}

fn shorten(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(TITLE_CHARS) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches(|ch: char| ch.is_whitespace() || ",;:–—-".contains(ch)))
}

/// The stated date, else one that stands beside the text, else one in the address or file name. Dates in the body and
/// under file pictures tell of other days.
fn published(name: &str, fields: &Fields, parts: &[Part]) -> Option<String> {
    let stated = fields.date.as_deref().and_then(date::field);
    let beside = || {
        let order = [RegionKind::Dateline, RegionKind::Byline, RegionKind::Credit, RegionKind::Caption];
        order.into_iter().find_map(|kind| {
            let dates = parts.iter().filter(|part| part.kind == kind && !part.is_from_archive());
            dates.filter_map(|part| date::find(&part.text)).max()
        })
    };
    let address = || fields.url.as_deref().and_then(date::find);
    stated.or_else(beside).or_else(address).or_else(|| date::find(name)).map(|date| date.to_string())
}
