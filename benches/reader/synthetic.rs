//! A corpus of any size that is the same every time: invented articles on invented stories, with casts of people,
//! places and organisations that recur within a story and sometimes beyond it.

use std::fs;
use std::io;
use std::path::Path;

/// How many articles tell one story.
const ARTICLES_PER_STORY: usize = 20;
/// How many paragraphs an article has, about 45 words each.
const PARAGRAPHS: usize = 9;

const GIVEN: [&str; 24] = [
    "Ada", "Bruno", "Celia", "Dario", "Elin", "Farid", "Greta", "Hamid", "Ilse", "Jonas", "Katya", "Leo", "Mira",
    "Nils", "Olga", "Pavel", "Quentin", "Rosa", "Stefan", "Tamar", "Ulla", "Viktor", "Wanda", "Yusuf",
];
const FAMILY: [&str; 30] = [
    "Abelard",
    "Brandvold",
    "Castellan",
    "Dorn",
    "Eklund",
    "Farrow",
    "Grieg",
    "Haddad",
    "Ibsen",
    "Jarvik",
    "Kessler",
    "Lindqvist",
    "Marchetti",
    "Novak",
    "Okonkwo",
    "Petrov",
    "Quist",
    "Rahman",
    "Sandoval",
    "Tveit",
    "Ullman",
    "Vance",
    "Weiss",
    "Xanthos",
    "Yilmaz",
    "Zeller",
    "de Groot",
    "van Houten",
    "al-Masri",
    "O'Dowd",
];
const PLACE: [&str; 20] = [
    "Port Ellery",
    "Kolvik",
    "Santa Brida",
    "Dunmore",
    "Aldgate",
    "Novara",
    "Tirane",
    "Westermark",
    "Ostrava",
    "Belmora",
    "Lake Ansel",
    "Karsk",
    "Montclair",
    "Hadley",
    "Riga Bay",
    "Sund",
    "Verra",
    "Calder",
    "Tamsin",
    "Ormond",
];
const BODY: [&str; 12] = [
    "the Harbour Board",
    "the Ministry of Works",
    "Norlink",
    "the Free Union",
    "Castor Energy",
    "the High Court",
    "the Transport Workers' Union",
    "Delta Rail",
    "the Water Authority",
    "the Civic Alliance",
    "the Board of Trade",
    "Sund University",
];
const ROLE: [&str; 10] =
    ["mayor", "minister", "engineer", "spokeswoman", "chairman", "judge", "captain", "professor", "director", "lawyer"];
const MATTER: [&str; 12] = [
    "the water treaty",
    "the closed harbour",
    "the night ferry",
    "the storm damage",
    "the strike",
    "the new bridge",
    "the missing funds",
    "the rail accident",
    "the border crossing",
    "the price of grain",
    "the flood wall",
    "the broken turbines",
];
const SAYING: [&str; 10] = [
    "said",
    "told reporters",
    "insisted",
    "warned on Monday",
    "wrote in a letter",
    "said in a statement",
    "conceded",
    "repeated on Thursday",
    "told parliament",
    "argued",
];
const CLAIM: [&str; 12] = [
    "that work would begin before winter",
    "that nobody had been asked",
    "that the costs had doubled in a year",
    "that talks had gone better than expected",
    "that the report would be published in full",
    "that both sides wanted an agreement",
    "that the date could not be moved again",
    "that the figures were wrong",
    "that an inquiry would follow",
    "that there was no money left",
    "that the law was clear",
    "that the town had waited long enough",
];

/// Numbers that look random and are the same every time (Knuth's 64-bit linear congruential generator).
struct Dice(u64);

impl Dice {
    /// One of `list`.
    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }
}

/// Who and what one story is about.
struct Cast {
    people: Vec<(&'static str, &'static str, &'static str)>,
    places: Vec<&'static str>,
    bodies: Vec<&'static str>,
    matters: Vec<&'static str>,
}

impl Cast {
    fn new(story: usize) -> Self {
        let mut dice = Dice(story as u64 + 1);
        Self {
            people: (0..6).map(|_| (dice.pick(&GIVEN), dice.pick(&FAMILY), dice.pick(&ROLE))).collect(),
            places: (0..4).map(|_| dice.pick(&PLACE)).collect(),
            bodies: (0..3).map(|_| dice.pick(&BODY)).collect(),
            matters: (0..3).map(|_| dice.pick(&MATTER)).collect(),
        }
    }
}

/// The text of article number `number`: a title, then paragraphs.
pub(crate) fn article(number: usize) -> String {
    let cast = Cast::new(number / ARTICLES_PER_STORY);
    let mut dice = Dice(number as u64 ^ 0x9e37_79b9_7f4a_7c15);
    let mut text = headline(&cast, &mut dice);
    for _ in 0..PARAGRAPHS {
        text.push_str("\n\n");
        text.push_str(&paragraph(&cast, &mut dice));
    }
    text.push('\n');
    text
}

fn headline(cast: &Cast, dice: &mut Dice) -> String {
    let (_, family, _) = cast.people[dice.below(6)];
    format!("{family} in {} over {}", dice.pick(&cast.places), dice.pick(&cast.matters))
}

fn paragraph(cast: &Cast, dice: &mut Dice) -> String {
    let sentences: Vec<_> = (0..3).map(|_| sentence(cast, dice)).collect();
    sentences.join(" ")
}

fn sentence(cast: &Cast, dice: &mut Dice) -> String {
    let (given, family, role) = cast.people[dice.below(6)];
    let (place, body, matter) = (dice.pick(&cast.places), dice.pick(&cast.bodies), dice.pick(&cast.matters));
    let (says, claim) = (dice.pick(&SAYING), dice.pick(&CLAIM));
    match dice.below(4) {
        0 => format!("{given} {family}, a {role} with {body}, {says} {claim}."),
        1 => format!("In {place}, the {role} {says} {claim}, and {family} agreed that {matter} came first."),
        2 => format!("\"We know what {matter} has cost {place},\" {family} {says}, as {body} looked on."),
        _ => format!("For {body}, {matter} was settled when {given} {family} left {place}; {family} {says} otherwise."),
    }
}

/// Writes `count` articles into `folder` and returns how many bytes they are.
///
/// # Errors
/// When the folder cannot be written to.
pub(crate) fn write(folder: &Path, count: usize) -> io::Result<usize> {
    let mut bytes = 0;
    for number in 0..count {
        let text = article(number);
        fs::write(folder.join(format!("{number:05}.txt")), &text)?;
        bytes += text.len();
    }
    Ok(bytes)
}
