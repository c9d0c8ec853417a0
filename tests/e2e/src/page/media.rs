//! The device that the page is looked at with.

use serde_json::json;

use super::Page;

impl Page {
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
