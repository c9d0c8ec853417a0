//! The application: routes, and what all pages share.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    config::Config,
    page::{
        ErrorPage, HomePage, LoginPage, LogoutPage, NotFoundPage, RecoveryPage, RegistrationPage, SessionsPage,
        SettingsPage, VerificationPage,
    },
    session::SessionContext,
    toast::{ToastList, Toasts},
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

    view! {
        <Router>
            <Shell>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=HomePage />
                    <Route path=path!("/login") view=LoginPage />
                    <Route path=path!("/logout") view=LogoutPage />
                    <Route path=path!("/register") view=RegistrationPage />
                    <Route path=path!("/registration") view=RegistrationPage />
                    <Route path=path!("/recovery") view=RecoveryPage />
                    <Route path=path!("/verification") view=VerificationPage />
                    <Route path=path!("/settings") view=SettingsPage />
                    <Route path=path!("/account/settings/security") view=SettingsPage />
                    <Route path=path!("/sessions") view=SessionsPage />
                    <Route path=path!("/error") view=ErrorPage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// What stands around every page: one column in the middle, and the notices.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="shell">{children()}</main>
        <ToastList />
    }
}
