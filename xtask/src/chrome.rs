//! Chromium and its driver, for the tests in a browser.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    apt::{self, is_debian_root},
    tool,
};

/// A browser and the driver that steers it.
#[derive(Debug)]
pub(crate) struct Chrome {
    /// The browser.
    pub(crate) browser: PathBuf,
    /// The driver.
    pub(crate) driver: PathBuf,
}

impl Chrome {
    /// Takes `CHROME_BIN` and `CHROMEDRIVER`, else what is on the PATH, else (as root on Debian)
    /// what apt installs.
    pub(crate) fn find() -> Result<Self> {
        if let Some(found) = Self::found() {
            return Ok(found);
        }
        if !is_debian_root() {
            bail!("the tests need Chromium and its driver; install them: apt-get install -y chromium chromium-driver");
        }

        apt::install(&["chromium", "chromium-driver"])?;
        Self::found().context("apt-get has installed Chromium, but it is not on the PATH")
    }

    fn found() -> Option<Self> {
        const BROWSERS: [&str; 4] = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
        let given = |variable| env::var_os(variable).map(PathBuf::from);

        Some(Self {
            browser: given("CHROME_BIN").or_else(|| BROWSERS.iter().find_map(|name| tool::on_path(name)))?,
            driver: given("CHROMEDRIVER").or_else(|| tool::on_path("chromedriver"))?,
        })
    }

    /// Writes `webdriver.json` with this browser in it, and says where.
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
