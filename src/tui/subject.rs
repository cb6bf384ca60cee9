//! One row for an entity or topic: type, name, how often, and in which sources.

use ratatui::style::Style;

use super::excerpt::Excerpt;
use super::paint::Pen;
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::{ArticleId, Passage, Span, Subject};
use crate::text::sanitise::sanitise_line;

/// The most cells of a bar; each stands for one article, or for several where there are more.
const CELLS: usize = 12;
/// How much of the largest cell each sign stands for.
const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// What stands for an article without a mention.
const NONE: &str = "·";

/// An entity or topic in a list.
pub struct SubjectRow<'a> {
    /// Everything.
    pub library: &'a Library,
    /// What the row is about.
    pub subject: Subject,
    /// A form other than the name by which it was found.
    pub via: Option<&'a str>,
    /// The matched characters of that form, else of the name.
    pub matched: &'a [u32],
    /// Its places that are asked for; without them, all.
    pub asked: Option<Vec<Passage>>,
}

impl SubjectRow<'_> {
    /// Draws the row over `ground`.
    pub fn draw(&self, pen: &mut Pen, ground: Style, theme: Theme) {
        let style = |role| ground.patch(theme.style(role));
        let (letter, role) = sign(self.library, self.subject);
        pen.write(letter, style(role)).write(" ", ground);
        let all = self.library.places(self.subject);
        let asked = self.asked.as_deref().filter(|asked| asked.len() < all.len());
        let count = asked.map_or_else(|| all.len().to_string(), |asked| format!("{}/{}", asked.len(), all.len()));
        let right = format!("{count:>4} {}", bar(asked.unwrap_or(all), self.library.len()));
        let name = sanitise_line(self.library.name(self.subject));
        let kept = crate::text::wrap::columns(&right) + 1;
        let room = usize::from(pen.room());
        // The name comes first where there is no room for both.
        let end = if room > kept + 8 { room - kept } else { room };
        let mut words = pen.part(u16::try_from(end).unwrap_or(u16::MAX));
        let whole = Span::new(0, name.len());
        let matched = if self.via.is_none() && name == self.library.name(self.subject) { self.matched } else { &[] };
        Excerpt { text: &name, focus: Some((whole, role)), matched }.draw(&mut words, ground, theme);
        if let Some(via) = self.via {
            words.write("  ", ground);
            Excerpt { text: via, focus: None, matched: self.matched }.draw(&mut words, style(Role::Dim), theme);
        }
        pen.right(&right, style(Role::Bar));
    }
}

/// The letter of what sort of thing `subject` is, and how it looks.
#[must_use]
pub fn sign(library: &Library, subject: Subject) -> (&'static str, Role) {
    match subject {
        Subject::Entity(entity) => {
            let kind = library.entity(entity).kind;
            (&kind.tag()[..1], Role::of(kind))
        }
        Subject::Topic(_) => ("T", Role::Topic),
    }
}

/// How many of `places` lie in each of so many `articles`, as a row of signs.
#[must_use]
pub fn bar(places: &[Passage], articles: usize) -> String {
    let cells = articles.min(CELLS);
    // Article `i` belongs to cell `i * cells / articles`.
    let before = |cell: usize| places.partition_point(|place| place.article.index() * cells < cell * articles);
    let counts: Vec<usize> = (0..cells).map(|cell| before(cell + 1) - before(cell)).collect();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let level = |count: usize| if count == 0 { NONE } else { LEVELS[(count * LEVELS.len()).div_ceil(most) - 1] };
    counts.into_iter().map(level).collect()
}

/// `3 of 5 sources`.
#[must_use]
pub fn spread(library: &Library, articles: &[ArticleId]) -> String {
    format!("{} of {}", articles.len(), super::paint::count(library.len(), "source"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bar_has_a_cell_for_each_article_and_not_too_many() {
        let place = |article| Passage { article: ArticleId(article), span: Span::new(0, 1) };
        assert_eq!(bar(&[place(0), place(0), place(2)], 3), "█·▄");
        assert_eq!(bar(&[], 3), "···");
        assert_eq!(bar(&[], 0), "");
        assert_eq!(bar(&[place(0), place(2000)], 2001), "█··········█");
    }
}
