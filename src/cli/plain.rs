//! Articles as plain text, for pipes: title, source and date, then everything else the article says.

use std::io::{self, Write};

use crate::cli::sources::tell;
use crate::corpus::{self, Input};
use crate::model::{Article, RegionKind};
use crate::text::sanitise::sanitise_line;

/// What parts two articles.
const RULE: &str = "----------------------------------------";

/// Prints the articles of `inputs` as they are read, and tells what could not be read. Returns how many there were.
pub(super) fn write(inputs: &[Input], out: &mut impl Write) -> io::Result<usize> {
    let mut count = 0;
    for input in inputs {
        let (articles, problems) = corpus::load(input);
        tell(&problems);
        for article in &articles {
            if count > 0 {
                writeln!(out, "\n{RULE}\n")?;
            }
            write_article(article, out)?;
            count += 1;
        }
    }
    Ok(count)
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
