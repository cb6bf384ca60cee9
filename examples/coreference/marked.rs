//! Stories with marks in their texts: a folder with `entities.tsv` (id, type, full name) and one file an article, in which
//! `[[id:n|Anna Berg]]` marks a name, `d` in place of `n` a description and `p` a pronoun. Marks nest; `a+b` is a group.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::library::Library;
use crossread::model::{Article, EntityType, MentionKind, Span};

use crate::data::{Corpus, Document, Marked};

/// The types of the entities of a story, by their ids.
type Types = HashMap<String, EntityType>;

/// The story in `folder`, its texts opened without their marks as a reader would open them.
pub(crate) fn load(folder: &Path) -> Corpus {
    let types = types(&folder.join("entities.tsv"));
    let plain = tempfile::tempdir().expect("a folder for the texts can be made");
    let mut texts = Vec::new();
    for path in files(folder) {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (text, marked) = parted(&text, &types).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = path.file_name().expect("a file has a name");
        fs::write(plain.path().join(name), &text).expect("the text can be written");
        texts.push((text, marked));
    }
    let library = Library::open(&[plain.path().to_owned()]);
    assert_eq!(library.len(), texts.len(), "{}: each file is an article", folder.display());
    let document = |((_, article), (text, marked)): ((_, &Article), (String, Vec<Marked>))| {
        let marked = moved(&marked, &text, article);
        Document { id: article.path.clone(), article: article.clone(), marked, regions: None, unmarked: Vec::new() }
    };
    let documents = library.articles().zip(texts).map(document).collect();
    Corpus { documents, library }
}

/// `marked` of `text` as it stands in `article`, which has other spaces between the same letters.
fn moved(marked: &[Marked], text: &str, article: &Article) -> Vec<Marked> {
    let letters = |text: &str| -> Vec<(usize, char)> {
        text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect()
    };
    let (from, to) = (letters(text), letters(&article.text));
    assert!(from.iter().map(|(_, one)| one).eq(to.iter().map(|(_, one)| one)), "{}: read as it is", article.path);
    let place = |at: usize| from.partition_point(|(start, _)| *start < at);
    let moved = |span: Span| {
        let (first, last) = (to[place(span.start as usize)].0, to[place(span.end as usize) - 1]);
        Span::new(first, last.0 + last.1.len_utf8())
    };
    marked.iter().map(|one| Marked { span: moved(one.span), head: one.head.map(moved), ..one.clone() }).collect()
}

/// The articles in `folder`, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files
}

fn types(path: &Path) -> Types {
    let table = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let entry = |line: &str| {
        let mut columns = line.split('\t');
        let (id, tag) = (columns.next()?, columns.next()?);
        let kind = EntityType::ALL.into_iter().find(|kind| kind.tag() == tag)?;
        Some((id.to_owned(), kind))
    };
    table.lines().filter_map(entry).collect()
}

/// `text` without its marks, and the marks of one entity each, in order.
fn parted(text: &str, types: &Types) -> Result<(String, Vec<Marked>), String> {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(mark) = rest.strip_prefix("[[") {
            let (tag, after) = mark.split_once('|').ok_or("a mark has no |")?;
            open.push((plain.len(), tag));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("]]") {
            let (start, tag) = open.pop().ok_or("a mark ends that has not begun")?;
            marked.extend(mark(tag, Span::new(start, plain.len()), types)?);
            rest = after;
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    marked.sort_by_key(|one| one.span);
    Ok((plain, marked))
}

/// What `tag`, as "anna-berg:n", says of the words at `span`; nothing for a group.
fn mark(tag: &str, span: Span, types: &Types) -> Result<Option<Marked>, String> {
    let (entity, kind) = tag.split_once(':').ok_or_else(|| format!("{tag}: no kind"))?;
    if entity.contains('+') {
        return Ok(None);
    }
    let kind = match kind {
        "n" => MentionKind::Name,
        "d" => MentionKind::Nominal,
        "p" => MentionKind::Pronoun,
        other => return Err(format!("{tag}: {other} is no kind")),
    };
    let r#type = types.get(entity).copied();
    let r#type = Some(r#type.ok_or_else(|| format!("{entity} is not in the table"))?);
    let head = (kind != MentionKind::Nominal).then_some(span);
    Ok(Some(Marked { span, head, entity: entity.to_owned(), r#type, kind }))
}
