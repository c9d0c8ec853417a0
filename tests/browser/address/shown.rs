//! Addresses in the page: links, pictures, and a form's destination without the program.

use std::sync::Arc;

use leptos::{mount::mount_to, prelude::*};
use leptos_kratos::{
    Config, KratosFlow, Shell, SubmitHandler, Submitted,
    config::Links,
    protocol::{Flow, destination},
};
use leptos_router::components::Router;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{origin, short};
use crate::{
    hostile, lookalike,
    mounted::{flow, login, mount},
};

fn node(kind: &str, attributes: &Value) -> Value {
    let title = json!({ "id": 1_070_009, "text": "Continue", "type": "info" });

    json!({ "type": kind, "group": "code", "attributes": attributes, "messages": [], "meta": { "label": title } })
}

fn anchor(href: &str) -> Value {
    let title = json!({ "id": 1_070_009, "text": "Continue", "type": "info" });

    node("a", &json!({ "id": "continue", "href": href, "title": title, "node_type": "a" }))
}

fn picture(src: &str) -> Value {
    node("img", &json!({ "id": "totp_qr", "src": src, "width": 1, "height": 1, "node_type": "img" }))
}

#[wasm_bindgen_test]
async fn no_anchor_leads_to_a_hostile_address_and_each_says_so() {
    let refused = hostile::refused(&origin());
    let page = mount(flow(refused.iter().map(|address| anchor(address)))).await;

    let shown: Vec<_> = page.all("a").iter().map(|link| short(&link.get_attribute("href").unwrap())).collect();
    assert_eq!(shown, [""; 0]);
    let told =
        page.all("form p").iter().filter(|told| told.text_content().unwrap().contains("considers unsafe")).count();
    assert_eq!(told, refused.len());
}

#[wasm_bindgen_test]
async fn an_anchor_to_a_harmless_address_leads_there() {
    let here = lookalike::here(&origin());
    let elsewhere = lookalike::ELSEWHERE.iter().map(|url| ((*url).to_owned(), *url));
    let all: Vec<_> = here.into_iter().chain(elsewhere).collect();

    let page = mount(flow(all.iter().map(|(address, _)| anchor(address)))).await;

    let shown: Vec<_> = page.all("a").iter().map(|link| link.get_attribute("href").unwrap()).collect();
    assert_eq!(shown, all.iter().map(|(_, href)| *href).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn no_picture_is_fetched_from_anywhere() {
    let addresses = hostile::refused(&origin());
    let harmless = lookalike::ELSEWHERE.iter().map(|url| (*url).to_owned());
    let here = lookalike::here(&origin()).into_iter().map(|(address, _)| address);
    let others = ["DATA:text/html,x", "data:", "data:image", "data:text/html,data:image/png", " data:image/png,x"];
    let others = others.map(str::to_owned);
    let all = addresses.into_iter().chain(harmless).chain(here).chain(others).map(|address| picture(&address));

    let page = mount(flow(all)).await;

    assert_eq!(page.count("img"), 0);
}

/// Mounts a view for a moment, and returns an attribute of the elements that a selector finds in it.
fn attributes<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static, selector: &str, name: &str) -> Vec<String>
where
    V::State: 'static,
{
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), view);

    let found = root.query_selector_all(selector).unwrap();
    let found = (0..found.length()).map(|index| found.get(index).unwrap().unchecked_into::<HtmlElement>());
    let attributes = found.map(|element| element.get_attribute(name).unwrap()).collect();
    drop(handle);
    root.remove();
    attributes
}

#[wasm_bindgen_test]
fn no_form_would_go_to_a_hostile_address_without_the_program() {
    for address in hostile::refused(&origin()) {
        let mut flow = login();
        flow["ui"]["action"] = address.clone().into();
        let flow: Arc<Flow> = Arc::new(serde_json::from_value(flow).unwrap());
        let form = || {
            let flow = Signal::stored(flow);
            view! { <KratosFlow flow on_submit=SubmitHandler::new(async |_| Submitted::Leaving) /> }
        };

        assert_eq!(attributes(form, "form", "action"), [""], "{}", short(&address));
    }
}

/// Returns the destinations of the links in the header and the footer if an operator sets all of them to an address.
fn links(address: &str) -> Vec<String> {
    let to = || Some(address.to_owned());
    let links = Links { terms: to(), privacy: to(), support: to(), home: to() };
    let config = Config { name: "Example".to_owned(), links, ..Config::default() };
    let shell = move || {
        config.provide();
        view! { <Router><Shell>""</Shell></Router> }
    };

    attributes(shell, ".brand, .footer a", "href")
}

#[wasm_bindgen_test]
fn no_link_of_the_operators_leads_to_a_hostile_address() {
    for address in hostile::refused(&origin()) {
        assert_eq!(links(&address), ["/"], "{}", short(&address));
    }
}

#[wasm_bindgen_test]
fn the_operators_links_to_harmless_addresses_lead_there() {
    for address in lookalike::ELSEWHERE {
        let expected = destination(address, &origin()).unwrap().as_str().to_owned();

        assert_eq!(links(address), vec![expected; 4]);
    }
}
