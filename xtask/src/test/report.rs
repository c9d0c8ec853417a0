//! Summary: one line per part.

use std::time::Duration;

use anyhow::Result;

pub(super) fn line(name: &str, result: &Result<()>, took: Duration) -> String {
    let word = if result.is_ok() { "ok" } else { "FAILED" };

    format!("{name:<8} {word:<8} {:>6.1} s", took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn a_line_says_how_it_went() {
        let line = |result| line("unit", &result, Duration::from_millis(1540));

        assert_eq!(line(Ok(())), "unit     ok          1.5 s");
        assert_eq!(line(Err(anyhow!("x"))), "unit     FAILED      1.5 s");
    }
}
