//! Journeys in Chromium against the real servers and the release build, in a random order: none may need what another
//! has left behind.

use std::{
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use dev_stack::Servers;

use crate::{args::Order, build, chrome::Chrome, run};

/// Stable's test harness shuffles for whoever claims to be nightly. The claim is made to the tests alone: in cargo's own
/// environment it would build everything anew.
const RUNNER: &str = "target.'cfg(all())'.runner = ['env', 'RUSTC_BOOTSTRAP=1']";

pub(super) fn run(order: Order) -> Result<()> {
    let chrome = Chrome::find()?;
    let servers = Servers::locate()?;
    let dist = build::run()?;
    let first = order.seed.unwrap_or_else(random_seed);

    for number in 0..order.times {
        let seed = first.wrapping_add(number);
        let mut cargo = journeys(seed);
        cargo
            .env("LEPTOS_KRATOS_DIST", &dist)
            .env("CHROME_BIN", &chrome.browser)
            .env("CHROMEDRIVER", &chrome.driver)
            .env("KRATOS_BIN", &servers.kratos)
            .env("MAILPIT_BIN", &servers.mailpit)
            .env("OIDC_BIN", &servers.oidc);
        run::run(&mut cargo).with_context(|| format!("the same order again: cargo xtask test e2e --seed {seed}"))?;
    }
    Ok(())
}

fn journeys(seed: u64) -> Command {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", "leptos-kratos-e2e", "--config", RUNNER]);
    cargo.args(["--", "-Z", "unstable-options", "--shuffle-seed", &seed.to_string()]);
    cargo
}

/// One that can be typed again.
fn random_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();

    u64::from(now.subsec_micros())
}
