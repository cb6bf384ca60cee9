//! The mentions as a table for spreadsheets: one row a mention, in reading order.

use std::io::{self, Write};

use crate::library::Library;
use crate::model::{Mention, Passage};
use crate::text::sanitise::sanitise_line;

const HEADER: [&str; 12] =
    ["article", "path", "source", "date", "start", "end", "entity", "name", "type", "kind", "surface", "sentence"];

/// Writes the header and all rows.
pub(super) fn write(library: &Library, out: &mut impl Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(HEADER).map_err(io_error)?;
    for mention in library.mentions() {
        table.write_record(row(library, mention)).map_err(io_error)?;
    }
    table.flush()
}

fn row(library: &Library, mention: &Mention) -> [String; 12] {
    let article = library.article(mention.article);
    let entity = library.entity(mention.entity);
    let sentence = library.sentence(Passage { article: mention.article, span: mention.span });
    [
        mention.article.0.to_string(),
        cell(&article.path),
        cell(&article.source),
        cell(article.date.as_deref().unwrap_or_default()),
        mention.span.start.to_string(),
        mention.span.end.to_string(),
        mention.entity.0.to_string(),
        cell(&entity.name),
        entity.kind.tag().to_owned(),
        mention.kind.label().to_owned(),
        cell(article.slice(mention.span)),
        cell(article.slice(sentence.span)),
    ]
}

/// `text` on one line. Where a spreadsheet would take it for a formula, an apostrophe makes it text, as the
/// spreadsheets' own convention has it.
fn cell(text: &str) -> String {
    let text = sanitise_line(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

/// The plain error in `error`: a closed pipe must stay recognisable as one.
fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("-2+3"), "'-2+3");
        assert_eq!(cell("\t@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell("Baden-Baden"), "Baden-Baden");
        assert_eq!(cell("two\nlines"), "two lines");
    }
}
