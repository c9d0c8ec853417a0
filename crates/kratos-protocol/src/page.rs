//! The application's pages: one table for the routes, the links, an operator's `config.json` and the server.

/// A page of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Home: the account of the person who is signed in.
    Home,
    /// Sign-in.
    Login,
    /// Sign-out by a link.
    Logout,
    /// Sign-up.
    Registration,
    /// The way back into an account.
    Recovery,
    /// Verification of an address.
    Verification,
    /// Settings of the account.
    Settings,
    /// Devices that are signed in.
    Sessions,
    /// Kratos's errors.
    Error,
}

impl Page {
    /// All pages.
    pub const ALL: [Self; 9] = [
        Self::Home,
        Self::Login,
        Self::Logout,
        Self::Registration,
        Self::Recovery,
        Self::Verification,
        Self::Settings,
        Self::Sessions,
        Self::Error,
    ];

    /// Returns the page that a path leads to; a slash at its end makes no difference.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let path = without_slash(path);
        Self::ALL.iter().copied().find(|page| page.paths().iter().any(|own| without_slash(own) == path))
    }

    /// Returns the page that `config.json` calls so, if it can be closed.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|page| page.name() == Some(name))
    }

    /// Returns the paths, of which links lead to the first.
    #[must_use]
    pub const fn paths(self) -> &'static [&'static str] {
        self.row().0
    }

    /// Returns the path that links lead to.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.paths().first().copied().unwrap_or_default()
    }

    /// Returns the name by which `config.json` closes the page, if it can be closed.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        self.row().1
    }

    /// The table: paths, and the name in `config.json`.
    const fn row(self) -> (&'static [&'static str], Option<&'static str>) {
        match self {
            Self::Home => (&["/"], None),
            Self::Login => (&["/login"], None),
            Self::Logout => (&["/logout"], None),
            Self::Registration => (&["/register", "/registration"], Some("registration")),
            Self::Recovery => (&["/recovery"], Some("recovery")),
            Self::Verification => (&["/verification"], Some("verification")),
            Self::Settings => (&["/settings", "/account/settings/security"], Some("settings")),
            Self::Sessions => (&["/sessions"], Some("sessions")),
            Self::Error => (&["/error"], None),
        }
    }
}

/// Returns a path without a slash at its end, in which paths of the same page may differ.
#[must_use]
pub fn without_slash(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_page_with_a_slash_at_its_end_too() {
        for page in Page::ALL {
            for path in page.paths() {
                assert_eq!(Page::of_path(path), Some(page));
            }
        }
        assert_eq!(Page::of_path("/login/"), Some(Page::Login));
        assert_eq!(Page::of_path(""), Some(Page::Home), "the router's own root");
        for path in ["//", "/Login", "/login//", "/login/x", "/account", "login", "/gallery"] {
            assert_eq!(Page::of_path(path), None, "{path}");
        }
    }

    #[test]
    fn a_page_that_can_be_closed_has_a_name() {
        let closable: Vec<_> = Page::ALL.into_iter().filter_map(Page::name).collect();

        assert_eq!(closable, ["registration", "recovery", "verification", "settings", "sessions"]);
        for name in closable {
            assert_eq!(Page::of_name(name).and_then(Page::name), Some(name));
        }
        assert_eq!(Page::of_name("login"), None);
    }
}
