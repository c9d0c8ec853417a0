//! Effects at the edge of the page: title, focus, history.

use leptos::prelude::Effect;

/// Runs once the page is drawn, and again whenever something changes that it has read. Ends with the component that asks.
///
/// (`Effect::new` is compiled anew for every closure, 800 bytes each.)
pub(crate) fn on_change(run: impl FnMut() + 'static) {
    begin(Box::new(run));
}

fn begin(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
