//! An operator's colours, corners and font.

/// Differences from the style sheet: custom properties of `style/main.css` and their values.
///
/// Values are CSS. The browser ignores what it cannot read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Names without their `--`, such as `accent`, each with its value.
    pub properties: Vec<(String, String)>,
}

/// Colours that can be chosen, as `style/main.css` names them.
pub(super) const COLORS: [&str; 13] = [
    "accent",
    "accent-strong",
    "on-accent",
    "background",
    "surface",
    "border",
    "control-border",
    "text",
    "text-quiet",
    "error",
    "success",
    "danger",
    "on-danger",
];

impl Theme {
    /// Sets a colour for light and dark pages.
    pub fn color(&mut self, name: &str, light: &str, dark: &str) {
        self.properties.push((name.to_owned(), format!("light-dark({light}, {dark})")));
    }

    /// Sets the radius of corners, such as `0.5rem`.
    pub fn radius(&mut self, radius: &str) {
        self.properties.push(("radius".to_owned(), radius.to_owned()));
    }

    /// Sets the font family.
    pub fn font(&mut self, font: &str) {
        self.properties.push(("font".to_owned(), font.to_owned()));
    }
}
