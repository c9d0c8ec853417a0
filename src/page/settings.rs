//! Changing one's account.

use std::sync::Arc;

use leptos::prelude::*;

use super::flow_page::{Aside, Card, FlowStage};
use crate::{
    config::Config,
    flow::{KratosFlow, UseFlow, use_flow},
    i18n::Phrase,
    message::Messages,
    protocol::{Flow, FlowKind, Group},
};

/// Shows one form a method of one settings flow.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let flow = use_flow(FlowKind::Settings);
    let home = Config::use_context().pages.home;

    view! {
        <Card title=Signal::stored(Phrase::Settings)>
            <FlowStage flow=flow view_flow=move |ready| view! { <Methods flow=flow ready=ready /> }.into_any() />
            <Aside link=Phrase::GoHome href=home />
        </Card>
    }
}

#[component]
fn Methods(flow: UseFlow, ready: Signal<Arc<Flow>>) -> impl IntoView {
    let groups = Memo::new(move |_| methods(&ready.get()));
    let form = move |group: Group| {
        view! { <KratosFlow flow=ready only=group on_submit=flow.submit_handler() hide_global_messages=true /> }
    };

    view! {
        {move || view! { <Messages messages=ready.get().ui.messages.clone() /> }}
        <For each=move || groups.get() key=Clone::clone children=form />
    }
}

/// Returns the methods that the flow has nodes of, in Kratos's order.
fn methods(flow: &Flow) -> Vec<Group> {
    let mut groups = Vec::new();
    for node in &flow.ui.nodes {
        if node.group != Group::Default && !groups.contains(&node.group) {
            groups.push(node.group.clone());
        }
    }
    groups
}
