//! Effects: in the page, and at its edge, which is title, focus and history.

use leptos::{
    prelude::{Effect, RenderEffect, on_cleanup},
    reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber},
};

/// Runs once the page is drawn, and again whenever something changes that it has read. Ends with the component that asks.
///
/// (`Effect::new` is compiled anew for every closure, 800 bytes each.)
pub(crate) fn on_change(run: impl FnMut() + 'static) {
    begin(Box::new(run));
}

fn begin(mut run: Box<dyn FnMut()>) {
    let subscriber = Effect::new(move |_| run()).to_any_subscriber();
    on_cleanup(move || forget(&subscriber));
}

/// Runs at once, and again whenever something changes that it has read. Ends when what it returns is dropped.
pub(crate) fn render_effect(mut run: Box<dyn FnMut()>) -> Running {
    Running(RenderEffect::new(move |_| run()))
}

/// An effect that runs until this is dropped.
pub(crate) struct Running(RenderEffect<()>);

impl Drop for Running {
    fn drop(&mut self) {
        forget(&self.0.to_any_subscriber());
    }
}

/// Takes an effect out of what it has read. Leptos leaves it there until that changes the next time: the language, which all
/// labels read, may never do.
fn forget(effect: &AnySubscriber) {
    effect.clear_sources(effect);
}
