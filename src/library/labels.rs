//! What articles are called in lists: by their source, and where several share it, also by what tells them apart.
//!
//! A date does where each has another one, else the first words of the headline. A source that is but the number of a
//! file gives way to the headline.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::corpus;
use crate::model::{Article, ArticleId};
use crate::text::sanitise::sanitise_line;
use crate::text::wrap;

/// How many words of a headline stand for a source that is not known.
const NAME_WORDS: usize = 4;
/// How many words of a headline tell articles of one source apart: the fewest and the most.
const MARK_WORDS: (usize, usize) = (3, 6);
/// What stands between a source and what tells its articles apart.
const GAP: &str = " · ";
/// The fewest columns of a source beside that.
const LEAST_SOURCE: usize = 4;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What one article is called in lists. Free of control characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Who published it; the opening of the headline, where that is not known.
    pub source: String,
    /// What tells it from others of that source; empty where there is none.
    pub mark: String,
}

impl Label {
    /// As much of it as fits in so many columns: the source gives way to what tells it from others.
    #[must_use]
    pub fn fit(&self, columns: usize) -> String {
        let full = self.to_string();
        if self.mark.is_empty() || wrap::columns(&full) <= columns {
            return wrap::ellipsis(&full, columns);
        }
        let gap = wrap::columns(GAP);
        let mark = wrap::ellipsis(&self.mark, columns.saturating_sub(gap + LEAST_SOURCE));
        let source = wrap::ellipsis(&self.source, columns.saturating_sub(gap + wrap::columns(&mark)));
        wrap::ellipsis(&format!("{source}{GAP}{mark}"), columns)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if self.mark.is_empty() { Ok(()) } else { write!(f, "{GAP}{}", self.mark) }
    }
}

/// The labels of all articles.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    labels: Vec<Label>,
    has_marks: bool,
}

impl Labels {
    /// The labels of `articles`, which are in reading order.
    #[must_use]
    pub fn new<'a>(articles: impl Iterator<Item = &'a Article>) -> Self {
        let articles: Vec<&Article> = articles.collect();
        let sources: Vec<String> = articles.iter().map(|article| source(article)).collect();
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, source) in sources.iter().enumerate() {
            groups.entry(source).or_default().push(at);
        }
        let mut marks = vec![String::new(); articles.len()];
        for group in groups.values().filter(|group| group.len() > 1) {
            let members: Vec<&Article> = group.iter().map(|at| articles[*at]).collect();
            for (at, mark) in group.iter().zip(distinct_marks(&members)) {
                marks[*at] = mark;
            }
        }
        let has_marks = marks.iter().any(|mark| !mark.is_empty());
        let labels = sources.into_iter().zip(marks).map(|(source, mark)| Label { source, mark }).collect();
        Self { labels, has_marks }
    }

    /// What the article called `id` is called in lists.
    #[must_use]
    pub fn of(&self, id: ArticleId) -> &Label {
        &self.labels[id.index()]
    }

    /// Whether some articles are told apart by more than their source.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        self.has_marks
    }
}

/// Who published `article`, or the opening of its headline.
fn source(article: &Article) -> String {
    let source =
        if corpus::is_numbering(&article.source) { opening(&article.title, NAME_WORDS) } else { String::new() };
    sanitise_line(if source.is_empty() { &article.source } else { &source })
}

/// What tells `articles` of one source from each other, for each of them.
fn distinct_marks(articles: &[&Article]) -> Vec<String> {
    let are_distinct = |marks: &[String]| marks.iter().collect::<BTreeSet<_>>().len() == marks.len();
    let days = days(articles).filter(|days| are_distinct(days));
    let openings = |words: usize| articles.iter().map(|article| opening(&article.title, words)).collect::<Vec<_>>();
    let told = || (MARK_WORDS.0..=MARK_WORDS.1).map(openings).find(|marks| are_distinct(marks));
    days.or_else(told).unwrap_or_else(|| numbered(openings(MARK_WORDS.0)))
}

/// The date of each of `articles`, where all have one: without the year, where that is the same.
fn days(articles: &[&Article]) -> Option<Vec<String>> {
    let dates: Vec<&str> = articles.iter().map(|article| article.date.as_deref()).collect::<Option<_>>()?;
    let year = |date: &str| date.split('-').next().map(str::to_owned);
    let is_one_year = dates.iter().all(|date| year(date) == year(dates[0]));
    let told = |date: &str| day(date).filter(|_| is_one_year).unwrap_or_else(|| sanitise_line(date));
    Some(dates.into_iter().map(told).collect())
}

/// The day of an ISO date: `12 May`.
fn day(date: &str) -> Option<String> {
    let mut parts = date.split('-').skip(1);
    let month: usize = parts.next()?.parse().ok()?;
    let day: u8 = parts.next()?.parse().ok()?;
    Some(format!("{day} {}", MONTHS.get(month.checked_sub(1)?)?))
}

/// The first `words` words of `title`.
fn opening(title: &str, words: usize) -> String {
    let words: Vec<&str> = title.split_whitespace().take(words).collect();
    sanitise_line(words.join(" ").trim_matches(|ch: char| !ch.is_alphanumeric()))
}

/// `marks` with a number behind those that were there before.
fn numbered(marks: Vec<String>) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let number = |mark: String| {
        let count = counts.entry(mark.clone()).or_default();
        *count += 1;
        if *count == 1 { mark } else { format!("{mark} {count}").trim_start().to_owned() }
    };
    marks.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labels of articles that are given as source, date and headline.
    #[track_caller]
    fn check(articles: &[(&str, &str, &str)], expected: &[&str]) {
        let article = |(source, date, title): &(&str, &str, &str)| Article {
            source: (*source).to_owned(),
            date: Some((*date).to_owned()).filter(|date| !date.is_empty()),
            title: (*title).to_owned(),
            ..Article::default()
        };
        let articles: Vec<Article> = articles.iter().map(article).collect();
        let labels = Labels::new(articles.iter());
        let shown: Vec<String> = labels.labels.iter().map(ToString::to_string).collect();
        assert_eq!(shown, expected);
        assert_eq!(labels.has_marks(), shown.iter().any(|label| label.contains(GAP)));
    }

    #[test]
    fn a_source_of_one_article_stands_alone() {
        check(&[("Wire", "2031-03-02", "A wall"), ("Radio", "", "A boat")], &["Wire", "Radio"]);
    }

    #[test]
    fn articles_of_one_source_are_told_apart() {
        let (march, april, later) = ("2031-03-02", "2031-04-12", "2032-01-01");
        check(&[("Wire", march, "A wall"), ("Wire", april, "A wall")], &["Wire · 2 Mar", "Wire · 12 Apr"]);
        check(&[("Wire", march, "A"), ("Wire", later, "A")], &["Wire · 2031-03-02", "Wire · 2032-01-01"]);
        check(
            &[("Wire", march, "A wall is built"), ("Wire", march, "A wall falls"), ("Radio", "", "A wall")],
            &["Wire · A wall is", "Wire · A wall falls", "Radio"],
        );
        check(&[("Wire", "", "A wall"), ("Wire", march, "A wall")], &["Wire · A wall", "Wire · A wall 2"]);
    }

    #[test]
    fn numbers_of_files_are_no_names() {
        check(
            &[("001", "", "Nine votes for a wall"), ("article 2", "", "“Stay at home!”"), ("France24", "", "A wall")],
            &["Nine votes for a", "Stay at home", "France24"],
        );
        check(&[("001", "", "…"), ("AP", "", "x")], &["001", "AP"]);
    }

    #[test]
    fn what_tells_articles_apart_shows_in_few_columns() {
        let label = Label { source: "The Evening Ferry".to_owned(), mark: "12 May".to_owned() };
        assert_eq!(label.fit(30), "The Evening Ferry · 12 May");
        assert_eq!(label.fit(14), "The… · 12 May");
        let words = Label { mark: "Nine votes".to_owned(), ..label };
        assert_eq!(words.fit(14), "The… · Nine v…");
        for columns in 0..40 {
            assert!(wrap::columns(&words.fit(columns)) <= columns);
        }
    }
}
