//! Scores the recogniser against files of `token TAB BIO-tag` lines: exact span and type, micro-averaged.
//!
//! `cargo run --release --example evaluate_names -- [--errors] FILE...` prints precision, recall and F1 by type, and
//! with `--errors` the most frequent differences. Sentences are joined into plain text first, so that segmentation
//! counts too.

#![expect(clippy::print_stdout, reason = "this is a command-line tool")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use crossread::entity::recognise;
use crossread::model::{Article, Region, RegionKind, Span};
use crossread::text::segment::segment;

/// How many sentences make an article where the file does not part documents.
const SENTENCES_PER_ARTICLE: usize = 15;
/// How many differences of a kind are printed.
const SHOWN: usize = 60;

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|arg| arg.starts_with("--"));
    for file in files {
        let mut tally = Tally::default();
        for marked in documents(&std::fs::read_to_string(&file)?) {
            tally.add(&marked);
        }
        println!("{file}");
        tally.print(flags.iter().any(|flag| flag == "--errors"));
    }
    Ok(())
}

/// An article and its true names.
#[derive(Default)]
struct Marked {
    article: Article,
    names: BTreeSet<(Span, String)>,
}

fn documents(text: &str) -> Vec<Marked> {
    let parted = text.contains("-DOCSTART-");
    let mut documents = vec![Marked::default()];
    let mut sentences = 0;
    for sentence in text.split("\n\n") {
        let tokens: Vec<(&str, &str)> = sentence.lines().filter_map(|line| line.split_once('\t')).collect();
        let starts = tokens.first().is_some_and(|(token, _)| token.contains("-DOCSTART-"));
        if starts || (!parted && sentences == SENTENCES_PER_ARTICLE) {
            documents.push(Marked::default());
            sentences = 0;
        }
        if let Some(last) = documents.last_mut().filter(|_| !starts) {
            last.push(&tokens);
            sentences += 1;
        }
    }
    documents
}

impl Marked {
    fn push(&mut self, tokens: &[(&str, &str)]) {
        if !self.article.text.is_empty() {
            self.article.text.push_str("\n\n");
        }
        let start = self.article.text.len();
        let mut open: Option<(usize, usize, &str)> = None;
        let mut quoted = false;
        let mut glue = true;
        for &(token, tag) in tokens {
            let token = match token {
                "``" | "''" => "\"",
                "-LRB-" => "(",
                "-RRB-" => ")",
                other => other,
            };
            let closes =
                matches!(token, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "'s" | "’s" | "'" | "n't")
                    || (token == "\"" && quoted);
            if !glue && !closes {
                self.article.text.push(' ');
            }
            let at = self.article.text.len();
            self.article.text.push_str(token);
            let end = self.article.text.len();
            glue = matches!(token, "(" | "[" | "$" | "#") || (token == "\"" && !quoted);
            quoted ^= token == "\"";
            let kind = tag.get(2..).unwrap_or("");
            open = match open {
                Some((first, _, same)) if tag.starts_with("I-") && same == kind => Some((first, end, same)),
                before => {
                    self.close(before);
                    (!kind.is_empty()).then_some((at, end, kind))
                }
            };
        }
        self.close(open);
        let span = Span::new(start, self.article.text.len());
        if !span.is_empty() {
            self.article.regions.push(Region { span, kind: RegionKind::Paragraph });
        }
    }

    fn close(&mut self, open: Option<(usize, usize, &str)>) {
        if let Some((start, end, kind)) = open {
            self.names.insert((Span::new(start, end), kind.to_owned()));
        }
    }
}

#[derive(Default)]
struct Tally {
    /// By type: right, found, true.
    counts: BTreeMap<String, [usize; 3]>,
    differences: BTreeMap<String, usize>,
}

impl Tally {
    fn add(&mut self, marked: &Marked) {
        let found: BTreeSet<(Span, String)> = recognise(&marked.article, &segment(&marked.article))
            .into_iter()
            .map(|name| (name.span, if name.kind.tag() == "EVENT" { "MISC" } else { name.kind.tag() }.to_owned()))
            .collect();
        for name in &found {
            let right = marked.names.contains(name);
            let count = self.counts.entry(name.1.clone()).or_default();
            count[0] += usize::from(right);
            count[1] += 1;
            if !right {
                self.differ(marked, name, "found");
            }
        }
        for name in &marked.names {
            self.counts.entry(name.1.clone()).or_default()[2] += 1;
            if !found.contains(name) {
                self.differ(marked, name, "missed");
            }
        }
    }

    fn differ(&mut self, marked: &Marked, (span, kind): &(Span, String), what: &str) {
        let entry = format!("{what} {kind} {}", marked.article.slice(*span));
        *self.differences.entry(entry).or_default() += 1;
    }

    fn print(&self, errors: bool) {
        let mut all = [0; 3];
        for (kind, counts) in &self.counts {
            print_line(kind, counts);
            if kind != "MISC" {
                all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
            }
        }
        print_line("PER+ORG+LOC", &all);
        let mut differences: Vec<_> = self.differences.iter().collect();
        differences.sort_by_key(|(text, count)| (std::cmp::Reverse(**count), (*text).clone()));
        for (text, count) in differences.into_iter().take(if errors { SHOWN } else { 0 }) {
            println!("{count:5} {text}");
        }
    }
}

fn print_line(kind: &str, [right, found, real]: &[usize; 3]) {
    let share = |of: usize| if of == 0 { 0.0 } else { 100.0 * *right as f64 / of as f64 };
    let (precision, recall) = (share(*found), share(*real));
    let f1 = if *right == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    println!("  {kind:12} precision {precision:5.1}  recall {recall:5.1}  F1 {f1:5.1}  of {real}");
}
