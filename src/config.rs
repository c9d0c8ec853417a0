//! Where Kratos is and where the pages are.

use leptos::prelude::{provide_context, use_context};

use crate::protocol::FlowKind;

/// What the components have to know about where they run. Without one in the context the default holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Kratos's public API as the browser reaches it: a path on the page's own origin, or a URL, without a slash at the
    /// end.
    pub kratos: String,
    /// Where the pages are: what Kratos knows as `selfservice.flows.*.ui_url`.
    pub pages: Pages,
}

impl Default for Config {
    fn default() -> Self {
        Self { kratos: "/.ory".to_owned(), pages: Pages::default() }
    }
}

impl Config {
    /// Puts the configuration where components find it.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Returns the configuration of the context, or the default.
    #[must_use]
    pub fn use_context() -> Self {
        use_context().unwrap_or_default()
    }
}

/// The paths of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Where a person goes who has nowhere else to go.
    pub home: String,
    /// Signing in.
    pub login: String,
    /// Signing out by a link.
    pub logout: String,
    /// Signing up.
    pub registration: String,
    /// Getting back into an account.
    pub recovery: String,
    /// Proving that an address is one's own.
    pub verification: String,
    /// Changing one's account.
    pub settings: String,
    /// Kratos's errors.
    pub error: String,
}

impl Default for Pages {
    fn default() -> Self {
        let path = str::to_owned;
        Self {
            home: path("/"),
            login: path("/login"),
            logout: path("/logout"),
            registration: path("/register"),
            recovery: path("/recovery"),
            verification: path("/verification"),
            settings: path("/settings"),
            error: path("/error"),
        }
    }
}

impl Pages {
    /// Returns the page of a kind of flow.
    #[must_use]
    pub fn of(&self, kind: FlowKind) -> &str {
        match kind {
            FlowKind::Login => &self.login,
            FlowKind::Registration => &self.registration,
            FlowKind::Recovery => &self.recovery,
            FlowKind::Verification => &self.verification,
            FlowKind::Settings => &self.settings,
        }
    }

    /// Returns whether a path, maybe with a query, is one of these pages: the router can go there without a reload.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let flows = FlowKind::ALL.into_iter().any(|kind| self.of(kind) == path);
        flows || [&self.home, &self.logout, &self.error].into_iter().any(|page| page == path)
    }
}
