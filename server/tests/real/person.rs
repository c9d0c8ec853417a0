//! People with an account in the real Kratos.

use axum::http::Method;
use dev_stack::Stack;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::http::call;

pub(crate) const COOKIE: &str = "ory_kratos_session";

/// A person with an account and a password.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: Uuid,
    pub(crate) email: String,
    password: String,
    public: String,
    admin: String,
}

/// The credential of a person on a device.
#[derive(Clone, Debug)]
pub(crate) enum SignedIn {
    Cookie(String),
    Token(String),
}

impl SignedIn {
    /// Returns the header that carries it.
    pub(crate) fn header(&self) -> (&'static str, String) {
        match self {
            Self::Cookie(value) => ("cookie", format!("{COOKIE}={value}")),
            Self::Token(token) => ("x-session-token", token.clone()),
        }
    }
}

impl Person {
    /// Creates an account for a new person.
    pub(crate) async fn new(stack: &Stack) -> Self {
        Self::with(stack, json!({})).await
    }

    /// Creates an account with further properties.
    pub(crate) async fn with(stack: &Stack, more: Value) -> Self {
        let password = format!("passphrase {}", Uuid::new_v4());
        let email = format!("p{}@example.com", Uuid::new_v4().simple());
        let mut identity = json!({
            "schema_id": "user",
            "traits": { "email": email },
            "credentials": { "password": { "config": { "password": password } } },
        });
        merge(&mut identity, more);
        let (public, admin) = (stack.kratos_public(), stack.kratos_admin());
        let made = call(Method::POST, &format!("{admin}/admin/identities"), &[], Some(&identity)).await;
        assert_eq!(made.status, 201, "{}", made.body);

        Self { id: made.body["id"].as_str().unwrap().parse().unwrap(), email, password, public, admin }
    }

    /// Signs in with a browser.
    pub(crate) async fn browser(&self) -> SignedIn {
        let flow = call(Method::GET, &format!("{}/self-service/login/browser", self.public), &[], None).await;
        let csrf =
            flow.headers.get_all("set-cookie").iter().find_map(|value| value.to_str().unwrap().split(';').next());
        let body = json!({
            "method": "password", "identifier": self.email, "password": self.password,
            "csrf_token": csrf_token(&flow.body),
        });
        let headers = [("cookie", csrf.unwrap())];
        let done = call(Method::POST, &self.action("login", &flow.body), &headers, Some(&body)).await;

        SignedIn::Cookie(done.cookie(COOKIE).unwrap_or_else(|| panic!("nobody is signed in: {}", done.body)))
    }

    /// Signs in with an application.
    pub(crate) async fn application(&self) -> SignedIn {
        let flow = call(Method::GET, &format!("{}/self-service/login/api", self.public), &[], None).await;
        let body = json!({ "method": "password", "identifier": self.email, "password": self.password });
        let done = call(Method::POST, &self.action("login", &flow.body), &[], Some(&body)).await;

        SignedIn::Token(done.body["session_token"].as_str().unwrap_or_else(|| panic!("{}", done.body)).to_owned())
    }

    /// Submits a part of the settings, as an application does.
    pub(crate) async fn settings(&self, who: &SignedIn, body: &Value) {
        let flow = self.settings_flow(who).await;
        self.submit(who, &flow, body).await;
    }

    /// Adds a second factor to the account.
    pub(crate) async fn add_second_factor(&self) {
        let here = self.application().await;
        let flow = self.settings_flow(&here).await;
        // Both in one flow: it knows the codes that are to be confirmed.
        let flow =
            self.submit(&here, &flow, &json!({ "method": "lookup_secret", "lookup_secret_regenerate": true })).await;
        self.submit(&here, &flow, &json!({ "method": "lookup_secret", "lookup_secret_confirm": true })).await;
    }

    async fn settings_flow(&self, who: &SignedIn) -> Value {
        let (name, value) = who.header();

        call(Method::GET, &format!("{}/self-service/settings/api", self.public), &[(name, value.as_str())], None)
            .await
            .body
    }

    async fn submit(&self, who: &SignedIn, flow: &Value, body: &Value) -> Value {
        let (name, value) = who.header();
        let done = call(Method::POST, &self.action("settings", flow), &[(name, value.as_str())], Some(body)).await;
        assert_eq!(done.status, 200, "{}", done.body["ui"]["messages"]);
        done.body
    }

    /// Changes the identity, as an administrator does, by a JSON Patch.
    pub(crate) async fn patch(&self, patch: Value) {
        let done = call(Method::PATCH, &self.admin_url(""), &[], Some(&patch)).await;
        assert_eq!(done.status, 200, "{}", done.body);
    }

    /// Ends all sessions of the person, as an administrator does.
    pub(crate) async fn revoke_sessions(&self) {
        assert_eq!(call(Method::DELETE, &self.admin_url("/sessions"), &[], None).await.status, 204);
    }

    /// Returns whether the account exists.
    pub(crate) async fn exists(&self) -> bool {
        match call(Method::GET, &self.admin_url(""), &[], None).await.status {
            200 => true,
            404 => false,
            status => panic!("Kratos answers {status}"),
        }
    }

    /// Returns whether Kratos accepts a session.
    pub(crate) async fn is_signed_in(&self, who: &SignedIn) -> bool {
        let (name, value) = who.header();
        let whoami = format!("{}/sessions/whoami", self.public);

        call(Method::GET, &whoami, &[(name, value.as_str())], None).await.status == 200
    }

    fn admin_url(&self, below: &str) -> String {
        format!("{}/admin/identities/{}{below}", self.admin, self.id)
    }

    /// Kratos's own address: the action is at the page's origin, which no server serves here.
    fn action(&self, flow: &str, body: &Value) -> String {
        format!("{}/self-service/{flow}?flow={}", self.public, body["id"].as_str().unwrap_or_default())
    }
}

/// Returns the token of a form.
pub(crate) fn csrf_token(flow: &Value) -> &str {
    let nodes = flow["ui"]["nodes"].as_array().into_iter().flatten();
    let mut attributes = nodes.map(|node| &node["attributes"]);

    attributes.find(|input| input["name"] == "csrf_token").and_then(|input| input["value"].as_str()).unwrap()
}

fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}
