//! Where Kratos is, where the pages are, and whose they are.

mod file;
mod theme;

use std::sync::Arc;

use leptos::prelude::{provide_context, use_context};
use serde_json::Value;

pub use self::{file::ReadConfig, theme::Theme};
use crate::protocol::FlowKind;

/// What the components have to know about where they run. Without one in the context the default holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Kratos's public API as the browser reaches it: a path on the page's own origin, or a URL, without a slash at the
    /// end.
    pub kratos: String,
    /// Where the pages are: what Kratos knows as `selfservice.flows.*.ui_url`.
    pub pages: Pages,
    /// The pages that are not to be had here, and that nothing leads to.
    pub closed: Vec<Page>,
    /// What is signed in to, as the header and the tab's title call it. Empty for no name.
    pub name: String,
    /// The picture in the header.
    pub logo: Option<Logo>,
    /// Colours, corners and font, where they differ from the style sheet's.
    pub theme: Theme,
    /// The links of the footer.
    pub links: Links,
    /// The languages that `public/locale` has, the default first.
    pub languages: Vec<String>,
    /// How long a password has to be here: Kratos's `password.config.min_password_length`, which it tells only when it
    /// refuses one.
    pub password_min_length: i64,
    /// What is said differently here, by language, in the form of a language's file.
    pub texts: Arc<Value>,
}

/// A page that an operator can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Signing up.
    Registration,
    /// Getting back into an account.
    Recovery,
    /// Proving that an address is one's own.
    Verification,
    /// Changing one's account.
    Settings,
    /// Where one is signed in.
    Sessions,
}

/// A picture, by its path or URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// For light backgrounds.
    pub light: String,
    /// For dark ones.
    pub dark: String,
}

/// Links of the footer: paths or `http(s)` URLs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The terms of service.
    pub terms: Option<String>,
    /// The privacy policy.
    pub privacy: Option<String>,
    /// Where to get help.
    pub support: Option<String>,
    /// Where the header's logo leads.
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
    /// Puts the configuration where components find it.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Returns whether a page is to be had here.
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
    /// Where one is signed in.
    pub sessions: String,
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
            sessions: path("/sessions"),
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
        flows || [&self.home, &self.logout, &self.sessions, &self.error].into_iter().any(|page| page == path)
    }
}
