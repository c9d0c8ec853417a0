//! A decoded answer on one line: everything that decides the next step.

use kratos_protocol::{
    Answer, ContinueWith, Failure, Flow, FlowKind, FromJson, IdentitySchema, Logout, Message, Outcome, RevokedSessions,
    Session, StoredError, Success, Whoami, outcome, resource, whoami,
};

use crate::fixture::Captured;

/// Summarises an answer with the function for its call.
pub(crate) fn of_call(call: &Captured) -> String {
    let Captured { method, path, answer, .. } = call;
    let path = path.split('?').next().unwrap();
    match (method.as_str(), path) {
        (_, "/sessions/whoami") => of_whoami(answer),
        ("GET", "/sessions") => of_resource(answer, |sessions: Vec<Session>| {
            let sessions: Vec<_> = sessions.iter().map(of_session).collect();
            format!("sessions [{}]", sessions.join(", "))
        }),
        ("DELETE", "/sessions") => of_resource(answer, |revoked: RevokedSessions| format!("revoked {}", revoked.count)),
        ("GET", "/self-service/logout/browser") if answer.status == 200 => {
            of_resource(answer, |_: Logout| "logout".to_owned())
        }
        (_, "/self-service/errors") => {
            of_resource(answer, |stored: StoredError| format!("stored {}: {}", stored.id, stored.error))
        }
        (_, "/schemas") => of_resource(answer, |schemas: Vec<IdentitySchema>| {
            let ids: Vec<_> = schemas.into_iter().map(|schema| schema.id).collect();
            format!("schemas {ids:?}")
        }),
        _ => of_outcome(&outcome(answer)),
    }
}

fn of_resource<T: FromJson>(answer: &Answer, summarise: impl Fn(T) -> String) -> String {
    resource(answer).map_or_else(|failure| of_failure(&failure), summarise)
}

pub(crate) fn of_failure(failure: &Failure) -> String {
    match failure {
        Failure::RateLimited { retry_after } => format!("failure: too many, wait {retry_after:?}"),
        other => format!("failure: {other}"),
    }
}

pub(crate) fn of_whoami(answer: &Answer) -> String {
    match whoami(answer) {
        Whoami::SignedIn(session) => format!("signed in {}", of_session(&session)),
        Whoami::SignedOut => "signed out".to_owned(),
        Whoami::Aal2Required { redirect_browser_to } => {
            format!("aal2 required, {}", redirect_browser_to.unwrap_or_default())
        }
        Whoami::Failed(failure) => of_failure(&failure),
    }
}

fn of_session(session: &Session) -> String {
    let methods: Vec<_> = session.authentication_methods.iter().map(|method| method.method.as_str()).collect();
    format!("{} by {}", session.aal, methods.join(" and "))
}

pub(crate) fn of_outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Flow(flow) => of_flow(flow),
        Outcome::Success(success) => of_success(success),
        Outcome::Done => "done".to_owned(),
        Outcome::OAuth2Accepted => "oauth2 accepted".to_owned(),
        Outcome::Redirect(redirect) => format!("go, {:?}: {}", redirect.reason, redirect.to),
        Outcome::Restart(restart) => match &restart.with {
            Some(flow) => format!("restart, {:?}, with {flow}", restart.reason),
            None => format!("restart, {:?}", restart.reason),
        },
        Outcome::Continue(item) => format!("continue: {}", of_continue_with(item)),
        Outcome::SignedInAlready => "signed in already".to_owned(),
        Outcome::SignedOut(error) => format!("signed out: {error}"),
        Outcome::Retry(failure) => format!("retry, {}", of_failure(failure)),
        Outcome::Refused(error) => format!("refused: {error}"),
        Outcome::Unexpected { status, .. } => format!("unexpected {status}"),
        other => format!("{other:?}"),
    }
}

fn of_success(success: &Success) -> String {
    let session = success.session.as_ref().map(|session| format!(" session {}", of_session(session)));
    let identity = success.identity.as_ref().map_or("", |_| " identity");
    let session = session.unwrap_or_default();
    format!("success{session}{identity}{}", of_continue_withs(&success.continue_with))
}

fn of_continue_withs(items: &[ContinueWith]) -> String {
    let items: Vec<_> = items.iter().map(of_continue_with).collect();
    if items.is_empty() { String::new() } else { format!(", then {}", items.join(" or ")) }
}

fn of_continue_with(item: &ContinueWith) -> String {
    match item {
        ContinueWith::SetOrySessionToken(_) => "token".to_owned(),
        ContinueWith::ShowVerificationUi(flow) => format!("verification {}", flow.id),
        ContinueWith::ShowSettingsUi(flow) => format!("settings {}", flow.id),
        ContinueWith::ShowRecoveryUi(flow) => format!("recovery {}", flow.id),
        ContinueWith::RedirectBrowserTo(url) => url.clone(),
        ContinueWith::Unknown { action } => format!("unknown {action}"),
    }
}

fn of_flow(flow: &Flow) -> String {
    let kind = FlowKind::of_action(&flow.ui.action).map_or("?", FlowKind::as_str);
    let mut messages = messages("", &flow.ui.messages);
    for node in &flow.ui.nodes {
        messages.extend(self::messages(node.name(), &node.messages));
    }
    let messages: String = messages.iter().map(|message| format!(" {message}")).collect();
    let passed = if flow.is_passed() { " passed" } else { "" };
    format!("flow {kind} {}{passed}{messages}{}", flow.state, of_continue_withs(&flow.continue_with))
}

fn messages(node: &str, messages: &[Message]) -> Vec<String> {
    messages
        .iter()
        .map(|message| {
            let mark = if message.is_error() { "!" } else { "" };
            let at = if node.is_empty() { String::new() } else { format!("{node}:") };
            format!("{at}{}{mark}", message.id)
        })
        .collect()
}
