//! The results, beside their targets.

use std::process;

use super::{Load, Measured, ROUNDS, Subject, middle};

/// A condition on the last measurements.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    /// At least this number of answers a second.
    PerSecond { of: &'static str, at_least: f64 },
    /// At most this much more time at the median than another server.
    Added { of: &'static str, to: &'static str, at_most_ms: f64 },
    /// At most this much memory.
    Memory { of: &'static str, at_most_mb: f64 },
}

/// The measurements so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    last: Vec<(&'static str, Measured)>,
    memory: Vec<(&'static str, f64)>,
    missed: usize,
}

impl Report {
    /// Measures all subjects in turns, and prints a table.
    pub(super) fn table(&mut self, what: &str, subjects: &[&Subject], load: impl Fn(&Subject) -> Load) {
        let loads: Vec<_> = subjects.iter().map(|subject| (subject.name, load(subject))).collect();
        let rounds: Vec<Vec<_>> = (0..ROUNDS).map(|_| loads.iter().map(|(_, load)| load.run()).collect()).collect();
        let of = |at: usize| middle(rounds.iter().map(|round| round[at].clone()).collect(), |run| run.median);
        self.last = loads.iter().enumerate().map(|(at, (name, _))| (*name, of(at))).collect();

        println!("\n| {what} | a second | median | slowest 1 % |\n| --- | --: | --: | --: |");
        for (name, measured) in &self.last {
            let Measured { per_second, median, p99 } = measured;
            println!("| {name} | {per_second:.0} | {median:.3} ms | {p99:.2} ms |");
        }
    }

    /// Records the peak memory of a server.
    pub(super) fn memory(&mut self, name: &'static str, megabytes: f64) {
        println!("\n{name}: at most {megabytes:.1} MB of memory under all of this");
        self.memory.push((name, megabytes));
    }

    /// Prints whether a target was met.
    pub(super) fn target(&mut self, target: Target) {
        let measured = |name| self.last.iter().find(|(known, _)| *known == name).map(|(_, measured)| measured);
        let said = match target {
            Target::PerSecond { of, at_least } => measured(of)
                .map(|measured| (format!("at least {at_least:.0} a second"), measured.per_second >= at_least)),
            Target::Added { of, to, at_most_ms } => measured(of).zip(measured(to)).map(|(front, bare)| {
                let added = front.median - bare.median;
                (format!("adds {added:.3} ms of {at_most_ms} at most"), added <= at_most_ms)
            }),
            Target::Memory { of, at_most_mb } => {
                let used = self.memory.iter().find(|(known, _)| *known == of).map(|(_, used)| *used);
                used.map(|used| (format!("at most {at_most_mb:.0} MB"), used > 0.0 && used <= at_most_mb))
            }
        };
        let (what, is_met) = said.unwrap_or_else(|| panic!("{target:?} was not measured"));
        println!("\n{} {what}", if is_met { "met:" } else { "MISSED:" });
        self.missed += usize::from(!is_met);
    }

    /// Ends the measuring: a missed target is a failure.
    pub(super) fn end(&self) {
        if self.missed > 0 {
            eprintln!("\ntargets missed: {}", self.missed);
            process::exit(1);
        }
    }
}
