//! Who published an article.
//!
//! What is stated counts first. Otherwise, in this order: an outlet's name in the file name or its folder; the text's
//! own mark (`Headline | Sky News`, `Source: CNN` under a video, `Moscow CNN —`); a file name that says anything; the
//! agency in a dateline or credit; the file name as it is. An agency comes that late because whoever reprints its text
//! carries its name too.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::fields::Fields;
use super::outlets::{self, Sort};
use super::regions::Part;
use super::shape::{self, Shape};
use super::{pattern, tidy};
use crate::model::RegionKind;

/// Words in file and folder names that say nothing about who published a text.
const EMPTY_WORDS: &[&str] = &[
    "article",
    "articles",
    "text",
    "texts",
    "txt",
    "story",
    "stories",
    "news",
    "file",
    "files",
    "doc",
    "docs",
    "document",
    "documents",
    "page",
    "pages",
    "item",
    "items",
    "output",
    "out",
    "index",
    "untitled",
    "unnamed",
    "copy",
    "data",
    "raw",
    "clean",
    "input",
    "corpus",
    "seed",
    "seeds",
    "sample",
    "samples",
    "test",
    "tests",
    "download",
    "downloads",
    "html",
    "www",
    "com",
    "json",
    "md",
    "new",
    "tmp",
    "temp",
    "src",
    "home",
    "export",
];

/// Where a text names its own publisher.
static OWN_MARK: LazyLock<Regex> = LazyLock::new(|| {
    let all = shape::outlets_of(&[Sort::Agency, Sort::Public]);
    let public = shape::outlets_of(&[Sort::Public]);
    let marks = format!(
        r"(?:\d:\d\d.*\bSource: (?<video>{all})$)|(?:^\| (?<suffix>{all})$)|(?:^(?<staff>{public})['’]s? )|(?:\(?(?<dateline>{public})\)?\W*$)"
    );
    pattern::compile(&marks)
});

/// The publisher of an article that was read from an input called `name`. Never empty.
pub(crate) fn of(name: &str, fields: &Fields, parts: &[Part]) -> String {
    let words = words(name);
    let host = fields.url.as_deref().and_then(host);
    let stated = fields.source.clone().or(host);
    stated
        .or_else(|| in_path(name).map(str::to_owned))
        .or_else(|| own_mark(parts).map(str::to_owned))
        .or_else(|| telling(&words))
        .or_else(|| credited(parts).map(str::to_owned))
        .unwrap_or_else(|| fallback(name, &words))
}

/// Whether `source` is but the number or hash of a file, or a word such as "article" with one: it names nobody.
pub(crate) fn is_numbering(source: &str) -> bool {
    let is_empty = |word: &String| {
        let letters = word.trim_matches(|ch: char| ch.is_ascii_digit());
        letters.is_empty() || is_hash(word) || EMPTY_WORDS.contains(&letters)
    };
    split_words(source).iter().all(is_empty)
}

/// The host of a web address, without `www.`.
pub(crate) fn host(address: &str) -> Option<String> {
    let rest = address.split_once("//").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.").to_lowercase();
    is_host(&host).then_some(host)
}

/// Whether `text` is the name of a web host.
pub(crate) fn is_host(text: &str) -> bool {
    let letters = |part: &str| !part.is_empty() && part.chars().all(|ch| ch.is_alphanumeric() || ch == '-');
    let last = text.rsplit('.').next().unwrap_or_default();
    text.contains('.') && text.split('.').all(letters) && last.len() >= 2 && last.chars().all(char::is_alphabetic)
}

/// The outlet in the file's own name, else in the name of its folder.
fn in_path(name: &str) -> Option<&'static str> {
    let folder = Path::new(name).parent()?.file_name().map(|folder| folder.to_string_lossy().into_owned());
    let folder_words = folder.map(|folder| split_words(&folder)).unwrap_or_default();
    let find = |words: &[String]| outlets::in_file_name(&unnumbered(words));
    let found = find(&words(name)).or_else(|| find(&folder_words));
    found.map(|outlet| outlet.name)
}

/// `words` with the number behind a name as a word of its own: `bbc2` as `bbc` and `2`.
fn unnumbered(words: &[String]) -> Vec<String> {
    let parts = words.iter().flat_map(|word| {
        let letters = word.trim_end_matches(|ch: char| ch.is_ascii_digit());
        let whole = letters.is_empty() || !letters.chars().all(char::is_alphabetic);
        let at = if whole { word.len() } else { letters.len() };
        [&word[..at], &word[at..]]
    });
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn own_mark(parts: &[Part]) -> Option<&'static str> {
    let marks = parts.iter().filter(|part| matches!(part.kind, RegionKind::Credit | RegionKind::Dateline));
    marks.map(|part| Shape::of(&part.text)).find_map(|shape| {
        let captures = OWN_MARK.captures(shape.signs())?;
        let form = ["video", "suffix", "staff", "dateline"].iter().find_map(|name| captures.name(name))?;
        outlets::exactly(shape.slice(form.range())).map(|outlet| outlet.name)
    })
}

/// The outlet in a dateline or byline, else in the last credit, else behind a picture.
fn credited(parts: &[Part]) -> Option<&'static str> {
    let order = [RegionKind::Dateline, RegionKind::Byline, RegionKind::Credit, RegionKind::Caption];
    // A credit under the headline speaks of a picture, one at the end of the text.
    let last =
        |kind| parts.iter().rev().filter(move |part| part.kind == kind).find_map(|part| outlets::named(&part.text));
    order.into_iter().find_map(last).map(|outlet| outlet.name)
}

/// The words of a file name that tell a source: those that are neither numbers, hashes nor empty words.
fn telling(words: &[String]) -> Option<String> {
    let telling: Vec<_> = words.iter().filter(|word| is_telling(word)).map(String::as_str).collect();
    let any = telling.iter().any(|word| word.chars().count() >= 3);
    any.then(|| telling.iter().map(|word| capitalised(word)).collect::<Vec<_>>().join(" "))
}

/// `word` with its first letter as a capital, as names of papers are written.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn is_telling(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && !EMPTY_WORDS.contains(&word)
}

fn fallback(name: &str, words: &[String]) -> String {
    if name == "-" {
        return "standard input".to_owned();
    }
    let plain = words.iter().filter(|word| !is_hash(word)).cloned().collect::<Vec<_>>().join(" ");
    let whole = Path::new(name).file_stem().map(|stem| tidy::line(&stem.to_string_lossy())).unwrap_or_default();
    [plain, whole, name.to_owned()].into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "unknown".to_owned())
}

/// Eight or more hexadecimal digits, some of them digits.
fn is_hash(word: &str) -> bool {
    word.len() >= 8
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

fn words(name: &str) -> Vec<String> {
    Path::new(name).file_stem().map(|stem| split_words(&stem.to_string_lossy())).unwrap_or_default()
}

/// The words of `name`, lower case.
fn split_words(name: &str) -> Vec<String> {
    let parts = name.split(|ch: char| !ch.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}
