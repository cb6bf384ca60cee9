//! From files to answers: what a reader is promised, on an invented story and, where they are at hand, on real accounts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crossread::library::Library;
use crossread::model::{Entity, EntityType, MentionKind, RegionKind, Subject};
use crossread::{query, tui};
use tempfile::TempDir;

/// Four accounts of one event, in four manners: the second spells a given name otherwise, the third has no title, the
/// fourth begins with the name of a picture; each writes the president in a way of its own.
const STORY: [(&str, &str); 4] = [
    (
        "1.txt",
        "Bramov and Tamim open a pipeline\n\nPresident Nasser al-Tamim and Foreign Minister Sergei Bramov opened the Orla \
         pipeline on Monday, nine years after the first pipe was laid.\n\nMr Bramov thanked the welders.\n",
    ),
    (
        "2.txt",
        "Gas flows to Veldhaven at last\n\nPresident Nasser Al Tamim turned the wheel, and Foreign Minister Sergey Bramov \
         held his coat. The United States sent a telegram, which the U.S. envoy read out in the rain.\n",
    ),
    (
        "3.txt",
        "VELDHAVEN // President Nasser al Tamim said on Monday that the pipeline to Veldhaven would pay for itself within \
         seven years, and that nobody need fear for the herring.\n\nHis guest, Sergei Bramov, ate two of them.\n",
    ),
    (
        "4.txt",
        "bramov tamim pipeline wheel\nA wheel is turned in Veldhaven\n0:58 - Source: Coast TV\n\nIt took both hands of \
         President Nasser el-Tamim to turn the wheel, which had been painted the day before, said Mr Bramov.\n",
    ),
];

fn story() -> (TempDir, Library) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in STORY {
        fs::write(folder.path().join(name), text).expect("the folder can be written to");
    }
    let library = Library::open(&[folder.path().to_owned()]);
    (folder, library)
}

/// The real accounts, if they are at hand.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn real() -> Option<Library> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !folder.is_dir() {
        eprintln!("skipped: the real accounts are not at hand");
        return None;
    }
    Some(Library::open(&[folder]))
}

/// The people with a name that ends in `family`.
fn people<'a>(library: &'a Library, family: &str) -> Vec<&'a Entity> {
    let people = library.entities().iter().filter(|entity| entity.kind == EntityType::Person);
    people.filter(|entity| entity.aliases.iter().any(|alias| alias.text.ends_with(family))).collect()
}

/// The ways in which the one person called `family` is written.
#[track_caller]
fn spellings<'a>(library: &'a Library, family: &str) -> BTreeSet<&'a str> {
    let people = people(library, family);
    assert_eq!(people.len(), 1, "{people:?}");
    people[0].aliases.iter().map(|alias| alias.text.as_str()).collect()
}

/// The name of what `query` finds first.
fn found<'a>(library: &'a Library, query: &str) -> &'a str {
    query::best(library, query).map_or("", |subject| library.name(subject))
}

/// Checks that after `f name<Enter>nnn` the frame shows the fourth mention of `name`, and says where it stands.
#[track_caller]
fn check_fourth(library: Library, name: &str) {
    let subject = query::best(&library, name).expect("the name is found");
    let places = library.places(subject);
    let (count, fourth) = (places.len(), places[3]);
    let sources = places.iter().map(|place| place.article).collect::<BTreeSet<_>>().len();
    let status = format!(" 4/{count} · {sources} of {} sources", library.len());
    let article = library.article(fourth.article);
    let (range, source) = (fourth.span.range(), article.source.clone());
    let before = article.text[..range.start].split_whitespace().next_back().unwrap_or_default();
    let words = squeezed(&format!("{before} {}", &article.text[range]));
    let frame = tui::dump_frame(library, &format!("f {name}<Enter>nnn"), (100, 30), Default::default())
        .expect("the script is well formed");
    let last = frame.lines().last().unwrap_or_default();
    assert!(last.contains(&status), "{status} is not in {last}");
    assert!(frame.lines().next().is_some_and(|head| head.contains(&source)), "{source} is not open:\n{frame}");
    let text: Vec<_> = frame.lines().map(|line| line.split_once('│').map_or(line, |(_, text)| text)).collect();
    assert!(squeezed(&text.join(" ")).contains(&words), "{words} is not in\n{frame}");
}

/// `text` with single spaces, without what the scrollbar draws.
fn squeezed(text: &str) -> String {
    text.replace(['│', '┃', '◆', '◇'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn four_spellings_of_a_name_with_a_particle_are_one_person() {
    let (_folder, library) = story();
    let spellings = spellings(&library, "Tamim");
    for spelling in ["Nasser al-Tamim", "Nasser Al Tamim", "Nasser al Tamim", "Nasser el-Tamim"] {
        assert!(spellings.contains(spelling), "{spelling} is not in {spellings:?}");
    }
}

#[test]
fn two_transliterations_of_a_given_name_are_one_person() {
    let (_folder, library) = story();
    assert_eq!(spellings(&library, "Bramov"), BTreeSet::from(["Bramov", "Sergei Bramov", "Sergey Bramov"]));
}

#[test]
fn the_fourth_mention_is_shown_and_counted() {
    check_fourth(story().1, "bramov");
    check_fourth(story().1, "tamim");
}

#[test]
fn titles_and_regions_are_sane_with_no_title_and_behind_the_name_of_a_picture() {
    let (_folder, library) = story();
    let titles: Vec<_> = library.articles().map(|(_, article)| article.title.as_str()).collect();
    assert_eq!(titles[..2], ["Bramov and Tamim open a pipeline", "Gas flows to Veldhaven at last"]);
    assert!(titles[2].starts_with("President Nasser al Tamim said") && titles[2].ends_with('…'), "{}", titles[2]);
    assert_eq!(titles[3], "A wheel is turned in Veldhaven");
    let kinds = |at: usize| {
        let (_, article) = library.articles().nth(at).expect("there are four");
        article.regions.iter().map(|region| region.kind).collect::<Vec<_>>()
    };
    use RegionKind::{Credit, Dateline, Paragraph, Title};
    assert_eq!(kinds(2), [Dateline, Paragraph, Paragraph]);
    assert_eq!(kinds(3), [Credit, Title, Credit, Paragraph]);
}

#[test]
fn what_is_typed_finds_whom_it_means_and_nobody_else() {
    let (_folder, library) = story();
    for (typed, name) in [
        ("bramv", "Sergei Bramov"),
        ("bramov sergey", "Sergei Bramov"),
        ("al tamim", "Tamim"),
        ("u.s.", "United States"),
        ("telegraph", ""),
        ("lavrov", ""),
        ("brandt", ""),
    ] {
        let found = found(&library, typed);
        assert!(found.ends_with(name) && found.is_empty() == name.is_empty(), "{typed} finds {found}");
    }
}

#[test]
fn names_slice_to_their_spellings_in_real_accounts() {
    let Some(library) = real() else { return };
    for mention in library.mentions().iter().filter(|mention| mention.kind == MentionKind::Name) {
        let surface = library.article(mention.article).slice(mention.span);
        let aliases = &library.entity(mention.entity).aliases;
        assert!(aliases.iter().any(|alias| alias.text == surface), "{surface} is not in {aliases:?}");
    }
}

#[test]
fn people_of_real_accounts_are_one_each() {
    let Some(library) = real() else { return };
    let assad = spellings(&library, "Assad");
    let full: Vec<_> = assad.iter().filter(|spelling| spelling.starts_with("Bashar ")).collect();
    assert!(assad.len() >= 4 && full.len() >= 2, "{assad:?}");
    let lavrov = spellings(&library, "Lavrov");
    assert!(lavrov.contains("Sergei Lavrov") && lavrov.contains("Sergey Lavrov"), "{lavrov:?}");
    for family in ["Kerry", "Putin"] {
        assert_eq!(people(&library, family).len(), 1, "{family}");
    }
}

#[test]
fn the_fourth_mention_of_real_accounts_is_shown_and_counted() {
    if let (Some(first), Some(second)) = (real(), real()) {
        check_fourth(first, "putin");
        check_fourth(second, "lavrov");
    }
}

#[test]
fn what_is_typed_finds_whom_it_means_in_real_accounts() {
    let Some(library) = real() else { return };
    for (typed, end) in
        [("kery", "Kerry"), ("lavrov sergey", "Lavrov"), ("al assad", "Assad"), ("u.s.", "United States")]
    {
        assert!(found(&library, typed).ends_with(end), "{typed} finds {}", found(&library, typed));
    }
    for absent in ["trump", "zelensky", "macron", "xi jinping"] {
        assert_eq!(found(&library, absent), "", "{absent}");
    }
}

#[test]
fn real_accounts_have_sane_titles_and_regions() {
    let Some(library) = real() else { return };
    for (_, article) in library.articles() {
        let title = article.title.chars().count();
        assert!((10..160).contains(&title) && !article.title.contains('\n'), "{}: {}", article.path, article.title);
        let count = |kind| article.regions.iter().filter(|region| region.kind == kind).count();
        assert!(count(RegionKind::Title) <= 1, "{}", article.path);
        assert!(count(RegionKind::Paragraph) >= 5, "{}", article.path);
        assert!(article.regions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{}", article.path);
    }
    let subjects = library.topics().len() + library.entities().len();
    assert!(subjects > 20 && matches!(query::best(&library, "sanctions"), Some(Subject::Topic(_))), "{subjects}");
}
