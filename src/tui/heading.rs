//! The heading of the places of one article in a list: who tells it, and under which headline.

use ratatui::style::Style;

use super::paint::Pen;
use super::theme::{Role, Theme};
use crate::library::Library;
use crate::model::ArticleId;
use crate::text::sanitise::sanitise_line;

/// Draws the source of the article called `id`, what tells it from others of that source, and its headline, over
/// `ground`. What the headline says anyway is not said twice.
pub fn draw(library: &Library, id: ArticleId, pen: &mut Pen, (ground, theme): (Style, Theme)) {
    let (label, article) = (library.label(id), library.article(id));
    let title = sanitise_line(&article.title);
    let style = |role| ground.patch(theme.style(role));
    pen.write(" ", ground);
    if label.source != sanitise_line(&article.source) {
        pen.cut(&title, style(Role::Title));
        return;
    }
    pen.cut(&label.source, style(Role::Title));
    if !title.contains(&label.mark) {
        pen.cut(&format!(" · {}", label.mark), style(Role::Title));
    }
    pen.write("  ", ground).cut(&title, style(Role::Dim));
}
