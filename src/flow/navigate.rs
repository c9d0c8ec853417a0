//! Navigation from a flow: through the router inside the application, by the browser outside, and only to safe places.

use std::{fmt, rc::Rc};

use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    browser,
    config::Pages,
    problem::Problem,
    protocol::{Destination, FlowId, FlowKind, destination},
};

/// Navigates to pages and elsewhere.
#[derive(Clone)]
pub struct Navigator {
    pages: Rc<Pages>,
    navigate: Rc<Navigate>,
}

/// The navigation function of `leptos_router`.
type Navigate = dyn Fn(&str, NavigateOptions);

impl fmt::Debug for Navigator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Navigator").field("pages", &self.pages).finish_non_exhaustive()
    }
}

impl Navigator {
    /// Creates a navigator between `pages`. Has to be called below a `leptos_router` `Router`.
    #[must_use]
    pub fn new(pages: Pages) -> Self {
        Self { pages: Rc::new(pages), navigate: Rc::new(use_navigate()) }
    }

    /// Goes to a target from outside: pages of the application without a reload.
    ///
    /// # Errors
    /// [`Problem::UnsafeTarget`] if it is neither an `http(s)` URL nor a path on the page's own origin, or no browser
    /// can read it.
    pub fn go(&self, target: &str) -> Result<(), Problem> {
        match destination(target, &browser::origin()) {
            Some(Destination::Here(path)) if self.pages.contains(&path) => {
                self.push(&path);
                Ok(())
            }
            Some(destination) => browser::leave_for(destination.as_str()),
            None => Err(Problem::UnsafeTarget(target.to_owned())),
        }
    }

    /// Goes home.
    ///
    /// # Errors
    /// As [`go`](Self::go), if the configuration has no safe home.
    pub fn go_home(&self) -> Result<(), Problem> {
        self.go(&self.pages.home)
    }

    /// Goes to one of the application's own paths; "back" leads here again.
    pub fn push(&self, path: &str) {
        (self.navigate)(path, NavigateOptions::default());
    }

    /// Puts one of the application's own paths in the place of this one.
    pub fn replace(&self, path: &str) {
        (self.navigate)(path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    }

    /// Returns the page of a kind of flow.
    #[must_use]
    pub fn page(&self, kind: FlowKind) -> &str {
        self.pages.of(kind)
    }

    /// Returns the page of a flow that has begun.
    #[must_use]
    pub fn page_of_flow(&self, kind: FlowKind, id: &FlowId) -> String {
        browser::with_query(self.page(kind), &[("flow", id.as_str())])
    }

    /// Returns the sign-in page that comes back to a path.
    #[must_use]
    pub fn login_and_back(&self, path: &str) -> String {
        browser::with_query(&self.pages.login, &[("return_to", path)])
    }
}
