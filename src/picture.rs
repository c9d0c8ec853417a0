//! A picture that may differ between light and dark pages.

use crate::markup::{Fragment, element};

/// The paths or URLs of a decorative picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) light: String,
    pub(crate) dark: String,
}

impl Picture {
    /// Renders it. The style sheet, which knows the theme, shows one of the two; the other one is not even loaded.
    pub(crate) fn view(&self, class: &str) -> Fragment {
        let image = |class: &str, source: &str| {
            element("img").class(class).attr("loading", "lazy").attr("src", source).attr("alt", "")
        };
        if self.light == self.dark {
            return Fragment::new(image(class, &self.light));
        }
        Fragment::new((
            image(&format!("{class} when-light"), &self.light),
            image(&format!("{class} when-dark"), &self.dark),
        ))
    }
}
