//! People who have an account already.

use dev_stack::Stack;
use reqwest::Method;
use serde_json::json;

use crate::{Page, World, http};

/// A person with an account and a password.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Person {
    /// The e-mail address, which is the identifier as well.
    pub email: String,
    /// The password.
    pub password: String,
}

impl Person {
    /// Returns a person who has no account yet.
    #[must_use]
    pub fn stranger(name: &str) -> Self {
        Self { email: format!("{name}@example.com"), password: "a passphrase of her own".to_owned() }
    }
}

impl World {
    /// Creates an account for a person who is called `name` in this world.
    #[must_use]
    pub fn person(&self, name: &str) -> Person {
        make(self.stack(), name)
    }

    /// Returns the ids of the accounts to which an address signs in.
    #[must_use]
    pub fn accounts(&self, email: &str) -> Vec<String> {
        let url = format!("{}/admin/identities?credentials_identifier={email}", self.stack().kratos_admin());
        let found = http::json(http::request(Method::GET, &url));
        let ids = found.as_array().into_iter().flatten().filter_map(|account| account["id"].as_str());
        ids.map(str::to_owned).collect()
    }

    /// Replaces a person's roles, as an administrator does.
    ///
    /// # Panics
    /// If Kratos does not do it.
    pub fn set_roles(&self, email: &str, roles: &[&str]) {
        let change = json!([{ "op": "add", "path": "/metadata_public", "value": { "roles": roles } }]);
        for id in self.accounts(email) {
            let url = format!("{}/admin/identities/{id}", self.stack().kratos_admin());
            let changed = http::json(http::request(Method::PATCH, &url).body(change.to_string()));
            assert_eq!(changed["metadata_public"]["roles"], json!(roles), "{changed}");
        }
    }

    /// Ends all sessions of a person, as an administrator does.
    pub fn revoke_sessions(&self, email: &str) {
        for id in self.accounts(email) {
            http::delete(&format!("{}/admin/identities/{id}/sessions", self.stack().kratos_admin()));
        }
    }

    /// Signs a person in on a device without a browser.
    pub fn sign_in_elsewhere(&self, person: &Person) {
        session_token(self.stack(), person);
    }

    /// Returns the status of Kratos's answer about a session cookie.
    #[must_use]
    pub fn whoami(&self, session_cookie: &str) -> u16 {
        let cookie = format!("ory_kratos_session={session_cookie}");

        http::get(&format!("{}/sessions/whoami", self.stack().kratos_public()), &cookie)
    }

    /// Returns the status of the companion server's answer about the user of a session cookie.
    #[must_use]
    pub fn me(&self, session_cookie: &str) -> u16 {
        let cookie = format!("ory_kratos_session={session_cookie}");

        http::get(&format!("{}/api/v1/me", self.companion().public()), &cookie)
    }
}

/// Signs a person in on a device without a browser, and returns the session token.
pub(crate) fn session_token(stack: &Stack, person: &Person) -> String {
    let kratos = stack.kratos_public();
    let flow = http::json(http::request(Method::GET, &format!("{kratos}/self-service/login/api")));
    let body = json!({ "method": "password", "identifier": person.email, "password": person.password });
    let action = format!("{kratos}/self-service/login?flow={}", flow["id"].as_str().unwrap_or_default());
    let answer = http::json(http::request(Method::POST, &action).body(body.to_string()));
    let token = answer["session_token"].as_str().map(str::to_owned);
    token.unwrap_or_else(|| panic!("{} cannot sign in: {answer}", person.email))
}

/// Creates an account for a person who is called `name`.
pub(crate) fn make(stack: &Stack, name: &str) -> Person {
    let person = Person::stranger(name);
    let identity = json!({
        "schema_id": "user",
        "traits": { "email": person.email },
        "credentials": { "password": { "config": { "password": person.password } } },
    });

    let status = http::post(&format!("{}/admin/identities", stack.kratos_admin()), &identity);
    assert_eq!(status, 201, "there is somebody called {name} already");
    person
}

impl Page {
    /// Fills in the sign-in form that is open, and submits it.
    #[track_caller]
    pub fn sign_in_as(&self, person: &Person) {
        self.fill("E-mail", &person.email);
        self.fill("Password", &person.password);
        self.press("Sign in with password");
    }
}
