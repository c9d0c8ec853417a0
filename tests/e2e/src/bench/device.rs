//! The devices on which a page is measured.

use serde_json::json;

use super::tab::Tab;

/// A device and its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Device {
    /// A phone that is some years old, on a slow mobile network: 1.6 Mbit/s, 150 ms there and back, a quarter of this
    /// machine's speed.
    SlowPhone,
    /// This machine as it is, beside the server.
    ThisMachine,
}

impl Device {
    /// Both of them.
    pub(super) const ALL: [Self; 2] = [Self::SlowPhone, Self::ThisMachine];

    /// Returns its name in the table.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::SlowPhone => "slow phone",
            Self::ThisMachine => "this machine",
        }
    }

    /// Makes a tab behave as one on this device.
    pub(super) fn apply(self, tab: &Tab<'_>) {
        // Without it no other network event is reported.
        tab.devtools("Network.enable", json!({}));
        if self == Self::ThisMachine {
            return;
        }
        let bytes_per_second = |bits: u32| f64::from(bits) / 8.0;
        let network = json!({
            "offline": false,
            "latency": 150,
            "downloadThroughput": bytes_per_second(1_600_000),
            "uploadThroughput": bytes_per_second(750_000),
        });
        let screen = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });

        tab.devtools("Network.emulateNetworkConditions", network);
        tab.devtools("Emulation.setDeviceMetricsOverride", screen);
        tab.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    }
}
