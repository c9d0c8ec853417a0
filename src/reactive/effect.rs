//! Effects: in the page, and at its edge, which is title, focus and history.

use leptos::prelude::{Effect, RenderEffect};

/// Runs once the page is drawn, and again whenever something changes that it has read. Ends with the component that asks.
///
/// (`Effect::new` is compiled anew for every closure, 800 bytes each.)
pub(crate) fn on_change(run: impl FnMut() + 'static) {
    begin(Box::new(run));
}

fn begin(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Runs at once, and again whenever something changes that it has read. Ends when what it returns is dropped.
pub(crate) fn render_effect(mut run: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}
