//! A browser of a journey's own: nothing in it from any other.

use std::{env, fs, path::PathBuf};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver, error::WebDriverResult};

use crate::{chromedriver::Chromedriver, complaints, http, run, runtime::block_on};

/// A running browser; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Chromium {
    driver: Option<WebDriver>,
    profile: PathBuf,
}

/// No sandbox, as tests may run as root in a container; nothing that calls out, neither by itself nor for a
/// page.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
];

impl Chromium {
    /// Starts a browser with an empty profile.
    pub(crate) fn start() -> Self {
        let profile = run::new_folder("profile");
        let driver = block_on(connect(Chromedriver::shared(), capabilities(&profile)));
        let driver = driver.unwrap_or_else(|error| panic!("Chromium does not start: {error}"));

        Self { driver: Some(driver), profile }
    }

    /// Returns the way to steer it.
    pub(crate) fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("it is there until it is dropped")
    }

    /// Sends a command of the Chrome DevTools Protocol, and returns the answer.
    pub(crate) fn devtools(&self, method: &str, parameters: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, parameters)).unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if let Some(driver) = self.driver.take() {
            // Fails for a browser that has crashed; the journey has told that already.
            let _ = block_on(driver.quit());
        }
        let _ = fs::remove_dir_all(&self.profile);
    }
}

async fn connect(chromedriver: &Chromedriver, capabilities: Capabilities) -> WebDriverResult<WebDriver> {
    let driver = WebDriver::builder(chromedriver.url(), capabilities).client(http::client()).await?;

    driver.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": complaints::LISTENER })).await?;
    Ok(driver)
}

fn capabilities(profile: &std::path::Path) -> Capabilities {
    let mut arguments = FLAGS.map(str::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push("--window-size=1280,900".to_owned());
    arguments.push("--lang=en".to_owned());
    let mut options = json!({ "args": arguments });
    if let Ok(binary) = env::var("CHROME_BIN") {
        options["binary"] = binary.into();
    }

    serde_json::from_value(json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
    .expect("capabilities are an object")
}
