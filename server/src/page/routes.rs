//! Which paths are pages.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// The page's own paths (`src/app.rs` of the page), and what `config.json` calls the page where it can be closed.
const PAGES: [(&str, Option<&str>); 11] = [
    ("/", None),
    ("/login", None),
    ("/logout", None),
    ("/register", Some("registration")),
    ("/registration", Some("registration")),
    ("/recovery", Some("recovery")),
    ("/verification", Some("verification")),
    ("/settings", Some("settings")),
    ("/account/settings/security", Some("settings")),
    ("/sessions", Some("sessions")),
    ("/error", None),
];

/// The paths that `index.html` is the answer to.
#[derive(Debug)]
pub(super) struct Routes(HashSet<String>);

impl Routes {
    /// Takes the operator's further routes, and the page's configuration, which closes pages.
    pub(super) fn new(further: &[String], settings: &Map<String, Value>) -> Self {
        let is_open = |page: &str| settings.get("pages").and_then(|pages| pages.get(page)) != Some(&Value::Bool(false));
        let own = PAGES.iter().filter(|(_, page)| page.is_none_or(is_open)).map(|(path, _)| *path);

        Self(own.chain(further.iter().map(String::as_str)).map(|path| bare(path).to_owned()).collect())
    }

    /// Whether a path is a page; with a slash at its end it is the same.
    pub(super) fn has(&self, path: &str) -> bool {
        path.starts_with('/') && self.0.contains(bare(path))
    }
}

fn bare(path: &str) -> &str {
    path.strip_suffix('/').unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn routes(further: &[&str], settings: Value) -> Routes {
        let Value::Object(settings) = settings else { panic!("settings are an object") };
        Routes::new(&further.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>(), &settings)
    }

    #[test]
    fn a_page_is_a_page_with_a_slash_at_its_end_too() {
        let routes = routes(&["/welcome"], json!({}));

        for path in ["/", "/login", "/login/", "/account/settings/security", "/welcome"] {
            assert!(routes.has(path), "{path}");
        }
        for path in ["", "//", "/Login", "/login//", "/login/x", "/account", "login", "/gallery"] {
            assert!(!routes.has(path), "{path}");
        }
    }

    #[test]
    fn a_page_that_the_operator_has_closed_is_none() {
        let routes = routes(&[], json!({ "pages": { "registration": false, "recovery": true } }));

        assert!(!routes.has("/register") && !routes.has("/registration"));
        assert!(routes.has("/recovery") && routes.has("/settings"));
    }

    /// They stand in another package, which is compiled for the browser.
    #[test]
    fn the_pages_are_those_of_the_application() {
        let Ok(app) = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../src/app.rs")) else {
            // The package alone, as it is published.
            return;
        };
        let arms = app.split("fn page(").nth(1).unwrap().split("not_found_page").next().unwrap();
        let paths: HashSet<_> = arms.split('"').skip(1).step_by(2).filter(|path| *path != "/gallery").collect();
        let ours: HashSet<_> = PAGES.iter().map(|(path, _)| bare(path)).collect();

        assert_eq!(paths, ours);
    }
}
