//! The application: routes, and what all pages share.

use leptos::{children::ToChildren, prelude::*};
use leptos_router::{
    components::{Router, RouterProps},
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};

use crate::{
    config::{Config, Page},
    markup::Fragment,
    page::{
        error_page, home_page, login_page, logout_page, not_found_page, recovery_page, registration_page,
        sessions_page, settings_page, verification_page,
    },
    session::SessionContext,
    shell::shell,
    toast::Toasts,
};

/// The whole self-service UI: every page, with its own router.
#[component]
pub fn App(
    /// Where Kratos and the pages are.
    #[prop(optional)]
    config: Config,
) -> impl IntoView {
    config.provide();
    Toasts::provide();
    SessionContext::provide();

    Router(RouterProps::builder().children(TypedChildren::to_children(|| shell(pages()).into_any())).build())
}

/// Shows the page of the path. (`<FlatRoutes>` would make the program a tenth larger: `docs/size.md`.)
fn pages() -> Fragment {
    let config = Config::use_context();
    let pathname = use_location().pathname;
    let router = use_context::<BrowserUrl>();

    Fragment::new(move || {
        let path = pathname.get();
        let view = untrack(|| page(&path, &config));
        // The router waits for the page before it puts the path into the URL.
        if let Some(router) = &router {
            router.ready_to_complete();
        }
        view
    })
}

/// Returns the page of a path: nothing is found where the operator has closed one.
fn page(path: &str, config: &Config) -> Fragment {
    let (page, view): (_, fn() -> Fragment) = match path.strip_suffix('/').unwrap_or(path) {
        "" => (None, home_page),
        "/login" => (None, login_page),
        "/logout" => (None, logout_page),
        "/register" | "/registration" => (Some(Page::Registration), registration_page),
        "/recovery" => (Some(Page::Recovery), recovery_page),
        "/verification" => (Some(Page::Verification), verification_page),
        "/settings" | "/account/settings/security" => (Some(Page::Settings), settings_page),
        "/sessions" => (Some(Page::Sessions), sessions_page),
        "/error" => (None, error_page),
        #[cfg(debug_assertions)]
        "/gallery" => (None, || Fragment::new(crate::page::GalleryPage().into_any())),
        _ => (None, not_found_page),
    };
    if page.is_none_or(|page| config.is_open(page)) { view() } else { not_found_page() }
}
