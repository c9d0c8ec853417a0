//! Chromium and its driver, for the tests in a browser.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    apt::{self, is_debian_root},
    tool,
};

const CHROMIUM: &str = "chromium";
const SHELL: &str = "chromium-headless-shell";

/// A browser and its driver.
#[derive(Debug)]
pub(crate) struct Chrome {
    /// The browser.
    pub(crate) browser: PathBuf,
    /// The same engine without the window around it, which needs a third less of the machine.
    shell: Option<PathBuf>,
    /// The driver.
    pub(crate) driver: PathBuf,
}

impl Chrome {
    /// Takes `CHROME_BIN` and `CHROMEDRIVER`, else the programs on the PATH, else (as root on Debian) those that apt
    /// installs.
    pub(crate) fn find() -> Result<Self> {
        match Self::found() {
            Some(found) if !found.lacks_shell() || !is_debian_root() => return Ok(found),
            None if !is_debian_root() => {
                bail!(
                    "the tests need Chromium and its driver; install them: apt-get install -y chromium chromium-driver"
                )
            }
            _ => {}
        }

        apt::install(&[CHROMIUM, "chromium-driver", SHELL])?;
        Self::found().context("apt-get has installed Chromium, but it is not on the PATH")
    }

    /// Returns the browser for journeys, which see no difference.
    pub(crate) fn headless(&self) -> &Path {
        self.shell.as_deref().unwrap_or(&self.browser)
    }

    fn found() -> Option<Self> {
        const BROWSERS: [&str; 4] = [CHROMIUM, "google-chrome", "google-chrome-stable", "chromium-browser"];
        let given = |variable| env::var_os(variable).map(PathBuf::from);

        let browser = given("CHROME_BIN").or_else(|| BROWSERS.iter().find_map(|name| tool::on_path(name)))?;
        let driver = given("CHROMEDRIVER").or_else(|| tool::on_path("chromedriver"))?;
        Some(Self { shell: tool::on_path(SHELL).filter(|_| is_own(&browser, &driver)), browser, driver })
    }

    fn lacks_shell(&self) -> bool {
        self.shell.is_none() && is_own(&self.browser, &self.driver)
    }

    /// Writes `webdriver.json` with this browser in it, and returns its path. The headless shell would outlive the
    /// runner, which ends the driver and not the session.
    pub(crate) fn webdriver_config(&self) -> Result<PathBuf> {
        let root = dev_stack::repository();
        let mut config: Value =
            serde_json::from_slice(&fs::read(root.join("webdriver.json"))?).context("webdriver.json is not JSON")?;
        config["goog:chromeOptions"]["binary"] = self.browser.to_string_lossy().into();

        let path = root.join("target/webdriver.json");
        fs::create_dir_all(root.join("target"))?;
        fs::write(&path, config.to_string()).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}

/// Returns whether both are the system's Chromium, which its headless shell has the version of.
fn is_own(browser: &Path, driver: &Path) -> bool {
    let is = |program: &Path, name| tool::on_path(name).is_some_and(|own| own == program);

    is(browser, CHROMIUM) && is(driver, "chromedriver")
}
