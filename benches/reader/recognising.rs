//! How fast names are recognised: words a second on one core, and what opening the model costs.

use std::hint::black_box;

use crossread::entity::tagger::Tagger;
use crossread::entity::{self, MODEL};
use crossread::model::{Article, Region, RegionKind, Span};
use crossread::text::segment::segment;

use crate::{clock, synthetic};

/// Measures on so many articles.
pub(crate) fn measure(articles: usize, rounds: usize) {
    let articles: Vec<_> = (0..articles).map(article).collect();
    let words: usize = articles.iter().map(|article| article.text.split_whitespace().count()).sum();
    let all = || {
        let names = articles.iter().map(|article| entity::recognise(article, &segment(article)).len());
        names.sum::<usize>()
    };
    let times = clock::times(rounds, all);
    let rate = words as f64 / times.median().as_secs_f64();
    clock::print(&format!("sentences, words and names of {words} words: {times}, {rate:.0} words/s on one core"));
    let opened = clock::times(rounds, || Tagger::open(black_box(MODEL)).is_ok());
    clock::print(&format!("open the model: {opened}"));
}

/// An invented article, a paragraph a line.
fn article(number: usize) -> Article {
    let text = synthetic::article(number);
    let start_of = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let regions = lines.map(|line| {
        let start = start_of(line);
        Region { span: Span::new(start, start + line.len()), kind: RegionKind::Paragraph }
    });
    Article { regions: regions.collect(), text, language: "en".to_owned(), ..Article::default() }
}
