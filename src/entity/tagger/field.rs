//! What an article is about, as far as that changes what names mean: where teams play, a town is often a team, and where
//! shares are dealt in, a family name is often a company.

use super::word::{Case, Word, hash};

/// What an article is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u32)]
pub enum Field {
    /// Anything.
    #[default]
    General,
    /// Matches, races and tables of teams.
    Sport,
    /// Shares, currencies and the results of companies.
    Market,
}

/// Words of a field.
const SPORT: &str = "soccer football rugby tennis cricket basketball baseball hockey golf athletics cycling skiing boxing badminton \
    swimming volleyball handball rowing sailing squash gymnastics motorsport match matches goal goals goalkeeper goaltender \
    striker midfielder defender winger halftime half-time fulltime overtime innings wicket wickets batsman bowler \
    umpire pitcher catcher inning homer quarterback touchdown linebacker playoff playoffs play-off play-offs \
    semifinal semifinals semi-final semi-finals quarterfinal quarterfinals quarter-final quarter-finals final finals champion champions \
    championship championships tournament league cup coach referee penalty scorer scorers scored standings \
    seeded seeding seed captain squad team teams teammate season seasons stadium players player lap laps \
    sprint peloton grid qualifying qualifier qualifiers downhill slalom birdie bogey par";
const MARKET: &str = "shares share stocks stock bonds bond dividend dividends earnings profit profits turnover revenue revenues quarter \
    quarterly shareholder shareholders brokers broker brokerage traders trader dealers dealer analyst analysts \
    investors investor futures index points dollar yen mark sterling yields yield rating ratings merger \
    takeover acquisition subsidiary stake listing pretax pre-tax net bourse exchange barrel tonnes crude inflation";

/// So many of a hundred words, and no fewer than [`LEAST`], make a field.
const SHARE: usize = 2;
const LEAST: usize = 3;

/// Tells fields apart by their words.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The hashes of words in lower case, in order.
    words: Vec<(u32, Field)>,
}

impl Default for Fields {
    fn default() -> Self {
        let of = |words: &'static str, field| words.split_whitespace().map(move |word| (hash(word), field));
        let mut words: Vec<_> = of(SPORT, Field::Sport).chain(of(MARKET, Field::Market)).collect();
        words.sort_unstable_by_key(|(hash, _)| *hash);
        words.dedup_by_key(|(hash, _)| *hash);
        Self { words }
    }
}

/// How often an article uses words of each field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally([usize; 3]);

impl Tally {
    /// Counts the words of a sentence.
    pub fn count(&mut self, words: &[Word], fields: &Fields) {
        for word in words.iter().filter(|word| word.length > 2) {
            if let Ok(at) = fields.words.binary_search_by_key(&word.lower, |(hash, _)| *hash) {
                self.0[fields.words[at].1 as usize] += 1;
            }
        }
    }

    /// The field of an article of `tokens` tokens.
    #[must_use]
    pub fn field(self, tokens: usize) -> Field {
        let [_, sport, market] = self.0;
        let (most, field) = if market > sport { (market, Field::Market) } else { (sport, Field::Sport) };
        if most >= LEAST && most * 100 >= tokens * SHARE { field } else { Field::General }
    }
}

/// How a line is filled with numbers: 0 for hardly, 1 for some, 2 for a line of a table.
#[must_use]
pub fn density(words: &[Word]) -> u32 {
    let numbers = words.iter().filter(|word| word.digit).count();
    let written = words.iter().filter(|word| word.case == Case::Lower).count();
    match () {
        () if numbers == 0 => 0,
        () if numbers >= 2 && numbers >= written => 2,
        () if numbers * 6 >= words.len() => 1,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        text.split(' ').map(Word::new).collect()
    }

    fn field_of(text: &str) -> Field {
        let mut tally = Tally::default();
        let words = words(text);
        tally.count(&words, &Fields::default());
        tally.field(words.len())
    }

    #[test]
    fn words_tell_the_field() {
        assert_eq!(field_of("Leeds won the match after a late goal by their SOCCER captain"), Field::Sport);
        assert_eq!(field_of("Shares of Hart fell as investors doubted its profit"), Field::Market);
        assert_eq!(field_of("The minister told the team of the goal"), Field::General, "too few");
        let long = format!("match goal captain {}", "word ".repeat(300));
        assert_eq!(field_of(long.trim_end()), Field::General, "too small a share");
    }

    #[test]
    fn numbers_make_tables() {
        assert_eq!(density(&words("Leeds won on Sunday")), 0);
        assert_eq!(density(&words("Leeds beat Derby 2 on Sunday")), 1);
        assert_eq!(density(&words("Leeds 2 Derby 0")), 2);
        assert_eq!(density(&words("The 2 teams of the town had met in the year before without a goal")), 0);
    }
}
