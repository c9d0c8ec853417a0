//! The summary: one line a part.

use std::time::Duration;

use anyhow::Result;

use super::Done;

pub(super) fn line(name: &str, result: &Result<Done>, took: Duration) -> String {
    let (word, note) = match result {
        Ok(Done::Passed) => ("ok", String::new()),
        Ok(Done::Skipped(reason)) => ("skipped", format!("  ({reason})")),
        Err(_) => ("FAILED", String::new()),
    };

    format!("{name:<8} {word:<8} {:>6.1} s{note}", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_line_says_how_it_went() {
        let line = |result| line("unit", &result, Duration::from_millis(1540));

        assert_eq!(line(Ok(Done::Passed)), "unit     ok          1.5 s");
        assert_eq!(
            line(Ok(Done::Skipped("no docker"))),
            "unit     skipped     1.5 s  (no docker)"
        );
        assert_eq!(line(Err(anyhow!("x"))), "unit     FAILED      1.5 s");
    }
}
