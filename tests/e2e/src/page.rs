//! A page, used as a person uses it: by labels, names of buttons, and texts.
//!
//! Everything waits for what it needs and fails with a sentence when it does not come.

mod authenticator;
mod axe;
mod find;
mod look;
mod media;
mod memory;
mod request;
mod second_factor;
mod secrets;
mod sign_ins;
mod tabs;

pub use self::{authenticator::Authenticator, memory::Memory, second_factor::SecondFactors, tabs::Tab};
use thirtyfour::{Key, WebElement, error::WebDriverResult};

use self::{find::Kind, secrets::Secrets};
use crate::{
    chromium::Chromium,
    complaints,
    failure::{self, LastSight},
    runtime::block_on,
    wait,
};

/// An open page in a browser of its own.
///
/// Dropping it checks that the browser had no complaint; if the journey has failed, a picture of it is kept.
#[derive(Debug)]
pub struct Page {
    chromium: Chromium,
    origin: String,
    secrets: Secrets,
}

impl Page {
    pub(crate) fn new(chromium: Chromium, origin: &str) -> Self {
        Self { chromium, origin: origin.to_owned(), secrets: Secrets::default() }
    }

    /// Opens a path of the application, or a whole URL.
    #[track_caller]
    pub fn open(&self, target: &str) {
        self.see_no_secret();
        let url = if target.starts_with('/') { format!("{}{target}", self.origin) } else { target.to_owned() };

        expect(&format!("open {url}"), block_on(self.chromium.driver().goto(url)));
    }

    /// Runs a script at the beginning of each page from now on, before any script of the page.
    pub fn run_before_each_page(&self, script: &str) {
        let source = serde_json::json!({ "source": script });

        self.chromium.devtools("Page.addScriptToEvaluateOnNewDocument", source);
    }

    /// Takes the network away from the page.
    pub fn go_offline(&self) {
        self.connect(false);
    }

    /// Gives the network back.
    pub fn go_online(&self) {
        self.connect(true);
    }

    fn connect(&self, is_online: bool) {
        let network = serde_json::json!({
            "offline": !is_online, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });

        self.chromium.devtools("Network.enable", serde_json::json!({}));
        self.chromium.devtools("Network.emulateNetworkConditions", network);
    }

    /// Reloads the page.
    #[track_caller]
    pub fn reload(&self) {
        expect("reload", block_on(self.chromium.driver().refresh()));
    }

    /// Goes back in the browser's history.
    #[track_caller]
    pub fn go_back(&self) {
        expect("go back", block_on(self.chromium.driver().back()));
    }

    /// Replaces the text of a field with `text`. The field is named by its label, or by its `name`.
    #[track_caller]
    pub fn fill(&self, field: &str, text: &str) {
        let [control, release, backspace] = [Key::Control, Key::Null, Key::Backspace].map(char::from);
        let keys = format!("{control}a{release}{backspace}{text}");

        self.act(Kind::Field, field, |element| block_on(element.send_keys(keys.as_str())));
        self.note_secret(text);
    }

    /// Presses a button or follows a link by its name.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.act(Kind::Button, name, |element| block_on(element.click()));
    }

    /// Chooses the entry with a value from a list, named by its label.
    #[track_caller]
    pub fn choose(&self, list: &str, value: &str) {
        self.see_that(&format!(
            "(() => {{ const list = [...document.querySelectorAll('select')]\
                    .find((it) => it.labels[0]?.textContent.includes('{list}'));\
                if (list) {{ list.value = '{value}'; list.dispatchEvent(new Event('change', {{ bubbles: true }})); }}\
                return Boolean(list); }})()"
        ));
    }

    /// Presses the button that has a `name` and a `value`.
    #[track_caller]
    pub fn press_node(&self, name: &str, value: &str) {
        self.see_that(&format!(
            "(() => {{ const button = [...document.getElementsByName('{name}')].find((it) => it.matches('button') && it.value === '{value}');\
                const is_ready = button && !button.matches(':disabled');\
                if (is_ready) button.click();\
                return Boolean(is_ready); }})()"
        ));
    }

    /// Types into the element that has the focus.
    #[track_caller]
    pub fn type_keys(&self, keys: &str) {
        let typed = block_on(async { self.chromium.driver().active_element().await?.send_keys(keys).await });
        expect("type", typed);
    }

    /// Presses the Tab key, `times` in a row.
    #[track_caller]
    pub fn press_tab(&self, times: usize) {
        self.type_keys(&char::from(Key::Tab).to_string().repeat(times));
    }

    /// Presses the Enter key at the present focus.
    #[track_caller]
    pub fn press_enter(&self) {
        self.type_keys(&char::from(Key::Enter).to_string());
    }

    /// Presses the Enter key in a field, `times` in a row.
    #[track_caller]
    pub fn press_enter_in(&self, field: &str, times: usize) {
        let keys = char::from(Key::Enter).to_string().repeat(times);

        self.act(Kind::Field, field, |element| block_on(element.send_keys(keys.as_str())));
    }

    /// Presses a button that asks an authenticator: WebDriver's own click waits for the answer, and may report that it
    /// should be tried again.
    #[track_caller]
    pub fn press_once(&self, name: &str) {
        self.act(Kind::Button, name, |element| {
            let once = "arguments[0].click();";
            block_on(async { element.handle().execute(once, vec![element.to_json()?]).await }).map(drop)
        });
    }

    /// Presses a button twice, faster than the page can react.
    #[track_caller]
    pub fn press_twice(&self, name: &str) {
        self.act(Kind::Button, name, |element| {
            let both = "arguments[0].click(); arguments[0].click();";
            block_on(async { element.handle().execute(both, vec![element.to_json()?]).await }).map(drop)
        });
    }

    /// Returns the value of a cookie that the application itself cannot see.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        block_on(self.chromium.driver().get_named_cookie(name)).ok().map(|cookie| cookie.value)
    }

    /// Deletes all cookies of the application.
    #[track_caller]
    pub fn lose_cookies(&self) {
        expect("lose the cookies", block_on(self.chromium.driver().delete_all_cookies()));
    }

    /// Finds an element that can be used, and uses it.
    #[track_caller]
    fn act(&self, kind: Kind, name: &str, mut act: impl FnMut(&WebElement) -> WebDriverResult<()>) {
        let done = wait::until(|| {
            let element = self.find(kind, name)?;
            // It may be replaced, or still be covered, at this very moment.
            act(&element).map_err(|error| format!("cannot be used: {error}"))
        });

        expect(&format!("{} {name:?}", kind.noun()), done);
    }

    /// Waits until `ask` succeeds.
    #[track_caller]
    fn wait_for<T>(&self, what: &str, ask: impl FnMut() -> Result<T, String>) -> T {
        expect(what, wait::until(ask))
    }

    /// Returns the browser's complaints since the last call, and clears them.
    ///
    /// # Errors
    /// If the browser does not answer any more.
    pub fn take_complaints(&self) -> Result<Vec<String>, String> {
        let log = block_on(self.chromium.driver().browser_log()).map_err(|error| error.to_string())?;
        log.iter().for_each(|entry| self.see_no_secret_in(&entry.message));
        Ok(complaints::among(log, &self.origin))
    }

    fn last_sight(&self) -> LastSight {
        let driver = self.chromium.driver();
        let text = format!(
            "{}\n\n{}\n\n{}",
            self.evaluate("location.href").unwrap_or_default(),
            self.evaluate("document.body.innerText").unwrap_or_default(),
            self.take_complaints().unwrap_or_default().join("\n"),
        );

        LastSight { picture: block_on(driver.screenshot_as_png()).unwrap_or_default(), text }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            failure::keep(&self.last_sight());
            return;
        }
        self.see_no_secret();
        let complaints = expect("the console", self.take_complaints());
        if !complaints.is_empty() {
            failure::keep(&self.last_sight());
            panic!("the browser complains:\n{}", complaints.join("\n"));
        }
    }
}

#[track_caller]
fn expect<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what}: {error}"),
    }
}
