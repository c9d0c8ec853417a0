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

/// What there is to know about a page.
struct Row {
    page: Page,
    /// Its paths; links lead to the first.
    paths: &'static [&'static str],
    /// The name by which `config.json` closes it, if it can be closed.
    name: Option<&'static str>,
}

const PAGES: [Row; 9] = [
    row(Page::Home, &["/"], None),
    row(Page::Login, &["/login"], None),
    row(Page::Logout, &["/logout"], None),
    row(Page::Registration, &["/register", "/registration"], Some("registration")),
    row(Page::Recovery, &["/recovery"], Some("recovery")),
    row(Page::Verification, &["/verification"], Some("verification")),
    row(Page::Settings, &["/settings", "/account/settings/security"], Some("settings")),
    row(Page::Sessions, &["/sessions"], Some("sessions")),
    row(Page::Error, &["/error"], None),
];

const fn row(page: Page, paths: &'static [&'static str], name: Option<&'static str>) -> Row {
    Row { page, paths, name }
}

impl Page {
    /// Returns the page that a path leads to; a slash at its end makes no difference.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        PAGES.iter().find(|row| row.paths.iter().any(|own| bare(own) == bare(path))).map(|row| row.page)
    }

    /// Returns the page that `config.json` calls so, if it can be closed.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        PAGES.iter().find(|row| row.name == Some(name)).map(|row| row.page)
    }

    /// Returns all pages.
    pub fn all() -> impl Iterator<Item = Self> {
        PAGES.iter().map(|row| row.page)
    }

    /// Returns the paths, of which links lead to the first.
    #[must_use]
    pub fn paths(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.paths)
    }

    /// Returns the path that links lead to.
    #[must_use]
    pub fn path(self) -> &'static str {
        self.paths().first().copied().unwrap_or_default()
    }

    /// Returns the name by which `config.json` closes the page, if it can be closed.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.row()?.name
    }

    fn row(self) -> Option<&'static Row> {
        PAGES.iter().find(|row| row.page == self)
    }
}

fn bare(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_page_with_a_slash_at_its_end_too() {
        for page in Page::all() {
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
        let closable: Vec<_> = Page::all().filter_map(Page::name).collect();

        assert_eq!(closable, ["registration", "recovery", "verification", "settings", "sessions"]);
        for name in closable {
            assert_eq!(Page::of_name(name).and_then(Page::name), Some(name));
        }
        assert_eq!(Page::of_name("login"), None);
    }
}
