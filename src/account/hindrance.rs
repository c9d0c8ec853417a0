//! Problems with the account, each as a sentence with a way on.

use leptos::prelude::*;
use web_sys::Event;

use super::words::{AccountPhrase, words};
use crate::{
    browser::{self, Query},
    config::Config,
    i18n::{Phrase, phrase},
    markup::{Element, element},
    problem::{Problem, problem_banner},
    protocol::{Hindrance, Proof, destination},
};

/// Storage key for the note that the person left to prove who they are, to delete their account afterwards.
pub(super) const PROVING: &str = "leptos-kratos.account-proving";

/// Renders a problem, announced as it appears, with its remedy: a retry, or signing in and coming back.
pub(super) fn hindrance_view(hindrance: Hindrance, on_retry: Callback<()>) -> Element {
    let login = |query: &[(&str, &str)]| browser::with_query(&Config::use_context().pages.login, query);
    let here = browser::here();

    match hindrance {
        Hindrance::SignedOut => {
            lead(phrase(Phrase::SignedOut), Phrase::SignIn, Ok(login(&[("return_to", &here)])), on_retry)
        }
        Hindrance::Proof { proof: Proof::SecondFactor, .. } => {
            // As everywhere in the page: `return_to` in Kratos's own address lacks the proxy's prefix, or is missing.
            let to = login(&[("aal", "aal2"), ("return_to", &here)]);
            lead(phrase(Phrase::SecondFactorNeeded), Phrase::ConfirmSecondFactor, Ok(to), on_retry)
        }
        Hindrance::Proof { proof: Proof::SignIn, redirect_browser_to } => {
            let to = match redirect_browser_to {
                Some(target) => coming_back(&target, &here),
                None => Ok(login(&[("refresh", "true"), ("return_to", &here)])),
            };
            lead(words(AccountPhrase::ProofNeeded), Phrase::SignInAgain, to, on_retry)
        }
        Hindrance::Mismatch => banner(words(AccountPhrase::OtherConfirmation)),
        Hindrance::Refused(error) => problem_banner(&Problem::Refused(error), on_retry),
        Hindrance::Failed(failure) => problem_banner(&Problem::Failure(failure), on_retry),
    }
}

/// Returns a target, if it is safe, with the way back to this page.
fn coming_back(target: &str, here: &str) -> Result<String, Problem> {
    let refused = || Problem::UnsafeTarget(target.to_owned());
    let to = destination(target, &browser::origin()).ok_or_else(refused)?;
    let path = to.as_str().split(['?', '#']).next().unwrap_or_default();
    let mut query = Query::of_url(to.as_str()).or_else(|| Query::new("")).ok_or_else(refused)?;
    if query.get("return_to").is_none() {
        query.set("return_to", here);
    }
    Ok(query.on(path))
}

/// Renders a text, with a link to follow, or the problem with its target.
fn lead(text: Signal<String>, label: Phrase, to: Result<String, Problem>, on_retry: Callback<()>) -> Element {
    match to {
        Ok(to) => {
            let link = element("a").class("button button-secondary").attr("href", to).attr("rel", "external");
            banner(text).child(link.on("click", |_: Event| browser::remember(PROVING, "")).child(phrase(label)))
        }
        Err(problem) => problem_banner(&problem, on_retry),
    }
}

fn banner(text: Signal<String>) -> Element {
    element("div").class("problem").attr("role", "alert").child(element("p").child(text))
}
