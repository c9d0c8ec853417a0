//! The button that signs out.

use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use crate::{
    browser,
    config::Config,
    flow::Navigator,
    i18n::{Phrase, phrase, say},
    markup::{Fragment, element},
    problem::{Problem, problem_banner},
    protocol::{Destination, FlowKind, Severity, destination},
    reactive::{Slot, Stored},
    session::{Goodbye, SessionContext},
    toast::Toasts,
};

/// Appearance of the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    Button,
    Link,
}

/// Renders a button that signs out and goes to a target, which the person or the referring page has named: the login
/// page if there is none, or no safe one. Shows a problem if signing out fails.
pub(crate) fn sign_out(to: Option<&str>, looks: Looks) -> Fragment {
    let session = SessionContext::use_context();
    let toasts = Toasts::use_context();
    let pages = Config::use_context().pages;
    let to = to.and_then(|to| destination(to, &browser::origin()));
    let to = to.unwrap_or_else(|| Destination::Here(pages.login.clone()));
    let navigator = Stored::new(Navigator::new(pages));
    let problem = Slot::new(None);
    let is_leaving = Slot::new(false);
    let leave = Callback::new(move |()| {
        let to = to.clone();
        problem.set(None);
        is_leaving.set(true);
        spawn_local(async move {
            let Some(navigator) = navigator.get() else { return };
            let left = match session.sign_out(&to).await {
                Ok(Goodbye::Said) => {
                    toasts.push(Severity::Success, say(Phrase::SignedOut));
                    match to {
                        Destination::Here(path) => navigator.go(&path),
                        Destination::Elsewhere(_) => navigator.go(navigator.page(FlowKind::Login)),
                    }
                }
                Ok(Goodbye::BySending(url)) => match browser::leave_for(&url) {
                    Ok(()) => return,
                    unsafe_target => unsafe_target,
                },
                Err(failure) => Err(Problem::Failure(failure)),
            };
            // The page may be gone by now.
            let _ = problem.try_set(left.err());
            let _ = is_leaving.try_set(false);
        });
    });
    let banner = move || problem.get().map(|problem| problem_banner(&problem, leave));
    let class = match looks {
        Looks::Button => "button button-secondary",
        Looks::Link => "link",
    };

    let button = element("button").attr("type", "button").class(class).on("click", move |_: Event| leave.run(()));
    let button = button.attr("disabled", move || is_leaving.get());
    Fragment::new((button.child(phrase(Phrase::SignOut)), banner))
}
