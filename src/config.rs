//! Configuration: Kratos's address, the paths of the pages, and the operator's branding.

mod file;
mod theme;

use std::sync::Arc;

use leptos::prelude::{provide_context, use_context};
use serde_json::Value;

pub use self::{file::ReadConfig, theme::Theme};
use crate::protocol::FlowKind;
pub use crate::protocol::Page;

/// Configuration of the components. Without one in the context the default holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Kratos's public API as the browser reaches it: a path on the page's own origin, or a URL, without a slash at the
    /// end.
    pub kratos: String,
    /// Paths of the pages, which Kratos knows as `selfservice.flows.*.ui_url`.
    pub pages: Pages,
    /// Pages that are closed here, and that no link leads to.
    pub closed: Vec<Page>,
    /// Name of the service that people sign in to, for the header and the tab's title. Empty for no name.
    pub name: String,
    /// Picture in the header.
    pub logo: Option<Logo>,
    /// Colours, corners and font, where they differ from the style sheet's.
    pub theme: Theme,
    /// Links of the footer.
    pub links: Links,
    /// Languages that `public/locale` has, the default first.
    pub languages: Vec<String>,
    /// Least length of a password: Kratos's `password.config.min_password_length`, which it sends only when it refuses
    /// one.
    pub password_min_length: i64,
    /// Texts that differ here, by language, in the form of a language's file.
    pub texts: Arc<Value>,
}

/// A picture, by its path or URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// For light backgrounds.
    pub light: String,
    /// For dark backgrounds.
    pub dark: String,
}

/// Links of the footer: paths or `http(s)` URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Terms of service.
    pub terms: Option<String>,
    /// Privacy policy.
    pub privacy: Option<String>,
    /// Help.
    pub support: Option<String>,
    /// Target of the header's logo.
    pub home: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            kratos: "/.ory".to_owned(),
            pages: Pages::default(),
            closed: Vec::new(),
            name: String::new(),
            logo: None,
            theme: Theme::default(),
            links: Links::default(),
            languages: vec!["en".to_owned()],
            password_min_length: 8,
            texts: Arc::default(),
        }
    }
}

impl Config {
    /// Puts the configuration into the context for the components.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Returns whether a page is open here.
    #[must_use]
    pub fn is_open(&self, page: Page) -> bool {
        !self.closed.contains(&page)
    }

    /// Returns the configuration of the context, or the default.
    #[must_use]
    pub fn use_context() -> Self {
        use_context().unwrap_or_default()
    }
}

/// Paths of the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// Home: the page for a person without another place to go.
    pub home: String,
    /// Sign-in.
    pub login: String,
    /// Sign-out by a link.
    pub logout: String,
    /// Sign-up.
    pub registration: String,
    /// The way back into an account.
    pub recovery: String,
    /// Verification of an address.
    pub verification: String,
    /// Settings of the account.
    pub settings: String,
    /// Devices that are signed in.
    pub sessions: String,
    /// Kratos's errors.
    pub error: String,
}

impl Default for Pages {
    fn default() -> Self {
        let path = |page: Page| page.path().to_owned();
        Self {
            home: path(Page::Home),
            login: path(Page::Login),
            logout: path(Page::Logout),
            registration: path(Page::Registration),
            recovery: path(Page::Recovery),
            verification: path(Page::Verification),
            settings: path(Page::Settings),
            sessions: path(Page::Sessions),
            error: path(Page::Error),
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
        flows || [&self.home, &self.logout, &self.sessions, &self.error].into_iter().any(|page| page == path)
    }
}
