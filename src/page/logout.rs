//! Signing out by a link, as other applications have it.

use leptos::prelude::*;

use super::{
    flow_page::{aside, card, loading},
    sign_out::{Looks, sign_out},
    signed_out::leave_when_signed_out,
};
use crate::{
    browser::{Query, origin},
    config::Config,
    i18n::{Phrase, say_with},
    markup::{Fragment, element},
    problem::{Problem, problem_banner},
    protocol::{Destination, FlowKind, Session, Whoami, destination},
    session::SessionContext,
};

/// Asks whoever is signed in whether to sign out, and goes to `return_to` then: anywhere on this origin, or where
/// Kratos's `allowed_return_urls` let it.
///
/// # Security
/// It asks because a link must not sign anybody out: whatever page they look at could have such a link.
#[component]
pub fn LogoutPage() -> impl IntoView {
    logout_page().into_any()
}

/// Shows a [`LogoutPage`].
pub(crate) fn logout_page() -> Fragment {
    let session = SessionContext::use_context();
    let whoami = session.asked();
    let goal = Query::here().and_then(|query| query.get("return_to"));
    let wanted = goal.clone();
    leave_when_signed_out(whoami, move |navigator| {
        // Who is to be trusted elsewhere is Kratos's to say, and it says so only on signing out.
        match wanted.as_deref().and_then(|goal| destination(goal, &origin())) {
            Some(Destination::Here(path)) => path,
            Some(Destination::Elsewhere(_)) | None => navigator.page(FlowKind::Login).to_owned(),
        }
    });
    let retry = Callback::new(move |()| session.refetch());
    let body = move || match whoami.get() {
        Some(Whoami::SignedIn(session)) => leave(name_of(&session), goal.as_deref()),
        Some(Whoami::Aal2Required { .. }) => leave(None, goal.as_deref()),
        Some(Whoami::Failed(failure)) => Fragment::new(problem_banner(&Problem::Failure(failure), retry)),
        Some(Whoami::SignedOut) | None => Fragment::new(loading()),
    };

    Fragment::new(card(|| Phrase::SignOutAsk, body))
}

fn leave(name: Option<String>, goal: Option<&str>) -> Fragment {
    let home = Config::use_context().pages.home;
    let who = name.map(|name| element("p").child(move || say_with(Phrase::YouAre, &name)));

    Fragment::new((who, sign_out(goal, Looks::Button), aside(None, Phrase::StaySignedIn, &home)))
}

fn name_of(session: &Session) -> Option<String> {
    session.identity.as_ref()?.display_name().map(str::to_owned)
}
