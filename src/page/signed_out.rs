//! Redirects away from pages that require a session.

use crate::{
    browser,
    config::Config,
    flow::Navigator,
    protocol::Whoami,
    reactive::{Slot, on_change},
    session::SessionContext,
};

/// Redirects to the target that `to` returns as soon as Kratos says that the person is not signed in.
pub(super) fn leave_when_signed_out(whoami: Slot<Option<Whoami>>, to: impl Fn(&Navigator) -> String + 'static) {
    let navigator = Navigator::new(Config::use_context().pages);
    on_change(move || {
        if whoami.with(|whoami| matches!(whoami, Some(Whoami::SignedOut))) {
            navigator.replace(&to(&navigator));
        }
    });
}

/// Redirects to sign in and come back once Kratos says that the person is not signed in: another part of the page asks.
pub(super) fn come_back_when_signed_out() {
    let whoami = SessionContext::use_context().heard();
    leave_when_signed_out(whoami, |navigator| navigator.login_and_back(&browser::here()));
}
