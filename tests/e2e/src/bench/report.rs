//! All numbers, for people and for programs.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{row::Row, target::Verdict, visit::Visit};

/// The measurements, and their circumstances.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    /// The browser, the machine, and its load: in words.
    pub(super) circumstances: Vec<String>,
    /// The numbers, those of one group in a row.
    pub(super) rows: Vec<Row>,
    /// The requests of one first visit to each page.
    pub(super) visits: Vec<(&'static str, Visit)>,
}

impl Report {
    /// Returns the tables: the numbers, and the requests.
    pub(super) fn table(&self) -> String {
        let mut table = self.circumstances.join("\n");

        self.write_rows(&mut table);
        for (name, visit) in &self.visits {
            let _ = write!(table, "\n\nasked for by {name}\n{:>7} {:>7} {:>9}", "from", "to", "bytes");
            for request in &visit.requests {
                let (start, end, bytes) = (request.start, request.end, request.bytes);
                let _ = write!(table, "\n{start:>7.0} {end:>7.0} {bytes:>9}  {}", request.path);
            }
        }
        table
    }

    fn write_rows(&self, table: &mut String) {
        let cells: Vec<_> = self.rows.iter().map(Row::cells).collect();
        let heading = ["", "ours", "the other", "", "target", ""].map(str::to_owned);
        let all = || cells.iter().chain([&heading]);
        let widths: Vec<_> =
            (0..heading.len()).map(|column| all().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
        let line = |cells: &[String; 6]| {
            let padded = cells.iter().zip(&widths).map(|(cell, &width)| format!("  {cell:<width$}"));
            padded.collect::<String>().trim_end().to_owned()
        };
        let mut group = "";

        let _ = write!(table, "\n\n{}", line(&heading));
        for (row, cells) in self.rows.iter().zip(&cells) {
            if group != row.group() {
                group = row.group();
                let _ = write!(table, "\n\n{group}");
            }
            let _ = write!(table, "\n{}", line(cells));
        }
    }

    /// Returns all of it for other programs.
    pub(super) fn json(&self) -> Value {
        let visits: serde_json::Map<_, _> =
            self.visits.iter().map(|(name, visit)| ((*name).to_owned(), visit.json())).collect();

        json!({
            "circumstances": self.circumstances,
            "rows": self.rows.iter().map(Row::json).collect::<Value>(),
            "missed": self.rows.iter().filter(|row| row.verdict() == Some(Verdict::Missed)).count(),
            "visits": visits,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{row::Unit, samples::Samples, target::Target},
        *,
    };

    fn report() -> Report {
        let row = |group: &str, name: &str, number| {
            Row::new(group, name, Unit::Milliseconds, Samples::new([number])).target(Target::at_most(100.0))
        };

        Report {
            circumstances: vec!["a browser".to_owned()],
            rows: vec![row("phone", "paint", 90.0), row("phone", "usable", 110.0), row("here", "paint", 9.0)],
            visits: Vec::new(),
        }
    }

    #[test]
    fn the_table_has_a_heading_for_each_group() {
        let lines = [
            "a browser",
            "",
            "          ours     the other    target",
            "",
            "phone",
            "  paint   90.0 ms               ≤ 100 ms  met",
            "  usable  110 ms                ≤ 100 ms  missed",
            "",
            "here",
            "  paint   9.0 ms                ≤ 100 ms  met",
        ];

        assert_eq!(report().table(), lines.join("\n"));
    }

    #[test]
    fn what_is_missed_is_counted() {
        assert_eq!(report().json()["missed"], 1);
    }
}
