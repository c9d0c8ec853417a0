//! Signing in with the real OpenID provider, as a browser does.

use std::collections::BTreeMap;

use axum::http::{Method, header};
use dev_stack::Stack;
use serde_json::{Value, json};

use crate::{
    http::{Answer, call, send_form},
    person::{COOKIE, SignedIn, csrf_token},
};

/// A browser's cookies. All servers here are on one host.
#[derive(Default)]
struct Browser(BTreeMap<String, String>);

impl Browser {
    async fn json(&mut self, method: Method, url: &str, body: Option<&Value>) -> Answer {
        let cookies = self.cookies();

        self.keep(call(method, url, &[("cookie", &cookies)], body).await)
    }

    async fn form(&mut self, url: &str, body: String) -> Answer {
        let cookies = self.cookies();

        self.keep(send_form(url, &cookies, body).await)
    }

    fn cookies(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        let set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
        for (name, value) in set.filter_map(|line| line.split(';').next()?.split_once('=')) {
            self.0.insert(name.to_owned(), value.to_owned());
        }
        answer
    }
}

/// Creates an account for one of the provider's people, and signs them in.
pub(crate) async fn sign_up(stack: &Stack, name: &str, password: &str) -> SignedIn {
    let (kratos, provider) = (stack.kratos_public(), stack.issuer());
    let mut browser = Browser::default();
    let flow = browser.json(Method::GET, &format!("{kratos}/self-service/login/browser"), None).await.body;
    let body = json!({ "method": "oidc", "provider": "local", "csrf_token": csrf_token(&flow) });
    let action = format!("{kratos}/self-service/login?flow={}", flow["id"].as_str().unwrap());
    let leave = browser.json(Method::POST, &action, Some(&body)).await.body;

    let asked = browser.json(Method::GET, leave["redirect_browser_to"].as_str().unwrap(), None).await;
    let id = location(&asked).split_once("authRequestID=").unwrap().1.to_owned();
    let form = format!("id={id}&username={}&password={password}", name.replace('@', "%40"));
    let known = browser.form(&format!("{provider}login/username"), form).await;
    let back = browser.json(Method::GET, location(&known), None).await;

    // Its address is at the page's origin, which no server serves here.
    let (_, path) = location(&back).split_once("/.ory/").unwrap();
    let done = browser.json(Method::GET, &format!("{kratos}/{path}"), None).await;
    SignedIn::Cookie(done.cookie(COOKIE).unwrap_or_else(|| panic!("nobody is signed in: {done:?}")))
}

#[track_caller]
fn location(answer: &Answer) -> &str {
    let location = answer.headers.get(header::LOCATION).unwrap_or_else(|| panic!("it leads nowhere: {answer:?}"));

    location.to_str().unwrap()
}
