//! Markdown as articles are kept in it: front matter, headings, paragraphs, lists and pictures, as plain readable text.
//!
//! Addresses of links are dropped and their words kept; a picture leaves its alternative text as a caption; an item of
//! a list gets a bullet or its number.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::draft::{Block, Draft, Form};
use super::fields::Record;
use super::format::Drafts;
use super::{front_matter, html};
use crate::text::sanitise::sanitise;

/// The article of a Markdown text.
pub(crate) fn drafts(text: &str) -> Drafts {
    let text = sanitise(text);
    let (head, body) = front_matter::split(&text);
    let fields = Record::new(&head.record).fields();
    let draft = Draft { fields, blocks: blocks(body), record: None };
    (vec![draft], head.complaint.into_iter().collect())
}

fn blocks(body: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer::default();
    for event in Parser::new_ext(body, options) {
        writer.event(event);
    }
    writer.flush(Form::Text);
    writer.blocks
}

/// Turns events into blocks.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The block that is being written.
    text: String,
    /// How many of its bytes are emphasised.
    emphasised: usize,
    /// How many emphases are open.
    emphases: usize,
    /// The alternative text of an open picture.
    picture: Option<String>,
    /// Pictures that wait for the end of their paragraph.
    pictures: Vec<String>,
    /// HTML that waits for its end.
    html: String,
    /// The next number of each open list; none for a list with bullets.
    lists: Vec<Option<u64>>,
    code: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code(&text),
            Event::Text(text) | Event::Code(text) => self.words(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(text) => self.inline_html(&text),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak if self.picture.is_none() => self.flush(Form::Text),
            Event::Rule => self.flush(Form::Text),
            Event::FootnoteReference(name) => self.words(&format!("[{name}]")),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.emphases += 1,
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::CodeBlock(_) => self.code = true,
            Tag::List(number) => {
                self.flush(Form::Item);
                self.lists.push(*number);
            }
            Tag::Item => self.bullet(),
            Tag::TableCell if !self.text.is_empty() => self.text.push_str(" | "),
            Tag::FootnoteDefinition(name) => self.text = format!("[{name}] "),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.emphases = self.emphases.saturating_sub(1),
            TagEnd::Image => self.pictures.extend(self.picture.take()),
            TagEnd::Heading(_) => self.flush(Form::Heading),
            TagEnd::Paragraph if self.lists.is_empty() => self.flush(Form::Text),
            TagEnd::Paragraph | TagEnd::Item => self.flush(Form::Item),
            TagEnd::TableHead | TagEnd::TableRow => self.flush(Form::Item),
            TagEnd::CodeBlock => self.code = false,
            TagEnd::HtmlBlock => self.flush_html(),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(picture) = &mut self.picture {
            picture.push_str(words);
            return;
        }
        if self.emphases > 0 {
            self.emphasised += words.trim().len();
        }
        self.text.push_str(words);
    }

    fn code(&mut self, lines: &str) {
        for line in lines.lines() {
            self.text.push_str(line);
            self.flush(Form::Item);
        }
    }

    fn inline_html(&mut self, tag: &str) {
        if tag.starts_with("<br") {
            self.flush(Form::Text);
        } else {
            self.words(&html::plain(tag));
        }
    }

    fn bullet(&mut self) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        self.text.push_str(&mark);
    }

    /// Ends the block that is being written. A paragraph of a picture and emphasised words is the picture's caption.
    fn flush(&mut self, form: Form) {
        let pictures = std::mem::take(&mut self.pictures);
        let text = std::mem::take(&mut self.text);
        let emphatic = self.emphasised > 0 && self.emphasised >= text.split_whitespace().map(str::len).sum();
        self.emphasised = 0;
        let form = match form {
            Form::Text if emphatic && !pictures.is_empty() => Form::Picture,
            Form::Text if emphatic => Form::Emphatic,
            form => form,
        };
        self.blocks.extend(pictures.iter().filter_map(|words| Block::new(words, Form::Picture)));
        self.blocks.extend(Block::new(&text, form).filter(|block| block.text != "•"));
    }

    fn flush_html(&mut self) {
        let text = std::mem::take(&mut self.html);
        match html::blocks(&text) {
            Some(blocks) => self.blocks.extend(blocks),
            None => self.blocks.extend(Block::new(&text, Form::Text)),
        }
    }
}
