//! Signing out by a link, as used by other applications.

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

/// Asks a person who is signed in whether to sign out, and then goes to `return_to`: anywhere on this origin, or where
/// Kratos's `allowed_return_urls` allow it.
///
/// # Security
/// It asks because a link must not sign a person out: any page they look at could have such a link.
#[component]
pub fn LogoutPage() -> impl IntoView {
    logout_page().into_any()
}

/// Renders a [`LogoutPage`].
pub(crate) fn logout_page() -> Fragment {
    let session = SessionContext::use_context();
    let whoami = session.asked();
    let goal = Query::here().and_then(|query| query.get("return_to"));
    let wanted = goal.clone();
    leave_when_signed_out(whoami, move |navigator| {
        // Kratos decides which other origins are trusted, and says so only on signing out.
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
