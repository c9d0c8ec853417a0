//! Something to read: an authenticator app's secret, recovery codes.

use leptos::prelude::*;

use super::{NodeProps, codes::Codes, copy::CopyButton};
use crate::{i18n::message_text, protocol::Attributes};

pub(super) fn text(props: &NodeProps) -> AnyView {
    let Attributes::Text(node) = &props.node.attributes else {
        return ().into_any();
    };
    let label = props.node.label.as_ref().map(message_text);
    let codes = node.text.context.messages("secrets");
    let secret = node.text.context.text("secret");
    let body = if codes.is_empty() {
        let copy = secret.map(|secret| view! { <CopyButton text=secret /> });
        let text = secret.map_or_else(|| message_text(&node.text), |secret| Signal::stored(secret.to_owned()));
        view! {
            <p class="text-secret" data-testid=format!("node/text/{}/text", node.id)>{text}</p>
            <div class="text-actions">{copy}</div>
        }
        .into_any()
    } else {
        view! { <Codes codes=codes /> }.into_any()
    };

    view! {
        <div class="text" id=props.id.clone() data-testid=format!("node/text/{}", node.id)>
            <p class="field-label">{label}</p>
            {body}
        </div>
    }
    .into_any()
}
