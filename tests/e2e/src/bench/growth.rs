//! Forms of hundreds of nodes. No identity schema of the tests has so many, so Kratos's answer is made up.

use std::{fs, time::Duration};

use serde_json::{Value, json};

use super::{
    browser,
    device::Device,
    row::{Row, Unit},
    samples::Samples,
    subject::Subject,
    tab::Tab,
    target::Target,
    typing,
    visit::Visit,
};
use crate::{Fault, World};

const CAPTURED: &str = "tests/fixtures/v1.3.1/A-login-init.json";
const PREFIX: &str = "traits.field_";
const SMALL: usize = 200;
const LARGE: usize = 2000;
/// The flow comes when the program is there and waits for it: otherwise the program's own loading would be measured.
const LATE: Duration = Duration::from_secs(1);

/// Draws both forms `runs` times, types into them, and returns the numbers.
pub(super) fn measure(world: &World, runs: usize) -> Vec<Row> {
    let blank = a_key_in_a_blank_page(runs);
    let small = Grown::measure(world, SMALL, runs);
    let large = Grown::measure(world, LARGE, runs);
    let times = Samples::new([large.drawn.median() / small.drawn.median()]);

    let key = Samples::new([small.key.median() - blank.median()]);

    let mut rows = small.rows("200 nodes", Some(Target::at_most(50.0)));
    rows.push(Row::new("200 nodes", "a key in a blank page", Unit::Milliseconds, blank));
    rows.push(Row::new("200 nodes", "a key, beyond that", Unit::Milliseconds, key).target(Target::at_most(8.0)));
    rows.extend(large.rows("2 000 nodes", None));
    rows.push(Row::new("2 000 nodes", "drawn, of the 200's", Unit::Times, times).target(Target::at_most(12.0)));
    rows
}

/// Times of a form of some size, from the last byte of its flow.
struct Grown {
    there: Samples,
    drawn: Samples,
    key: Samples,
}

impl Grown {
    fn measure(world: &World, nodes: usize, runs: usize) -> Self {
        let page = Subject { selector: format!("[name='{}']", name_of(nodes - 1)), ..Subject::ours(world) };
        let flow = flow(world.spa().origin(), nodes);
        let fields = fields(&flow);
        let flow = flow.to_string();
        world.spa().break_requests(move |seen| {
            let is_begun = seen.path.starts_with("/self-service/login/browser");
            is_begun.then(|| Fault::MadeUp(flow.clone().into(), LATE))
        });
        let chromium = browser::returning(&page);
        let mut visits = Vec::new();
        let mut keys = Vec::new();

        for run in 0..runs {
            eprintln!("{nodes} nodes, run {} of {runs}", run + 1);
            let tab = Tab::open(&chromium, Device::ThisMachine);
            visits.push(tab.visit(&page));
            let count = "arguments[1](document.querySelectorAll(`[name^='${arguments[0]}']`).length)";
            let drawn = tab.call(count, vec![json!(PREFIX)]);
            assert_eq!(drawn, json!(fields), "not all of {nodes} nodes are there");
            keys.push(typing::a_key(&tab, &name_of(nodes / 2)));
            tab.close();
        }
        world.spa().mend();
        let since_flow =
            |moment: fn(&Visit) -> f64| Samples::new(visits.iter().map(move |visit| moment(visit) - visit.flow_end()));
        Self {
            there: since_flow(|visit| visit.there),
            drawn: since_flow(|visit| visit.usable),
            key: Samples::new(keys),
        }
    }

    fn rows(self, group: &str, drawn: Option<Target>) -> Vec<Row> {
        let row = |name: &str, samples| Row::new(group, name, Unit::Milliseconds, samples);

        vec![
            row("in the document after the flow", self.there),
            row("drawn after the flow", self.drawn).target(drawn),
            row("a key", self.key),
        ]
    }
}

/// Returns the cost of a key without a listener: the part of the browser itself, and that of the driver.
fn a_key_in_a_blank_page(runs: usize) -> Samples {
    let chromium = browser::fresh();

    Samples::new((0..runs).map(|_| {
        let tab = Tab::open(&chromium, Device::ThisMachine);
        tab.visit(&Subject::blank());
        let key = typing::a_key(&tab, "field");
        tab.close();
        key
    }))
}

/// Returns a captured sign-in flow, extended by text fields to this number of nodes.
fn flow(origin: &str, nodes: usize) -> Value {
    let path = dev_stack::repository().join(CAPTURED);
    let file = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut captured: Value = serde_json::from_slice(&file).expect("a captured answer is JSON");
    let mut flow = captured["body"].take();

    flow["ui"]["action"] = format!("{origin}/.ory/self-service/login?flow=0").into();
    let all = flow["ui"]["nodes"].as_array_mut().expect("a flow has nodes");
    all.extend((all.len()..nodes).map(field));
    flow
}

fn field(number: usize) -> Value {
    let label = format!("Field {number}");

    json!({
        "type": "input",
        "group": "default",
        "messages": [],
        "attributes": {
            "node_type": "input", "type": "text", "name": name_of(number), "value": "", "disabled": false,
        },
        "meta": { "label": { "id": 1_070_002, "type": "info", "text": label, "context": { "title": label } } },
    })
}

/// Returns the number of these fields in a flow.
fn fields(flow: &Value) -> usize {
    let nodes = flow["ui"]["nodes"].as_array().into_iter().flatten();

    nodes.filter(|node| node["attributes"]["name"].as_str().is_some_and(|name| name.starts_with(PREFIX))).count()
}

fn name_of(number: usize) -> String {
    format!("{PREFIX}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_grows_to_so_many_nodes_and_keeps_those_it_had() {
        let captured = flow("http://localhost:1", 0)["ui"]["nodes"].as_array().map_or(0, Vec::len);

        let grown = flow("http://localhost:1", SMALL);

        assert_eq!(grown["ui"]["nodes"].as_array().map(Vec::len), Some(SMALL));
        assert_eq!(fields(&grown), SMALL - captured);
        assert_eq!(grown["ui"]["nodes"][SMALL - 1]["attributes"]["name"], name_of(SMALL - 1));
    }
}
