//! Start page: the present session.

use leptos::prelude::*;

use super::{
    flow_page::{aside, card, loading},
    sessions::methods_used,
    sign_out::{Looks, sign_out},
    signed_out::leave_when_signed_out,
};
use crate::{
    config::{Config, Page},
    i18n::{Phrase, date_time, phrase},
    markup::{Child, Element, Fragment, element},
    problem::{Problem, problem_banner},
    protocol::{Aal, FlowKind, Session, Whoami},
    session::SessionContext,
};

/// Shows the session of a person who is signed in, and sends others to sign in.
#[component]
pub fn HomePage() -> impl IntoView {
    home_page().into_any()
}

/// Renders a [`HomePage`].
pub(crate) fn home_page() -> Fragment {
    let session = SessionContext::use_context();
    let whoami = session.asked();
    leave_when_signed_out(whoami, |navigator| navigator.page(FlowKind::Login).to_owned());
    let retry = Callback::new(move |()| session.refetch());
    let body = move || match whoami.get() {
        Some(Whoami::SignedIn(signed_in)) => {
            session.arrive();
            account(*signed_in)
        }
        Some(Whoami::Aal2Required { .. }) => second_factor(),
        Some(Whoami::Failed(failure)) => Fragment::new(problem_banner(&Problem::Failure(failure), retry)),
        Some(Whoami::SignedOut) | None => Fragment::new(loading()),
    };

    Fragment::new(card(|| Phrase::Welcome, body))
}

fn second_factor() -> Fragment {
    let href = format!("{}?aal=aal2", Config::use_context().pages.login);
    let confirm = element("a").class("button button-primary").attr("href", href);

    Fragment::new((
        element("p").child(phrase(Phrase::SecondFactorNeeded)),
        confirm.child(phrase(Phrase::ConfirmSecondFactor)),
        sign_out(None, Looks::Button),
    ))
}

fn account(session: Session) -> Fragment {
    let config = Config::use_context();
    let identity = session.identity.as_ref();
    let name = identity.and_then(|identity| identity.display_name()).unwrap_or_default();
    let address = identity.and_then(|identity| identity.address()).filter(|address| *address != name);
    let assurance = phrase(match session.aal {
        Aal::Aal1 => Phrase::OneFactor,
        Aal::Aal2 => Phrase::TwoFactors,
        _ => Phrase::UnknownAssurance,
    });
    let address = address.map(|address| element("span").class("note").child(address));
    let who = (element("strong").child(name), address);
    let methods = move || methods_used(&session.authentication_methods);
    let ends = element("time").attr("datetime", &session.expires_at);
    let ends = ends.child(move || date_time(&session.expires_at));
    let facts = element("dl").class("facts").child((
        fact(Phrase::SignedInAs, who),
        fact(Phrase::SignedInWith, methods),
        fact(Phrase::Assurance, assurance),
        fact(Phrase::SessionEnds, ends),
    ));
    let settings = config.is_open(Page::Settings).then(|| aside(None, Phrase::Settings, &config.pages.settings));

    Fragment::new((facts, settings, sign_out(None, Looks::Button)))
}

fn fact(name: Phrase, value: impl Child) -> Element {
    element("div").child((element("dt").child(phrase(name)), element("dd").child(value)))
}
