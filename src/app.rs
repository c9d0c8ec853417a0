//! The application: routes, and what all pages share.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    config::{Config, Page},
    page::{
        ErrorPage, HomePage, LoginPage, LogoutPage, NotFoundPage, RecoveryPage, RegistrationPage, SessionsPage,
        SettingsPage, VerificationPage,
    },
    session::SessionContext,
    shell::Shell,
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
    let registration = open(Page::Registration, || RegistrationPage().into_any());
    let recovery = open(Page::Recovery, || RecoveryPage().into_any());
    let verification = open(Page::Verification, || VerificationPage().into_any());
    let settings = open(Page::Settings, || SettingsPage().into_any());
    let sessions = open(Page::Sessions, || SessionsPage().into_any());
    SessionContext::provide();

    view! {
        <Router>
            <Shell>
                <FlatRoutes fallback=elsewhere>
                    <Route path=path!("/") view=HomePage />
                    <Route path=path!("/login") view=LoginPage />
                    <Route path=path!("/logout") view=LogoutPage />
                    <Route path=path!("/register") view=registration />
                    <Route path=path!("/registration") view=registration />
                    <Route path=path!("/recovery") view=recovery />
                    <Route path=path!("/verification") view=verification />
                    <Route path=path!("/settings") view=settings />
                    <Route path=path!("/account/settings/security") view=settings />
                    <Route path=path!("/sessions") view=sessions />
                    <Route path=path!("/error") view=ErrorPage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// Shows what no route does. Development builds have the gallery there.
fn elsewhere() -> AnyView {
    #[cfg(debug_assertions)]
    if crate::browser::path() == "/gallery" {
        return crate::page::GalleryPage().into_any();
    }
    NotFoundPage().into_any()
}

/// Returns what a route shows: nothing is found where the operator has closed a page.
fn open(page: Page, view: fn() -> AnyView) -> impl Fn() -> AnyView + Copy + Send + 'static {
    move || if Config::use_context().is_open(page) { view() } else { NotFoundPage().into_any() }
}
