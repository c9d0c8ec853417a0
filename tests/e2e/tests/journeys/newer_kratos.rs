//! Every page with answers of Kratos 26.2, against which the other journeys do not run.

mod ends;
mod forms;
mod others;
mod settings;

use std::fs;

use leptos_kratos_e2e::{Fault, Page, World};
use serde_json::Value;

/// A call, and the file in `tests/fixtures/v26.2` with its answer.
type Call<'a> = (&'a str, &'a str);

/// Reads a captured answer as Kratos would give it here: with the tests' origin in the place of its own.
fn captured(world: &World, name: &str) -> Value {
    let path = dev_stack::repository().join(format!("tests/fixtures/v26.2/{name}.json"));
    let text = fs::read_to_string(path).expect(name);
    let origin = world.spa().origin();

    let text = text.replace("http://127.0.0.1:4713/auth", &format!("{origin}/nowhere"));
    serde_json::from_str(&text.replace("http://localhost:3000", origin)).unwrap()
}

/// From now on answers each call that begins so with the first of the files, and all others as if Kratos were down; the
/// identity schemas, which were not captured, come from the real one.
fn answer_with(world: &World, calls: &[Call<'_>]) {
    let answers: Vec<_> = calls
        .iter()
        .map(|(call, name)| {
            let captured = captured(world, name);
            let body = captured["body"].as_str().map_or_else(|| captured["body"].to_string(), str::to_owned);
            let status = captured["status"].as_u64().unwrap().try_into().unwrap();
            ((*call).to_owned(), Fault::Captured(status, body.into()))
        })
        .collect();

    world.spa().mend();
    world.spa().break_requests(move |seen| {
        let call = format!("{} {}", seen.method, seen.path);
        let found = answers.iter().find(|(begin, _)| call.starts_with(begin)).map(|(_, answer)| answer.clone());
        let is_schemas = seen.path.starts_with("/schemas");
        found.or_else(|| (!is_schemas).then_some(Fault::BadGateway))
    });
}

/// Waits until all messages and fields of a captured flow are visible, except those of a group that is not shown.
#[track_caller]
fn see_flow(world: &World, page: &Page, name: &str, hidden_group: Option<&str>) {
    let flow = captured(world, name)["body"].take();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let is_shown = |node: &Value| node["type"] == "input" && node["group"].as_str() != hidden_group;
    let nodes: Vec<_> = list(&flow["ui"]["nodes"]).into_iter().filter(is_shown).collect();
    let messages = nodes.iter().map(|node| &node["messages"]).chain([&flow["ui"]["messages"]]).flat_map(list);

    for message in messages {
        page.see_message(message["id"].as_u64().unwrap().try_into().unwrap());
    }
    for node in &nodes {
        page.see_that(&format!(
            "document.querySelector(`main [name='{0}'][data-testid='node/input/{0}']`) !== null",
            node["attributes"]["name"].as_str().unwrap()
        ));
    }
    see_no_barrier(page, name);
}

/// Fails on any problem that axe-core finds in the page.
#[track_caller]
fn see_no_barrier(page: &Page, name: &str) {
    let found = page.inaccessible().expect("the page can be asked");

    assert!(found.is_empty(), "{name}: {}", found.join("\n"));
}
