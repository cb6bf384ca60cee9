//! Source and date, by every way to know them.

use super::{LEAD, check_value};
use crate::model::Article;

#[test]
fn sources() {
    let source = |article: &Article| article.source.clone();
    let plain = format!("Harbour closed by strike\n\n{LEAD}");
    let agency = format!("{plain}\n\nAFP contributed to this report.");
    check_value("2015-05-12-guardian-kerry-in-sochi.txt", &plain, source, "The Guardian");
    check_value("x/bbc_kerry.txt", &agency, source, "BBC");
    check_value("x/bbc/tech-201.txt", &plain, source, "BBC");
    check_value("x/reuters21578/r07.txt", &plain, source, "Reuters");
    check_value("x/03-harbour-post.txt", &agency, source, "Harbour Post");
    check_value("x/000_a5ee7389117f36a9.txt", &agency, source, "AFP");
    check_value("x/001_db695302f4ed2f97.txt", &plain, source, "001");
    check_value("x/7.txt", &format!("Harbour closed by strike\n0:30 - Source: CNN\n{LEAD}"), source, "CNN");
    check_value("x/7.txt", &format!("Harbour closed by strike | Sky News\n{LEAD}\nAFP"), source, "Sky News");
    check_value("x/7.txt", &format!("Harbour closed by strike\nMALMO, May 12 (Reuters) - {LEAD}"), source, "Reuters");
    check_value("x/the-sun.txt", &plain, source, "The Sun");
    check_value("x/sun-sets.txt", &plain, source, "Sun Sets");
    check_value("-", &plain, source, "standard input");
}

#[test]
fn dates() {
    let date = |article: &Article| article.date.clone().unwrap_or_default();
    let with = |line: &str| format!("Harbour closed by strike\n\n{line}\n\n{LEAD}");
    check_value("a.txt", &with("MALMO, May 12, 2014 (Reuters) - Ships left."), date, "2014-05-12");
    check_value("a.txt", &with("Published: 12 May 2014, 10:04 BST"), date, "2014-05-12");
    check_value("2014-05-12-a.txt", &with("In March 3, 2013 it was different."), date, "2014-05-12");
    check_value("a/2014/05/12/a.txt", &with("File photo: A ship, March 3, 2011. REUTERS/Ann Poe"), date, "2014-05-12");
    check_value("a.txt", &with("It was May 12, 2014, a Monday."), date, "");
}

#[test]
fn authors() {
    let author = |article: &Article| article.author.clone().unwrap_or_default();
    let with = |line: &str| format!("Harbour closed by strike\n\n{line}\n\n{LEAD}");
    check_value("a.txt", &with("By Jane Doe and John Roe"), author, "Jane Doe and John Roe");
    check_value("a.txt", &with("By our staff reporter"), author, "");
    check_value("a.txt", &with("The Continental Post\n\n13 March 2019\n\nBy Jane Doe"), author, "Jane Doe");
    check_value("a.txt", &format!("Title: A strike\nAuthor: Ann Poe\n\nBy Jane Doe\n\n{LEAD}"), author, "Ann Poe");
}

#[test]
fn mastheads_are_no_headlines() {
    let title = |article: &Article| article.title.clone();
    let headline = "Harbour of Malmo closed by strike";
    for name in ["Belgrave Post", "The Greater Belgrave Sentinel", "World"] {
        let text = format!("{name}\n\n{headline}\n\nBy Jane Doe\n\n12 May 2014\n\n{LEAD}");
        check_value("a.txt", &text, title, headline);
    }
    let text = format!("Harbour strike goes on\n\nShips wait off the port of Malmo\n\nBy Jane Doe\n\n{LEAD}");
    check_value("a.txt", &text, title, "Harbour strike goes on");
    let text = format!("Cowboys Sign Injured Star\n\nShips wait off the port of Malmo\n\nBy Jane Doe\n\n{LEAD}");
    check_value("a.txt", &text, title, "Cowboys Sign Injured Star");
}
