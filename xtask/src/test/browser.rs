//! The components, each mounted in a headless Chromium.

use anyhow::Result;

use crate::{chrome::Chrome, run, tools::Tools};

pub(super) fn run() -> Result<()> {
    let chrome = Chrome::find()?;
    let mut cargo = Tools::for_tests()?.command("cargo");
    cargo
        .args(["test", "--package", "leptos-kratos", "--target", "wasm32-unknown-unknown", "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &chrome.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", chrome.webdriver_config()?)
        // Seconds: a busy machine starts a browser slowly.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600");

    run::run(&mut cargo)
}
