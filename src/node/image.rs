//! A picture: an authenticator app's QR code.

use leptos::prelude::*;

use super::{NodeProps, field::label_text};
use crate::protocol::Attributes;

pub(super) fn image(props: &NodeProps) -> AnyView {
    let Attributes::Image(image) = &props.node.attributes else {
        return ().into_any();
    };
    // Pictures are drawn from the answer itself; nothing is fetched from wherever it says.
    if !image.src.starts_with("data:image/") {
        return ().into_any();
    }
    let size = |pixels: u32| (pixels > 0).then(|| pixels.to_string());

    view! {
        <img
            id=props.id.clone()
            class="image"
            src=image.src.clone()
            width=size(image.width)
            height=size(image.height)
            alt=label_text(&props.node)
            data-testid=format!("node/image/{}", image.id)
        />
    }
    .into_any()
}
