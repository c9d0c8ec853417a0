//! Repeated measurements of one number.

use serde_json::{Value, json};

/// The measured values, sorted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Samples(Vec<f64>);

impl Samples {
    /// Takes the measured values; there is at least one.
    pub(super) fn new(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<_> = values.into_iter().collect();

        assert!(!values.is_empty(), "nothing was measured");
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// Returns the median.
    pub(super) fn median(&self) -> f64 {
        let half = self.0.len() / 2;

        if self.0.len() % 2 == 1 { self.0[half] } else { f64::midpoint(self.0[half - 1], self.0[half]) }
    }

    /// Returns the least and the greatest.
    pub(super) fn spread(&self) -> (f64, f64) {
        (self.0[0], self.0[self.0.len() - 1])
    }

    /// Returns them for other programs.
    pub(super) fn json(&self) -> Value {
        let (min, max) = self.spread();

        json!({ "median": self.median(), "min": min, "max": max, "samples": self.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_stands_in_the_middle() {
        assert_eq!(Samples::new([9.0, 1.0, 2.0]).median().to_string(), "2");
        assert_eq!(Samples::new([4.0, 1.0, 2.0, 9.0]).median().to_string(), "3");
    }

    #[test]
    fn the_spread_is_from_the_least_to_the_greatest() {
        assert_eq!(Samples::new([9.0, -1.0, 2.0]).spread(), (-1.0, 9.0));
    }
}
