//! Several tabs of one browser.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::{Page, expect};
use crate::{Person, runtime::block_on};

/// An open tab.
#[derive(Clone, Debug)]
pub struct Tab(WindowHandle);

impl Page {
    /// Opens another tab of the same browser, and switches to it.
    #[track_caller]
    pub fn open_tab(&self) -> Tab {
        let driver = self.chromium.driver();
        let tab = block_on(async { driver.new_tab().await });
        let tab = Tab(tab.unwrap_or_else(|error| panic!("open a tab: {error}")));
        self.look_at(&tab);
        tab
    }

    /// Signs a person in in another tab, and stays there.
    #[track_caller]
    pub fn sign_in_in_another_tab(&self, person: &Person) {
        self.open_tab();
        self.open("/login");
        self.sign_in_as(person);
        self.see_path("/");
    }

    /// Returns to the tab that was opened first, as a person does: it becomes visible again.
    #[track_caller]
    pub fn return_to_first_tab(&self) {
        let driver = self.chromium.driver();
        let done = block_on(async { driver.switch_to_window(driver.windows().await?.swap_remove(0)).await });
        expect("return to the first tab", done);
        self.chromium.devtools("Page.bringToFront", json!({}));
    }

    /// Switches to a tab, without bringing it to the front.
    #[track_caller]
    pub fn look_at(&self, tab: &Tab) {
        expect("look at a tab", block_on(self.chromium.driver().switch_to_window(tab.0.clone())));
    }

    /// Begins to open a URL, without waiting for it.
    #[track_caller]
    pub fn begin_to_open(&self, url: &str) {
        self.see_that(&format!("(setTimeout(() => location.assign({})), true)", json!(url)));
    }

    /// Fills in the sign-in form and submits it, in a tab that need not be visible.
    #[track_caller]
    pub fn sign_in_unseen(&self, person: &Person) {
        let script = "const [identifier, password] = arguments;\
                const form = document.querySelector('form.flow[aria-busy=false]');\
                if (!form) return false;\
                for (const [name, text] of [['identifier', identifier], ['password', password]]) {\
                    const field = form.elements.namedItem(name);\
                    field.value = text;\
                    field.dispatchEvent(new Event('input', { bubbles: true }));\
                }\
                form.querySelector('button[name=method][value=password]').click();\
                return true;";
        self.wait_for("a form to sign in", || {
            match self.run(script, vec![json!(person.email), json!(person.password)])? {
                Value::Bool(true) => Ok(()),
                _ => Err("is not there".to_owned()),
            }
        });
    }
}
