//! Bytes to text: UTF-8, UTF-16 with or without a byte order mark, and the older encodings by detection.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::encoding;

/// What came out of some bytes.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, line ends and controls as they were.
    pub(crate) text: String,
    /// What could not be decoded.
    pub(crate) complaint: Option<String>,
}

/// How files start that are no text, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\xfd7zXZ", "compressed by xz"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
    (b"BZh", "compressed by bzip2"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
];

/// The text in `bytes`, or why there is none.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("is empty".to_owned());
    }
    if let Some((_, sort)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("is {sort}, not a text; save it as plain text first"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return checked(with(encoding, &bytes[mark..]));
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return checked(with(encoding, bytes));
    }
    if bytes.contains(&0) {
        return Err("is not a text: it holds NUL bytes".to_owned());
    }
    checked(match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), complaint: None },
        Err(_) if is_damaged_utf8(bytes) => damaged_utf8(bytes),
        Err(_) => with(encoding::guess(bytes), bytes),
    })
}

/// `decoded`, unless most of it is control characters.
fn checked(decoded: Decoded) -> Result<Decoded, String> {
    let controls = decoded.text.chars().filter(|ch| ch.is_control() && !ch.is_whitespace() && *ch != '\u{1b}').count();
    if controls * 10 > decoded.text.chars().count() {
        return Err("is not a text: it holds mostly control characters".to_owned());
    }
    Ok(decoded)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    // Bytes without a meaning come out as controls, of which none gets into an article.
    let is_stray = text.contains(|ch| ('\u{80}'..='\u{9f}').contains(&ch) && ch != '\u{85}');
    let complaint = match (damaged, is_stray) {
        (true, _) => Some(format!("some bytes are not valid {}; they show as \u{fffd}", encoding.name())),
        (_, true) => Some(format!("some bytes mean nothing in {}; they are left out", encoding.name())),
        _ => None,
    };
    Decoded { text: text.into_owned(), complaint }
}

/// UTF-16 of a text in Latin letters shows as a NUL in nearly every second byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    if pairs < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    let nuls = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    match (nuls(0), nuls(1)) {
        (0, low) if low * 10 > pairs * 7 => Some(UTF_16LE),
        (high, 0) if high * 10 > pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether `bytes` are UTF-8 with some damage, as against another encoding: letters of other encodings form a valid
/// sequence only by accident.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken
}

fn damaged_utf8(bytes: &[u8]) -> Decoded {
    let intact = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let line = 1 + bytes[..intact].iter().filter(|byte| **byte == b'\n').count();
    let complaint = Some(format!("line {line}: not valid UTF-8; what could not be read shows as \u{fffd}"));
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), complaint }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        let shown = match decode(bytes) {
            Ok(decoded) => {
                decoded.text + &decoded.complaint.map(|complaint| format!(" !{complaint}")).unwrap_or_default()
            }
            Err(reason) => format!("!{reason}"),
        };
        assert_eq!(shown, expected);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn unicode_encodings() {
        check("Café".as_bytes(), "Café");
        check(b"\xef\xbb\xbfCaf\xc3\xa9", "Café");
        check(&utf16("\u{feff}Café", u16::to_le_bytes), "Café");
        check(&utf16("\u{feff}Café", u16::to_be_bytes), "Café");
        check(&utf16("Ministers met.", u16::to_le_bytes), "Ministers met.");
        check(&utf16("Ministers met.", u16::to_be_bytes), "Ministers met.");
    }

    #[test]
    fn older_encodings() {
        check(b"The caf\xe9 in Malm\xf6 \x93closed\x94 on Monday.", "The café in Malmö “closed” on Monday.");
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode("Министр прибыл в город во вторник утром");
        check(&cyrillic, "Министр прибыл в город во вторник утром");
    }

    #[test]
    fn damage_is_reported_and_read() {
        check(
            b"Nobody came\x90 home.",
            "Nobody came\u{90} home. !some bytes mean nothing in windows-1252; they are left out",
        );
        check(
            "“One”\n“two”\n\u{e9}".as_bytes().split_last().map(|(_, rest)| rest).unwrap_or_default(),
            "“One”\n“two”\n\u{fffd} !line 3: not valid UTF-8; what could not be read shows as \u{fffd}",
        );
    }

    #[test]
    fn what_is_no_text_is_named() {
        check(b"", "!is empty");
        check(b" \r\n\t", "!is empty");
        check(b"\x89PNG\r\n\x1a\n\0\0", "!is a PNG picture, not a text; save it as plain text first");
        check(b"ab\0cd", "!is not a text: it holds NUL bytes");
        check(b"\x01\x02\x03ab", "!is not a text: it holds mostly control characters");
    }
}
