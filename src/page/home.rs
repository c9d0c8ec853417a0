//! The start page: who is signed in.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    flow_page::{Aside, Card},
    sessions::methods_used,
    sign_out::SignOut,
};
use crate::{
    config::{Config, Page},
    i18n::{Phrase, date_time, phrase},
    problem::{Problem, ProblemBanner},
    protocol::{Aal, Session, Whoami},
    session::SessionContext,
};

/// Shows the session of whoever is signed in, and leads everybody else to sign in.
#[component]
pub fn HomePage() -> impl IntoView {
    let session = SessionContext::use_context();
    let whoami = session.whoami();
    let login = Config::use_context().pages.login;
    let navigate = use_navigate();
    Effect::new(move |_| {
        if whoami.with(|whoami| matches!(whoami, Some(Whoami::SignedOut))) {
            navigate(&login, NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    let retry = Callback::new(move |()| session.refetch());
    let body = move || match whoami.get() {
        Some(Whoami::SignedIn(session)) => view! { <Account session=*session /> }.into_any(),
        Some(Whoami::Aal2Required { .. }) => view! { <SecondFactor /> }.into_any(),
        Some(Whoami::Failed(failure)) => {
            view! { <ProblemBanner problem=Problem::Failure(failure) on_retry=retry /> }.into_any()
        }
        Some(Whoami::SignedOut) | None => view! { <p role="status">{phrase(Phrase::Loading)}</p> }.into_any(),
    };

    view! { <Card title=Signal::stored(Phrase::Welcome)>{body}</Card> }
}

#[component]
fn SecondFactor() -> impl IntoView {
    let href = format!("{}?aal=aal2", Config::use_context().pages.login);

    view! {
        <p>{phrase(Phrase::SecondFactorNeeded)}</p>
        <a class="button button-primary" href=href>{phrase(Phrase::ConfirmSecondFactor)}</a>
        <SignOut />
    }
}

#[component]
fn Account(session: Session) -> impl IntoView {
    let config = Config::use_context();
    let identity = session.identity.as_ref();
    let name = identity.and_then(|identity| identity.display_name()).unwrap_or_default().to_owned();
    let address = identity.and_then(|identity| identity.address()).filter(|address| *address != name);
    let assurance = phrase(match session.aal {
        Aal::Aal1 => Phrase::OneFactor,
        Aal::Aal2 => Phrase::TwoFactors,
        _ => Phrase::UnknownAssurance,
    });
    let methods = move || methods_used(&session.authentication_methods);
    let who = view! {
        <strong>{name}</strong>
        {address.map(|address| view! { <span class="note">{address.to_owned()}</span> })}
    };
    let expires_at = session.expires_at.clone();
    let ends = view! { <time datetime=session.expires_at>{move || date_time(&expires_at)}</time> };

    view! {
        <dl class="facts">
            {fact(Phrase::SignedInAs, who)}
            {fact(Phrase::SignedInWith, methods)}
            {fact(Phrase::Assurance, assurance)}
            {fact(Phrase::SessionEnds, ends)}
        </dl>
        {config.is_open(Page::Settings).then(|| view! { <Aside link=Phrase::Settings href=config.pages.settings /> })}
        <SignOut />
    }
}

fn fact(name: Phrase, value: impl IntoView) -> impl IntoView {
    view! {
        <div>
            <dt>{phrase(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
}
