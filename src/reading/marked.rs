//! Articles for tests, and the marks in them: `met {Sergei Lavrov|sergei-lavrov}`.

use super::Reading;
use crate::model::{Article, Region, RegionKind, Span};

/// Takes the marks out of `marked`: plain text, and each marked span with what it is marked with.
pub(crate) fn strip(marked: &str) -> (String, Vec<(Span, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for part in marked.split('{') {
        let (name, rest) = part.split_once('}').unwrap_or(("", part));
        if let Some((name, mark)) = name.split_once('|') {
            marks.push((Span::new(text.len(), text.len() + name.len()), mark.to_owned()));
            text.push_str(name);
        }
        text.push_str(rest);
    }
    (text, marks)
}

/// `text` understood alone, a paragraph a line.
pub(crate) fn reading(text: &str) -> Reading {
    let mut article = Article { text: text.to_owned(), ..Article::default() };
    let mut start = 0;
    for line in text.split('\n') {
        if !line.is_empty() {
            article.regions.push(Region { span: Span::new(start, start + line.len()), kind: RegionKind::Paragraph });
        }
        start += line.len() + 1;
    }
    Reading::new(article)
}
