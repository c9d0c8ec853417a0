//! Finding the field or the button of a name as a person would.

use serde_json::json;
use thirtyfour::{WebElement, session::scriptret::ScriptRet};

use super::Page;
use crate::runtime::block_on;

/// The kind of element to find.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A field to fill in, by its label or `name`.
    Field,
    /// A button or a link, by its accessible name.
    Button,
}

impl Kind {
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Button => "button",
        }
    }
}

const FIND: &str = include_str!("find.js");

impl Page {
    /// Finds an element that is there, visible, and not disabled.
    pub(super) fn find(&self, kind: Kind, name: &str) -> Result<WebElement, String> {
        let arguments = vec![json!(kind.noun()), json!(name)];
        let found = block_on(self.chromium.driver().execute_async(FIND, arguments));

        found.and_then(ScriptRet::element).map_err(|_| "is not there, or is disabled".to_owned())
    }
}
