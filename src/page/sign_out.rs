//! The button that signs out.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser,
    config::Config,
    flow::Navigator,
    i18n::{Phrase, phrase, say},
    problem::{Problem, ProblemBanner},
    protocol::{Destination, Severity, destination},
    session::{Goodbye, SessionContext},
    toast::Toasts,
};

/// Signs out and goes to a place that the person, or who led them here, has named. Says so when it does not succeed.
#[component]
pub(crate) fn SignOut(
    /// Where to go then; to sign in if there is no place, or no safe one.
    #[prop(optional, into)]
    to: Option<String>,
    /// Whether it looks like a link.
    #[prop(optional)]
    as_link: bool,
) -> impl IntoView {
    let session = SessionContext::use_context();
    let toasts = Toasts::use_context();
    let pages = Config::use_context().pages;
    let login = StoredValue::new(pages.login.clone());
    let to = to.and_then(|to| destination(&to, &browser::origin()));
    let to = StoredValue::new(to.unwrap_or_else(|| Destination::Here(login.get_value())));
    let navigator = StoredValue::new_local(Navigator::new(pages));
    let problem = RwSignal::new(None);
    let sign_out = move || {
        problem.set(None);
        spawn_local(async move {
            let Some((to, navigator)) = to.try_get_value().zip(navigator.try_get_value()) else { return };
            let left = match session.sign_out(&to).await {
                Ok(Goodbye::Said) => {
                    toasts.push(Severity::Success, say(Phrase::SignedOut));
                    match to {
                        Destination::Here(path) => navigator.go(&path),
                        Destination::Elsewhere(_) => navigator.go(&login.get_value()),
                    }
                }
                Ok(Goodbye::BySending(url)) => {
                    browser::leave_for(&url);
                    Ok(())
                }
                Err(failure) => Err(Problem::Failure(failure)),
            };
            // The page may be gone by now.
            let _ = problem.try_set(left.err());
        });
    };
    let retry = Callback::new(move |()| sign_out());
    let banner = move || problem.get().map(|problem| view! { <ProblemBanner problem=problem on_retry=retry /> });
    let class = if as_link { "link" } else { "button button-secondary" };

    view! {
        <button type="button" class=class on:click=move |_| sign_out()>{phrase(Phrase::SignOut)}</button>
        {banner}
    }
}
