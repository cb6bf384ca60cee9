//! Text for Markdown files.

use super::sanitise::sanitise_line;

/// `text` on one line, with everything that Markdown or HTML would obey taken literally.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in sanitise_line(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '>' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_literally() {
        assert_eq!(escape("a|b <i>*c*</i>\n[d](e)"), "a\\|b &lt;i\\>\\*c\\*&lt;/i\\> \\[d\\](e)");
    }
}
