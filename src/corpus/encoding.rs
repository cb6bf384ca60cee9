//! Which of the older encodings some bytes are in, where nothing says so.
//!
//! The detector of Firefox guesses by letters that stand side by side, which takes some text. A few letters, or one stray
//! byte in an English text, lead it to encodings of other languages. So its guess has to be borne out: letters of another
//! script by words of that script, accents that Western languages lack by how often they stand. What is not borne out is
//! Windows-1252, in which nearly all older texts in Latin letters are.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};

/// Languages that need other accents than Western ones have at least one such letter among so many.
const ACCENTS: usize = 50;

/// The likeliest encoding of `bytes`, which are no Unicode.
pub(crate) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let is_borne_out = guess == WINDOWS_1252 || bears_out(&with(guess, bytes), &with(WINDOWS_1252, bytes));
    if is_borne_out { guess } else { WINDOWS_1252 }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether `text` speaks for the encoding in which it was read, rather than for `western`, the same bytes in Windows-1252.
fn bears_out(text: &str, western: &str) -> bool {
    let beyond = text.chars().filter(|ch| !ch.is_ascii()).count();
    if text.chars().any(is_foreign) {
        let foreign: usize = text.split(|ch: char| !ch.is_alphabetic()).filter(|word| is_word(word)).map(letters).sum();
        return foreign * 2 >= beyond;
    }
    (beyond > 1 && beyond * ACCENTS >= letters(text)) || has_broken_word(western)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| ch.is_alphabetic()).count()
}

/// Whether `ch` is a letter of another script than the Latin one.
fn is_foreign(ch: char) -> bool {
    let is_latin = matches!(ch, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c6}'..='\u{2dd}');
    ch.is_alphabetic() && !is_latin
}

/// Whether `word` is one of another script: letters of two scripts do not make a word.
fn is_word(word: &str) -> bool {
    word.chars().nth(1).is_some() && word.chars().all(is_foreign)
}

/// Whether a sign that is no letter stands inside a word, as in `Bia³y`. Quotation marks, dashes and the like may.
fn has_broken_word(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let is_sign = |ch: char| {
        !ch.is_ascii() && !ch.is_alphabetic() && !ch.is_control() && !('\u{2000}'..='\u{2044}').contains(&ch)
    };
    let is_broken = |three: &[char]| match three {
        [before, sign, after] => before.is_alphabetic() && is_sign(*sign) && after.is_alphabetic(),
        _ => false,
    };
    chars.windows(3).any(is_broken)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{
        BIG5, EUC_JP, EUC_KR, GBK, IBM866, KOI8_U, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1255,
        WINDOWS_1256,
    };

    use super::*;

    /// Each of `texts`, written in `encoding`, is read as it was written.
    #[track_caller]
    fn check(encoding: &'static Encoding, texts: &[&str]) {
        for text in texts {
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy, "{text} can be written in {}", encoding.name());
            assert_eq!(with(guess(&bytes), &bytes), *text, "{} as {}", encoding.name(), guess(&bytes).name());
        }
    }

    #[test]
    fn short_western_texts() {
        check(
            WINDOWS_1252,
            &["It’s over.", "“Yes,” he said.", "The café is closed.", "He paid £5.", "naïve", "Tromsø"],
        );
        check(
            WINDOWS_1252,
            &["Où est l’été ?", "déjà vu", "Le garçon a mangé.", "Müller grüßt die Straße.", "¿Qué pasó?"],
        );
        check(WINDOWS_1252, &["não há pão", "Malmö å älv", "5 % – again", "It costs 5 €", "…and then", "© 2031 Wire"]);
        check(
            WINDOWS_1252,
            &["Århus", "20 °C", "½ of it", "São Paulo", "El Niño", "µ", "a b\u{a0}c", "Nº 5, 3 m² – ª"],
        );
    }

    #[test]
    fn short_texts_of_other_languages() {
        check(
            WINDOWS_1250,
            &["Łódź jest piękna", "Žluťoučký kůň", "Wałęsa", "Dvořák", "Škoda", "Košice", "Dom był biały."],
        );
        check(
            WINDOWS_1251,
            &["Привет, мир", "Москва", "Министр прибыл в город", "Сочи, 12 мая", "Україна", "Wire: Лавров"],
        );
        check(KOI8_U, &["Привет, мир", "Москва", "Министр прибыл в город"]);
        check(IBM866, &["Привет, мир", "Москва", "Министр прибыл в город"]);
        check(WINDOWS_1253, &["Καλημέρα κόσμε", "Αθήνα", "Ο υπουργός έφτασε"]);
        check(WINDOWS_1255, &["שלום עולם", "ירושלים"]);
        check(WINDOWS_1256, &["مرحبا بالعالم", "القاهرة"]);
        check(SHIFT_JIS, &["こんにちは", "大臣が到着した。", "東京新聞"]);
        check(EUC_JP, &["こんにちは", "東京"]);
        check(GBK, &["你好，世界", "北京"]);
        check(BIG5, &["你好，世界", "臺北"]);
        check(EUC_KR, &["안녕하세요", "장관이 도착했다."]);
    }

    #[test]
    fn one_byte_makes_no_other_language() {
        for byte in 0x80..=0xff_u8 {
            for (before, after) in [
                ("It rained ", "again."),
                ("It rained", " again."),
                ("It rained on Monday. ", "\nNobody came."),
                ("", " note"),
            ] {
                let bytes = [before.as_bytes(), &[byte], after.as_bytes()].concat();
                assert_eq!(guess(&bytes), WINDOWS_1252, "{before}{byte:02x}{after}");
            }
        }
    }

    #[test]
    fn few_accents_in_a_long_text_make_no_other_language() {
        let text = "Nobody expected the harbour to open again before the winter, and few ships had come. ".repeat(4);
        check(WINDOWS_1252, &[&format!("{text}They paid £5, £6 and £7."), &format!("{text}A naïve façade in Tromsø.")]);
    }
}
