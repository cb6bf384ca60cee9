//! Passages that the reader has put aside: those on the kept list, in an order of the reader's own, and those with
//! notes.

use super::paint;
use super::state::{Notice, State};
use crate::library::Library;
use crate::model::{Article, Passage, Span};
use crate::text::markdown::escape;

/// What a list of kept passages begins with as a file.
pub const HEADING: &str = "# Kept passages\n";

/// A passage that is put aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// Where it stands: whole sentences. Empty where its words are gone from a changed text.
    pub place: Passage,
    /// Its words.
    pub quote: String,
    /// What the reader wrote beside it; empty for nothing.
    pub note: String,
    /// Where it stood in its list when that was kept: what comes in later finds its place by it. The largest number
    /// for what is new.
    pub order: usize,
}

impl Clip {
    /// The sentence around `place`, with `note` beside it.
    #[must_use]
    pub fn new(library: &Library, place: Passage, note: String) -> Self {
        let place = whole(library, place);
        let quote = library.article(place.article).slice(place.span).to_owned();
        Self { place, quote, note, order: usize::MAX }
    }
}

/// The sentence around `place`, or all that it reaches over; where none is, the line.
#[must_use]
pub fn whole(library: &Library, place: Passage) -> Passage {
    let sentence = library.sentence(place);
    if !sentence.span.is_empty() {
        let last = place.span.end.max(sentence.span.start + 1) - 1;
        let end = library.segments(place.article).sentence_at(last).map_or(place.span.end, |last| last.span.end);
        return Passage { span: Span { end: end.max(sentence.span.end), ..sentence.span }, ..place };
    }
    let text = &library.article(place.article).text;
    let at = place.span.start as usize;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    Passage { span: Span::new(start, end), ..place }
}

/// Puts the sentences around `places` on the kept list, each once, and says so.
pub fn keep(library: &Library, state: &mut State, places: impl IntoIterator<Item = Passage>) {
    let before = state.kept.len();
    let mut known = 0;
    for place in places {
        let clip = Clip::new(library, place, String::new());
        if state.kept.iter().any(|kept| kept.place == clip.place) {
            known += 1;
        } else {
            state.kept.push(clip);
        }
    }
    state.changes += 1;
    let list = state.key_of("kept");
    let added = paint::count(state.kept.len() - before, "passage");
    state.notice = Some(match (state.kept.len() - before, known) {
        (0, 0) => Notice::Warns("there is nothing to keep".to_owned()),
        (0, _) => Notice::Says(format!("kept already: in the text {list} shows the list")),
        (_, 0) => Notice::Says(format!("kept {added}: in the text {list} shows the list")),
        (..) => Notice::Says(format!("kept {added}, {known} were kept already: in the text {list} shows the list")),
    });
}

/// The kept `clips` as Markdown: each quoted, with its source, headline, date and paragraph, and the note.
#[must_use]
pub fn markdown(library: &Library, clips: &[Clip]) -> String {
    let mut text = HEADING.to_owned();
    for clip in clips {
        let article = library.article(clip.place.article);
        text += &format!("\n> {}\n>\n> — {}\n", escape(&clip.quote), citation(article, clip.place, escape));
        if !clip.note.is_empty() {
            text += &format!("\n{}\n", escape(&clip.note));
        }
    }
    text
}

/// `Source, “Headline”, 2031-03-02, paragraph 3, <address>`, all but the address `escaped`.
#[must_use]
pub fn citation(article: &Article, place: Passage, escaped: fn(&str) -> String) -> String {
    let mut parts = vec![escaped(&article.source), format!("“{}”", escaped(&article.title))];
    parts.extend(article.date.as_deref().map(escaped));
    parts.extend(paragraph(article, place.span.start).map(|number| format!("paragraph {number}")));
    let is_plain = |url: &&str| !url.contains(|ch: char| ch.is_whitespace() || ch.is_control() || "<>".contains(ch));
    parts.extend(article.url.as_deref().filter(is_plain).map(|url| format!("<{url}>")));
    parts.join(", ")
}

/// Which paragraph of the body holds byte `offset`, counted from 1.
fn paragraph(article: &Article, offset: u32) -> Option<usize> {
    let region = article.region_at(offset).filter(|region| region.kind.is_body())?;
    let before = article.regions.iter().filter(|other| other.kind.is_body() && other.span.start <= region.span.start);
    Some(before.count())
}
