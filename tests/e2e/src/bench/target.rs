//! Targets for the numbers.

use super::samples::Samples;

/// A bound, and a better one that is desirable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    bound: Bound,
    limit: f64,
    stretch: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// The number itself.
    Number,
    /// Its ratio to the other page's number.
    PartOfOther,
}

/// The comparison of a number with its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not reached.
    Missed,
    /// Reached.
    Met,
    /// The better one is reached as well.
    Stretch,
}

impl Target {
    /// Returns a target of at most this number.
    pub(super) const fn at_most(limit: f64) -> Self {
        Self { bound: Bound::Number, limit, stretch: None }
    }

    /// Returns a target of at most this part of the other page's number.
    pub(super) const fn part_of_other(limit: f64) -> Self {
        Self { bound: Bound::PartOfOther, limit, stretch: None }
    }

    /// Adds a better bound.
    pub(super) const fn better(self, stretch: f64) -> Self {
        Self { stretch: Some(stretch), ..self }
    }

    /// Judges the median; without the other page that may be impossible.
    pub(super) fn judge(self, ours: &Samples, against: Option<&Samples>) -> Option<Verdict> {
        let number = match self.bound {
            Bound::Number => ours.median(),
            Bound::PartOfOther => ours.median() / against?.median(),
        };

        Some(match self.stretch {
            Some(stretch) if number <= stretch => Verdict::Stretch,
            _ if number <= self.limit => Verdict::Met,
            _ => Verdict::Missed,
        })
    }

    /// Describes it; `write` writes a number with its unit.
    pub(super) fn text(self, write: impl Fn(f64) -> String) -> String {
        let text = |limit| match self.bound {
            Bound::Number => format!("≤ {}", write(limit)),
            Bound::PartOfOther => format!("≤ {limit:.2} ×"),
        };

        match self.stretch {
            Some(stretch) => format!("{}, or {}", text(self.limit), text(stretch)),
            None => text(self.limit),
        }
    }
}

impl Verdict {
    /// Returns its name.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Met => "met",
            Self::Stretch => "stretch met",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(target: Target, ours: f64, against: Option<f64>) -> Option<Verdict> {
        target.judge(&Samples::new([ours]), against.map(|it| Samples::new([it])).as_ref())
    }

    #[test]
    fn a_number_is_held_against_its_bound() {
        let target = Target::at_most(176.0).better(128.0);

        assert_eq!(judge(target, 177.0, None), Some(Verdict::Missed));
        assert_eq!(judge(target, 176.0, None), Some(Verdict::Met));
        assert_eq!(judge(target, 128.0, None), Some(Verdict::Stretch));
    }

    #[test]
    fn a_part_needs_another_page() {
        let target = Target::part_of_other(0.4);

        assert_eq!(judge(target, 41.0, Some(100.0)), Some(Verdict::Missed));
        assert_eq!(judge(target, 40.0, Some(100.0)), Some(Verdict::Met));
        assert_eq!(judge(target, 40.0, None), None);
    }

    #[test]
    fn a_target_says_both_its_bounds() {
        let write = |limit: f64| format!("{limit} kB");

        assert_eq!(Target::at_most(176.0).better(128.0).text(write), "≤ 176 kB, or ≤ 128 kB");
        assert_eq!(Target::part_of_other(0.6).text(write), "≤ 0.60 ×");
    }
}
