//! People who have an account already.

use dev_stack::Stack;
use serde_json::json;

use crate::{Page, World, http};

/// Somebody with an account and a password.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Person {
    /// The e-mail address, which is the identifier as well.
    pub email: String,
    /// The password.
    pub password: String,
}

impl World {
    /// Makes an account for somebody who is called `name` in this world.
    #[must_use]
    pub fn person(&self, name: &str) -> Person {
        make(self.stack(), name)
    }

    /// Returns the status with which Kratos answers who the session cookie belongs to.
    #[must_use]
    pub fn whoami(&self, session_cookie: &str) -> u16 {
        let cookie = format!("ory_kratos_session={session_cookie}");

        http::get(&format!("{}/sessions/whoami", self.stack().kratos_public()), &cookie)
    }
}

/// Makes an account for somebody who is called `name`.
pub(crate) fn make(stack: &Stack, name: &str) -> Person {
    let email = format!("{name}@example.com");
    let password = "a passphrase of her own".to_owned();
    let identity = json!({
        "schema_id": "user",
        "traits": { "email": email },
        "credentials": { "password": { "config": { "password": password } } },
    });

    let status = http::post(&format!("{}/admin/identities", stack.kratos_admin()), &identity);
    assert_eq!(status, 201, "there is somebody called {name} already");
    Person { email, password }
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
