//! Reading many inputs while the first are shown: snapshots of a growing library.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Library, load, understand};
use crate::corpus::Input;
use crate::link::Links;
use crate::model::{Article, Problem};
use crate::reading::Reading;

/// After so many inputs there is something to show; each further snapshot holds twice as many.
const FIRST: usize = 8;

/// After so many more inputs is the progress told.
const BATCH: usize = 32;

/// What comes of reading.
#[derive(Clone, Debug)]
pub enum News {
    /// So many inputs are read and understood, counted from the first.
    Read(usize),
    /// A larger library.
    Library(Arc<Library>),
}

/// Reads and understands `inputs` in order and gives a snapshot of the library at each doubling to `tell`, the last one
/// complete. The first snapshot holds text alone, so that reading can begin before anything is understood. Articles
/// are only ever added: an article's id stays. Ends early when `tell` breaks.
///
/// All snapshots together cost at most twice what the last one costs.
pub fn stream(inputs: &[Input], problems: Vec<Problem>, mut tell: impl FnMut(News) -> ControlFlow<()>) {
    // Broken off because nobody listens, there is nothing more to tell.
    let _ = read_all(inputs, problems, &mut tell);
}

fn read_all(
    inputs: &[Input],
    mut problems: Vec<Problem>,
    tell: &mut impl FnMut(News) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut read = 0;
    loop {
        let end = inputs.len().min((read * 2).max(FIRST));
        for batch in inputs[read..end].chunks(BATCH) {
            let (articles, troubles) = load(batch);
            problems.extend(troubles);
            if read == 0 {
                let library = text_alone(&articles, &problems, inputs.len() - end);
                tell(News::Library(Arc::new(library)))?;
            }
            readings.extend(understand(articles));
            read += batch.len();
            tell(News::Read(read))?;
        }
        let library = Library { pending: inputs.len() - end, ..Library::new(readings.clone(), problems.clone()) };
        tell(News::Library(Arc::new(library)))?;
        if end == inputs.len() {
            return ControlFlow::Continue(());
        }
    }
}

/// A library of articles of which nothing is understood yet.
fn text_alone(articles: &[Article], problems: &[Problem], pending: usize) -> Library {
    let readings = articles.iter().map(|article| Reading {
        article: Arc::new(article.clone()),
        segments: Arc::default(),
        candidates: Arc::default(),
        quotations: Arc::default(),
    });
    let parts = Library::from_parts(readings.collect(), Links::default(), Vec::new(), problems.to_vec());
    Library { pending, ..parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of articles, of mentions, and of inputs still pending, of each snapshot of so many inputs.
    fn snapshots(inputs: usize) -> Vec<(usize, usize, usize)> {
        let inputs = vec![Input::Builtin("one.txt", b"A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo."); inputs];
        let mut seen = Vec::new();
        stream(&inputs, Vec::new(), |news| {
            if let News::Library(library) = news {
                seen.push((library.len(), library.mentions().len(), library.pending));
            }
            ControlFlow::Continue(())
        });
        seen
    }

    #[test]
    fn snapshots_double_and_the_first_is_text_alone() {
        let sizes: Vec<_> = snapshots(40).iter().map(|(articles, _, pending)| (*articles, *pending)).collect();
        assert_eq!(sizes, [(8, 32), (8, 32), (16, 24), (32, 8), (40, 0)]);
        let mentions: Vec<_> = snapshots(3).iter().map(|(_, mentions, _)| *mentions > 0).collect();
        assert_eq!(mentions, [false, true]);
    }

    #[test]
    fn nothing_to_read_is_a_complete_library_as_well() {
        assert_eq!(snapshots(0).last(), Some(&(0, 0, 0)));
    }

    #[test]
    fn last_snapshot_is_what_reading_all_at_once_gives() {
        let inputs = vec![Input::Builtin("one.txt", b"A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo."); 20];
        let mut last = Arc::default();
        stream(&inputs, Vec::new(), |news| {
            if let News::Library(library) = news {
                last = library;
            }
            ControlFlow::Continue(())
        });
        let whole = Library::read(&inputs, Vec::new());
        assert_eq!((last.mentions(), last.entities()), (whole.mentions(), whole.entities()));
    }

    #[test]
    fn progress_is_told_between_snapshots() {
        let inputs = vec![Input::Builtin("one.txt", b"Oslo"); 200];
        let mut told = Vec::new();
        stream(&inputs, Vec::new(), |news| {
            told.extend(match news {
                News::Read(read) => Some(read),
                News::Library(_) => None,
            });
            ControlFlow::Continue(())
        });
        assert_eq!(told, [8, 16, 32, 64, 96, 128, 160, 192, 200]);
    }

    #[test]
    fn reading_stops_when_nobody_looks() {
        let inputs = vec![Input::Builtin("one.txt", b"Oslo"); 100];
        let mut shown = 0;
        stream(&inputs, Vec::new(), |_| {
            shown += 1;
            ControlFlow::Break(())
        });
        assert_eq!(shown, 1);
    }
}
