//! Pre-tokenised sentences back to running text, so that the program's own segmenter cuts training text exactly as it
//! will cut articles.

/// Marks that take no space before them.
const CLOSING: &[&str] = &[",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "...", "…", "”", "’", "?!", "!!", "??"];
/// Marks that take no space after them.
const OPENING: &[&str] = &["(", "[", "{", "$", "£", "€", "#", "@", "“", "‘", "US$", "C$", "A$"];
/// Endings that corpora part from their word.
const ENDINGS: &[&str] =
    &["'s", "’s", "'S", "n't", "n’t", "N'T", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'m", "’m", "'d", "’d"];
/// What corpora write for marks.
const ESCAPES: &[(&str, &str)] = &[
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("-LCB-", "{"),
    ("-RCB-", "}"),
    ("``", "\""),
    ("''", "\""),
];
/// First parts that are joined to what follows a hyphen that stands alone.
const HYPHEN_PREFIXES: &[&str] = &[
    "al", "el", "ul", "as", "ad", "abu", "pro", "anti", "non", "ex", "pre", "post", "mid", "co", "re", "multi", "self",
    "so", "u", "vice", "semi", "un", "inter",
];

/// The sentence as running text, and for each token the bytes that it takes up there.
pub(crate) fn detokenise(tokens: &[(String, String)]) -> (String, Vec<(usize, usize)>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(tokens.len());
    let mut quote_open = false;
    let mut glue = true;
    for (at, (raw, _)) in tokens.iter().enumerate() {
        let token = ESCAPES.iter().find(|(from, _)| from == raw).map_or(raw.as_str(), |(_, to)| to);
        let joint = is_joint(tokens, at);
        let closes = token == "\"" && quote_open;
        let ending = ENDINGS.contains(&token) || (token == "'" && at > 0 && tokens[at - 1].0.ends_with('s') && !glue);
        if !(glue || closes || ending || joint || CLOSING.contains(&token)) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        spans.push((start, text.len()));
        glue = OPENING.contains(&token) || joint || (token == "\"" && !quote_open);
        if token == "\"" {
            quote_open = !quote_open;
        }
    }
    (text, spans)
}

/// Whether the token at `at` is a hyphen or slash that stood inside a word.
fn is_joint(tokens: &[(String, String)], at: usize) -> bool {
    let inner = |at: usize| tokens.get(at).map(|(word, tag)| (word.as_str(), tag.as_str()));
    let (Some((before, _)), Some((after, after_tag))) = (at.checked_sub(1).and_then(inner), inner(at + 1)) else {
        return false;
    };
    let word = |token: &str| token.chars().all(|ch| ch.is_alphanumeric() || ch == '.');
    if !word(before) || !word(after) {
        return false;
    }
    match tokens[at].0.as_str() {
        "/" => true,
        "-" => {
            let lower = |token: &str| token.starts_with(|ch: char| ch.is_lowercase() || ch.is_ascii_digit());
            tokens[at].1 != "O" && after_tag.starts_with('I')
                || HYPHEN_PREFIXES.contains(&before.to_lowercase().as_str())
                || lower(after)
        }
        _ => false,
    }
}
