//! Carries out the decisions of [`next`].

use std::sync::Arc;

use super::{FlowStatus, Navigator, Parts, Submitted, UseFlow, handed_on};
use crate::{
    browser::{self, Query},
    i18n::{Phrase, say},
    problem::Problem,
    protocol::{
        Aal, Ask, Call, Flow, FlowId, FlowKind, Next, Notice, Outcome, RestartReason, Severity, Situation, Step, Stop,
        Target, next,
    },
};

impl UseFlow {
    /// Follows the outcome of a call, through as many other flows as it takes.
    pub(super) async fn settle(self, parts: Parts, mut outcome: Outcome, mut call: Call) -> Submitted {
        loop {
            let Next { step, notice, is_session_stale, turns } = self.next(&parts, call, outcome);
            parts.session.set_turns(turns);
            if is_session_stale {
                parts.session.refetch();
            }
            if let Some(notice) = notice {
                tell(&parts, notice);
            }
            let gone = match step {
                Step::Ask(ask, next_call) => {
                    call = next_call;
                    outcome = self.ask(&parts, &ask).await;
                    continue;
                }
                Step::Show(flow) => {
                    self.adopt(&parts, *flow);
                    return Submitted::Answered;
                }
                Step::ShowAndGo(flow, target) => {
                    self.adopt(&parts, *flow);
                    self.go(&parts, &target)
                }
                Step::Go(target) => self.go(&parts, &target),
                Step::Stop(stop) => Err(self.stop(&parts, stop)),
            };
            return gone.map_or_else(Submitted::Failed, |()| Submitted::Leaving);
        }
    }

    fn next(self, parts: &Parts, call: Call, outcome: Outcome) -> Next {
        let (origin, here, flow) = (browser::origin(), browser::here(), self.present_id());
        let return_to = Query::here().and_then(|query| query.get("return_to"));
        let situation = Situation {
            kind: self.kind,
            call,
            flow: flow.as_ref(),
            origin: &origin,
            here: &here,
            page: parts.navigator.page(self.kind),
            return_to: return_to.as_deref(),
            turns: parts.session.turns(),
        };
        next(&situation, outcome)
    }

    /// Gets or creates a flow.
    pub(super) async fn ask(self, parts: &Parts, ask: &Ask) -> Outcome {
        let query = match ask {
            Ask::Flow(id) => return parts.client.get_flow(self.kind, id).await,
            Ask::New { without } => handed_on(without),
            Ask::SecondFactor(start) => second_factor(start),
        };
        parts.client.create_flow(self.kind, &query).await
    }

    fn go(self, parts: &Parts, target: &Target) -> Result<(), Problem> {
        let navigator = &parts.navigator;
        let instead = match target {
            Target::Unchecked(url) | Target::Path(url) => return navigator.go(url),
            Target::Home => return navigator.go_home(),
            Target::Settings => return navigator.go(navigator.page(FlowKind::Settings)),
            Target::OAuth2 => return browser::leave_for(&parts.client.browser_start(self.kind, &handed_on(&[]))),
            Target::Flow(kind, id) => {
                navigator.push(&navigator.page_of_flow(*kind, id));
                return Ok(());
            }
            Target::FlowInstead(kind, id) => navigator.page_of_flow(*kind, id),
            Target::SignIn => format!("{}{}", navigator.page(FlowKind::Login), handed_on(&[])),
            Target::SignInAndBack => navigator.login_and_back(&browser::here()),
            Target::SecondFactorAndBack => {
                let back = [("aal", "aal2"), ("return_to", &browser::here())];
                browser::with_query(navigator.page(FlowKind::Login), &back)
            }
        };
        navigator.replace(&instead);
        Ok(())
    }

    fn stop(self, parts: &Parts, stop: Stop) -> Problem {
        match stop {
            Stop::Failure(failure) => Problem::Failure(failure),
            Stop::Refused(error) => Problem::Refused(error),
            Stop::Disabled => Problem::Disabled(self.kind),
            Stop::CookiesBlocked(flow) => {
                if let Some(flow) = flow {
                    self.adopt(parts, *flow);
                }
                Problem::CookiesBlocked
            }
        }
    }

    /// Makes a flow the page's own, and names it in the URL.
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
        if is_first {
            // The form matters to the person, and not this.
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
                // A flow that replaces it asks for the same.
                query.set("aal", Aal::Aal2.as_str());
            }
            navigator.replace(&query.on(&name.path));
        }
    }
}

/// Parameters for naming a flow in the URL.
struct NameInUrl {
    flow: FlowId,
    asks_second_factor: bool,
    /// Path of the page that shows it.
    path: String,
}

/// Returns the query with which a second factor is asked for: Kratos's own `return_to` is right at a sign-in.
fn second_factor(start: &str) -> String {
    let (Some(mut query), Some(asked)) = (Query::new(&handed_on(&["refresh"])), Query::of_url(start)) else {
        return String::new();
    };
    for name in ["aal", "return_to", "login_challenge"] {
        if let Some(value) = asked.get(name) {
            query.set(name, &value);
        }
    }
    query.on("")
}

fn tell(parts: &Parts, notice: Notice) {
    let (severity, phrase) = match notice {
        Notice::AccountCreated => (Severity::Success, Phrase::AccountCreated),
        Notice::SecondFactorNeeded => (Severity::Info, Phrase::SecondFactorNeeded),
        Notice::Restarted(reason) => (Severity::Info, reason_phrase(reason)),
    };
    parts.toasts.push(severity, say(phrase));
}

const fn reason_phrase(reason: RestartReason) -> Phrase {
    match reason {
        RestartReason::Expired => Phrase::FlowExpired,
        RestartReason::Replaced => Phrase::FlowReplaced,
        RestartReason::NotFound => Phrase::FlowNotFound,
        RestartReason::CsrfViolation | RestartReason::IdentityMismatch | RestartReason::Aal1Required => {
            Phrase::FlowStale
        }
        RestartReason::ReturnToForbidden => Phrase::ReturnToForbidden,
    }
}
