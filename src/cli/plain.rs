//! Articles as plain text, for pipes: title, source and date, then everything else the article says.

use std::io::{self, Write};

use crate::library::Library;
use crate::model::{Article, RegionKind};
use crate::text::sanitise::sanitise_line;

/// What parts two articles.
const RULE: &str = "----------------------------------------";

/// Prints all articles of `library` in reading order.
pub(super) fn write(library: &Library, out: &mut impl Write) -> io::Result<()> {
    for (id, article) in library.articles() {
        if id.index() > 0 {
            writeln!(out, "\n{RULE}\n")?;
        }
        write_article(article, out)?;
    }
    Ok(())
}

fn write_article(article: &Article, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", sanitise_line(&article.title))?;
    let origin = [Some(&article.source), article.date.as_ref(), article.author.as_ref(), article.url.as_ref()];
    let origin: Vec<_> = origin.into_iter().flatten().map(|part| sanitise_line(part)).collect();
    writeln!(out, "{}", origin.join(" · "))?;
    for region in article.regions.iter().filter(|region| region.kind != RegionKind::Title) {
        writeln!(out, "\n{}", article.slice(region.span))?;
    }
    Ok(())
}
