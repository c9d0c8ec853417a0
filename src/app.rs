//! The application: routes, and state that all pages share.

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
    /// The configuration, such as the addresses of Kratos and the pages.
    #[prop(optional)]
    config: Config,
) -> impl IntoView {
    config.provide();
    Toasts::provide();
    SessionContext::provide();

    Router(RouterProps::builder().children(TypedChildren::to_children(|| shell(pages()).into_any())).build())
}

/// Renders the page of the path. (`<FlatRoutes>` would make the program a tenth larger: `docs/size.md`.)
fn pages() -> Fragment {
    let config = Config::use_context();
    let pathname = use_location().pathname;
    let router = use_context::<BrowserUrl>();

    Fragment::new(move || {
        let path = pathname.get();
        let view = untrack(|| page(&path, &config));
        // The router waits for the page before it updates the URL.
        if let Some(router) = &router {
            router.ready_to_complete();
        }
        view
    })
}

/// Renders the page of a path, or "not found" if the operator has closed it.
fn page(path: &str, config: &Config) -> Fragment {
    #[cfg(debug_assertions)]
    if path == "/gallery" {
        return Fragment::new(crate::page::GalleryPage().into_any());
    }
    match Page::of_path(path).filter(|page| config.is_open(*page)) {
        Some(Page::Home) => home_page(),
        Some(Page::Login) => login_page(),
        Some(Page::Logout) => logout_page(),
        Some(Page::Registration) => registration_page(),
        Some(Page::Recovery) => recovery_page(),
        Some(Page::Verification) => verification_page(),
        Some(Page::Settings) => settings_page(),
        Some(Page::Sessions) => sessions_page(),
        Some(Page::Error) => error_page(),
        None => not_found_page(),
    }
}
