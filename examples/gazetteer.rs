//! Makes `models/gazetteer.table`, `models/gazetteer.fst` and `models/referents.txt` from the word lists in `models/words`
//! and the public lists named in `models/README.md`.
//!
//! `cargo run --release --example gazetteer -- FOLDER`, where FOLDER holds `gazetteers/*.tsv` and `gmb/train.conll`.
//! The same input gives the same bytes.

#[path = "../models/lists.rs"]
mod lists;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crossread::entity::gazetteer::{Sorts, table};
use crossread::text::fold::fold;

/// How many bearers a given name needs to be listed.
const GIVEN_NAME_BEARERS: u64 = 1_000;
/// How many people live in a city, as against a town.
const CITY_POPULATION: u64 = 100_000;
/// How often a word stands in lower case in the counted texts before it is called common.
const COMMON_COUNT: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("usage: gazetteer FOLDER")?;
    let mut entries = Entries::default();
    for (name, sections) in lists::LISTS {
        entries.add_list(&fs::read_to_string(format!("models/words/{name}.txt"))?, sections);
    }
    entries.add_plurals(Sorts::TITLE);
    let lists = folder.join("gazetteers");
    add_countries(&mut entries, &lists)?;
    add_people(&mut entries, &lists)?;
    add_places(&mut entries, &lists)?;
    add_others(&mut entries, &lists)?;
    add_common_words(&mut entries, &fs::read_to_string(folder.join("gmb/train.conll"))?);
    entries.write(Path::new("models"))
}

/// Folded phrases and what they can be.
#[derive(Default)]
struct Entries(BTreeMap<String, Sorts>);

impl Entries {
    fn add(&mut self, phrase: &str, sorts: Sorts) {
        let key = fold(phrase);
        if !key.is_empty() {
            let known = self.0.entry(key).or_default();
            *known = known.union(sorts);
        }
    }

    /// Adds a list of the project.
    fn add_list(&mut self, text: &str, sections: &[(&str, Sorts)]) {
        lists::entries(text, sections).into_iter().for_each(|(phrase, sorts)| self.add(phrase, sorts));
    }

    /// Adds the plurals of single words of a sort: "MPs", "ministers".
    fn add_plurals(&mut self, sort: Sorts) {
        let single = |word: &str| !word.contains(' ') && !word.ends_with('s');
        let words: Vec<String> = self
            .0
            .iter()
            .filter(|(word, sorts)| sorts.any(sort) && single(word))
            .map(|(word, _)| word.clone())
            .collect();
        words.iter().for_each(|word| self.add(&format!("{word}s"), sort));
    }

    /// Writes the table that is looked up in, and the map that lists what is in it.
    fn write(&self, models: &Path) -> Result<(), Box<dyn Error>> {
        let values = self.0.iter().map(|(phrase, sorts)| (phrase.clone(), sorts.value()));
        fs::write(models.join("gazetteer.table"), table::compile(&values.collect())?)?;
        let mut builder = fst::MapBuilder::memory();
        for (key, sorts) in &self.0 {
            builder.insert(key, sorts.value())?;
        }
        let bytes = builder.into_inner()?;
        fs::write(models.join("gazetteer.fst"), &bytes)?;
        #[expect(clippy::print_stdout, reason = "this is a command-line tool")]
        {
            println!("{} phrases, {} bytes", self.0.len(), bytes.len());
        }
        Ok(())
    }
}

/// The rows of a table of the public lists, without its first line.
fn rows(folder: &Path, name: &str) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let text = fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    Ok(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn column(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}

fn number(row: &[String], at: usize) -> u64 {
    column(row, at).parse().unwrap_or(0)
}

/// Numbers what has several names, and lists its canonical names in that order.
#[derive(Default)]
struct Referents {
    numbers: BTreeMap<String, u32>,
    names: Vec<String>,
}

impl Referents {
    fn number(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.names.len()).expect("there are few countries");
        *self.numbers.entry(fold(name)).or_insert_with(|| {
            self.names.push(name.to_owned());
            next
        })
    }

    /// Adds a list of the project, with `sort` for the names.
    fn add_list(&mut self, (list, sort): (&str, Sorts), entries: &mut Entries) -> Result<(), Box<dyn Error>> {
        for line in lists::lines(&fs::read_to_string(format!("models/words/{list}.txt"))?) {
            let (name, names, peoples) = lists::referent(line).ok_or_else(|| format!("no = or | in {line}"))?;
            let number = self.number(name);
            for (phrases, sort) in [(names, sort), (peoples, Sorts::DEMONYM)] {
                phrases.iter().for_each(|phrase| entries.add(phrase, sort.with_referent(number)));
            }
        }
        Ok(())
    }
}

fn add_countries(entries: &mut Entries, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut referents = Referents::default();
    let [countries, aliases] = lists::REFERENTS;
    referents.add_list(countries, entries)?;
    for row in rows(folder, "countries.tsv")? {
        let name = column(&row, 1);
        let known = entries.0.get(&fold(name)).and_then(|sorts| sorts.referent());
        let number = known.unwrap_or_else(|| referents.number(name));
        entries.add(name, Sorts::COUNTRY.with_referent(number));
        entries.add(column(&row, 2), Sorts::CITY.union(Sorts::CAPITAL));
        let people = column(&row, 4);
        if known.is_none() && !people.contains(['(', '-', ',']) && people != name && !people.contains("Island") {
            entries.add(people, Sorts::DEMONYM.with_referent(number));
            if people.ends_with('n') || people.ends_with('i') {
                entries.add(&format!("{people}s"), Sorts::DEMONYM.with_referent(number));
            }
        }
    }
    referents.add_list(aliases, entries)?;
    fs::write("models/referents.txt", referents.names.join("\n") + "\n")?;
    Ok(())
}

fn add_people(entries: &mut Entries, folder: &Path) -> Result<(), Box<dyn Error>> {
    for row in rows(folder, "given_names_us.tsv")? {
        let (female, male) = (number(&row, 1), number(&row, 2));
        if female + male >= GIVEN_NAME_BEARERS {
            entries.add(column(&row, 0), Sorts::GIVEN.union(gender(female, male)));
        }
    }
    for row in rows(folder, "given_names_world.tsv")? {
        let genders = column(&row, 1);
        let count = |letter| u64::from(genders.contains(letter));
        entries.add(column(&row, 0), Sorts::GIVEN.union(gender(count('F'), count('M'))));
    }
    for name in lists::NAMES {
        add_names(entries, &fs::read_to_string(format!("models/words/{name}.txt"))?);
    }
    for row in rows(folder, "surnames_us.tsv")?.iter().chain(&rows(folder, "surnames_world.tsv")?) {
        if column(row, 1) != "0.000" {
            entries.add(column(row, 0), Sorts::FAMILY);
        }
    }
    for row in rows(folder, "people_wordnet.tsv")? {
        let name = column(&row, 0);
        let titled = name.split(' ').next().is_some_and(|word| {
            let first = entries.0.get(&fold(word)).copied().unwrap_or_default();
            first.any(Sorts::TITLE.union(Sorts::HONORIFIC).union(Sorts::DEMONYM))
        });
        if name.contains(' ') && !titled && name.split(' ').all(|word| word.starts_with(char::is_uppercase)) {
            entries.add(name, Sorts::PERSON);
        }
    }
    for row in rows(folder, "us_legislators.tsv")? {
        entries.add(column(&row, 0), Sorts::PERSON);
        entries.add(column(&row, 2), Sorts::FAMILY);
    }
    for name in ["roles.tsv", "occupations.tsv"] {
        for row in rows(folder, name)? {
            entries.add(column(&row, 0), Sorts::ROLE);
        }
    }
    Ok(())
}

/// Adds the list `text` of people's names. Of a given name whose gender is counted above that is believed, not the list's.
fn add_names(entries: &mut Entries, text: &str) {
    let genders = Sorts::FEMALE.union(Sorts::MALE);
    for (name, sorts) in lists::entries(text, &lists::NAME_SORTS) {
        let is_counted = entries.0.get(&fold(name)).is_some_and(|known| known.any(Sorts::GIVEN) && known.any(genders));
        entries.add(name, if is_counted && sorts.any(genders) { Sorts::GIVEN } else { sorts });
    }
}

/// The gender that nine of ten bearers of a name have, if they do.
fn gender(female: u64, male: u64) -> Sorts {
    let all = female + male;
    match (female * 10 >= all * 9, male * 10 >= all * 9) {
        (true, false) => Sorts::FEMALE,
        (false, true) => Sorts::MALE,
        _ => Sorts::NONE,
    }
}

fn add_places(entries: &mut Entries, folder: &Path) -> Result<(), Box<dyn Error>> {
    for row in rows(folder, "cities.tsv")? {
        let sort = if number(&row, 2) >= CITY_POPULATION { Sorts::CITY } else { Sorts::TOWN };
        entries.add(column(&row, 0), sort);
    }
    for row in rows(folder, "us_states.tsv")? {
        entries.add(column(&row, 1), Sorts::PLACE);
    }
    let not_places = ["laboratory", "agency", "exchange", "racetrack", "star ", "constellation", "company", "school"];
    for row in rows(folder, "places_wordnet.tsv")? {
        let (name, gloss) = (column(&row, 0), column(&row, 2));
        let proper = name.starts_with(char::is_uppercase) && name.len() > 3;
        if proper && !not_places.iter().any(|word| gloss.contains(word)) {
            entries.add(name, Sorts::PLACE);
        }
    }
    Ok(())
}

fn add_others(entries: &mut Entries, folder: &Path) -> Result<(), Box<dyn Error>> {
    for name in ["newspapers.tsv", "us_agencies.tsv", "fortune500.tsv"] {
        for row in rows(folder, name)? {
            let name = column(&row, 0);
            entries
                .add(name.strip_prefix("The ").filter(|rest| rest.contains(' ')).unwrap_or(name), Sorts::ORGANISATION);
        }
    }
    let organised = ["organization", "group", "party", "army", "militia", "movement", "guerrilla"];
    for row in rows(folder, "groups_wordnet.tsv")? {
        let (name, gloss) = (column(&row, 0), column(&row, 2));
        if name.contains([' ', '-']) && organised.iter().any(|word| gloss.contains(word)) {
            entries.add(name, Sorts::ORGANISATION);
        }
    }
    let happenings = ["war", "battle", "siege", "crusade", "revolution", "campaign", "offensive", "armada"];
    for row in rows(folder, "events_wordnet.tsv")? {
        let words = fold(column(&row, 0));
        if words.split(' ').any(|word| happenings.contains(&word.trim_end_matches('s'))) {
            entries.add(&words, Sorts::EVENT);
        }
    }
    Ok(())
}

/// Words after which a noun phrase begins.
const OPENERS: [&str; 40] = [
    "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "our", "my", "no", "any", "some", "each",
    "every", "of", "\'s", "in", "on", "for", "with", "against", "from", "by", "about", "between", "under", "over",
    "into", "after", "before", "during", "without", "and", "more", "many", "such", "at",
];

/// Where a word of the counted texts stands.
#[derive(Default)]
struct Places {
    lower: u32,
    upper: u32,
    /// At the end of a noun phrase.
    noun: u32,
    /// Inside a noun phrase.
    modifier: u32,
}

/// Adds which words stand in lower case more often than not, which close or fill noun phrases, and how frequent they
/// are. Only the words are read.
fn add_common_words(entries: &mut Entries, text: &str) {
    let mut counts: BTreeMap<String, Places> = BTreeMap::new();
    for sentence in text.split("\n\n") {
        let words: Vec<&str> = sentence.lines().filter_map(|line| line.split('\t').next()).collect();
        for at in 1..words.len() {
            count_word(entries, &words, at, counts.entry(words[at].to_lowercase()).or_default());
        }
    }
    let million = f64::from(counts.values().map(|places| places.lower + places.upper).sum::<u32>()) / 1e6;
    for (word, places) in counts {
        let common = places.lower >= COMMON_COUNT && places.lower > places.upper * 2;
        if !common || !word.chars().all(char::is_alphabetic) {
            continue;
        }
        let mut sorts = Sorts::COMMON;
        if places.noun * 10 >= places.lower * 3 && places.noun * 2 >= places.modifier {
            sorts = sorts.union(Sorts::NOUN);
        }
        if places.modifier * 10 >= places.lower * 3 {
            sorts = sorts.union(Sorts::MODIFIER);
        }
        let class = (f64::from(places.lower) / million).max(1.0).log2();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
        entries.add(&word, sorts.with_frequency(class as u32));
    }
}

fn count_word(entries: &Entries, words: &[&str], at: usize, places: &mut Places) {
    if !words[at].starts_with(char::is_lowercase) {
        places.upper += 1;
        return;
    }
    places.lower += 1;
    let content = |word: &str| {
        word.starts_with(char::is_lowercase)
            && !entries.0.get(&fold(word)).is_some_and(|sorts| sorts.any(Sorts::FUNCTION))
    };
    let opened =
        OPENERS.contains(&words[at - 1]) || (content(words[at - 1]) && at > 1 && OPENERS.contains(&words[at - 2]));
    let closed = words.get(at + 1).is_none_or(|next| !content(next));
    places.noun += u32::from(opened && closed);
    places.modifier += u32::from(opened && !closed);
}
