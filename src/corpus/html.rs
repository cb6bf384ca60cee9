//! Text from pieces of HTML inside other formats. Not a reader of web pages: it drops tags, knows which of them end a
//! paragraph, and leaves everything else as it stands, so that `<MER>` or `a < b` in plain text stays.

use super::draft::{Block, Form};

/// What a tag means for the text around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    /// Nothing.
    Inline,
    /// A word ends, as between the cells of a table.
    Cell,
    /// A new block of this form.
    Block(Form),
    /// What it holds is no text.
    Hidden,
}

/// The tags that are taken for tags. Anything else in angle brackets is text.
const TAGS: &[(Tag, &[&str])] = &[
    (
        Tag::Inline,
        &[
            "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
            "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong",
            "sub", "sup", "time", "tt", "u", "var", "wbr", "video", "audio", "link", "meta",
        ],
    ),
    (Tag::Cell, &["td", "th"]),
    (
        Tag::Block(Form::Text),
        &[
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figure",
            "footer",
            "header",
            "hr",
            "html",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "thead",
            "tr",
            "ul",
        ],
    ),
    (Tag::Block(Form::Heading), &["h1", "h2", "h3", "h4", "h5", "h6"]),
    (Tag::Block(Form::Item), &["li"]),
    (Tag::Block(Form::Picture), &["figcaption"]),
    (Tag::Hidden, &["script", "style", "noscript", "template", "svg", "iframe", "object", "head", "button", "form"]),
];

/// The blocks of `text` if it holds tags; nothing if it is plain.
pub(crate) fn blocks(text: &str) -> Option<Vec<Block>> {
    let once = strip(text);
    if once.tags > 0 {
        return Some(once.finish());
    }
    // Feeds often hold HTML that was escaped as a whole.
    let decoded = html_escape::decode_html_entities(text);
    Some(strip(&decoded)).filter(|twice| twice.tags > 0).map(Stripper::finish)
}

/// `text` without tags and with its character references replaced, as lines.
pub(crate) fn plain(text: &str) -> String {
    match blocks(text) {
        Some(blocks) => blocks.into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n"),
        None => html_escape::decode_html_entities(text).into_owned(),
    }
}

/// Collects blocks while tags go by.
struct Stripper {
    blocks: Vec<Block>,
    text: String,
    form: Form,
    /// How many tags went by.
    tags: usize,
    /// What was searched for in vain. It is not searched for again, which keeps the time linear for any text.
    missing: Vec<String>,
}

/// A tag at the start of some text.
struct Found {
    tag: Tag,
    closing: bool,
    /// The length in bytes of the tag and what it hides.
    length: usize,
}

impl Stripper {
    fn open(&mut self, form: Form) {
        let decoded = html_escape::decode_html_entities(&self.text).into_owned();
        self.blocks.extend(Block::new(&decoded, self.form));
        self.text.clear();
        self.form = form;
    }

    fn finish(mut self) -> Vec<Block> {
        self.open(Form::Text);
        self.blocks
    }

    /// The tag at the start of `text`.
    fn tag_at(&mut self, text: &str) -> Option<Found> {
        if text.starts_with("<!--") {
            let end = self.find(text, "-->")?;
            return Some(Found { tag: Tag::Inline, closing: false, length: end + 3 });
        }
        let closing = text.starts_with("</");
        let start = if closing { 2 } else { 1 };
        let length = text[start..].find(|ch: char| !ch.is_ascii_alphanumeric())?;
        let name = text[start..start + length].to_ascii_lowercase();
        let (tag, _) = TAGS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
        let end = self.find(text, ">")? + 1;
        let hidden = if *tag == Tag::Hidden && !closing { self.find(&text[end..], &format!("</{name}")) } else { None };
        Some(Found { tag: *tag, closing, length: end + hidden.unwrap_or(0) })
    }

    /// Where `wanted` stands in `text`, in any case. `text` must be a tail of the one before.
    fn find(&mut self, text: &str, wanted: &str) -> Option<usize> {
        if self.missing.iter().any(|missing| missing == wanted) {
            return None;
        }
        let matches = |window: &[u8]| window.eq_ignore_ascii_case(wanted.as_bytes());
        let found = text.as_bytes().windows(wanted.len()).position(matches);
        if found.is_none() {
            self.missing.push(wanted.to_owned());
        }
        found
    }
}

fn strip(text: &str) -> Stripper {
    let mut stripper =
        Stripper { blocks: Vec::new(), text: String::new(), form: Form::Text, tags: 0, missing: Vec::new() };
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        stripper.text.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(found) = stripper.tag_at(rest) else {
            stripper.text.push('<');
            rest = &rest[1..];
            continue;
        };
        stripper.tags += 1;
        rest = &rest[found.length..];
        match found.tag {
            Tag::Block(form) => stripper.open(if found.closing { Form::Text } else { form }),
            Tag::Cell => stripper.text.push(' '),
            Tag::Inline | Tag::Hidden => {}
        }
    }
    stripper.text.push_str(rest);
    stripper
}

#[cfg(test)]
mod tests {
    use super::{blocks, plain};

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let found: Vec<_> = blocks(html).unwrap_or_default().into_iter().map(|block| block.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tags_end_paragraphs_and_vanish() {
        check(
            "<p>The <b>minister</b> left.</p><p class='x'>He <a href=\"/y\">spoke</a>.<br/>Then",
            &["The minister left.", "He spoke.", "Then"],
        );
        check("<ul><li>One<li>Two</ul>", &["One", "Two"]);
        check("A &amp; B&nbsp;C<p>&#8238;\u{1b}[2Jred", &["A & B\u{a0}C", "red"]);
        check("&lt;p&gt;Escaped as a whole&lt;/p&gt;", &["Escaped as a whole"]);
    }

    #[test]
    fn cells_of_a_table_stay_apart() {
        check("<table><tr><th>Port<th>Ships</tr><tr><td>1</td><td><b>2</b></td></tr></table>", &["Port Ships", "1 2"]);
    }

    #[test]
    fn scripts_and_comments_are_no_text() {
        check("<p>In<SCRIPT>alert('<p>')</script>side<!-- <p>no -->.</p>", &["Inside."]);
        check("<p>Open <script>end", &["Open end"]);
    }

    #[test]
    fn other_brackets_are_text() {
        assert_eq!(plain("MERRILL <MER> if a < b, R&D"), "MERRILL <MER> if a < b, R&D");
        check("<p>a <b c", &["a <b c"]);
    }
}
