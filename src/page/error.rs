//! Errors that Kratos could not show anywhere else.

use leptos::{prelude::*, task::spawn_local};

use super::flow_page::{aside, card, loading};
use crate::{
    browser::Query,
    client::Client,
    config::Config,
    i18n::{Phrase, left_in_english, phrase, say_text},
    markup::{Element, Fragment, element},
    problem::{Problem, problem_banner},
    protocol::{Failure, StoredError},
    reactive::{Slot, Stored},
};

/// State of the error that the URL names.
#[derive(Clone)]
enum Known {
    Loading,
    /// There is no id.
    None,
    /// Kratos has forgotten it.
    Gone,
    Error(Box<StoredError>),
    Failed(Failure),
}

/// Shows the error with the `id` in the URL, in Kratos's words, with links to other pages.
#[component]
pub fn ErrorPage() -> impl IntoView {
    error_page().into_any()
}

/// Renders an [`ErrorPage`].
pub(crate) fn error_page() -> Fragment {
    let config = Config::use_context();
    let known = Slot::new(Known::Loading);
    let client = Stored::new(Client::new(&config.kratos));
    let load = move || {
        let Some(id) = Query::here().and_then(|query| query.get("id").or_else(|| query.get("error"))) else {
            known.set(Known::None);
            return;
        };
        known.set(Known::Loading);
        spawn_local(async move {
            let Some(client) = client.get() else { return };
            let answer = client.get_error(&id).await;
            // The page may be gone by now.
            let _ = known.try_set(Known::from(answer));
        });
    };
    load();
    let body = move || known_view(known.get(), Callback::new(move |()| load()));

    let back = aside(None, Phrase::BackToSignIn, &config.pages.login);
    let home = aside(None, Phrase::GoHome, &config.pages.home);
    Fragment::new(card(|| Phrase::SomethingWrong, (body, back, home)))
}

impl From<Result<StoredError, Failure>> for Known {
    fn from(answer: Result<StoredError, Failure>) -> Self {
        match answer {
            Ok(error) => Self::Error(Box::new(error)),
            Err(Failure::Kratos { status: 404, .. }) => Self::Gone,
            Err(failure) => Self::Failed(failure),
        }
    }
}

fn known_view(known: Known, on_retry: Callback<()>) -> Fragment {
    match known {
        Known::Loading => Fragment::new(loading()),
        Known::None => Fragment::new(element("p").child(phrase(Phrase::NoError))),
        Known::Gone => Fragment::new(element("p").child(phrase(Phrase::ErrorGone))),
        Known::Error(error) => error_view(*error),
        Known::Failed(failure) => Fragment::new(problem_banner(&Problem::Failure(failure), on_retry)),
    }
}

fn error_view(stored: StoredError) -> Fragment {
    let told = (of_kratos(stored.error.message), stored.error.reason.map(of_kratos));

    Fragment::new((
        element("div").attr("role", "alert").child(told),
        element("p").class("note").child((phrase(Phrase::ErrorId), ": ", element("code").child(stored.id))),
    ))
}

/// Renders a text that Kratos sends without an id.
fn of_kratos(english: String) -> Element {
    let shown = english.clone();
    element("p").attr("lang", move || left_in_english(&english)).child(move || say_text(&shown))
}
