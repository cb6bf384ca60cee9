//! Which language an article is in.

use whatlang::Lang;

/// Shorter texts are not guessed at, in letters.
const MIN_LETTERS: usize = 60;
/// More text makes no guess better, in characters.
const MAX_CHARS: usize = 1_000;
/// Guesses that are less sure are not given, from 0 to 1.
const MIN_CONFIDENCE: f64 = 0.4;

/// The two-letter code of the language that `stated` names, else of the one that `text` is in; `und` where that is not
/// known.
pub(crate) fn of(stated: Option<&str>, text: &str) -> String {
    stated.and_then(code).or_else(|| detect(text)).unwrap_or_else(|| "und".to_owned())
}

/// `en` from `en`, `en-GB`, `EN_us` and `English`.
fn code(stated: &str) -> Option<String> {
    let head = stated.split(['-', '_', ',', ';']).next().unwrap_or_default().trim().to_lowercase();
    match head.len() {
        2 if head.bytes().all(|byte| byte.is_ascii_lowercase()) => Some(head),
        3 => Lang::from_code(&head).and_then(two_letters).map(str::to_owned),
        _ => Lang::all()
            .iter()
            .find(|lang| lang.eng_name().to_lowercase() == head)
            .copied()
            .and_then(two_letters)
            .map(str::to_owned),
    }
}

fn detect(text: &str) -> Option<String> {
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    if text.chars().filter(|ch| ch.is_alphabetic()).count() < MIN_LETTERS {
        return None;
    }
    let guess = whatlang::detect(text).filter(|guess| guess.confidence() >= MIN_CONFIDENCE)?;
    two_letters(guess.lang()).map(str::to_owned)
}

/// The code of ISO 639-1 for one of ISO 639-3.
fn two_letters(language: Lang) -> Option<&'static str> {
    CODES.iter().find(|(long, _)| *long == language.code()).map(|(_, short)| *short)
}

const CODES: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::{CODES, of};
    use whatlang::Lang;

    #[test]
    fn every_language_that_can_be_guessed_has_a_code() {
        for language in Lang::all() {
            assert!(CODES.iter().any(|(long, _)| *long == language.code()), "{}", language.code());
        }
    }

    #[test]
    fn stated_then_guessed_then_unknown() {
        assert_eq!(of(Some("pt-BR"), ""), "pt");
        assert_eq!(of(Some("English"), ""), "en");
        assert_eq!(of(Some("deu"), ""), "de");
        assert_eq!(of(None, "Too short to tell."), "und");
        let english = "The ministers left the capital on Tuesday evening after a long meeting about the harbour.";
        assert_eq!(of(None, english), "en");
        let german = "Die Minister verließen am Dienstagabend die Hauptstadt nach einer langen Sitzung über den Hafen.";
        assert_eq!(of(Some("?"), german), "de");
    }
}
