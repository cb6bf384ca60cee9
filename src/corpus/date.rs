//! Dates as people and programs write them, to ISO dates.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use regex::{Captures, Regex};

use super::pattern;

/// Months as they are called, in full and in the usual short forms: in English, German, French, Spanish, Italian,
/// Portuguese, Dutch and the Scandinavian languages. Lower case.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar feber février fevrier févr fevr fév fev febrero febbraio fevereiro februari",
    "march mar märz maerz mär mrz mars marzo março marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus augusti",
    "september sep sept septembre septiembre setiembre settembre sett set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des",
];

/// Years outside are taken for other numbers.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;

/// What may be the name of a month.
const NAME: &str = r"[A-Za-z\u{80}-\u{10FFFF}]+";

static ISO: LazyLock<Regex> =
    LazyLock::new(|| pattern::compile(r"(?:^|\D)(?<y>\d{4})([-/_.])(?<m>\d{1,2})([-/_.])(?<d>\d{1,2})(?:\D|$)"));
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern::compile(r"(?:^|\D)(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)(?:\d{6})?(?:\D|$)"));
static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(&format!(r"\b(?<name>{NAME})\.?\s+(?<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?<y>\d{{4}})\b"))
});
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(&format!(
        r"\b(?<d>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+|-)(?:de\s+)?(?<name>{NAME})\.?,?(?:\s+|-)(?:de\s+)?(?<y>\d{{4}})\b"
    ))
});
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| pattern::compile(r"(?:^|\D)(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})[./-](?<y>\d{4})(?:\D|$)"));

/// Makes a date of what a pattern caught.
type Reader = fn(&Captures<'_>) -> Option<Date>;

/// A date field of a record: a date in any spelling, or seconds or milliseconds since 1970.
pub(crate) fn field(text: &str) -> Option<Date> {
    let epoch = text.split('.').next().filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let seconds = match epoch.map(|number| (number.len(), number.parse::<i64>())) {
        Some((9..=10, Ok(seconds))) => Some(seconds),
        Some((12..=13, Ok(milliseconds))) => Some(milliseconds / 1000),
        _ => None,
    };
    match seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(moment) => Some(moment.to_zoned(TimeZone::UTC).date()),
        None => find(text),
    }
}

/// The first full date in `text`. `05/12/2015` is nobody's guess and is left alone; `05.12.2015` is the fifth.
pub(crate) fn find(text: &str) -> Option<Date> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tries: [(&LazyLock<Regex>, Reader); 5] =
        [(&ISO, by_number), (&MONTH_DAY, by_name), (&DAY_MONTH, by_name), (&NUMBERS, by_guess), (&COMPACT, by_number)];
    tries.into_iter().find_map(|(pattern, read)| pattern.captures_iter(text).find_map(|captures| read(&captures)))
}

fn number<T: std::str::FromStr>(captures: &Captures<'_>, name: &str) -> Option<T> {
    captures.name(name)?.as_str().parse().ok()
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    if YEARS.contains(&year) { Date::new(year, month, day).ok() } else { None }
}

fn by_number(captures: &Captures<'_>) -> Option<Date> {
    date(number(captures, "y")?, number(captures, "m")?, number(captures, "d")?)
}

fn by_name(captures: &Captures<'_>) -> Option<Date> {
    let name = captures["name"].to_lowercase();
    let month = MONTHS.iter().position(|names| names.split(' ').any(|known| known == name))?;
    date(number(captures, "y")?, i8::try_from(month + 1).ok()?, number(captures, "d")?)
}

fn by_guess(captures: &Captures<'_>) -> Option<Date> {
    let (first, second, year) = (number(captures, "a")?, number(captures, "b")?, number(captures, "y")?);
    match (first, second) {
        (13.., _) => date(year, second, first),
        (_, 13..) => date(year, first, second),
        _ if first == second || &captures["sep"] == "." => date(year, second, first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[track_caller]
    fn check(spellings: &[&str], expected: &str) {
        for text in spellings {
            assert_eq!(field(text).map(|date| date.to_string()).as_deref().unwrap_or("none"), expected, "{text}");
        }
    }

    #[test]
    fn spellings_of_programs() {
        let programs =
            ["2015-05-12", "2015-05-12T10:30:00Z", "2015-05-12 23:59:59+03:00", "Tue, 12 May 2015 10:00:00 GMT"];
        check(&programs, "2015-05-12");
        check(
            &["20150512T101500Z", "20150512", "1431424800", "1431424800000", "2015/5/12", "20150512101500"],
            "2015-05-12",
        );
    }

    #[test]
    fn spellings_of_people() {
        check(&["May 12, 2015", "12 May 2015", "Published: Tuesday May 12th 2015 18.20", "12.05.2015"], "2015-05-12");
        check(&["12. Mai 2015", "12 de mayo de 2015", "le 12 mai 2015", "12-May-2015"], "2015-05-12");
        check(&["5/13/2015", "13/05/2015"], "2015-05-13");
        check(&["3 août 2015", "3 August 2015"], "2015-08-03");
        check(&["1 juillet 2015", "1. Juli 2015"], "2015-07-01");
        check(&["9 juin 2015"], "2015-06-09");
    }

    #[test]
    fn no_guess_where_two_are_possible_or_none_is() {
        check(&["05/12/2015", "31 February 2015", "Tuesday", "2015", "99999999"], "none");
    }

    #[test]
    fn words_that_begin_like_a_month_are_none() {
        check(
            &["12 maybe 2015", "Market 12, 2015", "room 12 marked 2015", "Decor 3, 2015", "3 Augustine 2015"],
            "none",
        );
        check(&["12 Mayıs 2015", "Mayx 12, 2015", "12 May 20155"], "none");
    }

    #[test]
    fn months_in_full_and_in_short() {
        check(
            &["3 Sept. 2015", "Sep 3, 2015", "3. September 2015", "3 de septiembre de 2015", "3 sett. 2015"],
            "2015-09-03",
        );
        check(&["1 déc. 2015", "Dec. 1, 2015", "1 dicembre 2015", "1-DEZ-2015"], "2015-12-01");
    }
}
