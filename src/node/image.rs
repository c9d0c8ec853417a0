//! A picture: an authenticator app's QR code.

use leptos::prelude::*;

use super::{NodeProps, field::label_text};
use crate::{markup::element, protocol::Attributes};

pub(super) fn image(props: &NodeProps) -> AnyView {
    let Attributes::Image(image) = &props.node.attributes else {
        return ().into_any();
    };
    // Pictures are drawn from the answer itself; nothing is fetched from a URL.
    if !image.src.starts_with("data:image/") {
        return ().into_any();
    }
    let size = |pixels: u32| (pixels > 0).then(|| pixels.to_string());

    element("img")
        .attr("id", &props.id)
        .class("image")
        .attr("src", &image.src)
        .attr("width", size(image.width))
        .attr("height", size(image.height))
        .attr("alt", label_text(&props.node))
        .attr("data-testid", format!("node/image/{}", image.id))
        .into_any()
}
