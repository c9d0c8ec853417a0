//! Errors that Kratos could not show anywhere else.

use leptos::{prelude::*, task::spawn_local};

use super::flow_page::{Aside, Card};
use crate::{
    browser::Query,
    client::Client,
    config::Config,
    i18n::{Phrase, left_in_english, phrase, say_text},
    problem::{Problem, ProblemBanner},
    protocol::{Failure, StoredError},
};

/// What there is to say about the error in the URL.
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

/// Shows the error that the URL names by `id`, in Kratos's words, and a way on.
#[component]
pub fn ErrorPage() -> impl IntoView {
    let config = Config::use_context();
    let known = RwSignal::new(Known::Loading);
    let client = StoredValue::new_local(Client::new(&config.kratos));
    let load = move || {
        let Some(id) = Query::here().and_then(|query| query.get("id").or_else(|| query.get("error"))) else {
            known.set(Known::None);
            return;
        };
        known.set(Known::Loading);
        let client = client.get_value();
        spawn_local(async move {
            let answer = client.get_error(&id).await;
            // The page may be gone by now.
            let _ = known.try_set(Known::from(answer));
        });
    };
    load();
    let body = move || known_view(known.get(), Callback::new(move |()| load()));

    view! {
        <Card title=Signal::stored(Phrase::SomethingWrong)>
            {body}
            <Aside link=Phrase::BackToSignIn href=config.pages.login />
            <Aside link=Phrase::GoHome href=config.pages.home />
        </Card>
    }
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

fn known_view(known: Known, on_retry: Callback<()>) -> AnyView {
    match known {
        Known::Loading => view! { <p role="status">{phrase(Phrase::Loading)}</p> }.into_any(),
        Known::None => view! { <p>{phrase(Phrase::NoError)}</p> }.into_any(),
        Known::Gone => view! { <p>{phrase(Phrase::ErrorGone)}</p> }.into_any(),
        Known::Error(error) => error_view(*error).into_any(),
        Known::Failed(failure) => {
            view! { <ProblemBanner problem=Problem::Failure(failure) on_retry=on_retry /> }.into_any()
        }
    }
}

fn error_view(stored: StoredError) -> impl IntoView {
    let reason = stored.error.reason.map(of_kratos);

    view! {
        <div role="alert">
            {of_kratos(stored.error.message)}
            {reason}
        </div>
        <p class="note">{phrase(Phrase::ErrorId)}": "<code>{stored.id}</code></p>
    }
}

/// Shows what Kratos says without an id.
fn of_kratos(english: String) -> impl IntoView {
    let (shown, language) = (english.clone(), english);
    view! { <p lang=move || left_in_english(&language)>{move || say_text(&shown)}</p> }
}
