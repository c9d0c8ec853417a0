//! An authenticator app and recovery codes of the person who is signed in.

use serde_json::{Value, json};

use super::Page;
use crate::runtime::block_on;

const ENROL: &str = include_str!("enrol.js");

/// An authenticator app and a list of recovery codes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SecondFactors {
    /// The app's secret, in base32.
    pub secret: String,
    /// The recovery codes.
    pub codes: Vec<String>,
}

impl Page {
    /// Sets up an authenticator app and recovery codes, as the settings page would.
    #[track_caller]
    pub fn enrol_second_factors(&self) -> SecondFactors {
        let enrolled = self.ask(&Value::Null);
        let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("not set up: {enrolled}")).to_owned();

        let codes = enrolled["codes"].as_array().into_iter().flatten().map(text).collect();
        SecondFactors { secret: text(&enrolled["secret"]), codes }
    }

    /// Returns the authenticator app's present code.
    #[track_caller]
    pub fn authenticator_code(&self, factors: &SecondFactors) -> String {
        self.ask(&json!(factors.secret)).as_str().unwrap_or_default().to_owned()
    }

    /// Returns the code of an app that was given a secret by hand.
    #[track_caller]
    pub fn code_for_secret(&self, secret: &str) -> String {
        self.ask(&json!(secret)).as_str().unwrap_or_default().to_owned()
    }

    /// Sets the page's clock ahead, until the page is reloaded.
    #[track_caller]
    pub fn set_clock_ahead(&self, seconds: u32) {
        let script = format!("(now => {{ Date.now = () => now() + {seconds}000; return true; }})(Date.now)");

        self.see_that(&script);
    }

    #[track_caller]
    fn ask(&self, secret: &Value) -> Value {
        self.wait_for("second factors", || {
            let answer = block_on(self.chromium.driver().execute_async(ENROL, vec![secret.clone()]));
            answer.map(|answer| answer.json().clone()).map_err(|error| error.to_string())
        })
    }
}
