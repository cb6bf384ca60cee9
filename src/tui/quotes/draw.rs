//! What the list of quotations looks like.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::arrange::{Grouping, Heading};
use super::{Left, Quotes};
use crate::library::Library;
use crate::model::{ArticleId, Quote, QuoteKind, Subject};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;
use crate::tui::excerpt::{self, Excerpt};
use crate::tui::groups::Line as GroupLine;
use crate::tui::heading;
use crate::tui::paint::{self, Hint, Pen};
use crate::tui::preview::Preview;
use crate::tui::state::State;
use crate::tui::subject::{sign, spread};
use crate::tui::theme::{Role, Theme};

/// The hints where the other way of grouping is called so.
const fn hints(other: &'static str) -> [Hint; 7] {
    [
        ("prompt-accept", "go"),
        ("prompt-close", "close"),
        ("quotes-speaker", "this speaker"),
        ("quotes-group", other),
        ("prompt-kind", "kind"),
        ("places-keep", "keep"),
        ("prompt-peek", "show"),
    ]
}

/// What stands before what is typed.
const SIGN: &str = "filter › ";
/// What is said of words of which it is not known who says them.
const NOBODY: &str = "not told";
/// The columns for a speaker or source: the fewest, and the most.
const WHO: (u16, u16) = (8, 22);

impl Quotes {
    /// Draws the overlay.
    pub fn draw(&self, library: &Library, state: &State, buffer: &mut Buffer) {
        let theme = state.theme;
        let parts = self.parts(state);
        paint::frame(buffer, parts.whole, &self.title(library), theme);
        let other = match self.left.grouping {
            Grouping::Sources => "by speaker",
            Grouping::Speakers => "by source",
        };
        paint::hints(buffer, parts.whole, &hints(other), state.look());
        self.left.line.draw(SIGN, parts.prompt, theme, buffer);
        let groups = &self.arranged.groups;
        let at = if groups.is_empty() { 0 } else { self.left.cursor.at + 1 };
        paint::count_right(buffer, parts.prompt, self.left.line.text(), (at, groups.len()), theme);
        if groups.is_empty() {
            let style = theme.style(Role::Text).patch(theme.style(Role::Dim));
            Pen::new(buffer, parts.list).cut(&self.instead(library, state), style);
        }
        self.draw_list(library, parts.list, (theme, buffer));
        if let (Some(area), Some(quote)) = (parts.preview, self.chosen()) {
            paint::divide(buffer, parts.list, area, theme);
            Preview::new(library, quote.passage).in_role(Role::Selection).draw(area, theme, buffer);
        }
    }

    /// `John Kerry · 12 quotations · 4 of 5 sources`.
    fn title(&self, library: &Library) -> String {
        let Left { speaker, kind, .. } = self.left;
        let who = speaker.map_or("Who says what", |speaker| &library.entity(speaker).name);
        let mut articles: Vec<ArticleId> = self.quotes.iter().map(|quote| quote.passage.article).collect();
        articles.dedup();
        let number = paint::count(self.quotes.len(), "quotation");
        let kind = match kind {
            Some(QuoteKind::Speech) => " · whole sentences only",
            Some(QuoteKind::Fragment) => " · single words only",
            Some(QuoteKind::Scare) | None => "",
        };
        let around = if self.is_around { " · by the words around" } else { "" };
        format!("{} · {number} · {}{kind}{around}", sanitise_line(who), spread(library, &articles))
    }

    /// What is said where nothing is listed.
    fn instead(&self, library: &Library, state: &State) -> String {
        match self.left.speaker.filter(|_| self.quotes.is_empty()) {
            None => " nothing found".to_owned(),
            Some(speaker) => {
                let (name, all) = (sanitise_line(&library.entity(speaker).name), state.key_of("quotes-speaker"));
                format!(" no quoted words of {name} are known: {all} lists those of everybody")
            }
        }
    }

    fn draw_list(&self, library: &Library, area: Rect, (theme, buffer): (Theme, &mut Buffer)) {
        let who = self.who_columns(library, area);
        let mut row = Rect { height: 1, ..area };
        for line in self.arranged.groups.window(self.left.cursor, usize::from(area.height)) {
            match line {
                GroupLine::Heading(group) => {
                    let pen = Pen::new(buffer, row);
                    draw_heading(library, self.arranged.headings[group], pen, (theme.style(Role::Text), theme));
                }
                GroupLine::Item(at) => {
                    let (mut pen, ground) = paint::item(buffer, row, at == self.left.cursor.at, theme);
                    let (text, role) = self.who(library, &self.arranged.quotes[at]);
                    pen.write(" ", ground);
                    pen.part(who).cut(&text, ground.patch(theme.style(role)));
                    pen.skip(who + 1);
                    self.draw_words(library, &self.arranged.quotes[at], &mut pen, (ground, theme));
                }
            }
            row.y += 1;
        }
    }

    /// Draws the first words of `quote`.
    fn draw_words(&self, library: &Library, quote: &Quote, pen: &mut Pen, (ground, theme): (Style, Theme)) {
        let text = sanitise_line(library.article(quote.passage.article).slice(quote.passage.span));
        let matched = excerpt::matched(&text, &self.left.line);
        Excerpt { text: &text, focus: None, matched: &matched }.draw(pen, ground, theme);
    }

    /// What stands beside the words of `quote`, and its looks: who says them; under the name of a speaker, the source.
    fn who(&self, library: &Library, quote: &Quote) -> (String, Role) {
        match (self.left.grouping, quote.speaker) {
            (Grouping::Speakers, _) => (library.label(quote.passage.article).fit(usize::from(WHO.1)), Role::Dim),
            (Grouping::Sources, Some(speaker)) => {
                (sanitise_line(&library.entity(speaker).name), sign(library, Subject::Entity(speaker)).1)
            }
            (Grouping::Sources, None) => (NOBODY.to_owned(), Role::Dim),
        }
    }

    /// The columns that the longest of these takes in a list of this `area`, within limits.
    fn who_columns(&self, library: &Library, area: Rect) -> u16 {
        let shown = self.arranged.groups.window(self.left.cursor, usize::from(area.height));
        let columns = shown.filter_map(|line| match line {
            GroupLine::Item(at) => Some(wrap::columns(&self.who(library, &self.arranged.quotes[at]).0)),
            GroupLine::Heading(_) => None,
        });
        let longest = u16::try_from(columns.max().unwrap_or_default()).unwrap_or(u16::MAX);
        longest.clamp(WHO.0, WHO.1).min(area.width / 3)
    }
}

fn draw_heading(library: &Library, heading: Heading, mut pen: Pen, (base, theme): (Style, Theme)) {
    match heading {
        Heading::Article(id) => heading::draw(library, id, &mut pen, (base, theme)),
        Heading::Speaker(Some(speaker)) => {
            let name = sanitise_line(&library.entity(speaker).name);
            pen.write(" ", base).cut(&name, base.patch(theme.style(Role::Title)));
        }
        Heading::Speaker(None) => {
            pen.write(" ", base).cut(NOBODY, base.patch(theme.style(Role::Dim)));
        }
    }
}
