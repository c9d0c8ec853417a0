//! What pages do that are for those who are signed in, when nobody is.

use crate::{
    browser,
    config::Config,
    flow::Navigator,
    protocol::Whoami,
    reactive::{Slot, on_change},
    session::SessionContext,
};

/// Goes where `to` says as soon as Kratos says that nobody is signed in.
pub(super) fn leave_when_signed_out(whoami: Slot<Option<Whoami>>, to: impl Fn(&Navigator) -> String + 'static) {
    let navigator = Navigator::new(Config::use_context().pages);
    on_change(move || {
        if whoami.with(|whoami| matches!(whoami, Some(Whoami::SignedOut))) {
            navigator.replace(&to(&navigator));
        }
    });
}

/// Goes to sign in and comes back, as soon as Kratos says that nobody is signed in: another part of the page asks.
pub(super) fn come_back_when_signed_out() {
    let whoami = SessionContext::use_context().heard();
    leave_when_signed_out(whoami, |navigator| navigator.login_and_back(&browser::here()));
}
