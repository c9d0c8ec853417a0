//! Journeys in Chromium against the real servers and the release build, in a random order: none may need what another
//! has left behind.

use std::{
    path::PathBuf,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use dev_stack::Servers;

use crate::{args::Order, build, chrome::Chrome, run, server, tools::axe_core, web_servers::WebServers};

/// Stable's test harness shuffles for whoever claims to be nightly. The claim is made to the tests alone: in cargo's own
/// environment it would build everything anew.
const RUNNER: &str = "target.'cfg(all())'.runner = ['env', 'RUSTC_BOOTSTRAP=1']";

/// Runs the journeys whose names contain one of the filters, or all if there is none.
pub(super) fn run(order: &Order) -> Result<()> {
    let needs = Needs::ready()?;
    let first = order.seed.unwrap_or_else(random_seed);

    for number in 0..order.times {
        let seed = first.wrapping_add(number);
        let mut cargo = journeys(seed);
        cargo.args(&order.filters);
        needs.tell(&mut cargo);
        run::run(&mut cargo).with_context(|| format!("the same order again: {}", again(seed, &order.filters)))?;
    }
    Ok(())
}

/// Takes a picture of every page, in each language and theme, and says where they are.
pub(crate) fn pictures() -> Result<()> {
    let needs = Needs::ready()?;
    let folder = dev_stack::repository().join("target/pictures");
    let mut cargo = run::command("cargo");
    cargo
        .args(["test", "--package", "leptos-kratos-e2e", "--", "everyone::", "branding::name"])
        .env("LEPTOS_KRATOS_PICTURES", &folder);

    needs.tell(&mut cargo);
    run::run(&mut cargo)?;
    println!("\n{}", folder.display());
    Ok(())
}

/// What the journeys need beside themselves.
pub(crate) struct Needs {
    chrome: Chrome,
    servers: Servers,
    axe_core: PathBuf,
    web_servers: WebServers,
    dist: PathBuf,
    companion: PathBuf,
}

impl Needs {
    /// Finds or installs all of it, and builds.
    pub(crate) fn ready() -> Result<Self> {
        let (chrome, servers, axe_core) = (Chrome::find()?, Servers::locate()?, axe_core::find()?);
        let web_servers = WebServers::find()?;
        Ok(Self { chrome, servers, axe_core, web_servers, dist: build::run(false)?, companion: server::build()? })
    }

    /// Tells the journeys where it is.
    pub(crate) fn tell(&self, cargo: &mut Command) {
        cargo
            .env("LEPTOS_KRATOS_DIST", &self.dist)
            .env("AXE_CORE", &self.axe_core)
            .env("CHROME_BIN", &self.chrome.browser)
            .env("CHROMEDRIVER", &self.chrome.driver);
        self.servers.tell(cargo);
        server::tell(cargo, &self.companion);
        self.web_servers.tell(cargo);
    }
}

fn journeys(seed: u64) -> Command {
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", "leptos-kratos-e2e", "--config", RUNNER]);
    cargo.args(["--", "-Z", "unstable-options", "--shuffle-seed", &seed.to_string()]);
    cargo
}

/// Returns the command that repeats an order.
fn again(seed: u64, filters: &[String]) -> String {
    let dashes = if filters.is_empty() { "" } else { " -- " };

    format!("cargo xtask test e2e --seed {seed}{dashes}{}", filters.join(" "))
}

/// One that can be typed again.
fn random_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();

    u64::from(now.subsec_micros())
}
