//! Node components that a library user puts in the place of ours.

use leptos::prelude::*;
use leptos_kratos::{NodeComponents, NodeProps, protocol::InputValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{Options, login, mount_with};

fn own_input(props: &NodeProps) -> AnyView {
    let field = props.field.clone().unwrap_or_default();
    let write = move |event| field.set(Some(InputValue::Text(event_target_value(&event).to_uppercase())));
    view! { <label>"Own "<input class="own" name=props.node.name().to_owned() on:input=write /></label> }.into_any()
}

#[wasm_bindgen_test]
async fn a_component_can_be_replaced_and_still_fills_the_form() {
    let components = NodeComponents { input: own_input, ..NodeComponents::default() };
    let page = mount_with(login(), Options { components: Some(components), ..Options::default() }).await;

    page.fill("identifier", "ada@example.org");
    page.press("Sign in").await;

    assert_eq!(page.count("input.own"), 1, "the identifier is ours, the password is not");
    assert_eq!(page.sent()[0]["identifier"], "ADA@EXAMPLE.ORG");
}
