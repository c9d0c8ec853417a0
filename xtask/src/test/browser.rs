//! Components, each mounted in a headless Chromium.

use std::{fs, path::PathBuf, sync::LazyLock, thread};

use anyhow::Result;
use dev_stack::Step;

use super::needs::{Once, in_words, of};
use crate::{
    chrome::Chrome,
    linted,
    tools::{Tools, wasm_target},
};

/// Result of the run. The tests wait for the browser's frames most of the time, so they run beside other parts.
static RUN: Once<()> = LazyLock::new(|| in_words(in_browser()));

/// Starts them in the background; [`run`] waits for the end.
pub(super) fn begin() {
    thread::spawn(|| drop(of(&RUN)));
}

/// Runs them, if they are not running, and prints their output.
pub(super) fn run() -> Result<()> {
    let result = of(&RUN).copied();

    print!("{}", fs::read_to_string(log()).unwrap_or_default());
    result
}

fn in_browser() -> Result<()> {
    let chrome = Chrome::find()?;
    let mut cargo = Tools::for_tests()?.command("cargo");
    cargo
        .args(["test", "--package", "leptos-kratos", "--target", wasm_target::TARGET, "--test", "browser"])
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
