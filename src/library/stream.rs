//! Reading many inputs while the first are shown: snapshots of a growing library.

use std::ops::ControlFlow;
use std::sync::Arc;

use rayon::prelude::*;

use super::Library;
use super::known::{Known, Loaded};
use crate::corpus::{self, Input};
use crate::link::Links;
use crate::model::Problem;
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
/// All snapshots together cost at most twice what the last one costs. Gives what is known at the end.
pub fn stream(inputs: &[Input], problems: &[Problem], mut tell: impl FnMut(News) -> ControlFlow<()>) -> Known {
    let mut known = Known::new(problems.to_vec());
    // Broken off because nobody listens, there is nothing more to tell.
    let _ = read_all(inputs, problems, &mut known, &mut tell);
    known
}

fn read_all(
    inputs: &[Input],
    problems: &[Problem],
    known: &mut Known,
    tell: &mut impl FnMut(News) -> ControlFlow<()>,
) -> ControlFlow<()> {
    loop {
        let end = inputs.len().min((known.len() * 2).max(FIRST));
        for batch in inputs[known.len()..end].chunks(BATCH) {
            let loaded: Vec<Loaded> = batch.par_iter().map(corpus::load).collect();
            if known.is_empty() {
                let library = Library { pending: inputs.len() - end, ..text_alone(&loaded, problems) };
                tell(News::Library(Arc::new(library)))?;
            }
            known.add(batch, loaded);
            tell(News::Read(known.len()))?;
        }
        let library = Library { pending: inputs.len() - end, ..known.library() };
        tell(News::Library(Arc::new(library)))?;
        if end == inputs.len() {
            return ControlFlow::Continue(());
        }
    }
}

/// A library of articles of which nothing is understood yet.
fn text_alone(loaded: &[Loaded], problems: &[Problem]) -> Library {
    let articles = loaded.iter().flat_map(|(articles, _)| articles);
    let readings = articles.map(|article| Reading {
        article: Arc::new(article.clone()),
        segments: Arc::default(),
        candidates: Arc::default(),
        quotations: Arc::default(),
    });
    let troubles = loaded.iter().flat_map(|(_, problems)| problems);
    let problems = problems.iter().chain(troubles).cloned().collect();
    Library::from_parts(readings.collect(), Links::default(), Vec::new(), problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of articles, of mentions, and of inputs still pending, of each snapshot of so many inputs.
    fn snapshots(inputs: usize) -> Vec<(usize, usize, usize)> {
        let inputs = vec![Input::Builtin("one.txt", b"A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo."); inputs];
        let mut seen = Vec::new();
        stream(&inputs, &[], |news| {
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
        stream(&inputs, &[], |news| {
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
        stream(&inputs, &[], |news| {
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
        stream(&inputs, &[], |_| {
            shown += 1;
            ControlFlow::Break(())
        });
        assert_eq!(shown, 1);
    }
}
