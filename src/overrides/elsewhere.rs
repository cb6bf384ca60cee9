//! Corrections for articles that lie elsewhere by now: a folder that was moved, renamed or copied is known again by what
//! its articles say.
//!
//! Beside the corrections of a corpus stand the fingerprints of the texts that they are about, one a line.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::NAME;
use crate::correction::{self, Correction};
use crate::library::Library;
use crate::state_file;

/// What the file of fingerprints is called.
const PRINTS: &str = "articles.txt";

/// Corrections that were kept for the same articles in another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file that keeps them.
    pub file: PathBuf,
    /// The corrections.
    pub corrections: Vec<Correction>,
}

/// Notes that the corrections in `file` are about the articles of `library`. Whether that is noted: it is not where there
/// is no such file, where it is none of those that the program keeps by itself, and where there are no articles, as in a
/// folder that was just moved away. Reads all texts.
///
/// # Errors
/// When the note cannot be written.
pub fn note(file: &Path, library: &Library) -> io::Result<bool> {
    if !is_ours(file) || !file.exists() || library.is_empty() {
        return Ok(false);
    }
    let place = file.with_file_name(PRINTS);
    let lines: String = prints(library).iter().map(|print| format!("{print}\n")).collect();
    if state_file::read(&place)? != lines {
        state_file::change(&place, |_| Ok((lines, ())))?;
    }
    Ok(true)
}

/// The corrections that are kept for the articles of `library` in another place than `file`, where there is none: those
/// with the most articles in common, at least half of the articles here or there. What cannot be read is passed over.
#[must_use]
pub fn find(file: &Path, library: &Library) -> Option<Elsewhere> {
    if !is_ours(file) || file.exists() {
        return None;
    }
    let here = prints(library);
    let mut best = (0, None);
    let folders = fs::read_dir(file.parent()?.parent()?).ok()?;
    let mut folders: Vec<PathBuf> = folders.filter_map(|folder| Some(folder.ok()?.path())).collect();
    folders.sort();
    for folder in folders {
        let Ok(text) = fs::read_to_string(folder.join(PRINTS)) else { continue };
        let there: BTreeSet<String> = text.lines().map(str::to_owned).collect();
        let common = here.intersection(&there).count();
        if common > best.0 && common * 2 >= here.len().min(there.len()) {
            best = (common, Some(folder.join(NAME)));
        }
    }
    let file = best.1?;
    let corrections = super::read(&file).ok().filter(|corrections| !corrections.is_empty())?;
    Some(Elsewhere { file, corrections })
}

/// Keeps in `file` what was found `elsewhere`, unless something is kept there by now; all that it then holds.
///
/// # Errors
/// Why it cannot be kept.
pub fn take_over(file: &Path, elsewhere: &Elsewhere) -> Result<Vec<Correction>, String> {
    let taken = state_file::change(file, |text| {
        let old = correction::parse(text).map_err(io::Error::other)?;
        let all = if text.is_empty() { elsewhere.corrections.clone() } else { old };
        Ok((correction::print(&all), all))
    });
    taken.map_err(|cause| format!("{}: {cause}", file.display()))
}

/// Whether the program keeps `file` by itself, for one corpus among others.
fn is_ours(file: &Path) -> bool {
    let corpora = file.parent().and_then(Path::parent);
    file.file_name().is_some_and(|name| name == NAME) && corpora.is_some_and(|corpora| corpora.ends_with("corpora"))
}

/// The fingerprints of the texts of `library`.
fn prints(library: &Library) -> BTreeSet<String> {
    let print = |text: &str| format!("{:016x}", state_file::fingerprint(text.bytes()));
    library.articles().map(|(_, article)| print(&article.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Input;
    use crate::correction::Change;

    const ALL: [&[u8]; 4] = [
        b"A talk in Oslo\n\nAnna Berg met Ola Dahl in Oslo.",
        b"A walk\n\nOla Dahl walked home from the harbour.",
        b"A run\n\nAnna Berg ran home from the harbour.",
        b"A rest\n\nNobody did anything on Sunday at all.",
    ];

    fn library(texts: &[&'static [u8]]) -> Library {
        let inputs: Vec<_> = texts.iter().map(|text| Input::Builtin("one.txt", text)).collect();
        Library::read(&inputs, Vec::new())
    }

    /// The folder of all that is kept, and the file of corrections in it for a corpus called `name`.
    fn place(state: &tempfile::TempDir, name: &str) -> PathBuf {
        state.path().join("corpora").join(name).join(NAME)
    }

    fn hide(name: &str) -> Correction {
        Correction::Hide { entity: name.into() }
    }

    /// A state in which `name` is hidden for the articles `texts`.
    fn keep(state: &tempfile::TempDir, corpus: &str, texts: &[&'static [u8]], name: &str) {
        let file = place(state, corpus);
        super::super::change(&file, &Change::add(hide(name))).unwrap();
        note(&file, &library(texts)).unwrap();
    }

    #[test]
    fn a_moved_folder_takes_its_corrections_along() {
        let state = tempfile::tempdir().unwrap();
        keep(&state, "old", &ALL[..3], "Berg");
        let new = place(&state, "new");
        let found = find(&new, &library(&ALL[1..])).expect("two of three articles are the same");
        assert_eq!(found.corrections, [hide("Berg")]);
        assert_eq!(take_over(&new, &found), Ok(vec![hide("Berg")]));
        assert_eq!(super::super::read(&new), Ok(vec![hide("Berg")]));
        assert_eq!(find(&new, &library(&ALL[1..])), None, "there is a file now");
    }

    #[test]
    fn a_folder_that_is_emptied_is_known_again_where_its_articles_went() {
        let state = tempfile::tempdir().unwrap();
        keep(&state, "old", &ALL[..3], "Berg");
        assert!(!note(&place(&state, "old"), &Library::default()).unwrap());
        let found = find(&place(&state, "new"), &library(&ALL[..3])).map(|found| found.corrections);
        assert_eq!(found, Some(vec![hide("Berg")]));
    }

    #[test]
    fn other_articles_take_nothing_over() {
        let state = tempfile::tempdir().unwrap();
        keep(&state, "old", &ALL[..3], "Berg");
        assert_eq!(
            find(&place(&state, "new"), &library(&ALL[2..])).map(|found| found.corrections),
            Some(vec![hide("Berg")])
        );
        assert_eq!(find(&place(&state, "new"), &library(&ALL[3..])), None);
        assert_eq!(find(&place(&state, "new"), &Library::default()), None);
        assert_eq!(find(&state.path().join("mine.json"), &library(&ALL)), None, "a file that was named is its owner's");
    }

    #[test]
    fn the_folder_with_most_in_common_is_taken() {
        let state = tempfile::tempdir().unwrap();
        keep(&state, "a", &ALL[..1], "A");
        keep(&state, "b", &ALL[..3], "B");
        keep(&state, "c", &ALL[1..2], "C");
        let found = find(&place(&state, "new"), &library(&ALL)).expect("some is the same");
        assert_eq!(found.corrections, [hide("B")]);
    }

    #[test]
    fn what_was_kept_meanwhile_goes_first() {
        let state = tempfile::tempdir().unwrap();
        let elsewhere = Elsewhere { file: PathBuf::new(), corrections: vec![hide("A")] };
        let file = place(&state, "new");
        super::super::change(&file, &Change::add(hide("B"))).unwrap();
        assert_eq!(take_over(&file, &elsewhere), Ok(vec![hide("B")]));
    }
}
