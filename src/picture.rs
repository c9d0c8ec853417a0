//! A picture that may differ between light and dark pages.

use leptos::prelude::*;

/// The paths or URLs of a decorative picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) light: String,
    pub(crate) dark: String,
}

impl Picture {
    /// Shows it. Which one is seen, the style sheet decides: it knows the theme.
    pub(crate) fn view(self, class: &str) -> impl IntoView + use<> {
        let is_one = self.light == self.dark;
        let light = if is_one { class.to_owned() } else { format!("{class} when-light") };
        let dark = (!is_one).then(|| view! { <img class=format!("{class} when-dark") src=self.dark alt="" /> });
        view! {
            <img class=light src=self.light alt="" />
            {dark}
        }
    }
}
