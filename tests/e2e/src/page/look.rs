//! The visible state of a page.

use serde_json::Value;

use super::Page;
use crate::runtime::block_on;

/// Calls `is` until it returns true, for less than a second.
const AGREE: &str = include_str!("agree.js");

/// Calls `make` until its result changes, for a tenth of a second.
const CHANGED: &str = include_str!("changed.js");

impl Page {
    /// Waits until the page shows a text.
    #[track_caller]
    pub fn see(&self, text: &str) {
        self.wait_for(&format!("text {text:?}"), || self.agree("document.body.innerText.includes(arguments[0])", text));
    }

    /// Returns whether the page shows a text now.
    #[must_use]
    pub fn sees(&self, text: &str) -> bool {
        let answer = self.run("return document.body.innerText.includes(arguments[0]);", vec![text.into()]);
        answer.is_ok_and(|answer| answer == Value::Bool(true))
    }

    /// Waits until the page's heading, and with it the tab's title, is `text`.
    #[track_caller]
    pub fn see_heading(&self, text: &str) {
        let script =
            "document.querySelector('h1')?.innerText === arguments[0] && document.title.includes(arguments[0])";

        self.wait_for(&format!("heading {text:?}"), || self.agree(script, text));
    }

    /// Waits until one of Kratos's messages is shown.
    #[track_caller]
    pub fn see_message(&self, id: u32) {
        let script = "[...document.querySelectorAll(`[data-testid='ui/message/${arguments[0]}']`)]\
            .some(message => message.checkVisibility())";

        self.wait_for(&format!("message {id}"), || self.agree(script, &id.to_string()));
    }

    /// Waits until one of Kratos's messages is shown at the field with a `name`, and tied to it: the field is marked as
    /// invalid, and a screen reader reads the message with it.
    #[track_caller]
    pub fn see_message_at(&self, field: &str, id: u32) {
        let script = format!(
            "const field = document.getElementsByName(arguments[0])[0];\
             const ids = (field?.getAttribute('aria-describedby') ?? '').split(' ');\
             const selector = `[data-testid='ui/message/{id}']`;\
             return field?.ariaInvalid === 'true' && ids.some(id => \
                document.getElementById(id)?.querySelector(selector)?.checkVisibility() ?? false);"
        );

        self.wait_for(&format!("message {id} at the field {field:?}"), || self.agree_on(&script, field));
    }

    /// Waits until the focus is on the field with a `name`.
    #[track_caller]
    pub fn see_focus_on(&self, field: &str) {
        self.wait_for(&format!("focus on {field:?}"), || {
            self.agree("document.activeElement?.name === arguments[0]", field)
        });
    }

    /// Waits until the field with a `name` contains `text`.
    #[track_caller]
    pub fn see_in(&self, field: &str, text: &str) {
        let script = format!("document.getElementsByName('{field}')[0]?.value === arguments[0]");

        self.wait_for(&format!("{text:?} in the field {field:?}"), || self.agree(&script, text));
    }

    /// Waits until the browser is at a path of the application, with any query.
    #[track_caller]
    pub fn see_path(&self, path: &str) {
        let url = format!("{}{path}", self.origin);

        self.wait_for(&format!("path {path:?}"), || {
            self.agree("location.origin + location.pathname === arguments[0]", &url)
        });
    }

    /// Waits until the address names a flow and its form is there, and returns the flow's id.
    #[track_caller]
    pub fn flow(&self) -> String {
        let script = "const id = new URLSearchParams(location.search).get('flow');\
            const form = document.querySelector('form[aria-busy=false]');\
            return id && form && form.getAttribute('action').includes(id) ? id : null;";

        self.wait_for("a flow in the address", || {
            let id = self.run(script, vec![])?;
            id.as_str().map(str::to_owned).ok_or_else(|| "there is none, or its form is not".to_owned())
        })
    }

    /// Returns the value of a JavaScript expression, as text.
    ///
    /// # Errors
    /// If it throws, or the page is on its way to another.
    pub fn evaluate(&self, expression: &str) -> Result<String, String> {
        let value = self.run(&format!("return {expression};"), vec![])?;
        Ok(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    /// Returns the text that the body of a JavaScript function makes: once it differs from `before`, or after a moment.
    ///
    /// # Errors
    /// If it throws, or the page is on its way to another.
    pub fn changed(&self, script: &str, before: &str) -> Result<String, String> {
        let asked = format!("const make = function () {{ {script} }};\n{CHANGED}");
        let answer = block_on(self.chromium.driver().execute_async(asked, vec![before.into()]));

        answer.and_then(|answer| answer.convert()).map_err(|error| error.to_string())
    }

    /// Waits until a JavaScript expression is true.
    #[track_caller]
    pub fn see_that(&self, expression: &str) {
        self.wait_for(expression, || self.agree(expression, ""));
    }

    fn agree(&self, expression: &str, argument: &str) -> Result<(), String> {
        self.agree_on(&format!("return {expression};"), argument)
    }

    /// Checks in the page for a while, which costs the machine less than repeated requests from here.
    fn agree_on(&self, script: &str, argument: &str) -> Result<(), String> {
        let asked = format!("const is = function () {{ {script} }};\n{AGREE}");
        let answer = block_on(self.chromium.driver().execute_async(asked, vec![argument.into()]));

        match answer.map_err(|error| error.to_string())?.json() {
            Value::Bool(true) => Ok(()),
            Value::String(error) => Err(error.clone()),
            _ => Err("is not there".to_owned()),
        }
    }

    pub(super) fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let answer = block_on(self.chromium.driver().execute(script, arguments));
        answer.map(|answer| answer.json().clone()).map_err(|error| error.to_string())
    }
}
