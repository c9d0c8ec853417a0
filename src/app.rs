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
        ErrorPage, HomePage, LoginPage, LogoutPage, NotFoundPage, RecoveryPage, RegistrationPage, SessionsPage,
        SettingsPage, VerificationPage,
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

    Router(RouterProps::builder().children(TypedChildren::to_children(|| shell(pages()))).build())
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
fn page(path: &str, config: &Config) -> AnyView {
    let (page, view): (_, fn() -> AnyView) = match path.strip_suffix('/').unwrap_or(path) {
        "" => (None, || HomePage().into_any()),
        "/login" => (None, || LoginPage().into_any()),
        "/logout" => (None, || LogoutPage().into_any()),
        "/register" | "/registration" => (Some(Page::Registration), || RegistrationPage().into_any()),
        "/recovery" => (Some(Page::Recovery), || RecoveryPage().into_any()),
        "/verification" => (Some(Page::Verification), || VerificationPage().into_any()),
        "/settings" | "/account/settings/security" => (Some(Page::Settings), || SettingsPage().into_any()),
        "/sessions" => (Some(Page::Sessions), || SessionsPage().into_any()),
        "/error" => (None, || ErrorPage().into_any()),
        #[cfg(debug_assertions)]
        "/gallery" => (None, || crate::page::GalleryPage().into_any()),
        _ => (None, || NotFoundPage().into_any()),
    };
    if page.is_none_or(|page| config.is_open(page)) { view() } else { NotFoundPage().into_any() }
}
