//! Effects: on the page's content, and on title, focus and history.

use leptos::{
    prelude::{Effect, RenderEffect, on_cleanup},
    reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber},
};

/// Runs once the page is rendered, and again whenever a signal it has read changes. Ends with the calling component.
///
/// (`Effect::new` is compiled once for every closure, 800 bytes each.)
pub(crate) fn on_change(run: impl FnMut() + 'static) {
    begin(Box::new(run));
}

fn begin(mut run: Box<dyn FnMut()>) {
    let subscriber = Effect::new(move |_| run()).to_any_subscriber();
    on_cleanup(move || forget(&subscriber));
}

/// Runs at once, and again whenever a signal it has read changes. Ends when the return value is dropped.
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

/// Unsubscribes an effect from its sources. Leptos leaves it subscribed until a source changes the next time: the
/// language, which all labels read, may never change.
fn forget(effect: &AnySubscriber) {
    effect.clear_sources(effect);
}
