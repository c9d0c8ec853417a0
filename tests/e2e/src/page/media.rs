//! The device on which the page is shown.

use serde_json::json;

use std::{env, fs, path::PathBuf};

use super::Page;
use crate::runtime::block_on;

impl Page {
    /// Sets the browser's languages, the preferred one first: `ko-KR,en`.
    pub fn prefer_languages(&self, languages: &str) {
        let agent = self.evaluate("navigator.userAgent").expect("a browser has a name");
        let parameters = json!({ "userAgent": agent, "acceptLanguage": languages });

        self.chromium.devtools("Emulation.setUserAgentOverride", parameters);
    }

    /// Chooses a language as the page's own menu does, for the pages that are opened from now on.
    #[track_caller]
    pub fn speak(&self, language: &str) {
        self.see_that(&format!("(localStorage.setItem('leptos-kratos.language', '{language}'), true)"));
    }

    /// Takes a picture of the whole page, on a desktop and on a phone, into the folder that `LEPTOS_KRATOS_PICTURES`
    /// names; without one it does nothing.
    ///
    /// # Panics
    /// If it cannot be taken, or written.
    pub fn take_pictures(&self, name: &str) {
        let Some(folder) = env::var_os("LEPTOS_KRATOS_PICTURES").map(PathBuf::from) else { return };
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (device, width, height) in [("desktop", 1200, 800), ("phone", 360, 740)] {
            let path = folder.join(format!("{name}.{device}.png"));
            self.use_phone(width, height);
            let whole = self.evaluate("Math.ceil(document.documentElement.scrollHeight)").expect("a page has a height");
            self.use_phone(width, whole.parse().expect("a height is a number"));
            let picture = block_on(self.chromium.driver().screenshot_as_png()).expect("a browser draws");
            fs::write(&path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }

    /// Sets the window to a phone's size, in CSS pixels.
    pub fn use_phone(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });

        self.chromium.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// Sets the system to `dark` or `light`.
    pub fn prefer_scheme(&self, scheme: &str) {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });

        self.chromium.devtools("Emulation.setEmulatedMedia", media);
    }
}
