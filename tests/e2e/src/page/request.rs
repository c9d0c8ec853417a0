//! Requests that the page itself makes, with its cookies.

use serde_json::Value;

use super::Page;
use crate::{Person, runtime::block_on};

impl Page {
    /// Returns the status of a request that the page itself makes, with its cookies.
    #[track_caller]
    pub fn status_of(&self, path: &str) -> u16 {
        let script = "const [path, done] = arguments;\
            fetch(path, { headers: { Accept: 'application/json' } }).then(answer => done(answer.status));";

        self.wait_for(&format!("an answer from {path}"), || {
            let answer = block_on(self.chromium.driver().execute_async(script, vec![path.into()]));
            answer.and_then(|answer| answer.convert()).map_err(|error| error.to_string())
        })
    }

    /// Returns the JSON of an answer to a request that the page itself makes, with its cookies.
    #[track_caller]
    pub fn json_of(&self, path: &str) -> Value {
        let script = "const [path, done] = arguments;\
            fetch(path, { headers: { Accept: 'application/json' } }).then(answer => answer.json()).then(done);";

        self.wait_for(&format!("JSON from {path}"), || {
            let answer = block_on(self.chromium.driver().execute_async(script, vec![path.into()]));
            answer.map(|answer| answer.json().clone()).map_err(|error| error.to_string())
        })
    }

    /// Returns the status of a change that the page itself requests, with JSON and its cookies.
    #[track_caller]
    pub fn change(&self, path: &str, method: &str, json: &str) -> u16 {
        let script = "const [path, method, body, done] = arguments;\
            fetch(path, { method, headers: { 'Content-Type': 'application/json' }, body })\
                .then(answer => done(answer.status));";
        let arguments = [path, method, json].map(Into::into).to_vec();

        let answer = block_on(self.chromium.driver().execute_async(script, arguments));
        answer.and_then(|answer| answer.convert()).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Signs a person in without the application's knowledge.
    #[track_caller]
    pub fn sign_in_directly(&self, person: &Person) {
        let script = "const [identifier, password, done] = arguments;\
            const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };\
            (async () => {\
                const flow = await (await fetch('/.ory/self-service/login/browser', { headers })).json();\
                const csrf_token = flow.ui.nodes.find((node) => node.attributes.name === 'csrf_token').attributes.value;\
                const body = JSON.stringify({ method: 'password', identifier, password, csrf_token });\
                return (await fetch(flow.ui.action, { method: 'POST', headers, body })).status;\
            })().then(done, (error) => done(String(error)));";
        let arguments = vec![person.email.as_str().into(), person.password.as_str().into()];

        let answer = block_on(self.chromium.driver().execute_async(script, arguments));
        let status = answer.map(|answer| answer.json().clone()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(status, 200, "{} cannot sign in", person.email);
    }

    /// Returns a header of the answer to a request that the page itself makes, past its cache.
    #[track_caller]
    pub fn header_of(&self, path: &str, name: &str) -> Option<String> {
        let script = "const [path, name, done] = arguments;\
            fetch(path, { cache: 'reload' }).then(answer => done(answer.headers.get(name)));";

        self.wait_for(&format!("{name} of {path}"), || {
            let answer = block_on(self.chromium.driver().execute_async(script, vec![path.into(), name.into()]));
            answer.and_then(|answer| answer.convert()).map_err(|error| error.to_string())
        })
    }

    /// Waits until such a request is answered with a status.
    #[track_caller]
    pub fn see_status(&self, path: &str, status: u16) {
        self.wait_for(&format!("status {status} of {path}"), || match self.status_of(path) {
            found if found == status => Ok(()),
            found => Err(format!("it is {found}")),
        });
    }

    /// Submits the open form without any method and without the application's knowledge, and returns the answer.
    #[track_caller]
    pub fn submit_without_method(&self) -> String {
        let script = "const [done] = arguments;\
            const form = document.querySelector('form');\
            const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };\
            const body = JSON.stringify({ csrf_token: form.elements.csrf_token.value });\
            fetch(form.action, { method: 'POST', headers, body }).then(answer => answer.text()).then(done);";

        self.wait_for("an answer to no method", || {
            let answer = block_on(self.chromium.driver().execute_async(script, vec![]));
            answer.and_then(|answer| answer.convert()).map_err(|error| error.to_string())
        })
    }

    /// Returns the `state` with which Kratos would send the person to an OpenID provider, without going there.
    #[track_caller]
    pub fn openid_state(&self, provider: &str) -> String {
        let script = "const [provider, done] = arguments;\
            const form = document.querySelector('form');\
            const body = { provider, csrf_token: form.elements.csrf_token.value };\
            const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };\
            fetch(form.action, { method: 'POST', headers, body: JSON.stringify(body) })\
                .then(answer => answer.json())\
                .then(json => done(new URL(json.redirect_browser_to).searchParams.get('state')));";

        self.wait_for("a state for the provider", || {
            let answer = block_on(self.chromium.driver().execute_async(script, vec![provider.into()]));
            answer.and_then(|answer| answer.convert()).map_err(|error| error.to_string())
        })
    }
}
