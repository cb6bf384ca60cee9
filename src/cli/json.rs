//! JSON that is safe to print: what a terminal could obey is escaped, so nothing is lost and nothing takes effect.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::library::Library;
use crate::model::Passage;
use crate::text::sanitise::sanitise;

/// The version of every JSON document we print. Fields may be added under one version, never renamed.
pub(super) const SCHEMA: u32 = 1;

/// Where a stretch of text stands: the first fields of every record of one.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) article: u32,
    path: &'a str,
    source: &'a str,
    date: Option<&'a str>,
    start: u32,
    end: u32,
}

impl<'a> Place<'a> {
    /// The place of `passage`.
    pub(super) fn of(library: &'a Library, passage: Passage) -> Self {
        let article = library.article(passage.article);
        Self {
            article: passage.article.0,
            path: &article.path,
            source: &article.source,
            date: article.date.as_deref(),
            start: passage.span.start,
            end: passage.span.end,
        }
    }
}

/// Writes `value` as one line of JSON.
pub(super) fn write(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Escaping))?;
    writeln!(out)
}

/// The text of a JSON document with all that a terminal could obey written as escapes, but for line ends.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for ch in text.chars() {
        if ch != '\n' && is_unsafe(ch) {
            safe.extend(ch.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            safe.push(ch);
        }
    }
    safe
}

/// Compact JSON in which unsafe characters beyond ASCII are written as `\u` escapes. Serde escapes those below.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut clean_from = 0;
        for (at, unsafe_char) in fragment.char_indices().filter(|(_, c)| is_unsafe(*c)) {
            writer.write_all(&fragment.as_bytes()[clean_from..at])?;
            for unit in unsafe_char.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            clean_from = at + unsafe_char.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[clean_from..])
    }
}

/// Whether printing `c` raw could change what a terminal does or shows. Nearly all text passes the first test.
fn is_unsafe(c: char) -> bool {
    let printable_ascii = (' '..='~').contains(&c);
    !printable_ascii && (c.is_control() || sanitise(&c.to_string()) != c.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write(&text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        for text in ["", "plain", "“Größe” 東京 🙂", "a\u{1b}[2Jb\u{9b}31m\u{202e}c\u{e0041}\n\t\\\""] {
            let json = written(text);
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
            assert!(!json.trim_end().chars().any(char::is_control), "{json:?}");
        }
    }
}
