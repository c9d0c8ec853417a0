//! Output of libFuzzer at the end of a run.

/// Totals of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Done {
    /// Number of inputs that were tried.
    pub(super) executions: u64,
    /// Duration.
    pub(super) seconds: u64,
}

/// Reads `Done 687279 runs in 11 second(s)`, which libFuzzer prints when no input failed.
pub(super) fn done(told: &str) -> Option<Done> {
    let words = |line: &str| Some(line.strip_prefix("Done ")?.split(' ').map(str::to_owned).collect::<Vec<_>>());
    let words = told.lines().rev().find_map(words)?;
    let number = |at: usize| words.get(at)?.parse().ok();
    Some(Done { executions: number(0)?, seconds: number(3)? })
}

/// Removes the lines about single steps.
pub(super) fn harm(told: &str) -> String {
    let lines: Vec<_> = told.lines().filter(|line| !line.starts_with('#') && !line.contains("NEW_FUNC")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executions_are_counted() {
        let told =
            "#2\tINITED cov: 4 ft: 5\nDone 687279 runs in 11 second(s)\nstat::number_of_executed_units: 687279\n";

        assert_eq!(done(told), Some(Done { executions: 687_279, seconds: 11 }));
    }

    #[test]
    fn what_does_harm_is_told_without_the_way_there() {
        let told = "#2\tINITED cov: 4 ft: 5\nthread '<unnamed>' panicked at fuzz_targets/answer.rs:29:5:\n\"/.//.\"\n\
                    #4 0x55d1 in main\nstat::number_of_executed_units: 9560";

        assert_eq!(done(told), None);
        assert_eq!(
            harm(told),
            "thread '<unnamed>' panicked at fuzz_targets/answer.rs:29:5:\n\"/.//.\"\nstat::number_of_executed_units: 9560"
        );
    }
}
