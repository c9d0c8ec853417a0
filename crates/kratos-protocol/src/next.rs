//! The page's next step after an answer: one pure function, which the page only carries out.

use crate::{
    ApiError, ContinueWith, Destination, Failure, Flow, FlowId, FlowKind, FlowReference, Outcome, Redirect,
    RedirectReason, Restart, RestartReason, Success, destination, english, next_step,
};

/// Everything that decides the next step beside the outcome.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The kind of the page's flow.
    pub kind: FlowKind,
    /// The call that the outcome answers.
    pub call: Call,
    /// The flow on the page.
    pub flow: Option<&'a FlowId>,
    /// The page's origin, such as `https://example.org`.
    pub origin: &'a str,
    /// The page's own address on it: path and query.
    pub here: &'a str,
    /// The path of the page that is for this kind of flow.
    pub page: &'a str,
    /// The `return_to` in the page's query, unchecked.
    pub return_to: Option<&'a str>,
    /// The guard against circles, as the last decision left it.
    pub turns: Turns,
}

/// A call to Kratos about a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// The page gets or creates its flow.
    Load,
    /// The person has submitted a form.
    Submit,
    /// The page gets or creates another flow, as [`Step::Ask`] said.
    Again,
    /// The same, after Kratos refused a submit for its CSRF token.
    AgainAfterRefusal,
}

/// Guard against circles. It outlives the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// Number of times in a row that the page was led on without anything to show.
    led_on: u8,
    /// Number of submits in a row that Kratos refused for their CSRF token.
    refused: u8,
}

/// Number of times in a row that the page may be led on; more is a circle. Kratos may say of a session that it is there, and
/// on the next page that it is not.
const MOST_TURNS: u8 = 4;

/// Number of refusals in a row after which cookies count as blocked: each new flow has a fresh token.
const COOKIES_BLOCKED: u8 = 2;

/// The decision after an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The page's next step.
    pub step: Step,
    /// A word to the person beside it.
    pub notice: Option<Notice>,
    /// Whether the known session is out of date.
    pub is_session_stale: bool,
    /// The guard against circles, for the next answer.
    pub turns: Turns,
}

/// The page's next step.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Shows a flow in the place of the one before.
    Show(Box<Flow>),
    /// Shows a flow, and goes on from it.
    ShowAndGo(Box<Flow>, Target),
    /// Gets or creates another flow, and decides again by the answer to this call.
    Ask(Ask, Call),
    /// Leaves the flow.
    Go(Target),
    /// Stays, and says why.
    Stop(Stop),
}

/// A flow to get or to create.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// One that has begun.
    Flow(FlowId),
    /// A new one by the parameters in the page's URL, without these.
    New {
        /// The parameters' names.
        without: &'static [&'static str],
    },
    /// A sign-in's second factor, by the parameters of the URL that Kratos names.
    SecondFactor(String),
}

/// A place to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a flow that has begun, on its page; "back" leads here again.
    Flow(FlowKind, FlowId),
    /// To the page of another kind that the flow belongs to, in the place of this one.
    FlowInstead(FlowKind, FlowId),
    /// To a URL from outside, unchecked: pass it through [`destination`] first.
    Unchecked(String),
    /// To a path on the page's origin.
    Path(String),
    /// To the operator's home.
    Home,
    /// To the settings.
    Settings,
    /// To the sign-in, with the parameters of this page.
    SignIn,
    /// To the sign-in, which comes back to this page.
    SignInAndBack,
    /// To the sign-in's second factor, which comes back to this page.
    SecondFactorAndBack,
    /// To Kratos, with the browser itself: an OAuth2 challenge was accepted, and its target is lost in JSON.
    OAuth2,
}

/// A word to the person while the page goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A flow was replaced.
    Restarted(RestartReason),
    /// A second factor is needed.
    SecondFactorNeeded,
    /// The account is there; the person can sign in.
    AccountCreated,
}

/// The reason why the page cannot go on.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// No usable answer; the same may succeed later.
    Failure(Failure),
    /// Kratos refused.
    Refused(Box<ApiError>),
    /// The operator switched this kind of flow off.
    Disabled,
    /// The CSRF cookie does not come back. The flow, if there is one, is shown as well.
    CookiesBlocked(Option<Box<Flow>>),
}

impl Turns {
    /// Counts one more time that the page is led on; `None` if that goes round in a circle.
    const fn led_on(self) -> Option<Self> {
        if self.led_on < MOST_TURNS { Some(Self { led_on: self.led_on + 1, ..self }) } else { None }
    }

    /// Counts from the start again, as there is something to show.
    #[must_use]
    pub const fn shown(self) -> Self {
        Self { led_on: 0, ..self }
    }

    const fn is_refused_again(self) -> bool {
        self.refused >= COOKIES_BLOCKED
    }

    /// Takes note of a submit's outcome.
    fn submitted(self, outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Restart(Restart { reason: RestartReason::CsrfViolation, .. }) => {
                Self { refused: self.refused.saturating_add(1), ..self }
            }
            // It may not have reached Kratos.
            Outcome::Retry(_) => self,
            _ => Self { refused: 0, ..self },
        }
    }
}

/// Decides the page's next step after an answer.
///
/// # Example
/// ```
/// use kratos_protocol::{Answer, Call, FlowKind, Situation, Step, Target, Turns, next, outcome};
///
/// let situation = Situation {
///     kind: FlowKind::Login,
///     call: Call::Load,
///     flow: None,
///     origin: "https://example.org",
///     here: "/login",
///     page: "/login",
///     return_to: Some("/orders"),
///     turns: Turns::default(),
/// };
/// let answer = Answer::new(400, r#"{"error":{"id":"session_already_available"}}"#);
///
/// let next = next(&situation, outcome(&answer));
///
/// assert_eq!(next.step, Step::Go(Target::Path("/orders".into())));
/// ```
#[must_use]
pub fn next(situation: &Situation<'_>, outcome: Outcome) -> Next {
    let turns = match situation.call {
        Call::Submit => situation.turns.submitted(&outcome),
        _ => situation.turns,
    };
    let now = &Situation { turns, ..*situation };

    match outcome {
        Outcome::Flow(flow) => now.flow(flow),
        Outcome::Success(success) => now.success(&success),
        Outcome::Done => now.go(now.end()),
        Outcome::OAuth2Accepted => now.go(Target::OAuth2),
        Outcome::Redirect(redirect) => now.redirect(redirect),
        Outcome::Restart(restart) => now.restart(restart),
        Outcome::Continue(step) => now.go(now.target(&step)),
        Outcome::SignedInAlready => now.signed_in_already(),
        Outcome::SignedOut(_) if now.kind == FlowKind::Settings => now.go(Target::SignInAndBack),
        Outcome::Refused(error) if error.is_flow_disabled() => now.stop(Stop::Disabled),
        Outcome::SignedOut(error) | Outcome::Refused(error) => now.stop(Stop::Refused(Box::new(error))),
        Outcome::Retry(failure) => now.stop(Stop::Failure(failure)),
        Outcome::Unexpected { status, .. } => now.stop(Stop::Failure(Failure::Unexpected { status })),
    }
}

impl Situation<'_> {
    const fn step(&self, step: Step) -> Next {
        Next { step, notice: None, is_session_stale: false, turns: self.turns }
    }

    const fn go(&self, target: Target) -> Next {
        self.step(Step::Go(target))
    }

    /// Stops. The person reads why, and what they do then is no circle.
    const fn stop(&self, stop: Stop) -> Next {
        Next { step: Step::Stop(stop), notice: None, is_session_stale: false, turns: self.turns.shown() }
    }

    fn flow(&self, flow: Box<Flow>) -> Next {
        if flow.is_dead() {
            return self.restart(Restart { with: None, reason: RestartReason::Replaced });
        }
        if english::is_signed_in_already(&flow) {
            return self.signed_in_already();
        }
        let step = next_step(&flow.continue_with).filter(|_| flow.is_passed());
        let kind = FlowKind::of_action(&flow.ui.action).unwrap_or(self.kind);
        if kind != self.kind && step.is_none() && flow.ui.method != "GET" {
            // Signing up while signed in for OAuth2 gives a login flow.
            return self.go(Target::FlowInstead(kind, flow.id));
        }
        // Settings lead back to themselves unless another place was asked for: Kratos 1.3 asks for a verification after every
        // save, and the addresses' card offers it.
        let is_own_end = self.kind == FlowKind::Settings
            && flow.return_to.is_none()
            && matches!(step, Some(ContinueWith::RedirectBrowserTo(_) | ContinueWith::ShowVerificationUi(_)));
        let target = step.filter(|_| !is_own_end).map(|step| self.target(step));

        let is_blocked = self.call == Call::AgainAfterRefusal && self.turns.is_refused_again();
        let step = match target {
            Some(target) => Step::ShowAndGo(flow, target),
            None if is_blocked => Step::Stop(Stop::CookiesBlocked(Some(flow))),
            None => Step::Show(flow),
        };
        Next { turns: self.turns.shown(), ..self.step(step) }
    }

    fn success(&self, success: &Success) -> Next {
        let is_new = self.kind == FlowKind::Registration && success.session.is_none();
        let step = next_step(&success.continue_with);
        let next = match step.filter(|step| !is_new || !matches!(step, ContinueWith::RedirectBrowserTo(_))) {
            Some(step) => self.go(self.target(step)),
            None if is_new => Next { notice: Some(Notice::AccountCreated), ..self.go(Target::SignIn) },
            None => self.go(self.end()),
        };
        Next { is_session_stale: true, ..next }
    }

    fn redirect(&self, redirect: Redirect) -> Next {
        if self.leads_back_here(&redirect) {
            // WebAuthn's first step: the same flow, with other nodes.
            let ask = self.flow.cloned().map_or(Ask::New { without: &[] }, Ask::Flow);
            return self.ask(ask, Call::Again, None);
        }
        let is_second_factor = redirect.is_second_factor();
        if is_second_factor && self.kind == FlowKind::Login {
            // The form stays where it is: the next one is the second factor's.
            return Next { is_session_stale: true, ..self.ask(Ask::SecondFactor(redirect.to), Call::Again, None) };
        }
        let notice = (redirect.reason == RedirectReason::Aal2Required).then_some(Notice::SecondFactorNeeded);
        // Kratos's own `return_to` lacks the proxy's prefix here, or is missing.
        let target = if is_second_factor { Target::SecondFactorAndBack } else { Target::Unchecked(redirect.to) };
        Next { notice, is_session_stale: true, ..self.go(target) }
    }

    fn restart(&self, restart: Restart) -> Next {
        let without: &[&str] = match restart.reason {
            RestartReason::Aal1Required => &["aal"],
            RestartReason::ReturnToForbidden => &["return_to"],
            _ => &[],
        };
        let is_silent = match restart.reason {
            RestartReason::Aal1Required => true,
            RestartReason::CsrfViolation => self.turns.is_refused_again(),
            _ => false,
        };
        let notice = (!is_silent).then_some(Notice::Restarted(restart.reason));
        let is_refusal = restart.reason == RestartReason::CsrfViolation || self.call == Call::AgainAfterRefusal;
        let call = if is_refusal { Call::AgainAfterRefusal } else { Call::Again };
        self.ask(restart.with.map_or(Ask::New { without }, Ask::Flow), call, notice)
    }

    fn ask(&self, ask: Ask, call: Call, notice: Option<Notice>) -> Next {
        match self.turns.led_on() {
            Some(turns) => Next { notice, turns, ..self.step(Step::Ask(ask, call)) },
            None => self.circle(),
        }
    }

    /// Goes on as the person who has signed in in another tab.
    fn signed_in_already(&self) -> Next {
        let Some(turns) = self.turns.led_on() else { return self.circle() };
        // Kratos has signed in the person who recovers an account, to choose a new password.
        let target = if self.kind == FlowKind::Recovery { Target::Settings } else { self.end() };

        Next { is_session_stale: true, turns, ..self.go(target) }
    }

    fn circle(&self) -> Next {
        self.stop(match self.call {
            Call::AgainAfterRefusal => Stop::CookiesBlocked(None),
            _ => Stop::Failure(Failure::Unexpected { status: 200 }),
        })
    }

    fn target(&self, step: &ContinueWith) -> Target {
        let flow = |kind, flow: &FlowReference| Target::Flow(kind, flow.id.clone());
        match step {
            ContinueWith::RedirectBrowserTo(target) => Target::Unchecked(target.clone()),
            ContinueWith::ShowVerificationUi(it) => flow(FlowKind::Verification, it),
            ContinueWith::ShowRecoveryUi(it) => flow(FlowKind::Recovery, it),
            ContinueWith::ShowSettingsUi(it) => flow(FlowKind::Settings, it),
            ContinueWith::SetOrySessionToken(_) | ContinueWith::Unknown { .. } => self.end(),
        }
    }

    /// Returns the place that the person came from, or home. Kratos has not checked the former, so it stays on this origin.
    fn end(&self) -> Target {
        match self.return_to.and_then(|target| destination(target, self.origin)) {
            Some(Destination::Here(path)) => Target::Path(path),
            Some(Destination::Elsewhere(_)) | None => Target::Home,
        }
    }

    /// Returns whether a redirect leads to the flow that is at hand; or, while there is none, to this very page.
    fn leads_back_here(&self, redirect: &Redirect) -> bool {
        let Some(Destination::Here(target)) = destination(&redirect.to, self.origin) else {
            return false;
        };
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let flow = query.split('&').find_map(|pair| pair.strip_prefix("flow=")).filter(|id| !id.is_empty());
        let present = self.flow.map(FlowId::as_str);
        path == self.page && flow == present && (flow.is_some() || target == self.here)
    }
}
