//! One number of the table.

use serde_json::{Value, json};

use super::{
    samples::Samples,
    target::{Target, Verdict},
};

/// A measurement on our page and perhaps on the other one.
#[derive(Clone, Debug)]
pub(super) struct Row {
    group: String,
    name: String,
    unit: Unit,
    ours: Samples,
    against: Option<Samples>,
    target: Option<Target>,
}

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Time.
    Milliseconds,
    /// Bytes, shown by the thousand.
    Bytes,
    /// Number of objects.
    Count,
    /// A factor.
    Times,
    /// The shift of a layout: 1 is a whole screen.
    Shift,
}

impl Row {
    /// Creates a row with our page's number.
    pub(super) fn new(group: impl Into<String>, name: impl Into<String>, unit: Unit, ours: Samples) -> Self {
        Self { group: group.into(), name: name.into(), unit, ours, against: None, target: None }
    }

    /// Adds the other page's number.
    pub(super) fn against(self, against: Option<Samples>) -> Self {
        Self { against, ..self }
    }

    /// Adds the target.
    pub(super) fn target(self, target: impl Into<Option<Target>>) -> Self {
        Self { target: target.into(), ..self }
    }

    /// Returns its group.
    pub(super) fn group(&self) -> &str {
        &self.group
    }

    /// Returns how it compares with its target, if that can be judged.
    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.target?.judge(&self.ours, self.against.as_ref())
    }

    /// Returns its cells: the name, ours, the other's, the ratio of ours to the other's, the target, the verdict.
    pub(super) fn cells(&self) -> [String; 6] {
        let against = self.against.as_ref().map(|samples| self.unit.write_samples(samples));
        let ratio = self.against.as_ref().map(|against| self.ours.median() / against.median());
        let target = self.target.map(|target| target.text(|number| self.unit.write(number)));

        [
            self.name.clone(),
            self.unit.write_samples(&self.ours),
            against.unwrap_or_default(),
            ratio.filter(|ratio| ratio.is_finite()).map(|ratio| format!("{ratio:.2} ×")).unwrap_or_default(),
            target.unwrap_or_default(),
            self.verdict().map(|verdict| verdict.as_str().to_owned()).unwrap_or_default(),
        ]
    }

    /// Returns it for other programs.
    pub(super) fn json(&self) -> Value {
        json!({
            "group": self.group,
            "name": self.name,
            "unit": self.unit.name(),
            "ours": self.ours.json(),
            "against": self.against.as_ref().map(Samples::json),
            "target": self.target.map(|target| target.text(|number| self.unit.write(number))),
            "verdict": self.verdict().map(Verdict::as_str),
        })
    }
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Milliseconds => "ms",
            Self::Bytes => "bytes",
            Self::Count => "count",
            Self::Times => "times",
            Self::Shift => "shift",
        }
    }

    fn write(self, number: f64) -> String {
        match self {
            Self::Milliseconds if number >= 100.0 => format!("{number:.0} ms"),
            Self::Milliseconds => format!("{number:.1} ms"),
            Self::Bytes => format!("{:.1} kB", number / 1000.0),
            Self::Count => format!("{number:.0}"),
            Self::Times => format!("{number:.1} ×"),
            Self::Shift => format!("{number:.4}"),
        }
    }

    fn write_samples(self, samples: &Samples) -> String {
        let median = self.write(samples.median());
        let (min, max) = samples.spread();

        if min.total_cmp(&max).is_eq() {
            return median;
        }
        format!("{median} ({}–{})", self.bare(min), self.bare(max))
    }

    /// Returns a number without its unit.
    fn bare(self, number: f64) -> String {
        let text = self.write(number);

        text.split(' ').next().unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_median_spread_ratio_and_verdict() {
        let row = Row::new("slow phone", "usable", Unit::Milliseconds, Samples::new([900.0, 1000.0, 1234.5]))
            .against(Some(Samples::new([4000.0])))
            .target(Target::part_of_other(0.4).better(0.3));

        assert_eq!(
            row.cells(),
            ["usable", "1000 ms (900–1234)", "4000 ms", "0.25 ×", "≤ 0.40 ×, or ≤ 0.30 ×", "stretch met"]
        );
        assert_eq!(row.json()["ours"]["median"], 1000.0);
        assert_eq!(row.json()["verdict"], "stretch met");
    }

    #[test]
    fn what_is_the_same_each_time_has_no_spread() {
        let row = Row::new("memory", "moved", Unit::Bytes, Samples::new([315_243.0, 315_243.0]));

        assert_eq!(row.cells(), ["moved", "315.2 kB", "", "", "", ""]);
        assert_eq!(row.json()["verdict"], Value::Null);
    }
}
