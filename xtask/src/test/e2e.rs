//! Journeys in Chromium against the real servers and the release build.

use anyhow::Result;
use dev_stack::Servers;

use crate::{build, chrome::Chrome, run};

pub(super) fn run() -> Result<()> {
    let chrome = Chrome::find()?;
    let servers = Servers::locate()?;
    let dist = build::run()?;

    let mut cargo = run::command("cargo");
    cargo
        .args(["test", "--package", "leptos-kratos-e2e"])
        .env("LEPTOS_KRATOS_DIST", dist)
        .env("CHROME_BIN", chrome.browser)
        .env("CHROMEDRIVER", chrome.driver)
        .env("KRATOS_BIN", servers.kratos)
        .env("MAILPIT_BIN", servers.mailpit)
        .env("OIDC_BIN", servers.oidc);
    run::run(&mut cargo)
}
