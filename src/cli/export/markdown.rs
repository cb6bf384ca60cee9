//! The analysis as a dossier to read: articles, entities, topics, then every mention in its sentence.

use std::io::{self, Write};

use crate::index;
use crate::library::Library;
use crate::model::{ArticleId, EntityId, Passage, Span, Subject};
use crate::text::markdown::escape;

/// Writes the dossier.
pub(super) fn write(library: &Library, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {}\n", counted(library.len(), "article", "articles"))?;
    articles(library, out)?;
    entities(library, out)?;
    topics(library, out)?;
    mentions(library, out)
}

fn articles(library: &Library, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "| # | source | date | title | file |\n|---:|---|---|---|---|")?;
    for (id, article) in library.articles() {
        let date = article.date.as_deref().unwrap_or_default();
        let (source, title, path) = (escape(&article.source), escape(&article.title), escape(&article.path));
        writeln!(out, "| {} | {source} | {} | {title} | {path} |", id.0 + 1, escape(date))?;
    }
    Ok(())
}

fn entities(library: &Library, out: &mut impl Write) -> io::Result<()> {
    if library.entities().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Who and what\n\n| name | type | mentions | articles | also called |\n|---|---|---:|---|---|")?;
    for (position, entity) in library.entities().iter().enumerate() {
        let places = library.places(Subject::Entity(EntityId::new(position)));
        let others = entity.aliases.iter().filter(|alias| alias.text != entity.name);
        let others: Vec<_> = others.map(|alias| escape(&alias.text)).collect();
        let (name, kind) = (escape(&entity.name), entity.kind.label());
        writeln!(out, "| {name} | {kind} | {} | {} | {} |", places.len(), by_article(places), others.join(", "))?;
    }
    Ok(())
}

fn topics(library: &Library, out: &mut impl Write) -> io::Result<()> {
    if library.topics().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## Topics\n\n| topic | places | articles | terms |\n|---|---:|---|---|")?;
    for topic in library.topics() {
        let terms: Vec<_> = topic.terms.iter().map(|term| escape(term)).collect();
        let (label, places) = (escape(&topic.label), &topic.occurrences);
        writeln!(out, "| {label} | {} | {} | {} |", places.len(), by_article(places), terms.join(", "))?;
    }
    Ok(())
}

fn mentions(library: &Library, out: &mut impl Write) -> io::Result<()> {
    if library.entities().is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## In context")?;
    for (position, entity) in library.entities().iter().enumerate() {
        writeln!(out, "\n### {} ({})", escape(&entity.name), entity.kind.label())?;
        let places = library.places(Subject::Entity(EntityId::new(position)));
        for here in places.chunk_by(|a, b| a.article == b.article) {
            let article = here[0].article;
            writeln!(out, "\n{}, {}:\n", article.0 + 1, escape(&library.article(article).source))?;
            sentences(library, here, out)?;
        }
    }
    Ok(())
}

/// The sentences that hold `places` of one article, each once, with the places in bold.
fn sentences(library: &Library, places: &[Passage], out: &mut impl Write) -> io::Result<()> {
    for together in places.chunk_by(|a, b| library.sentence(*a) == library.sentence(*b)) {
        let sentence = library.sentence(together[0]);
        writeln!(out, "- {}", with_bold(library, sentence, together))?;
    }
    Ok(())
}

fn with_bold(library: &Library, sentence: Passage, places: &[Passage]) -> String {
    let article = library.article(sentence.article);
    let slice = |start, end| within(article.slice(Span { start, end }));
    let mut line = String::new();
    let mut at = sentence.span.start;
    for place in places.iter().map(|place| place.span).filter(|span| sentence.span.covers(*span)) {
        // Places of one entity can share bytes; the first of them is bold.
        if place.start >= at {
            line += &format!("{}**{}**", slice(at, place.start), slice(place.start, place.end));
            at = place.end;
        }
    }
    line + &slice(at, sentence.span.end)
}

/// `text` as Markdown in the middle of a line: escaping makes it a tidy line of its own, without the spaces around it.
fn within(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let escaped = escape(text);
    let (opens, closes) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    format!("{}{escaped}{}", space(opens), space(closes && !escaped.is_empty()))
}

/// In which articles `places` lie and how often: `1 (4), 3 (2)`.
fn by_article(places: &[Passage]) -> String {
    let mut counts = Vec::with_capacity(index::article_count(places));
    for here in places.chunk_by(|a, b| a.article == b.article) {
        let ArticleId(article) = here[0].article;
        counts.push(format!("{} ({})", article + 1, here.len()));
    }
    counts.join(", ")
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
