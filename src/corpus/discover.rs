//! Which files there are to read.
//!
//! A file that is named is always tried. A folder is searched through all its folders and links for files with a known
//! extension. Left out there: hidden files and folders, and the papers of a project (`README`, `LICENSE` and so on),
//! which are no articles; they are reported, and naming such a file opens it. Ignore files are not applied. A file
//! reached twice is opened once, a folder reached twice is entered once.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{Input, natural, read, tidy};
use crate::model::{Harm, Problem};

/// The extensions that are read from a folder.
pub(crate) const EXTENSIONS: &[&str] = &["txt", "text", "md", "markdown", "json", "jsonl", "ndjson"];

/// Extensions of articles in formats that are not read: never passed over in silence.
const UNREAD: &[&str] = &["html", "htm", "xhtml", "mhtml", "xml", "pdf", "doc", "docx", "odt", "rtf", "epub", "eml"];

/// Stems of files that speak of the folder and are surely no articles.
const PAPERS: &[&str] = &[
    "readme",
    "license",
    "licence",
    "license-mit",
    "license-apache",
    "copying",
    "changelog",
    "contributing",
    "code_of_conduct",
];

/// So many papers of a folder are named; the others are counted.
const PAPERS_NAMED: usize = 5;

/// The inputs under `paths` in reading order: files as given, folders recursively in natural order of their paths.
/// `-` is standard input.
#[must_use]
pub fn discover(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>) {
    let mut found = Found::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.add_stdin();
        } else if path.is_dir() {
            found.add_folder(path);
        } else {
            found.add_file(path);
        }
    }
    (found.inputs, found.problems)
}

/// What was found so far.
#[derive(Default)]
struct Found {
    inputs: Vec<Input>,
    problems: Vec<Problem>,
    seen: BTreeSet<PathBuf>,
}

/// What one folder holds.
#[derive(Default)]
struct Tally {
    /// Files that are read.
    read: usize,
    /// Articles in other formats, by extension.
    unread: BTreeMap<String, usize>,
    /// The names of files that are no articles.
    papers: Vec<String>,
}

impl Tally {
    /// What to say of the papers, if there are any.
    fn papers(&self) -> Option<String> {
        let named = self.papers.iter().take(PAPERS_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let rest = self.papers.len().saturating_sub(PAPERS_NAMED);
        let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
        match self.papers.len() {
            0 => None,
            1 => Some(format!("1 paper of a project is left out ({named}); name it to read it")),
            count => Some(format!("{count} papers of a project are left out ({named}{more}); name them to read them")),
        }
    }
}

impl Found {
    fn add_stdin(&mut self) {
        if !self.inputs.contains(&Input::Stdin) {
            self.inputs.push(Input::Stdin);
        }
    }

    fn add_file(&mut self, path: &Path) {
        match path.canonicalize() {
            Ok(target) => {
                if self.seen.insert(target) {
                    self.inputs.push(Input::File(path.to_owned()));
                }
            }
            Err(error) => self.report(path, read::explain(path, &error)),
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let mut tally = Tally::default();
        // Folders that link to each other would be walked in every order.
        let mut entered = BTreeSet::new();
        let mut is_new = |entry: &DirEntry| {
            !entry.file_type().is_dir() || entry.path().canonicalize().map_or(true, |target| entered.insert(target))
        };
        let walk = WalkDir::new(folder).follow_links(true).sort_by(by_name).into_iter();
        for entry in walk.filter_entry(|entry| (entry.depth() == 0 || !is_hidden(entry)) && is_new(entry)) {
            match entry {
                Ok(entry) if !entry.file_type().is_dir() => self.add_found(&entry, &mut tally),
                Ok(_) => {}
                Err(error) => self.add_error(folder, &error),
            }
        }
        if tally.read == 0 {
            self.report(folder, format!("holds no articles ({})", EXTENSIONS.join(", ")));
        }
        if let Some(papers) = tally.papers() {
            self.report(folder, papers);
        }
        for (extension, count) in tally.unread {
            let files = if count == 1 { "file is" } else { "files are" };
            self.report(folder, format!("{count} .{extension} {files} left out; save them as text, Markdown or JSON"));
        }
    }

    /// Adds the file that `entry` stands for if it has a known extension; only counts an article in another format.
    fn add_found(&mut self, entry: &DirEntry, tally: &mut Tally) {
        let path = entry.path();
        let extension = lower(path.extension());
        if UNREAD.contains(&extension.as_str()) {
            *tally.unread.entry(extension).or_insert(0) += 1;
        } else if !EXTENSIONS.contains(&extension.as_str()) {
            // A picture, a program: nobody expects it to be read.
        } else if PAPERS.contains(&lower(path.file_stem()).as_str()) {
            tally.papers.push(tidy::line(&entry.file_name().to_string_lossy()));
        } else {
            tally.read += 1;
            self.add_file(path);
        }
    }

    /// Reports what the walk stumbled over, but for a link back to a folder above: its files are found anyway.
    fn add_error(&mut self, folder: &Path, error: &walkdir::Error) {
        if error.loop_ancestor().is_some() {
            return;
        }
        let path = error.path().unwrap_or(folder);
        let reason = error.io_error().map_or_else(|| error.to_string(), |cause| read::explain(path, cause));
        self.report(path, reason);
    }

    fn report(&mut self, path: &Path, reason: String) {
        self.problems.push(Problem { path: tidy::line(&path.to_string_lossy()), harm: Harm::Unread, reason });
    }
}

fn by_name(a: &DirEntry, b: &DirEntry) -> std::cmp::Ordering {
    natural::compare(&a.file_name().to_string_lossy(), &b.file_name().to_string_lossy())
        .then_with(|| a.file_name().cmp(b.file_name()))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn lower(part: Option<&OsStr>) -> String {
    part.map(|part| part.to_string_lossy().to_lowercase()).unwrap_or_default()
}
