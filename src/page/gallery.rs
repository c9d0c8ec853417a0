//! Every kind of node and every state on one page, for designers. In development builds only.

use std::sync::Arc;

use leptos::prelude::*;

use super::settings::SettingsCards;
use crate::{
    flow::{KratosFlow, SubmitHandler, Submitted},
    problem::{Problem, ProblemBanner},
    protocol::{Answer, Failure, Flow, FlowKind, Outcome, outcome},
    webauthn::WebAuthnError,
};

macro_rules! captured {
    ($($name:literal),+ $(,)?) => {
        /// Answers of the real Kratos, by name.
        const CAPTURED: &[(&str, &str)] = &[$(
            ($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/", $name, ".json"))),
        )+];
    };
}

captured![
    "v1.3.1/A-login-init",
    "v1.3.1/A-login-post-wrong",
    "v1.3.1/A-login-post-empty",
    "v1.3.1/A-login-get-oidc-linking",
    "v1.3.1/A-login-init-refresh",
    "v1.3.1/A-login-init-aal2",
    "v1.3.1/A-login-init-aal2-webauthn",
    "v1.3.1/A-login-init-aal2-nothing-set-up",
    "v1.3.1/A-login-post-aal2-totp-wrong",
    "v1.3.1/B-login-init",
    "v1.3.1/B-login-post-identifier",
    "v1.3.1/C-login-post-code-sent",
    "v1.3.1/C-login-post-code-wrong",
    "v1.3.1/V-login-post-unverified",
    "v1.3.1/A-registration-init",
    "v1.3.1/A-registration-post-invalid",
    "v1.3.1/A-registration-post-password-short",
    "v1.3.1/A-registration-get-oidc-completion",
    "v1.3.1/B-registration-init",
    "v1.3.1/B-registration-post-profile",
    "v1.3.1/C-registration-post-code-sent",
    "v1.3.1/T-registration-init",
    "v1.3.1/T-registration-post-profile-invalid",
    "v1.3.1/A-recovery-init",
    "v1.3.1/A-recovery-post-sent",
    "v1.3.1/A-recovery-post-wrong-code",
    "v1.3.1/L-recovery-post-sent",
    "v1.3.1/A-verification-init",
    "v1.3.1/A-verification-post-sent",
    "v1.3.1/A-verification-post-code-ok",
    "v1.3.1/A-settings-init",
    "v1.3.1/A-settings-init-all-enrolled",
    "v1.3.1/A-settings-post-lookup-regenerate",
    "v1.3.1/A-settings-post-profile-invalid",
    "v1.3.1/A-settings-post-profile-ok",
    "v26.2/A-login-init",
    "v26.2/A-login-init-aal2",
    "v26.2/A-registration-init",
    "v26.2/B-registration-post-profile",
    "v26.2/A-settings-init-all-enrolled",
];

/// Shows all of it. The buttons do nothing.
#[component]
pub fn GalleryPage() -> impl IntoView {
    let flows = CAPTURED.iter().filter_map(|(name, file)| Some(flow_view(name, captured(file)?)));
    let problems = [
        Problem::Failure(Failure::Offline),
        Problem::Failure(Failure::NotJson { status: 502 }),
        Problem::Disabled(FlowKind::Recovery),
        Problem::WebAuthn(WebAuthnError::Cancelled),
        Problem::CookiesBlocked,
    ];
    let problems = problems.map(|problem| view! { <ProblemBanner problem=problem on_retry=Callback::new(|()| ()) /> });

    view! {
        <div class="settings">
            <h1 class="card-title">"Gallery"</h1>
            <section class="card">
                <h2 class="card-subtitle">"Problems"</h2>
                {problems.collect_view()}
            </section>
            {flows.collect_view()}
        </div>
    }
}

fn captured(file: &str) -> Option<Flow> {
    let file: serde_json::Value = serde_json::from_str(file).ok()?;
    match outcome(&Answer::new(200, file.get("body")?.to_string())) {
        Outcome::Flow(flow) => Some(*flow),
        _ => None,
    }
}

fn flow_view(name: &str, flow: Flow) -> impl IntoView + use<> {
    let is_settings = FlowKind::of_action(&flow.ui.action) == Some(FlowKind::Settings);
    let flow = Signal::stored(Arc::new(flow));
    let on_submit = SubmitHandler::new(|_| async { Submitted::Answered });
    let shown = if is_settings {
        view! { <div class="settings"><SettingsCards flow=flow on_submit=on_submit /></div> }.into_any()
    } else {
        view! { <section class="card"><KratosFlow flow=flow on_submit=on_submit /></section> }.into_any()
    };

    view! {
        <h2 class="card-subtitle">{name.to_owned()}</h2>
        {shown}
    }
}
