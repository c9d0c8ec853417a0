//! What the pages of all kinds of flow have in common.

use std::{cell::Cell, sync::Arc};

use leptos::prelude::*;

use super::prefill::prefilled;
use crate::{
    browser,
    config::Config,
    flow::{FlowStatus, KratosFlow, UseFlow},
    i18n::{Phrase, phrase, say},
    problem::ProblemBanner,
    protocol::Flow,
};

/// The id of a page's heading.
pub(super) const HEADING: &str = "page-heading";

thread_local! {
    static IS_FIRST_PAGE: Cell<bool> = const { Cell::new(true) };
}

/// Gives the tab the page's title, and says whose page it is. After the first page the focus goes to the heading, as it
/// does when a browser opens a page: a screen reader begins to read there. A form takes it on to its first input.
pub(super) fn begin_page(title: Signal<Phrase>) {
    if !IS_FIRST_PAGE.replace(false) {
        request_animation_frame(|| browser::show_heading(HEADING));
    }
    let name = Config::use_context().name;
    Effect::new(move |_| {
        let title = say(title.get());
        browser::set_title(&if name.is_empty() { title } else { format!("{title} · {name}") });
    });
}

/// A card with a heading, which is the tab's title as well.
#[component]
pub(super) fn Card(
    /// What the page is for.
    #[prop(into)]
    title: Signal<Phrase>,
    /// The card's content.
    children: Children,
) -> impl IntoView {
    begin_page(title);

    view! {
        <section class="card">
            <h1 class="card-title" id=HEADING tabindex="-1">{move || say(title.get())}</h1>
            {children()}
        </section>
    }
}

/// A page around one flow: a skeleton until it is there, a banner if it cannot be had, and else its form.
///
/// The form stays while the flow in it is replaced by another.
#[component]
pub fn FlowPage(
    /// The flow.
    flow: UseFlow,
    /// What the page is for, by how far the flow has come.
    title: fn(&Flow) -> Phrase,
    /// What the page is for while there is no flow yet.
    initial_title: Phrase,
    /// What else there is to do: links below the form.
    children: ChildrenFn,
) -> impl IntoView {
    let heading = Signal::derive(move || flow.flow().map_or(initial_title, |flow| title(&flow)));

    view! {
        <Card title=heading>
            <FlowStage flow=flow view_flow=move |ready| {
                view! { <KratosFlow flow=prefilled(ready) on_submit=flow.submit_handler() autofocus=true /> }.into_any()
            } />
            {children()}
        </Card>
    }
}

/// Shows how far a flow has come, and the flow itself by `view_flow`, which is called once.
#[component]
pub(super) fn FlowStage<F>(
    /// The flow.
    flow: UseFlow,
    /// Shows the flow.
    view_flow: F,
) -> impl IntoView
where
    F: Fn(Signal<Arc<Flow>>) -> AnyView + Send + Sync + 'static,
{
    let stage = Memo::new(move |_| match flow.status().get() {
        FlowStatus::Loading => Stage::Loading,
        FlowStatus::Ready(_) => Stage::Ready,
        FlowStatus::Failed(problem) => Stage::Failed(problem),
    });
    let retry = Callback::new(move |()| flow.retry());

    move || match stage.get() {
        Stage::Loading => view! { <Skeleton /> }.into_any(),
        Stage::Ready => latest(flow).map(&view_flow).into_any(),
        Stage::Failed(problem) => view! { <ProblemBanner problem=problem on_retry=retry /> }.into_any(),
    }
}

#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Ready,
    Failed(crate::problem::Problem),
}

/// Returns whether it is another answer. Kratos may answer twice in the same words, to a second wrong code, say: the
/// person has to see that as well.
pub(super) fn is_another(one: Option<&Arc<Flow>>, other: Option<&Arc<Flow>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => !Arc::ptr_eq(one, other),
        _ => true,
    }
}

/// Returns the flow as a signal that keeps the last one while there is none.
fn latest(flow: UseFlow) -> Option<Signal<Arc<Flow>>> {
    let first = untrack(|| flow.flow())?;
    let latest = Memo::new_with_compare(
        move |before: Option<&Arc<Flow>>| flow.flow().or_else(|| before.cloned()).unwrap_or_else(|| Arc::clone(&first)),
        is_another,
    );
    Some(latest.into())
}

/// Holds the place of a form that is on its way.
#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" role="status" aria-label=phrase(Phrase::Loading)>
            <div class="skeleton-label"></div>
            <div class="skeleton-input"></div>
            <div class="skeleton-label"></div>
            <div class="skeleton-input"></div>
            <div class="skeleton-input"></div>
        </div>
    }
}

/// A question with a link that answers it, such as "No account yet? Create one".
#[component]
pub(super) fn Aside(
    /// The question, if there is one.
    #[prop(optional)]
    question: Option<Phrase>,
    /// The link's text.
    link: Phrase,
    /// Where it leads.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let is_outside = !Config::use_context().pages.contains(&href);

    view! {
        <p class="aside">
            {question.map(|question| view! { <span>{phrase(question)}" "</span> })}
            // The router takes every path of this origin for one of its own.
            <a href=href rel=is_outside.then_some("external")>{phrase(link)}</a>
        </p>
    }
}

/// Returns a page's path with what the URL says about where to go in the end.
pub(super) fn keeping_return_to(page: &str) -> String {
    let (Some(here), Some(mut query)) = (browser::Query::here(), browser::Query::new("")) else {
        return page.to_owned();
    };
    for name in ["return_to", "login_challenge", "organization"] {
        if let Some(value) = here.get(name) {
            query.set(name, &value);
        }
    }
    query.on(page)
}
