//! Journeys in Chromium against the real servers and the release build, in a random order: none may depend on the state
//! that another leaves.

use std::{
    path::PathBuf,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use dev_stack::Servers;

use super::{needs, programs, slowest::Slowest};
use crate::{args::Order, chrome::Chrome, run, server, tools::axe_core, web_servers::WebServers};

/// Number of parallel journeys. They wait for timers and servers half of their time, so there are more than cores.
const SIDE_BY_SIDE: usize = 3;

/// Runs the journeys whose names contain one of the filters, or all if there is none.
pub(super) fn run(order: &Order) -> Result<()> {
    let needs = Needs::ready()?;
    let first = order.seed.unwrap_or_else(random_seed);

    for number in 0..order.times {
        let seed = first.wrapping_add(number);
        for program in programs::of(&["journeys"])? {
            let mut command = program.command();
            // The stable test harness shuffles and reports times only under `RUSTC_BOOTSTRAP`.
            command.args(["-Z", "unstable-options", "--report-time", "--shuffle-seed", &seed.to_string()]);
            command.args(["--test-threads", &SIDE_BY_SIDE.to_string()]).args(&order.filters);
            needs.tell(command.env("RUSTC_BOOTSTRAP", "1"));
            let mut slowest = Slowest::default();
            let result = run::watch(&mut command, |line| slowest.note(line));
            println!("{slowest}");
            result.with_context(|| format!("the same order again: {}", again(seed, &order.filters)))?;
        }
    }
    Ok(())
}

/// Takes a picture of every page, in each language and theme, and prints their folder.
pub(crate) fn pictures() -> Result<()> {
    let needs = Needs::ready()?;
    let folder = dev_stack::repository().join("target/pictures");

    for program in programs::of(&["journeys"])? {
        let mut command = program.command();
        command.args(["everyone::", "branding::name"]).env("LEPTOS_KRATOS_PICTURES", &folder);
        needs.tell(&mut command);
        program.run_as(&mut command)?;
    }
    println!("\n{}", folder.display());
    Ok(())
}

/// Everything that the journeys need.
pub(crate) struct Needs {
    chrome: Chrome,
    is_measured: bool,
    servers: &'static Servers,
    axe_core: PathBuf,
    web_servers: WebServers,
    dist: PathBuf,
    companion: PathBuf,
}

impl Needs {
    /// Finds, installs or builds all of it.
    fn ready() -> Result<Self> {
        Self::with(needs::companion()?.to_owned(), false)
    }

    /// As `ready`, with the companion server of production and an ordinary browser: their speed is measured.
    pub(crate) fn for_measuring() -> Result<Self> {
        Self::with(server::build()?, true)
    }

    fn with(companion: PathBuf, is_measured: bool) -> Result<Self> {
        let (chrome, axe_core, web_servers) = (Chrome::find()?, axe_core::find()?, WebServers::find()?);
        let (dist, servers) = (needs::page()?.to_owned(), needs::servers()?);

        Ok(Self { chrome, is_measured, servers, axe_core, web_servers, dist, companion })
    }

    /// Sets the environment variables for the journeys.
    pub(crate) fn tell(&self, command: &mut Command) {
        let browser = if self.is_measured { self.chrome.browser.as_path() } else { self.chrome.headless() };
        command
            .env("LEPTOS_KRATOS_DIST", &self.dist)
            .env("AXE_CORE", &self.axe_core)
            .env("CHROME_BIN", browser)
            .env("CHROME_WINDOWED_BIN", &self.chrome.browser)
            .env("CHROMEDRIVER", &self.chrome.driver);
        self.servers.tell(command);
        server::tell(command, &self.companion);
        self.web_servers.tell(command);
    }
}

/// Returns the command that repeats an order.
fn again(seed: u64, filters: &[String]) -> String {
    let command = format!("cargo xtask test e2e --seed {seed}");

    if filters.is_empty() { command } else { format!("{command} -- {}", filters.join(" ")) }
}

/// Returns a random seed that is short enough to type.
fn random_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();

    u64::from(now.subsec_micros())
}
