//! Buttons.

use leptos::prelude::*;
use web_sys::Event;

use super::{
    NodeProps,
    field::{label_text, test_id},
    key::{is_key, key},
};
use crate::{
    i18n::{Phrase, say_filled},
    markup::{Element, Fragment, element},
    message::messages_view,
    picture::Picture,
    protocol::{Group, Input, InputValue, MessageId, Node},
    provider::Provider,
};

/// Shows a button that submits the form: its name and value say which method was chosen.
pub(super) fn submit(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    if is_key(props, input) {
        return key(props, input);
    }
    let is_primary = !props.is_alternative
        && (matches!(input.name.as_str(), "method" | "lookup_secret_confirm") || completes_sign_up(&props.node));
    let class = if is_primary { "button button-primary" } else { "button button-secondary" };
    let value = input.value.as_ref().map(InputValue::to_text).unwrap_or_default();
    let (wait, is_forbidden) = (props.wait, input.disabled);
    let is_disabled = move || is_forbidden || wait.get() != 0;
    let own_label = label_text(&props.node);
    let label = move || match wait.get() {
        0 => own_label.get(),
        seconds => say_filled(Phrase::SendAgainIn, &[("seconds", &seconds.to_string())]),
    };

    let button = button(props, input, class, "submit")
        .attr("value", value)
        .attr("disabled", is_disabled)
        .child((logo(&props.node), element("span").class("button-label").child(label)));

    Fragment::new((button, messages_view(props.node.messages.clone(), None))).into_any()
}

/// Makes a button with the parts that all kinds have in common.
pub(super) fn button(props: &NodeProps, input: &Input, class: &str, kind: &str) -> Element {
    let is_pending = props.is_pending;

    element("button")
        .attr("id", &props.id)
        .attr("type", kind)
        .class(class)
        .class_when("button-pending", move || is_pending.get())
        .attr("name", &input.name)
        .attr("data-testid", test_id(input))
}

/// Returns the logo of the provider that a button leads to.
fn logo(node: &Node) -> Option<Fragment> {
    let input = node.input().filter(|_| node.group == Group::Oidc)?;
    let id = input.value.as_ref().filter(|_| matches!(input.name.as_str(), "provider" | "link" | "unlink"))?;
    let provider = Provider::new(&id.to_text(), "");
    Some(Picture { light: provider.logo_path(), dark: provider.dark_logo_path() }.view("button-logo"))
}

/// Returns whether the provider's button goes on with a sign-up that it began.
fn completes_sign_up(node: &Node) -> bool {
    node.label.as_ref().is_some_and(|label| label.id == MessageId::REGISTRATION_CONTINUE)
}

/// Shows a button with an action in the page: its [`Trigger`](crate::protocol::Trigger).
pub(super) fn trigger(props: &NodeProps) -> AnyView {
    let Some(input) = props.node.input() else {
        return ().into_any();
    };
    let (press, trigger) = (props.press, input.onclick.clone());
    let on_click = move |_: Event| {
        if let Some(trigger) = trigger.clone() {
            press.run(trigger);
        }
    };

    let button = button(props, input, "button button-secondary", "button")
        .attr("disabled", input.disabled)
        .on("click", on_click)
        .child(element("span").class("button-label").text(label_text(&props.node)));

    Fragment::new((button, messages_view(props.node.messages.clone(), None))).into_any()
}
