//! Signing out by a link, as other applications have it.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    flow_page::{Aside, Card},
    sign_out::SignOut,
};
use crate::{
    browser::{Query, origin},
    config::Config,
    i18n::{Phrase, phrase, say_with},
    problem::{Problem, ProblemBanner},
    protocol::{Destination, Session, Whoami, destination},
    session::SessionContext,
};

/// Asks whoever is signed in whether to sign out, and goes to `return_to` then: anywhere on this origin, or where
/// Kratos's `allowed_return_urls` let it.
///
/// # Security
/// It asks because a link must not sign anybody out: whatever page they look at could have such a link.
#[component]
pub fn LogoutPage() -> impl IntoView {
    let session = SessionContext::use_context();
    let whoami = session.whoami();
    let goal = Query::here().and_then(|query| query.get("return_to"));
    let goal = StoredValue::new(goal);
    let login = Config::use_context().pages.login;
    let navigate = use_navigate();
    Effect::new(move |_| {
        if whoami.with(|whoami| matches!(whoami, Some(Whoami::SignedOut))) {
            // Who is to be trusted elsewhere is Kratos's to say, and it says so only on signing out.
            let here = match goal.get_value().and_then(|goal| destination(&goal, &origin())) {
                Some(Destination::Here(path)) => path,
                Some(Destination::Elsewhere(_)) | None => login.clone(),
            };
            navigate(&here, NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    let retry = Callback::new(move |()| session.refetch());
    let body = move || match whoami.get() {
        Some(Whoami::SignedIn(session)) => view! { <Leave name=name_of(&session) goal=goal.get_value() /> }.into_any(),
        Some(Whoami::Aal2Required { .. }) => view! { <Leave name=None goal=goal.get_value() /> }.into_any(),
        Some(Whoami::Failed(failure)) => {
            view! { <ProblemBanner problem=Problem::Failure(failure) on_retry=retry /> }.into_any()
        }
        Some(Whoami::SignedOut) | None => view! { <p role="status">{phrase(Phrase::Loading)}</p> }.into_any(),
    };

    view! { <Card title=Signal::stored(Phrase::SignOutAsk)>{body}</Card> }
}

#[component]
fn Leave(name: Option<String>, goal: Option<String>) -> impl IntoView {
    let home = Config::use_context().pages.home;
    let who = name.map(|name| view! { <p>{move || say_with(Phrase::YouAre, &name)}</p> });

    view! {
        {who}
        {match goal {
            Some(goal) => view! { <SignOut to=goal /> }.into_any(),
            None => view! { <SignOut /> }.into_any(),
        }}
        <Aside link=Phrase::StaySignedIn href=home />
    }
}

fn name_of(session: &Session) -> Option<String> {
    session.identity.as_ref()?.display_name().map(str::to_owned)
}
