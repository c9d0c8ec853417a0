//! Components, each mounted in a headless Chromium.

use std::{fs, path::PathBuf, sync::LazyLock, thread};

use anyhow::{Result, anyhow};
use dev_stack::Step;

use crate::{chrome::Chrome, linted, tools::Tools};

/// Result of the run. The tests wait for the browser's frames most of the time, so they run beside other parts.
static RUN: LazyLock<Result<(), String>> = LazyLock::new(|| in_browser().map_err(|error| format!("{error:#}")));

/// Starts them in the background; [`run`] waits for the end.
pub(super) fn begin() {
    thread::spawn(|| LazyLock::force(&RUN).is_ok());
}

/// Runs them, if they are not running, and prints their output.
pub(super) fn run() -> Result<()> {
    let result = RUN.as_ref();

    print!("{}", fs::read_to_string(log()).unwrap_or_default());
    result.map(drop).map_err(|error| anyhow!("{error}"))
}

fn in_browser() -> Result<()> {
    let chrome = Chrome::find()?;
    let mut cargo = Tools::for_tests()?.command("cargo");
    cargo
        .args(["test", "--package", "leptos-kratos", "--target", "wasm32-unknown-unknown", "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &chrome.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", chrome.webdriver_config()?)
        // In seconds: a busy machine starts a browser slowly.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600");

    let step = Step::begin("the tests of the components", "about two minutes");
    // An interrupted run may have left its lines.
    fs::write(log(), "")?;
    step.run(linted::lint(&mut cargo), &log())?;
    step.done();
    Ok(())
}

fn log() -> PathBuf {
    dev_stack::repository().join("target/web.log")
}
