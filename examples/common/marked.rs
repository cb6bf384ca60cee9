//! Stories with marks in their texts: a folder with `entities.tsv` (id, type, full name) and one file an article, in which
//! `[[id:n|Anna Berg]]` marks a name, `d` in place of `n` a description and `p` a pronoun. Marks nest; `a+b` is a group. And
//! files of short news parted by lines of `=====`, in which `[[PER|Anna Berg]]` marks a name of a type.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::corpus::{self, Input};
use crossread::model::{Article, EntityType, MentionKind, Span};

/// An article, read as a reader would open it, and what is marked in it, in order.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) article: Article,
    pub(crate) marks: Vec<Mark>,
}

/// A mention that is marked.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The ids of those who are meant, parted by `+`.
    pub(crate) ids: String,
    pub(crate) span: Span,
    pub(crate) kind: MentionKind,
    /// Of the first of them; none for what is no entity of the program's.
    pub(crate) r#type: Option<EntityType>,
}

/// The types of the entities of a story, by their ids.
pub(crate) type Types = HashMap<String, EntityType>;

/// The stories below `folder`, in order.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders = entries(folder);
    folders.retain(|path| path.join(ENTITIES).is_file());
    folders
}

/// The files of the story in `folder` whose names end in `end`, in order.
pub(crate) fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut files = entries(folder);
    files.retain(|path| path.extension().is_some_and(|own| own == end) && !path.ends_with(ENTITIES));
    files
}

/// The texts of the story in `folder`, in order.
pub(crate) fn load(folder: &Path) -> Vec<Text> {
    let types = types(folder);
    let plain = tempfile::tempdir().expect("a folder for the texts can be made");
    files(folder, "txt").iter().map(|file| text((file, 0), &read(file), &types, plain.path())).collect()
}

/// The news in the files of `folder`, in order.
pub(crate) fn news(folder: &Path) -> Vec<Text> {
    let types = tags();
    let plain = tempfile::tempdir().expect("a folder for the texts can be made");
    let of_file = |file: &PathBuf| {
        let all = read(file);
        all.split(BETWEEN)
            .enumerate()
            .map(|(at, one)| text((file, at), one.trim(), &types, plain.path()))
            .collect::<Vec<_>>()
    };
    files(folder, "txt").iter().flat_map(of_file).collect()
}

/// The texts of the news in the files of `folder` without their marks.
pub(crate) fn plain(folder: &Path) -> Vec<String> {
    let types = tags();
    let of = |one: &str| parted(one.trim(), &types).map_or_else(|error| panic!("{error}: {one}"), |(text, _)| text);
    let of_file = |file: &PathBuf| read(file).split(BETWEEN).map(of).collect::<Vec<_>>();
    files(folder, "txt").iter().flat_map(of_file).collect()
}

/// The types by their tags.
fn tags() -> Types {
    EntityType::ALL.into_iter().map(|kind| (kind.tag().to_owned(), kind)).collect()
}

/// What parts the news of a file.
const BETWEEN: &str = "\n=====\n";

const ENTITIES: &str = "entities.tsv";

/// What the file says.
pub(crate) fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// What `text`, the one at `at` in `file`, says; without its marks it is put into the folder `plain`, to be read from there.
fn text((file, at): (&Path, usize), text: &str, types: &Types, plain: &Path) -> Text {
    let (text, marks) = parted(text, types).unwrap_or_else(|error| panic!("{}, {at}: {error}", file.display()));
    let name = file.file_stem().expect("a file has a name").to_string_lossy();
    opened(&plain.join(format!("{name}-{at}.txt")), (&text, &text), &marks)
}

/// A text as a reader would open it: as it is `printed`, it is put into the file at `path` and read from there. The `marks` stand
/// in a `text` that has the same letters with other spaces.
pub(crate) fn opened(path: &Path, (printed, text): (&str, &str), marks: &[Mark]) -> Text {
    fs::write(path, printed).expect("the text can be written");
    let (articles, _) = corpus::load(&Input::File(path.to_owned()));
    let article = articles.into_iter().next().unwrap_or_else(|| panic!("{}: no article", path.display()));
    let marks = moved(marks, text, &article);
    Text { article, marks }
}

/// `marks` of `text` as they stand in `article`, which has other spaces between the same letters, or leaves some of them out:
/// the marks of these are left out too.
fn moved(marks: &[Mark], text: &str, article: &Article) -> Vec<Mark> {
    let (from, to) = (letters(text), letters(&article.text));
    let kept = kept(&from, &to).unwrap_or_else(|| panic!("{}: other letters than in the file", article.path));
    let place = |at: u32| kept.binary_search_by_key(&(at as usize), |&letter| from[letter].0).ok();
    let moved = |span: Span| {
        let end = from.partition_point(|(start, _)| *start < span.end as usize);
        let (first, last) = (to[place(span.start)?].0, to[place(from[end - 1].0 as u32)?]);
        Some(Span::new(first, last.0 + last.1.len_utf8()))
    };
    marks.iter().filter_map(|mark| Some(Mark { span: moved(mark.span)?, ..mark.clone() })).collect()
}

/// The letters of `text` with where they stand.
fn letters(text: &str) -> Vec<(usize, char)> {
    text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).collect()
}

/// The positions of those of `from` that are `to`, in order, if all of these are among them.
fn kept(from: &[(usize, char)], to: &[(usize, char)]) -> Option<Vec<usize>> {
    /// How many letters have to be the same where some were left out.
    const SAME: usize = 20;
    let letter = |&(_, letter): &(usize, char)| letter;
    let goes_on = |at: usize, rest: &[(usize, char)]| {
        let wanted = rest.len().min(SAME);
        from[at..].iter().map(letter).take(wanted).eq(rest[..wanted].iter().map(letter))
    };
    let mut at = 0;
    let mut kept = Vec::with_capacity(to.len());
    for (next, wanted) in to.iter().enumerate() {
        if from.get(at).map(letter) != Some(letter(wanted)) {
            at = (at..from.len()).find(|&at| goes_on(at, &to[next..]))?;
        }
        kept.push(at);
        at += 1;
    }
    Some(kept)
}

/// The types of the entities in the table of `folder`.
pub(crate) fn types(folder: &Path) -> Types {
    let table = read(&folder.join(ENTITIES));
    let entry = |line: &str| {
        let mut columns = line.split('\t');
        let (id, tag) = (columns.next()?, columns.next()?);
        let kind = EntityType::ALL.into_iter().find(|kind| kind.tag() == tag)?;
        Some((id.to_owned(), kind))
    };
    table.lines().filter_map(entry).collect()
}

/// `text` without its marks, and the marks in order.
fn parted(text: &str, types: &Types) -> Result<(String, Vec<Mark>), String> {
    let mut plain = String::new();
    let mut marks = Vec::new();
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
            marks.push(mark(tag, Span::new(start, plain.len()), types)?);
            rest = after;
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    if let Some((_, tag)) = open.last() {
        return Err(format!("{tag}: a mark does not end"));
    }
    plain.push_str(rest);
    marks.sort_by_key(|one| one.span);
    Ok((plain, marks))
}

/// What `tag`, as "anna-berg:n" or "PER", says of the words at `span`.
pub(crate) fn mark(tag: &str, span: Span, types: &Types) -> Result<Mark, String> {
    let is_type = EntityType::ALL.into_iter().any(|kind| kind.tag() == tag);
    let (ids, kind) =
        if is_type { (tag, "n") } else { tag.split_once(':').ok_or_else(|| format!("{tag}: no kind"))? };
    let kind = match kind {
        "n" => MentionKind::Name,
        "d" => MentionKind::Nominal,
        "p" => MentionKind::Pronoun,
        other => return Err(format!("{tag}: {other} is no kind")),
    };
    let unknown = ids.split('+').find(|id| !types.contains_key(*id));
    if let Some(unknown) = unknown {
        return Err(format!("{unknown} is not in the table"));
    }
    let r#type = ids.split('+').next().and_then(|id| types.get(id)).copied();
    Ok(Mark { ids: ids.to_owned(), span, kind, r#type })
}
