//! One visit to a page, as its browser has marked it. Times are in milliseconds from when the address was entered.

use serde_json::{Value, json};

use crate::spa::is_fingerprinted;

/// The part of a task that is felt: what is shorter is not counted (as Total Blocking Time counts).
const UNFELT: f64 = 50.0;

/// The marks of a visit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Visit {
    /// When the password's field was in the document.
    pub(super) there: f64,
    /// When it was drawn and the page listened.
    pub(super) usable: f64,
    /// When anything was drawn.
    pub(super) first_paint: f64,
    /// How much of what was seen has moved (Cumulative Layout Shift).
    pub(super) shift: f64,
    /// How long the page did not listen before it could be used.
    pub(super) blocking: f64,
    /// What was asked for before it could be used.
    pub(super) requests: Vec<Request>,
}

/// One request.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    /// The path and the query; the whole URL, if it went elsewhere.
    pub(super) path: String,
    /// What came over the network, with 300 bytes for the headers (as Resource Timing counts). Nothing from a cache, and
    /// nothing from another origin that does not tell.
    pub(super) bytes: f64,
    /// When it began.
    pub(super) start: f64,
    /// When its last byte came.
    pub(super) end: f64,
    /// Whether it was for a picture, which nothing waits for.
    pub(super) is_picture: bool,
}

impl Visit {
    /// Reads what `marks.js` has told.
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
            // The sum of nothing is -0.
            blocking: list(&marks["longTasks"]).iter().filter(|it| is_before(&it[0])).map(blocking).sum::<f64>() + 0.0,
            requests: list(&marks["requests"]).iter().filter(|it| is_before(&it[2])).map(request).collect(),
        }
    }

    /// Returns how many bytes have come over the network.
    pub(super) fn moved(&self) -> f64 {
        self.requests.iter().map(|request| request.bytes).sum()
    }

    /// Returns how many files came over the network that may be kept for ever.
    pub(super) fn refetched(&self) -> u32 {
        let is_refetched = |it: &&Request| it.bytes > 0.0 && is_fingerprinted(it.path.trim_start_matches('/'));

        self.requests.iter().filter(is_refetched).map(|_| 1).sum()
    }

    /// Returns when the flow was there; the page itself, if it came with the flow.
    pub(super) fn flow_end(&self) -> f64 {
        let flow = self.requests.iter().rfind(|request| request.path.contains("/self-service/"));

        flow.or(self.requests.first()).expect("a visit has requests").end
    }

    /// Returns how much longer the last of all other answers took than the flow.
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
