//! What could not be read in one file: the first complaints in full, the others counted.

/// So many complaints of a file are kept: a file of a million broken lines is one trouble, not a million.
const KEPT: usize = 5;

/// Complaints in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Complaints {
    kept: Vec<String>,
    more: usize,
}

impl Complaints {
    /// Adds one that `say` words, if it is still kept.
    pub(crate) fn add(&mut self, say: impl FnOnce() -> String) {
        if self.kept.len() < KEPT {
            self.kept.push(say());
        } else {
            self.more += 1;
        }
    }

    /// What to tell the reader, a line each.
    pub(crate) fn told(self) -> Vec<String> {
        let unit = if self.kept.iter().all(|complaint| complaint.starts_with("line ")) { "line" } else { "record" };
        let plural = if self.more == 1 { "" } else { "s" };
        let rest = (self.more > 0).then(|| format!("and {} more {unit}{plural}", grouped(self.more)));
        self.kept.into_iter().chain(rest).collect()
    }
}

impl<const N: usize> From<[String; N]> for Complaints {
    fn from(complaints: [String; N]) -> Self {
        complaints.into_iter().collect()
    }
}

impl FromIterator<String> for Complaints {
    fn from_iter<T: IntoIterator<Item = String>>(complaints: T) -> Self {
        let mut collected = Self::default();
        complaints.into_iter().for_each(|complaint| collected.add(|| complaint));
        collected
    }
}

/// `number` with a comma before each third digit from the end.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::Complaints;

    #[track_caller]
    fn check(unit: &str, count: usize, last: &str) {
        let told = (1..=count).map(|number| format!("{unit} {number}: bad")).collect::<Complaints>().told();
        assert_eq!((told.len(), told.last().map(String::as_str)), (count.min(6), Some(last)));
    }

    #[test]
    fn first_complaints_are_told_and_the_others_counted() {
        check("line", 5, "line 5: bad");
        check("line", 6, "and 1 more line");
        check("line", 1208, "and 1,203 more lines");
        check("record", 1_000_005, "and 1,000,000 more records");
    }
}
