//! Slowest tests of a run, by the times that the test harness prints.

use std::{collections::BTreeSet, fmt};

/// Number of tests shown.
const SHOWN: usize = 10;

/// The tests and their times, in milliseconds.
#[derive(Debug, Default)]
pub(super) struct Slowest(BTreeSet<(u64, String)>);

impl Slowest {
    /// Records a line such as `test sign_in::who_signs_in_comes_home ... ok <3.123s>`.
    pub(super) fn note(&mut self, line: &str) {
        let test = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... "));
        let time = line.rsplit_once('<').and_then(|(_, time)| time.strip_suffix("s>")?.parse::<f64>().ok());

        if let Some(((name, _), seconds)) = test.zip(time) {
            self.0.insert(((seconds * 1000.0) as u64, name.to_owned()));
        }
    }
}

impl fmt::Display for Slowest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum: u64 = self.0.iter().map(|(time, _)| time).sum();
        writeln!(f, "{} journeys, {} s one after the other; the slowest:", self.0.len(), sum / 1000)?;

        for (time, name) in self.0.iter().rev().take(SHOWN) {
            writeln!(f, "{:>7.1} s  {name}", *time as f64 / 1000.0)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_comes_first() {
        let mut slowest = Slowest::default();
        for line in [
            "running 3 tests",
            "test sign_in::quick ... ok <0.250s>",
            "test faults::slow ... FAILED <61.5s>",
            "test result: ok. 3 passed; 0 failed; finished in 61.75s",
        ] {
            slowest.note(line);
        }

        assert_eq!(
            slowest.to_string(),
            "2 journeys, 61 s one after the other; the slowest:\n   61.5 s  faults::slow\n    0.2 s  sign_in::quick\n"
        );
    }
}
