//! The sign-in form; of several second factors, one at a time.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use crate::{
    browser,
    flow::{SubmitHandler, Submitted, UseFlow},
    i18n::{Phrase, phrase},
    markup::{Fragment, element},
    page::flow_page::flow_form,
    protocol::{Aal, Flow, Group, InputKind, Method, in_order},
    reactive::{Derived, Slot},
};

/// Renders all ways to sign in as one form, but of several second factors only the one used last on this device.
///
/// No personal data is stored there, only the name of the method.
pub(super) fn login_form(flow: UseFlow, ready: Signal<Arc<Flow>>) -> Fragment {
    let factors = Derived::new(move |_| ready.with(|flow| second_factors(flow)));
    let chosen = Slot::new(None::<Group>);
    let shown = Derived::new(move |_| {
        let active = ready.with(|flow| flow.active.as_ref().map(group_of));
        let remembered = browser::last_second_factor().map(Group::from);
        let wanted = [chosen.get(), active, remembered].into_iter().flatten();
        factors.with(|factors| {
            let is_choice = factors.len() > 1;
            let found = wanted.into_iter().find(|group| factors.contains(group));
            found.or_else(|| factors.first().cloned()).filter(|_| is_choice)
        })
    });
    let form = move || match shown.get() {
        Some(group) => {
            let on_submit = remembering(flow, &group);
            flow_form(ready, on_submit, Some(group))
        }
        None => flow_form(ready, flow.submit_handler(), None),
    };
    let others = move || {
        let shown = shown.get()?;
        let others = factors.get().into_iter().filter(move |group| *group != shown);
        let buttons = others.map(|group| {
            let label = phrase(instead(&group));
            let choose = move |_: Event| chosen.set(Some(group.clone()));
            element("button").attr("type", "button").class("button button-secondary").on("click", choose).child(label)
        });
        Some(element("div").class("choices").child(buttons.collect::<Vec<_>>()))
    };

    Fragment::new((form, others))
}

/// Returns the second factors that can be shown, the quickest first.
fn second_factors(flow: &Flow) -> Vec<Group> {
    let mut factors = Vec::new();
    if flow.requested_aal != Some(Aal::Aal2) {
        return factors;
    }
    for node in &flow.ui.nodes {
        let is_visible = node.input().is_some_and(|input| input.kind != InputKind::Hidden);
        if is_visible && node.group != Group::Default && !factors.contains(&node.group) {
            factors.push(node.group.clone());
        }
    }
    in_order(factors, |group| match group {
        Group::WebAuthn | Group::Passkey => 0,
        Group::Totp => 1,
        Group::Code => 2,
        Group::LookupSecret => 4,
        _ => 3,
    })
}

fn group_of(method: &Method) -> Group {
    Group::from(method.as_str())
}

/// Stores the factor that succeeded.
fn remembering(flow: UseFlow, group: &Group) -> SubmitHandler {
    let group = group.clone();
    SubmitHandler::new(move |submission| {
        let group = group.clone();
        async move {
            let submitted = flow.submit(submission).await;
            if submitted == Submitted::Leaving {
                browser::remember_second_factor(group.as_str());
            }
            submitted
        }
    })
}

const fn instead(group: &Group) -> Phrase {
    match group {
        Group::Totp => Phrase::UseTotp,
        Group::LookupSecret => Phrase::UseLookupSecret,
        Group::WebAuthn => Phrase::UseSecurityKey,
        Group::Code => Phrase::UseMailedCode,
        Group::Passkey => Phrase::UsePasskey,
        _ => Phrase::UseOtherWay,
    }
}
