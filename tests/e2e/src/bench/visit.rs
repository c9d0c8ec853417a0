//! One visit to a page, by its browser's marks. Times are in milliseconds since the address was entered.

use serde_json::{Value, json};

use crate::spa::is_fingerprinted;

/// The part of a task that is not felt: shorter tasks do not count (as in Total Blocking Time).
const UNFELT: f64 = 50.0;

/// The marks of a visit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visit {
    /// The time at which the password's field was in the document.
    pub(super) there: f64,
    /// The time at which it was drawn and the page listened.
    pub(super) usable: f64,
    /// The time of the first drawing.
    pub(super) first_paint: f64,
    /// The shift of visible content (Cumulative Layout Shift).
    pub(super) shift: f64,
    /// The time for which the page did not listen before it could be used.
    pub(super) blocking: f64,
    /// The requests made before it could be used.
    pub(super) requests: Vec<Request>,
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    /// The path and the query; the whole URL, if it went elsewhere.
    pub(super) path: String,
    /// Bytes over the network, with 300 bytes for the headers (as Resource Timing counts). Zero from a cache, and zero
    /// from another origin that does not tell.
    pub(super) bytes: f64,
    /// The time at which it began.
    pub(super) start: f64,
    /// The time of its last byte.
    pub(super) end: f64,
    /// Whether it was for a picture, which no step waits for.
    pub(super) is_picture: bool,
}

impl Visit {
    /// Reads the marks that `marks.js` reported.
    pub(super) fn read(marks: &Value) -> Self {
        let usable = number(&marks["usable"]);
        let blocking = |task: &Value| (number(&task[1]) - UNFELT).max(0.0);
        let is_before = |start: &Value| number(start) < usable;
        let request = |it: &Value| Request {
            path: text(&it[0]).to_owned(),
            bytes: number(&it[1]),
            start: number(&it[2]),
            end: number(&it[3]),
            is_picture: text(&it[4]) == "img",
        };

        Self {
            there: number(&marks["there"]),
            usable,
            first_paint: number(&marks["firstPaint"]),
            shift: number(&marks["shift"]),
            // The sum of no values is -0.
            blocking: list(&marks["longTasks"]).iter().filter(|it| is_before(&it[0])).map(blocking).sum::<f64>() + 0.0,
            requests: list(&marks["requests"]).iter().filter(|it| is_before(&it[2])).map(request).collect(),
        }
    }

    /// Returns the number of bytes that came over the network.
    pub(super) fn moved(&self) -> f64 {
        self.requests.iter().map(|request| request.bytes).sum()
    }

    /// Returns the number of files that came over the network although they may be kept for ever.
    pub(super) fn refetched(&self) -> u32 {
        let is_refetched = |it: &&Request| it.bytes > 0.0 && is_fingerprinted(it.path.trim_start_matches('/'));

        self.requests.iter().filter(is_refetched).map(|_| 1).sum()
    }

    /// Returns the time at which the flow was there; the page's own time, if it came with the flow.
    pub(super) fn flow_end(&self) -> f64 {
        let flow = self.requests.iter().rfind(|request| request.path.contains("/self-service/"));

        flow.or(self.requests.first()).expect("a visit has requests").end
    }

    /// Returns the time from the flow to the last of all other answers.
    pub(super) fn wait_beside_flow(&self) -> f64 {
        let flow = self.flow_end();
        let is_awaited = |it: &&Request| !it.is_picture && it.end <= self.usable;

        self.requests.iter().filter(is_awaited).map(|request| request.end).fold(flow, f64::max) - flow
    }

    /// Returns the requests for other programs.
    pub(super) fn json(&self) -> Value {
        let request = |it: &Request| json!({ "path": it.path, "bytes": it.bytes, "start": it.start, "end": it.end });

        self.requests.iter().map(request).collect()
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a mark is no number: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a mark is no text: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("marks are no list: {value}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit() -> Visit {
        Visit::read(&json!({
            "there": 90, "usable": 100.5, "firstPaint": 20, "shift": 0,
            "longTasks": [[10, 80], [60, 49], [200, 300]],
            "requests": [
                ["/login", 1000, 0, 10, "navigation"],
                ["/app-0123456789abcdef.js", 0, 10, 11, "script"],
                ["/main-0123456789abcdef.css", 500, 10, 30, "link"],
                ["/.ory/self-service/login/browser", 4000, 40, 60, "fetch"],
                ["/locale/en.json", 300, 20, 75, "fetch"],
                ["/favicon.svg", 300, 70, 95, "img"],
                ["/provider/local.svg", 700, 120, 130, "img"],
            ],
        }))
    }

    #[test]
    fn a_task_blocks_by_what_is_over_fifty_milliseconds() {
        assert_eq!(visit().blocking.to_string(), "30");
    }

    #[test]
    fn what_was_asked_for_later_is_not_moved_before() {
        assert_eq!(visit().moved().to_string(), "6100");
        assert_eq!(visit().requests.len(), 6);
    }

    #[test]
    fn what_could_have_been_kept_and_came_again_is_noticed() {
        assert_eq!(visit().refetched(), 1);
    }

    #[test]
    fn an_answer_after_the_flows_is_waited_for() {
        assert_eq!(
            (visit().flow_end().to_string(), visit().wait_beside_flow().to_string()),
            ("60".into(), "15".into())
        );
    }
}
