//! From what an answer means to what happens.

use std::sync::Arc;

use super::{CSRF_VIOLATIONS, FlowStatus, Navigator, Parts, Submitted, UseFlow, handed_on};
use crate::{
    browser::{self, Query},
    i18n::{Phrase, say},
    problem::Problem,
    protocol::{
        Aal, ContinueWith, Destination, Failure, Flow, FlowId, FlowKind, Outcome, Redirect, RedirectReason, Restart,
        RestartReason, Severity, Success, destination, next_step,
    },
};

/// How often one answer may lead to another flow before it is taken for a circle.
const MOST_RESTARTS: usize = 4;

impl UseFlow {
    /// Does what an outcome says, through as many new flows as it takes.
    pub(super) async fn settle(self, parts: Parts, mut outcome: Outcome, is_submit: bool) -> Submitted {
        for _ in 0..MOST_RESTARTS {
            let restart = match outcome {
                Outcome::Restart(restart) => restart,
                Outcome::Flow(flow) if flow.is_dead() => Restart { with: None, reason: RestartReason::Replaced },
                Outcome::Redirect(ref redirect) if self.leads_back_here(redirect) => {
                    // WebAuthn's first step: the same flow, with other nodes.
                    let id = self.present_id();
                    outcome = self.request(&parts, id.as_ref(), &[]).await;
                    continue;
                }
                Outcome::Redirect(ref redirect) if self.kind == FlowKind::Login && redirect.is_second_factor() => {
                    // The form stays where it is: the next one is the second factor's.
                    parts.session.refetch();
                    outcome = parts.client.create_flow(FlowKind::Login, &second_factor(redirect)).await;
                    continue;
                }
                Outcome::Retry(failure) => return Submitted::Failed(Problem::Failure(failure)),
                outcome => {
                    CSRF_VIOLATIONS.set(0);
                    return self.conclude(&parts, outcome);
                }
            };
            if is_submit && restart.reason == RestartReason::CsrfViolation {
                CSRF_VIOLATIONS.set(CSRF_VIOLATIONS.get().saturating_add(1));
            }
            if restart.reason != RestartReason::CsrfViolation || CSRF_VIOLATIONS.get() < 2 {
                tell(&parts, restart.reason);
            }
            outcome = self.restarted(&parts, &restart).await;
            if CSRF_VIOLATIONS.get() >= 2
                && let Outcome::Flow(flow) = outcome
            {
                // Kratos refused a fresh token too: the cookie does not come back.
                self.adopt(&parts, *flow);
                return Submitted::Failed(Problem::CookiesBlocked);
            }
        }
        Submitted::Failed(Problem::Failure(Failure::Unexpected { status: 200 }))
    }

    async fn restarted(&self, parts: &Parts, restart: &Restart) -> Outcome {
        let without: &[&str] = match restart.reason {
            RestartReason::Aal1Required => &["aal"],
            RestartReason::ReturnToForbidden => &["return_to"],
            _ => &[],
        };
        self.request(parts, restart.with.as_ref(), without).await
    }

    fn conclude(self, parts: &Parts, outcome: Outcome) -> Submitted {
        match outcome {
            Outcome::Flow(flow) => return self.take(parts, *flow),
            Outcome::Success(success) => self.succeed(parts, &success),
            Outcome::Redirect(redirect) => self.redirect(parts, &redirect),
            Outcome::Continue(step) => self.go_on(parts, &step),
            Outcome::SignedInAlready => self.finish_signed_in(parts),
            Outcome::Done => self.finish(parts),
            Outcome::OAuth2Accepted => browser::leave_for(&parts.client.browser_start(self.kind, &handed_on(&[]))),
            Outcome::SignedOut(_) if self.kind == FlowKind::Settings => {
                parts.navigator.replace(&parts.navigator.login_and_back(&browser::here()));
                Ok(())
            }
            Outcome::Refused(error) if error.is_flow_disabled() => Err(Problem::Disabled(self.kind)),
            Outcome::SignedOut(error) | Outcome::Refused(error) => Err(Problem::Refused(Box::new(error))),
            Outcome::Retry(failure) => Err(Problem::Failure(failure)),
            Outcome::Unexpected { status, .. } => Err(Problem::Failure(Failure::Unexpected { status })),
            Outcome::Restart(_) => Ok(()),
        }
        .map_or_else(Submitted::Failed, |()| Submitted::Leaving)
    }

    /// Shows a flow, or goes on from one that is passed.
    fn take(self, parts: &Parts, flow: Flow) -> Submitted {
        if says_signed_in_already(&flow) {
            return self.finish_signed_in(parts).map_or_else(Submitted::Failed, |()| Submitted::Leaving);
        }
        let step = next_step(&flow.continue_with).filter(|_| flow.is_passed()).cloned();
        let kind = FlowKind::of_action(&flow.ui.action).unwrap_or(self.kind);
        if kind != self.kind && step.is_none() && flow.ui.method != "GET" {
            // Signing up while signed in for OAuth2 gives a login flow.
            parts.navigator.replace(&parts.navigator.page_of_flow(kind, &flow.id));
            return Submitted::Leaving;
        }
        // Kratos 1.3 asks for a verification after every save, of whatever: the addresses' card offers it.
        let is_own_end = self.kind == FlowKind::Settings
            && matches!(step, Some(ContinueWith::RedirectBrowserTo(_) | ContinueWith::ShowVerificationUi(_)));
        let wants_return = flow.return_to.is_some();
        self.adopt(parts, flow);
        match step {
            // Settings lead back to themselves unless somebody asked for another place.
            Some(_) if is_own_end && !wants_return => Submitted::Answered,
            Some(step) => self.go_on(parts, &step).map_or_else(Submitted::Failed, |()| Submitted::Leaving),
            None => Submitted::Answered,
        }
    }

    /// Takes a flow for the page's own, and names it in the URL.
    fn adopt(self, parts: &Parts, flow: Flow) {
        let is_first = self.present_id().is_none();
        let name = NameInUrl {
            flow: flow.id.clone(),
            asks_second_factor: flow.requested_aal == Some(Aal::Aal2),
            path: browser::path(),
        };
        self.mark_step(&flow);
        if !self.status.try_set(FlowStatus::Ready(Arc::new(flow))) {
            // The page is gone, and the URL is another page's.
            return;
        }
        parts.session.arrive();
        if is_first {
            // The person waits for the form, and not for this.
            let navigator = parts.navigator.clone();
            browser::after_drawing(move || self.name_in_url(&navigator, name));
        } else {
            self.name_in_url(&parts.navigator, name);
        }
    }

    /// Names a flow in the URL, if both are still the page's.
    fn name_in_url(self, navigator: &Navigator, name: NameInUrl) {
        if self.present_id().as_ref() == Some(&name.flow)
            && name.path == browser::path()
            && let Some(mut query) = Query::here()
            && query.get("flow").as_deref() != Some(name.flow.as_str())
        {
            query.set("flow", name.flow.as_str());
            if name.asks_second_factor {
                // A flow that takes its place asks for the same.
                query.set("aal", Aal::Aal2.as_str());
            }
            navigator.replace(&query.on(&name.path));
        }
    }

    fn succeed(&self, parts: &Parts, success: &Success) -> Result<(), Problem> {
        parts.session.refetch();
        if let Some(step) = next_step(&success.continue_with) {
            let is_signed_in = success.session.is_some();
            let is_redirect = matches!(step, ContinueWith::RedirectBrowserTo(_));
            if is_signed_in || !is_redirect || self.kind != FlowKind::Registration {
                return self.go_on(parts, step);
            }
        }
        if success.session.is_none() && self.kind == FlowKind::Registration {
            parts.toasts.push(Severity::Success, say(Phrase::AccountCreated));
            parts.navigator.replace(&handed_on_to(parts.navigator.page(FlowKind::Login)));
            return Ok(());
        }
        self.finish(parts)
    }

    fn go_on(&self, parts: &Parts, step: &ContinueWith) -> Result<(), Problem> {
        let (kind, flow) = match step {
            ContinueWith::RedirectBrowserTo(target) => return parts.navigator.go(target),
            ContinueWith::ShowVerificationUi(flow) => (FlowKind::Verification, flow),
            ContinueWith::ShowRecoveryUi(flow) => (FlowKind::Recovery, flow),
            ContinueWith::ShowSettingsUi(flow) => (FlowKind::Settings, flow),
            ContinueWith::SetOrySessionToken(_) | ContinueWith::Unknown { .. } => {
                return self.finish(parts);
            }
        };
        parts.navigator.push(&parts.navigator.page_of_flow(kind, &flow.id));
        Ok(())
    }

    fn redirect(&self, parts: &Parts, redirect: &Redirect) -> Result<(), Problem> {
        if redirect.reason == RedirectReason::Aal2Required {
            parts.toasts.push(Severity::Info, say(Phrase::SecondFactorNeeded));
        }
        parts.session.refetch();
        if redirect.is_second_factor() {
            // Kratos's own `return_to` lacks the proxy's prefix here, or is missing.
            let login = parts.navigator.page(FlowKind::Login);
            parts.navigator.replace(&browser::with_query(login, &[("aal", "aal2"), ("return_to", &browser::here())]));
            return Ok(());
        }
        parts.navigator.go(&redirect.to)
    }

    /// Goes on as whoever has signed in meanwhile, in another tab: the session that was asked for before is out of date.
    fn finish_signed_in(&self, parts: &Parts) -> Result<(), Problem> {
        if parts.session.goes_round() {
            return Err(Problem::Failure(Failure::Unexpected { status: 200 }));
        }
        parts.session.refetch();
        if self.kind == FlowKind::Recovery {
            // Kratos has signed in whoever recovers an account, to choose a new password.
            return parts.navigator.go(parts.navigator.page(FlowKind::Settings));
        }
        self.finish(parts)
    }

    /// Goes where the person came from, or home. Kratos has not checked the former here, so it stays on this origin.
    fn finish(&self, parts: &Parts) -> Result<(), Problem> {
        let return_to = Query::here().and_then(|query| query.get("return_to"));
        match return_to.and_then(|target| destination(&target, &browser::origin())) {
            Some(Destination::Here(path)) => parts.navigator.go(&path),
            Some(Destination::Elsewhere(_)) | None => parts.navigator.go_home(),
        }
    }

    /// Returns whether a redirect leads to the flow that is at hand; or, while there is none, to this very page.
    fn leads_back_here(&self, redirect: &Redirect) -> bool {
        let Some(Destination::Here(target)) = destination(&redirect.to, &browser::origin()) else {
            return false;
        };
        let (path, search) = target.split_once('?').unwrap_or((&target, ""));
        let flow = Query::new(search).and_then(|query| query.get("flow")).map(FlowId);
        let is_own = self.parts.with(|parts| parts.navigator.page(self.kind) == path);
        is_own == Some(true) && flow == self.present_id() && (flow.is_some() || target == browser::here())
    }
}

/// What the URL has to say of a flow.
struct NameInUrl {
    flow: FlowId,
    asks_second_factor: bool,
    /// The page that shows it.
    path: String,
}

/// Returns whether the flow was submitted by somebody who is signed in. Kratos says so in the words of its developers,
/// under the id of any fault whatever.
fn says_signed_in_already(flow: &Flow) -> bool {
    flow.ui.messages.iter().any(|message| message.text.starts_with("A valid session was detected"))
}

/// Returns the query with which a second factor is asked for: Kratos's own `return_to` is right when somebody signs in.
fn second_factor(redirect: &Redirect) -> String {
    let (Some(mut query), Some(asked)) = (Query::new(&handed_on(&["refresh"])), Query::of_url(&redirect.to)) else {
        return String::new();
    };
    for name in ["aal", "return_to", "login_challenge"] {
        if let Some(value) = asked.get(name) {
            query.set(name, &value);
        }
    }
    query.on("")
}

/// Returns a page with what this page's URL hands on.
fn handed_on_to(page: &str) -> String {
    format!("{page}{}", handed_on(&[]))
}

fn tell(parts: &Parts, reason: RestartReason) {
    let text = match reason {
        RestartReason::Expired => Phrase::FlowExpired,
        RestartReason::Replaced => Phrase::FlowReplaced,
        RestartReason::NotFound => Phrase::FlowNotFound,
        RestartReason::CsrfViolation | RestartReason::IdentityMismatch => Phrase::FlowStale,
        RestartReason::ReturnToForbidden => Phrase::ReturnToForbidden,
        RestartReason::Aal1Required => return,
    };
    parts.toasts.push(Severity::Info, say(text));
}
