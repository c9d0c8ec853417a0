//! Companion server's API for an account: one method per endpoint.

use serde_json::json;

use super::{
    fetch::{Call, Cancel, fetch},
    retry::read,
};
use crate::protocol::{
    Answer, Deletion, Failure, FromJson, Hindrance, LinkedAccount, LinkedAccounts, User, deletion, of_account, to_json,
};

/// Client of the companion server at one base, such as `/api/v1`.
#[derive(Clone, Debug)]
pub struct AccountClient {
    base: String,
}

impl AccountClient {
    /// Creates a client for the API at `base`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self { base: base.trim_end_matches('/').to_owned() }
    }

    /// Gets the user (`GET me`).
    ///
    /// # Errors
    /// As [`of_account`].
    pub async fn user(&self) -> Result<User, Hindrance> {
        self.get("/me").await
    }

    /// Lists the person's linked accounts (`GET me/linked-accounts`).
    ///
    /// # Errors
    /// As [`of_account`].
    pub async fn linked_accounts(&self) -> Result<Vec<LinkedAccount>, Hindrance> {
        self.get::<LinkedAccounts>("/me/linked-accounts").await.map(|all| all.linked_accounts)
    }

    /// Deletes the person's account (`DELETE me`). `confirm` is the text that they have typed.
    ///
    /// # Errors
    /// As [`deletion`].
    pub async fn delete(&self, confirm: &str) -> Result<Deletion, Hindrance> {
        let call = Call::delete_saying(self.url("/me"), to_json(&json!({ "confirm": confirm })));
        deletion(&answer(fetch(&call, &Cancel::default()).await)?)
    }

    async fn get<T: FromJson>(&self, path: &str) -> Result<T, Hindrance> {
        of_account(&answer(read(&Call::get(self.url(path)), &Cancel::default()).await)?)
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

fn answer(answer: Result<Answer, Failure>) -> Result<Answer, Hindrance> {
    answer.map_err(Hindrance::Failed)
}
