//! What a search tells the program that started it, in one line.

use std::fmt;
use std::str::FromStr;

const BEGIN: &str = "isekai-fuzz report";

#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub executions: u64,
    pub seconds: f64,
    /// Branches and outcomes.
    pub reached: usize,
    /// New inputs that reached something new.
    pub found: usize,
    /// Files of the corpus.
    pub kept: usize,
    pub peak_bytes: usize,
    pub slowest_us: u128,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { executions, seconds, reached, found, kept, peak_bytes, slowest_us } = self;
        write!(f, "{BEGIN} {executions} {seconds} {reached} {found} {kept} {peak_bytes} {slowest_us}")
    }
}

impl FromStr for Report {
    type Err = ();

    fn from_str(line: &str) -> Result<Self, ()> {
        let mut words = line.strip_prefix(BEGIN).ok_or(())?.split_ascii_whitespace();
        let report = Self {
            executions: next(&mut words)?,
            seconds: next(&mut words)?,
            reached: next(&mut words)?,
            found: next(&mut words)?,
            kept: next(&mut words)?,
            peak_bytes: next(&mut words)?,
            slowest_us: next(&mut words)?,
        };
        words.next().is_none().then_some(report).ok_or(())
    }
}

fn next<'a, T: FromStr>(words: &mut impl Iterator<Item = &'a str>) -> Result<T, ()> {
    words.next().and_then(|word| word.parse().ok()).ok_or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_it_all() {
        let report =
            Report { executions: 1, seconds: 2.5, reached: 3, found: 4, kept: 5, peak_bytes: 6, slowest_us: 7 };
        assert_eq!(report.to_string().parse(), Ok(report.clone()));
        assert!(format!("{report} 8").parse::<Report>().is_err() && "ok".parse::<Report>().is_err());
    }
}
