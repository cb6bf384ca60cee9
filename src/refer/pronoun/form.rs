//! The personal pronouns: whom each can mean, and its case.

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// A man.
    He,
    /// A woman.
    She,
    /// Several, or an organisation.
    They,
    /// A thing, an organisation or a place.
    It,
    /// Who speaks.
    I,
    /// Who speaks, with others.
    We,
    /// One person, by a description: no pronoun, but asked with them.
    Described,
}

/// The case of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// "he".
    Subject,
    /// "him".
    Object,
    /// "his".
    Possessive,
    /// "himself".
    Reflexive,
}

/// How many cases there are.
pub(super) const CASES: usize = Case::Reflexive as usize + 1;

/// A pronoun as a dictionary has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Form {
    /// Whom it can mean.
    pub family: Family,
    /// Its case; of "her", which has two, the object's.
    pub case: Case,
}

/// All forms in lower case, each family in the order of [`Case`], then the forms that stand without a noun.
const FORMS: [(Family, [&str; 4], &str); 6] = [
    (Family::He, ["he", "him", "his", "himself"], "his"),
    (Family::She, ["she", "her", "her", "herself"], "hers"),
    (Family::They, ["they", "them", "their", "themselves"], "theirs"),
    (Family::It, ["it", "it", "its", "itself"], "its"),
    (Family::I, ["i", "me", "my", "myself"], "mine"),
    (Family::We, ["we", "us", "our", "ourselves"], "ours"),
];

const BY_PLACE: [Case; CASES] = [Case::Subject, Case::Object, Case::Possessive, Case::Reflexive];

/// Short forms of verbs that grow on to pronouns: "he's", "they've".
const ENDINGS: [&str; 6] = ["s", "d", "ll", "ve", "re", "m"];

/// What follows "His" and "Her" in forms of address, which are no pronouns.
pub(super) const STYLES: [&str; 10] = [
    "majesty",
    "majestys",
    "highness",
    "excellency",
    "holiness",
    "honour",
    "honor",
    "lordship",
    "ladyship",
    "eminence",
];

/// The pronoun that `word` is, and how many of its bytes are the pronoun: the "he" of "he's". "US" and "IT" are none.
pub(super) fn form(word: &str) -> Option<(Form, usize)> {
    if word.len() > 13 || word.chars().nth(1).is_some_and(char::is_uppercase) {
        return None;
    }
    let stem = word.find(['\'', '’']).filter(|&at| is_ending(&word[at..])).unwrap_or(word.len());
    let lower = word[..stem].to_ascii_lowercase();
    if lower == "i" && !word.starts_with('I') {
        return None;
    }
    let found = FORMS.iter().find_map(|(family, forms, alone)| {
        let case = forms.iter().position(|form| *form == lower).map(|at| BY_PLACE[at]);
        let case = case.or_else(|| (*alone == lower).then_some(Case::Possessive))?;
        Some(Form { family: *family, case })
    });
    found.map(|form| (form, stem))
}

fn is_ending(text: &str) -> bool {
    let ending = text.trim_start_matches(['\'', '’']);
    ENDINGS.contains(&ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<(Family, Case, usize)>) {
        assert_eq!(form(word).map(|(form, length)| (form.family, form.case, length)), expected, "{word}");
    }

    #[test]
    fn pronouns_are_known_by_family_and_case() {
        check("He", Some((Family::He, Case::Subject, 2)));
        check("herself", Some((Family::She, Case::Reflexive, 7)));
        check("theirs", Some((Family::They, Case::Possessive, 6)));
        check("I", Some((Family::I, Case::Subject, 1)));
        check("us", Some((Family::We, Case::Object, 2)));
    }

    #[test]
    fn short_verbs_are_cut_off() {
        check("she’s", Some((Family::She, Case::Subject, 3)));
        check("I'm", Some((Family::I, Case::Subject, 1)));
        check("they've", Some((Family::They, Case::Subject, 4)));
    }

    #[test]
    fn acronyms_and_letters_are_no_pronouns() {
        check("US", None);
        check("IT", None);
        check("i", None);
        check("heir", None);
        check("É", None);
        check("", None);
    }
}
