//! wrk, which sends requests and measures the time.

use std::{env, process::Command};

/// Length of one run.
const SECONDS: u32 = 4;

/// The requests to send.
#[derive(Debug)]
pub(super) struct Load {
    url: String,
    headers: Vec<String>,
    connections: u32,
}

/// The result of one run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    /// Answers a second.
    pub(super) per_second: f64,
    /// Milliseconds, at the median.
    pub(super) median: f64,
    /// Milliseconds, of the slowest hundredth.
    pub(super) p99: f64,
}

impl Load {
    /// Requests a path, on one connection.
    pub(super) fn of(origin: &str, path: &str) -> Self {
        Self { url: format!("{origin}{path}"), headers: Vec::new(), connections: 1 }
    }

    pub(super) fn header(mut self, header: &str) -> Self {
        self.headers.push(header.to_owned());
        self
    }

    pub(super) const fn connections(mut self, connections: u32) -> Self {
        self.connections = connections;
        self
    }

    /// Sends it for some seconds.
    pub(super) fn run(&self) -> Measured {
        let program = env::var_os("WRK_BIN").unwrap_or_else(|| "wrk".into());
        let mut wrk = Command::new(program);
        wrk.args(["--threads", "1", "--latency", "--connections", &self.connections.to_string()]);
        wrk.args(["--duration", &format!("{SECONDS}s")]);
        for header in &self.headers {
            wrk.args(["--header", header]);
        }

        let output = wrk.arg(&self.url).output().unwrap_or_else(|error| panic!("wrk: {error}"));
        let told = String::from_utf8_lossy(&output.stdout);
        Measured::read(&told).unwrap_or_else(|| panic!("{}: {told}", self.url))
    }
}

impl Measured {
    /// Reads wrk's output. An answer that is an error, or none, is a failure.
    fn read(told: &str) -> Option<Self> {
        let after = |name: &str| told.lines().find_map(|line| line.trim().strip_prefix(name).map(str::trim));
        if after("Non-2xx").is_some() || after("Socket errors").is_some() {
            return None;
        }

        Some(Self {
            per_second: after("Requests/sec:")?.parse().ok()?,
            median: milliseconds(after("50%")?)?,
            p99: milliseconds(after("99%")?)?,
        })
    }
}

fn milliseconds(text: &str) -> Option<f64> {
    let number = |unit: &str| text.strip_suffix(unit)?.parse::<f64>().ok();

    number("us").map(|us| us / 1000.0).or_else(|| number("ms")).or_else(|| Some(number("s")? * 1000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = "Running 4s test @ http://localhost:1/\n  Latency Distribution\n     50%  498.00us\n     75%    1.04ms\n     \
                        99%    1.25s \nRequests/sec:  15510.66\nTransfer/sec:     11.76MB\n";

    #[test]
    fn what_wrk_tells_is_read_in_its_units() {
        assert_eq!(Measured::read(TOLD), Some(Measured { per_second: 15510.66, median: 0.498, p99: 1250.0 }));
    }

    #[test]
    fn errors_are_no_measurement() {
        assert_eq!(Measured::read(&format!("{TOLD}  Non-2xx or 3xx responses: 7\n")), None);
        assert_eq!(Measured::read(&format!("{TOLD}  Socket errors: connect 0, read 1, write 0, timeout 0\n")), None);
        assert_eq!(Measured::read(""), None);
    }
}
