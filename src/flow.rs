//! A flow in the browser: created or resumed by the page's URL, submitted, and followed to its end.

mod asking;
mod authenticator;
mod controls;
mod cooldown;
mod danger;
mod handed_on;
mod navigate;
mod rehearsal;
mod settle;
mod steps;
mod submit_handler;
mod view;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

pub(crate) use self::view::kratos_flow;
use self::{handed_on::handed_on, steps::Steps};
pub use self::{
    navigate::Navigator,
    submit_handler::{SubmitHandler, Submitted},
    view::{KratosFlow, KratosFlowProps},
};
use crate::{
    browser::{self, Query},
    client::{Cancel, Client},
    config::Config,
    problem::Problem,
    protocol::{
        Aal, Ask, Call, Failure, Flow, FlowId, FlowKind, FlowState, IdentitySchema, Outcome, Submission, Whoami,
        with_schema,
    },
    reactive::{Derived, Slot, Stored, on_change},
    session::SessionContext,
    toast::Toasts,
};

/// Progress of a page with its flow.
#[derive(Clone, Debug, PartialEq)]
pub enum FlowStatus {
    /// Not there yet.
    Loading,
    /// The flow.
    Ready(Arc<Flow>),
    /// The flow could not be loaded.
    Failed(Problem),
}

impl FlowStatus {
    /// Returns whether it could not be loaded for want of a network.
    const fn is_offline(&self) -> bool {
        matches!(self, Self::Failed(Problem::Failure(Failure::Offline)))
    }
}

/// A page's flow. Copies are the same flow.
#[derive(Clone, Copy, Debug)]
pub struct UseFlow {
    kind: FlowKind,
    status: Slot<FlowStatus>,
    parts: Stored<Parts>,
    /// The operator's identity schemas, once they are there.
    schemas: Slot<Arc<Vec<IdentitySchema>>>,
    /// Status with the identity schemas' details.
    shown: Derived<FlowStatus>,
    steps: Stored<Steps>,
    /// Number of the newest request: answers to older ones come too late.
    newest: Stored<u32>,
    /// Whether the outcome of the last submit is unknown.
    is_unheard: Stored<bool>,
}

/// Parts that a flow needs to go on.
#[derive(Clone, Debug)]
struct Parts {
    client: Client,
    navigator: Navigator,
    toasts: Toasts,
    session: SessionContext,
}

/// Creates the flow that the page's URL asks for, or resumes the one that it names, and keeps to the URL from then on:
/// its id always stands there, so that reload, back and a shared tab work.
///
/// Has to be called below a `leptos_router` `Router`.
#[must_use]
pub fn use_flow(kind: FlowKind) -> UseFlow {
    let config = Config::use_context();
    let cancel = Cancel::default();
    let parts = Parts {
        client: Client::new(&config.kratos).cancelled_by(cancel.clone()),
        navigator: Navigator::new(config.pages),
        toasts: Toasts::use_context(),
        session: SessionContext::use_context(),
    };
    let status = Slot::new(FlowStatus::Loading);
    let schemas = Slot::new(Arc::<Vec<IdentitySchema>>::default());
    let use_flow = UseFlow {
        kind,
        status,
        parts: Stored::new(parts),
        schemas,
        // Kratos may answer twice in the same words: that is an answer all the same.
        shown: Derived::new_each_time(move |_| shown(status.get(), &schemas.get())),
        steps: Stored::new(Default::default()),
        newest: Stored::new(0),
        is_unheard: Stored::new(false),
    };
    if matches!(kind, FlowKind::Registration | FlowKind::Settings) {
        use_flow.load_schemas();
    }
    let cancel = Stored::new(cancel);
    on_cleanup(move || cancel.with(Cancel::cancel).unwrap_or_default());

    let (search, pathname) = (use_location().search, use_location().pathname);
    let own_path = pathname.get_untracked();
    on_change(move || {
        let search = search.get();
        // On the way to another page the URL changes before this one is gone.
        if pathname.with_untracked(|pathname| *pathname == own_path) {
            use_flow.follow(&search);
        }
    });
    browser::on_shown_again(move || use_flow.load(use_flow.present_id()));
    browser::on_online_again(move || {
        if use_flow.status.with_untracked(FlowStatus::is_offline) {
            use_flow.retry();
        }
    });
    if matches!(kind, FlowKind::Login | FlowKind::Registration) {
        browser::on_seen_again(move || use_flow.notice_sign_in());
    }
    use_flow.follow_back();
    rehearsal::rehearse_while_loading(status);
    use_flow
}

impl UseFlow {
    /// Returns the status of the flow.
    #[must_use]
    pub fn status(&self) -> Signal<FlowStatus> {
        let shown = self.shown;
        Signal::derive(move || shown.get())
    }

    /// Returns the flow, once there is one.
    #[must_use]
    pub fn flow(&self) -> Option<Arc<Flow>> {
        self.shown.with(|status| match status {
            FlowStatus::Ready(flow) => Some(Arc::clone(flow)),
            FlowStatus::Loading | FlowStatus::Failed(_) => None,
        })
    }

    /// Returns whether the flow is still loading.
    pub(crate) fn is_loading(&self) -> bool {
        self.shown.with(|status| matches!(status, FlowStatus::Loading))
    }

    /// Returns the problem that keeps the flow from loading.
    pub(crate) fn problem(&self) -> Option<Problem> {
        self.shown.with(|status| match status {
            FlowStatus::Failed(problem) => Some(problem.clone()),
            FlowStatus::Loading | FlowStatus::Ready(_) => None,
        })
    }

    /// Loads the flow again after a failure.
    pub fn retry(&self) {
        self.status.set(FlowStatus::Loading);
        self.load(Query::here().and_then(|query| query.get("flow")).map(FlowId));
    }

    /// Returns the handler for submissions of a [`KratosFlow`] of this flow.
    #[must_use]
    pub fn submit_handler(&self) -> SubmitHandler {
        let flow = *self;
        SubmitHandler::new(move |submission| flow.submit(submission))
    }

    /// Submits the form and follows the answer.
    pub async fn submit(self, submission: Submission) -> Submitted {
        let Some(parts) = self.parts.get() else {
            return Submitted::Leaving;
        };
        if let Some(address) = submission.address() {
            parts.session.remember_address(address.map(str::to_owned));
        }
        let number = self.next_number();
        let outcome = match self.has_sent_unheard(&parts).await {
            Some(sent) => sent,
            None => parts.client.update_flow(&submission).await,
        };
        if !self.is_newest(number) {
            return Submitted::Leaving;
        }
        self.is_unheard.set(matches!(outcome, Outcome::Retry(_)));
        self.settle(parts, outcome, Call::Submit).await
    }

    /// Returns the flow if the last submit sent a mail, and only its answer was lost: a second mail is not needed.
    async fn has_sent_unheard(&self, parts: &Parts) -> Option<Outcome> {
        let present = untrack(|| self.flow()).filter(|_| self.is_unheard.get() == Some(true))?;
        let outcome = parts.client.get_flow(self.kind, &present.id).await;
        let has_sent = |flow: &Flow| flow.state == FlowState::SentEmail && present.state != flow.state;
        matches!(&outcome, Outcome::Flow(flow) if has_sent(flow)).then_some(outcome)
    }

    /// Gets the identity schemas beside the flow: it is shown before they are there, and without them if need be.
    fn load_schemas(&self) {
        let flow = *self;
        let Some(parts) = self.parts.get() else {
            return;
        };
        spawn_local(async move {
            if let Ok(schemas) = parts.client.list_identity_schemas().await {
                // The page may be gone by now.
                let _ = flow.schemas.try_set(Arc::new(schemas));
            }
        });
    }

    /// Loads the flow that the URL names, unless it is the current one.
    fn follow(&self, search: &str) {
        let wanted = Query::new(search).and_then(|query| query.get("flow")).map(FlowId);
        let present = self.present_id();
        if present.is_none() || wanted != present {
            self.load(wanted);
        }
    }

    /// Returns the id of the current flow.
    fn present_id(&self) -> Option<FlowId> {
        self.status.try_with_untracked(|status| match status {
            FlowStatus::Ready(flow) => Some(flow.id.clone()),
            FlowStatus::Loading | FlowStatus::Failed(_) => None,
        })?
    }

    fn load(&self, wanted: Option<FlowId>) {
        let flow = *self;
        let Some(parts) = self.parts.get() else {
            return;
        };
        let number = self.next_number();
        spawn_local(async move {
            let ask = wanted.map_or(Ask::New { without: &[] }, Ask::Flow);
            let outcome = flow.ask(&parts, &ask).await;
            if !flow.is_newest(number) {
                return;
            }
            if let Submitted::Failed(problem) = flow.settle(parts, outcome, Call::Load).await {
                // The page may be gone by now.
                let _ = flow.status.try_set(FlowStatus::Failed(problem));
            }
        });
    }

    /// Goes on if the person has signed in in another tab: Kratos answers a new request for a flow with the next place.
    fn notice_sign_in(self) {
        let Some(parts) = self.parts.get() else { return };
        let is_first_step = |flow: &Arc<Flow>| flow.requested_aal != Some(Aal::Aal2) && !flow.refresh;
        let Some(flow) = untrack(|| self.flow()).filter(is_first_step) else { return };
        parts.client.whoami_then(Box::new(move |whoami| {
            if matches!(whoami, Whoami::SignedIn(_)) && self.present_id().as_ref() == Some(&flow.id) {
                self.load(None);
            }
        }));
    }

    fn next_number(&self) -> u32 {
        let next = |number: &mut u32| {
            *number += 1;
            *number
        };
        self.newest.update(next).unwrap_or_default()
    }

    /// Returns whether a request is the newest one of a page that is still there.
    fn is_newest(&self, number: u32) -> bool {
        self.newest.get() == Some(number)
    }
}

/// Returns the status to show, with the identity schemas' details of the traits.
fn shown(status: FlowStatus, schemas: &[IdentitySchema]) -> FlowStatus {
    match status {
        FlowStatus::Ready(flow) if !schemas.is_empty() => {
            FlowStatus::Ready(Arc::new(with_schema(Flow::clone(&flow), schemas)))
        }
        status => status,
    }
}
