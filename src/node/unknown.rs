//! A node of a type unknown to this version.

use std::cell::RefCell;

use leptos::{logging::warn, prelude::*};

use super::NodeProps;
use crate::{
    i18n::{Phrase, message_text, phrase},
    markup::element,
    protocol::Attributes,
};

thread_local! {
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Shows the readable parts of the node, and tells the developer once.
pub(super) fn unknown(props: &NodeProps) -> AnyView {
    let node_type = match &props.node.attributes {
        Attributes::Unknown(unknown) => unknown.node_type.clone(),
        Attributes::Division(_) => "div".to_owned(),
        _ => return ().into_any(),
    };
    tell_once(node_type);
    let text = props.node.label.as_ref().map_or_else(|| phrase(Phrase::UnknownNode), message_text);

    element("p").class("unknown").attr("id", &props.id).child(text).into_any()
}

fn tell_once(node_type: String) {
    TOLD.with_borrow_mut(|told| {
        if !told.contains(&node_type) {
            warn!("leptos-kratos: unknown node type {node_type:?}");
            told.push(node_type);
        }
    });
}
