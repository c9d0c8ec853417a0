//! A link.

use leptos::prelude::*;

use super::NodeProps;
use crate::{
    browser,
    config::Config,
    i18n::{Phrase, message_text, phrase},
    markup::element,
    protocol::{Attributes, destination},
};

pub(super) fn anchor(props: &NodeProps) -> AnyView {
    let Attributes::Anchor(anchor) = &props.node.attributes else {
        return ().into_any();
    };
    // A target that is not a plain web address does not become a link, and the person sees why.
    let Some(target) = destination(&anchor.href, &browser::origin()) else {
        return element("p").class("note").child(phrase(Phrase::UnsafeTarget)).into_any();
    };

    // The router takes every path of this origin for one of its own.
    let is_outside = !Config::use_context().pages.contains(target.as_str());

    element("a")
        .attr("id", &props.id)
        .class("button button-primary")
        .attr("href", target.as_str())
        .attr("rel", is_outside.then_some("external"))
        .attr("data-testid", format!("node/anchor/{}", anchor.id))
        .child(message_text(&anchor.title))
        .into_any()
}
