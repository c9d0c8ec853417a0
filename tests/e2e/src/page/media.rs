//! The device that the page is looked at with.

use serde_json::json;

use std::{fs, path::Path};

use super::Page;
use crate::runtime::block_on;

impl Page {
    /// Chooses a language as the page's own menu does, for the pages that are opened from now on.
    #[track_caller]
    pub fn speak(&self, language: &str) {
        self.see_that(&format!("(localStorage.setItem('leptos-kratos.language', '{language}'), true)"));
    }

    /// Saves a picture of the whole page, from a window of some width in CSS pixels.
    ///
    /// # Panics
    /// If it cannot be had, or written.
    pub fn save_picture(&self, path: &Path, width: u32) {
        self.use_phone(width, if width < 600 { 740 } else { 800 });
        let height = self.evaluate("Math.ceil(document.documentElement.scrollHeight)").expect("a page has a height");
        self.use_phone(width, height.parse().expect("a height is a number"));
        let picture = block_on(self.chromium.driver().screenshot_as_png()).expect("a browser draws");
        fs::write(path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Makes the window a phone's, in CSS pixels.
    pub fn use_phone(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });

        self.chromium.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Makes the system `dark` or `light`.
    pub fn prefer_scheme(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });

        self.chromium.devtools("Emulation.setEmulatedMedia", media);
    }
}
