//! Quoted words and their speakers, listed to be read by eye.

use std::path::PathBuf;

use crossread::library::Library;
use crossread::model::QuoteKind;
use crossread::quote;
use crossread::reading::Reading;

/// Prints the quotations of the files and folders `paths`: what they are, the words for the speaker and who that is.
pub(crate) fn run(paths: &[&str]) {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    let library = Library::open(&paths);
    for (id, article) in library.articles() {
        println!("{}", article.path);
        let reading = Reading::new(article.clone());
        let quotes: Vec<_> = quote::quotes(id, &reading.quotations, library.mentions_in(id)).collect();
        for quotation in reading.quotations.iter() {
            let kind = match quotation.kind {
                QuoteKind::Speech => "speech",
                QuoteKind::Fragment => "fragment",
                QuoteKind::Scare => "scare",
            };
            let phrase = quotation.speaker.map_or("-", |speaker| article.slice(speaker));
            let quote = quotes.iter().find(|quote| quote.passage.span == quotation.span);
            let entity = quote.and_then(|quote| quote.speaker).map_or("-", |entity| &library.entity(entity).name);
            println!("  {kind:8} {} | {phrase} | {entity}", article.slice(quotation.span));
        }
    }
}
