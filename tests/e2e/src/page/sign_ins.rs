//! Signing in and out repeatedly.

use serde_json::Value;

use super::Page;
use crate::{Person, runtime::block_on};

const SIGN_INS: &str = include_str!("sign_ins.js");

impl Page {
    /// Signs in and out `times`, on the sign-in page that is open and is not reloaded.
    #[track_caller]
    pub fn sign_in_and_out(&self, person: &Person, times: u32) {
        let arguments = vec![person.email.as_str().into(), person.password.as_str().into(), times.into()];
        let answer = block_on(self.chromium.driver().execute_async(SIGN_INS, arguments));
        let told = answer.unwrap_or_else(|error| panic!("{error}")).json().clone();

        assert_eq!(told, Value::Null);
    }
}
