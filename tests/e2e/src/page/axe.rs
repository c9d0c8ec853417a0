//! Accessibility problems that axe-core finds in a page.

use std::{env, fs, sync::LazyLock};

use super::Page;
use crate::runtime::block_on;

/// Runs in the page, whose policy does not restrict the driver.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = env::var("AXE_CORE").unwrap_or_else(|_| {
        panic!("there is no axe-core: run `cargo xtask test e2e` (AXE_CORE is not set to its axe.min.js)")
    });
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
});

const RUN: &str = "const done = arguments[arguments.length - 1];\
    axe.run(document, { resultTypes: ['violations'] }).then(\
        (found) => done(found.violations.map((rule) => `${rule.impact}: ${rule.id}: ${rule.help}\\n` + \
            rule.nodes.map((node) => `  ${node.target}: ${node.html.slice(0, 200)}\\n  ${node.failureSummary}`).join('\\n'))),\
        (error) => done([String(error)]));";

impl Page {
    /// Returns every violation of every impact, with its place.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub fn inaccessible(&self) -> Result<Vec<String>, String> {
        let driver = self.chromium.driver();
        let found = block_on(async {
            if driver.execute("return typeof axe", vec![]).await?.json() == "undefined" {
                driver.execute(AXE.as_str(), vec![]).await?;
            }
            driver.execute_async(RUN, vec![]).await
        });
        let found = found.map_err(|error| error.to_string())?;
        Ok(found
            .json()
            .as_array()
            .into_iter()
            .flatten()
            .map(|rule| rule.as_str().unwrap_or_default().to_owned())
            .collect())
    }
}
