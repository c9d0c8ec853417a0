//! A browser for one journey, without any state from another.
//!
//! Starting one takes longer than many journeys do. So a journey that has succeeded leaves its browser to the next one,
//! without a tab, a cookie, a stored value or a cached file of its own.

use std::{
    collections::BTreeSet,
    env,
    sync::{Mutex, PoisonError},
    thread,
};

use serde_json::{Value, json};
use thirtyfour::{
    Capabilities, WebDriver,
    error::{WebDriverError, WebDriverResult},
};

use crate::{chromedriver::Chromedriver, complaints, http, run, runtime::block_on};

/// Browsers that have been cleared.
static EMPTY: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A browser for one journey; dropping it clears it for the next one.
#[derive(Debug)]
pub(crate) struct Chromium {
    browser: Option<Browser>,
    /// Set if another journey may use it later.
    is_shared: bool,
}

/// A way to run Chromium.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// The headless shell where there is one: the same engine, in a third less time. It has no window, so that no tab is
    /// hidden and no page is kept for the way back.
    Shell,
    /// A headless Chromium with a window.
    Window,
    /// The same, of a person who blocks all cookies.
    WindowWithoutCookies,
}

/// A running browser.
#[derive(Debug)]
struct Browser {
    driver: WebDriver,
}

/// No sandbox, as tests may run as root in a container; and no feature that makes requests, neither by itself nor for a
/// page.
const FLAGS: [&str; 18] = [
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-default-apps",
    "--disable-hang-monitor",
    "--disable-breakpad",
    "--metrics-recording-only",
    "--mute-audio",
    "--disable-features=Translate,OptimizationHints,MediaRouter,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,AutofillServerCommunication",
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
    /// Takes a cleared browser, or starts one.
    pub(crate) fn start() -> Self {
        let empty = EMPTY.lock().unwrap_or_else(PoisonError::into_inner).pop();

        Self::of(empty.unwrap_or_else(|| Browser::start(Kind::Shell)), true)
    }

    /// Starts a browser that no other journey has used, or will use, as its memory is measured.
    pub(crate) fn start_fresh() -> Self {
        Self::of(Browser::start(Kind::Shell), false)
    }

    /// Starts a browser with a window.
    pub(crate) fn start_in_window() -> Self {
        Self::of(Browser::start(Kind::Window), false)
    }

    /// Starts a browser whose person blocks all cookies.
    pub(crate) fn start_without_cookies() -> Self {
        Self::of(Browser::start(Kind::WindowWithoutCookies), false)
    }

    fn of(browser: Browser, is_shared: bool) -> Self {
        let chromium = Self { browser: Some(browser), is_shared };
        chromium.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": complaints::LISTENER }));
        chromium
    }

    /// Returns its driver.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.browser.as_ref().expect("it is there until it is dropped").driver
    }

    /// Sends a command of the Chrome DevTools Protocol, and returns the answer.
    pub(crate) fn devtools(&self, method: &str, parameters: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, parameters)).unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let Some(browser) = self.browser.take() else { return };

        // The cause of a journey's failure may be in its browser.
        if self.is_shared && !thread::panicking() && block_on(browser.empty()).is_ok() {
            EMPTY.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
        } else {
            browser.quit();
        }
    }
}

impl Browser {
    /// Starts a browser with an empty profile.
    fn start(kind: Kind) -> Self {
        let url = Chromedriver::shared().url();
        let driver = block_on(async { WebDriver::builder(url, capabilities(kind)).client(http::client()).await });

        let browser = Self { driver: driver.unwrap_or_else(|error| panic!("Chromium does not start: {error}")) };
        // The headless shell puts downloads into the folder in which it was started.
        let downloads = json!({ "behavior": "allow", "downloadPath": run::new_folder("downloads") });
        let set = block_on(browser.driver.cdp().send_raw("Browser.setDownloadBehavior", downloads));
        set.unwrap_or_else(|error| panic!("Browser.setDownloadBehavior: {error}"));
        browser
    }

    /// Closes all tabs but a new one, and deletes the state that they have left.
    async fn empty(&self) -> WebDriverResult<()> {
        let mut origins = BTreeSet::new();
        let used = self.driver.windows().await?;
        let new = self.driver.new_tab().await?;
        for tab in used {
            self.driver.switch_to_window(tab).await?;
            origins.extend(self.origins().await?);
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(new).await?;

        let devtools = self.driver.cdp();
        devtools.send_raw("Network.clearBrowserCookies", json!({})).await?;
        devtools.send_raw("Network.clearBrowserCache", json!({})).await?;
        for origin in origins {
            let all = json!({ "origin": origin, "storageTypes": "all" });
            devtools.send_raw("Storage.clearDataForOrigin", all).await?;
        }
        devtools.send_raw("Browser.resetPermissions", json!({})).await?;
        self.driver.browser_log().await.map(drop)
    }

    /// Returns the origins in the history of the current tab.
    async fn origins(&self) -> WebDriverResult<Vec<String>> {
        let history = self.driver.cdp().send_raw("Page.getNavigationHistory", json!({})).await?;
        let entries =
            history["entries"].as_array().ok_or_else(|| WebDriverError::FatalError("no history".to_owned()))?;
        let origin = |entry: &Value| {
            let url = entry["url"].as_str()?;
            let path = url.find("://").and_then(|scheme| Some(scheme + 3 + url[scheme + 3..].find('/')?))?;
            url.starts_with("http").then(|| url[..path].to_owned())
        };

        Ok(entries.iter().filter_map(origin).collect())
    }

    fn quit(self) {
        // Fails for a browser that has crashed; the journey has already reported that.
        let _ = block_on(self.driver.quit());
    }
}

fn capabilities(kind: Kind) -> Capabilities {
    let mut arguments = FLAGS.map(str::to_owned).to_vec();
    arguments.push("--window-size=1280,900".to_owned());
    arguments.push("--lang=en".to_owned());
    let mut options = json!({ "args": arguments });
    let binary = match kind {
        Kind::Shell => "CHROME_BIN",
        Kind::Window | Kind::WindowWithoutCookies => "CHROME_WINDOWED_BIN",
    };
    if matches!(kind, Kind::WindowWithoutCookies) {
        options["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 });
    }
    if let Ok(binary) = env::var(binary) {
        options["binary"] = binary.into();
    }

    serde_json::from_value(json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
    .expect("capabilities are an object")
}
