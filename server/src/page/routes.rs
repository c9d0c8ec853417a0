//! Paths of the pages.

use std::collections::HashSet;

use kratos_protocol::{Page, without_slash};
use serde_json::{Map, Value};

/// Paths that are answered with `index.html`.
#[derive(Debug)]
pub(super) struct Routes(HashSet<String>);

impl Routes {
    /// Takes the operator's further routes, and the page's configuration, which can close pages.
    pub(super) fn new(further: &[String], settings: &Map<String, Value>) -> Self {
        let is_open = |name: &str| settings.get("pages").and_then(|pages| pages.get(name)) != Some(&Value::Bool(false));
        let open = Page::ALL.into_iter().filter(|page| page.name().is_none_or(is_open));
        let own = open.flat_map(|page| page.paths().iter().copied());

        Self(own.chain(further.iter().map(String::as_str)).map(|path| without_slash(path).to_owned()).collect())
    }

    /// Whether a path is a page, with or without a slash at its end.
    pub(super) fn has(&self, path: &str) -> bool {
        path.starts_with('/') && self.0.contains(without_slash(path))
    }
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
}
