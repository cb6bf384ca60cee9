//! Markdown, JSON, front matter, and texts of unknown format.

use super::{LEAD, check, check_value};
use crate::corpus::parse;
use crate::model::{Article, Harm};

#[test]
fn markdown_is_read_as_plain_words() {
    let text = format!(
        "---\ntitle: 'Harbour closed: again'\npublisher: {{name: The Harbour Post}}\ndate: 2014-05-12\nauthors: [Jane Doe, John Roe]\n\
         link: https://post.example/a\ntags:\n  - ports\n---\n# Harbour closed: again\n\n**Dockers want more pay.**\n\n\
         ![A ship at the quay](a.jpg)\n\n{LEAD}\n\n## Bad *moment*\n\nNo [ship](b) left\nthe `port` &amp; town.\n\n\
         - One\n- Two\n\n> He waits.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    );
    check(
        "a.md",
        &text,
        &format!(
            "title: Harbour closed: again
        standfirst: Dockers want more pay.
        caption: A ship at the quay
        paragraph: {LEAD}
        subhead: Bad moment
        paragraph: No ship left the port & town.
        paragraph: • One
        paragraph: • Two
        paragraph: He waits.
        paragraph: a | b
        paragraph: 1 | 2"
        ),
    );
    let facts = |article: &Article| {
        format!("{} | {:?} | {:?} | {:?}", article.source, article.date, article.author, article.url)
    };
    let expected =
        r#"The Harbour Post | Some("2014-05-12") | Some("Jane Doe, John Roe") | Some("https://post.example/a")"#;
    check_value("a.md", &text, facts, expected);
    let toml = "+++\ntitle = \"Harbour closed\"\ndate = 2014-05-12T10:00:00Z\n[source]\nname = \"The Harbour Post\"\n+++\n\nNo ship left.";
    check_value("a.md", toml, facts, r#"The Harbour Post | Some("2014-05-12") | None | None"#);
}

#[test]
fn broken_front_matter_is_reported_and_its_body_read() {
    let (articles, problems) = parse("a.md", b"---\ntitle: Harbour: closed\nsource: The Post\n---\n\nNo ship left.\n");
    assert_eq!((articles[0].title.as_str(), articles[0].source.as_str()), ("Harbour: closed", "The Post"));
    assert!(problems[0].reason.contains("not valid YAML"), "{problems:?}");
    assert_eq!(problems[0].harm, Harm::Damaged);
    assert_eq!(parse("a.json", b"{\"title\": \"half").1[0].harm, Harm::Unread);
    let (articles, problems) = parse("a.md", b"---\ntitle: Harbour closed\n\nNo ship left.\n");
    assert_eq!((articles.len(), problems.len()), (1, 1));
    assert_eq!(parse("a.md", b"---\n\nNo ship left.\n").1, []);
}

#[test]
fn lines_above_a_plain_text_are_metadata() {
    let text = "Title: Harbour closed\nSource: The Post\nDate: 12 May 2014\n\nNo ship left.";
    check("a.txt", text, "title: Harbour closed\nparagraph: No ship left.");
    check_value(
        "a.txt",
        text,
        |article| format!("{} {:?}", article.source, article.date),
        "The Post Some(\"2014-05-12\")",
    );
}

#[test]
fn json_of_many_extractors() {
    let facts =
        |article: &Article| format!("{} | {} | {:?} | {}", article.path, article.source, article.date, article.title);
    let one = r#"{"headline":"Harbour closed","publisher":"The Post","date_publish":"2014-05-12 08:00:00","maintext":"No ship left."}"#;
    check_value("a.json", one, facts, r#"a.json | The Post | Some("2014-05-12") | Harbour closed"#);
    let many = r#"{"status":"ok","articles":[{"source":{"id":null,"name":"The Post"},"title":"One","publishedAt":"2014-05-12T08:00:00Z","content":"A."},
        7, {"title":"Two","hostname":"post.example","url":"https://www.post.example/2014/05/13/two","text":"B."}]}"#;
    check_value(
        "a.json",
        many,
        facts,
        "a.json#1 | The Post | Some(\"2014-05-12\") | One\n\
        a.json#3 | post.example | Some(\"2014-05-13\") | Two\n!record 2: has neither a text nor a title",
    );
    let list = r#"[{"title_page":"One","source_domain":"post.example","date_download":1399881600,"article_text":["A.","B."]}]"#;
    check_value("a.json", list, facts, r#"a.json#1 | post.example | Some("2014-05-12") | One"#);
}

#[test]
fn json_lines_survive_broken_ones() {
    let text = "{\"title\":\"One\",\"text\":\"A.\"}\n\n{\"title\":\n{\"title\":\"Two\",\"text\":\"B.\"}\n{\"title\":\"Three\"}";
    check_value(
        "a.jsonl",
        text,
        |article| article.path.clone(),
        "a.jsonl#1\na.jsonl#4\na.jsonl#5\n\
        !line 3: not valid JSON: EOF while parsing a value at line 1 column 9\n!line 5: has a title but no text",
    );
    check_value(
        "a.json",
        "{\"title\": ",
        |article| article.path.clone(),
        "!is not valid JSON: EOF while parsing a value at line 1 column 10",
    );
    check_value(
        "a.json",
        "[1, 2]",
        |article| article.path.clone(),
        "!record 1: has neither a text nor a title\n!record 2: has neither a text nor a title",
    );
    check_value(
        "a.json",
        "\"x\"",
        |article| article.path.clone(),
        "!holds no records: expected an object, or a list of objects, with title and text",
    );
}

#[test]
fn many_broken_lines_are_summed_up() {
    let text = format!("{{\"title\":\"One\",\"text\":\"A.\"}}\n{}", "broken\n".repeat(1208));
    let (articles, problems) = parse("a.jsonl", text.as_bytes());
    let reasons: Vec<_> = problems.iter().map(|problem| problem.reason.as_str()).collect();
    assert_eq!((articles.len(), reasons.len()), (1, 6));
    assert!(reasons[0].starts_with("line 2: ") && reasons[4].starts_with("line 6: "), "{reasons:?}");
    assert_eq!(reasons[5], "and 1,203 more lines");
}

#[test]
fn tags_in_json_never_show() {
    let text = r#"{"title":"Harbour &amp; port","body":"<p>No <b>ship</b> left \u001b[31m.</p><h2>Bad moment</h2><p>The end.</p><script>x()</script>"}"#;
    check("a.json", text, "title: Harbour & port\nparagraph: No ship left .\nsubhead: Bad moment\nparagraph: The end.");
}

#[test]
fn unknown_extensions_are_sniffed() {
    let title = |article: &Article| article.title.clone();
    check_value("-", "{\"title\":\"One\",\"text\":\"A.\"}", title, "One");
    check_value("-", "---\ntitle: One\n---\nA.", title, "One");
    check_value("story", &format!("One harbour closed\n\n{LEAD}"), title, "One harbour closed");
    check_value("a.html", "<!DOCTYPE html><p>x", title, "!is a web page; save it as text, Markdown or JSON");
    check_value("a.txt", "\u{200b}\n", title, "!holds no text");
}
