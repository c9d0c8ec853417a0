//! A text to read: an authenticator app's secret, recovery codes.

use leptos::prelude::*;

use super::{NodeProps, codes::codes_view, copy::copy_button};
use crate::{
    i18n::message_text,
    markup::{Fragment, element},
    protocol::Attributes,
};

pub(super) fn text(props: &NodeProps) -> AnyView {
    let Attributes::Text(node) = &props.node.attributes else {
        return ().into_any();
    };
    let label = props.node.label.as_ref().map(message_text);
    let codes = node.text.context.messages("secrets");
    let secret = node.text.context.text("secret");
    let body = if codes.is_empty() {
        let text = secret.map_or_else(|| message_text(&node.text), |secret| Signal::stored(secret.to_owned()));
        let test_id = format!("node/text/{}/text", node.id);
        Fragment::new((
            element("p").class("text-secret").attr("data-testid", test_id).child(text),
            element("div").class("text-actions").child(secret.map(copy_button)),
        ))
    } else {
        codes_view(&codes)
    };

    element("div")
        .class("text")
        .attr("id", &props.id)
        .attr("data-testid", format!("node/text/{}", node.id))
        .child((element("p").class("field-label").child(label), body))
        .into_any()
}
