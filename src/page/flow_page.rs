//! Parts shared by the pages of all kinds of flow.

use std::{cell::Cell, sync::Arc};

use leptos::prelude::*;

use super::prefill::prefilled;
use crate::{
    browser,
    config::Config,
    flow::{KratosFlowProps, SubmitHandler, UseFlow, kratos_flow},
    i18n::{Phrase, phrase, say},
    markup::{Child, Element, Fragment, element, when},
    problem::problem_banner,
    protocol::{Flow, Group},
    reactive::{Derived, on_change},
};

/// Id of a page's heading.
pub(super) const HEADING: &str = "page-heading";

thread_local! {
    static IS_FIRST_PAGE: Cell<bool> = const { Cell::new(true) };
}

/// Sets the tab's title to the page's, with the operator's name. After the first page the focus moves to the heading,
/// as when a browser opens a page: a screen reader starts to read there. A form moves it on to its first input.
pub(super) fn begin_page(title: impl Fn() -> Phrase + 'static) {
    if !IS_FIRST_PAGE.replace(false) {
        request_animation_frame(|| browser::show_heading(HEADING));
    }
    let name = Config::use_context().name;
    on_change(move || {
        let title = say(title());
        browser::set_title(&if name.is_empty() { title } else { format!("{title} · {name}") });
    });
}

/// Renders a card with a heading, which is the tab's title as well.
pub(super) fn card(title: impl Fn() -> Phrase + Copy + 'static, content: impl Child) -> Element {
    begin_page(title);

    element("section")
        .class("card")
        .child(element("h1").class("card-title").attr("id", HEADING).attr("tabindex", "-1").child(move || say(title())))
        .child(content)
}

/// A page around one flow: a skeleton while it loads, a banner if that fails, and otherwise its form.
///
/// The form stays while the flow in it is replaced by another.
#[component]
pub fn FlowPage(
    /// The flow.
    flow: UseFlow,
    /// Title of the page, by the state of the flow.
    title: fn(&Flow) -> Phrase,
    /// Title of the page while there is no flow yet.
    initial_title: Phrase,
    /// Further links below the form.
    children: Children,
) -> impl IntoView {
    flow_page(flow, title, initial_title, children()).into_any()
}

/// Renders a [`FlowPage`] with further content below its form.
pub(super) fn flow_page(
    flow: UseFlow,
    title: fn(&Flow) -> Phrase,
    initial_title: Phrase,
    below: impl Child,
) -> Element {
    let heading = move || flow.flow().map_or(initial_title, |flow| title(&flow));
    let form = move |ready| flow_form(prefilled(ready), flow.submit_handler(), None);

    card(heading, (flow_stage(flow, form), below))
}

/// Renders a flow's form, or only one method's part, and gives it the focus as it appears.
pub(super) fn flow_form(flow: Signal<Arc<Flow>>, on_submit: SubmitHandler, only: Option<Group>) -> Fragment {
    untrack(|| kratos_flow(KratosFlowProps { flow, only, on_submit, hide_global_messages: false, autofocus: true }))
}

/// Renders a flow's progress, and the flow itself by `view_flow`, which is called once.
pub(super) fn flow_stage(flow: UseFlow, view_flow: impl Fn(Signal<Arc<Flow>>) -> Fragment + 'static) -> Fragment {
    let retry = Callback::new(move |()| flow.retry());
    let is_ready = move || flow.flow().is_some();
    let form = move || latest(flow).map(|flow| untrack(|| view_flow(flow)));
    let banner = move || flow.problem().map(|problem| problem_banner(&problem, retry));

    Fragment::new((when(move || flow.is_loading(), skeleton), when(is_ready, form), banner))
}

/// One answer. Kratos may answer twice in the same words, as to a second wrong code: the person has to see that, too.
#[derive(Clone)]
pub(super) struct OneAnswer(pub(super) Arc<Flow>);

impl PartialEq for OneAnswer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl OneAnswer {
    /// Returns the answers' flow as a signal.
    pub(super) fn signal(answers: Derived<Self>) -> Signal<Arc<Flow>> {
        Signal::derive(move || answers.get().0)
    }
}

/// Returns the flow as a signal that keeps the last one while there is none.
fn latest(flow: UseFlow) -> Option<Signal<Arc<Flow>>> {
    let first = untrack(|| flow.flow())?;
    let latest = move |before: Option<&OneAnswer>| {
        let latest = flow.flow().or_else(|| before.map(|before| Arc::clone(&before.0)));
        OneAnswer(latest.unwrap_or_else(|| Arc::clone(&first)))
    };
    Some(OneAnswer::signal(Derived::new(latest)))
}

/// Renders a placeholder for a form that is loading.
fn skeleton() -> Element {
    let bar = |class: &str| element("div").class(class);

    element("div").class("skeleton").attr("role", "status").attr("aria-label", phrase(Phrase::Loading)).child((
        bar("skeleton-label"),
        bar("skeleton-input"),
        bar("skeleton-label"),
        bar("skeleton-input"),
        bar("skeleton-input"),
    ))
}

/// Renders a link that answers a question, such as "No account yet? Create one".
pub(super) fn aside(question: Option<Phrase>, link: Phrase, href: &str) -> Element {
    let is_outside = !Config::use_context().pages.contains(href);
    let question = question.map(|question| element("span").child((phrase(question), " ")));
    // The router treats every path of this origin as one of its own.
    let link = element("a").attr("href", href).attr("rel", is_outside.then_some("external")).child(phrase(link));

    element("p").class("aside").child((question, link))
}

/// Renders the heading of a page that has several cards, with a link to another page.
pub(super) fn settings_head(title: Phrase, link: Phrase, href: &str) -> Element {
    let heading = element("h1").class("card-title").attr("id", HEADING).attr("tabindex", "-1");

    element("header").class("settings-head").child((heading.child(phrase(title)), aside(None, link, href)))
}

/// Renders a loading notice.
pub(super) fn loading() -> Element {
    element("p").attr("role", "status").child(phrase(Phrase::Loading))
}

/// Returns a page's path with those parameters of the present URL that say where to go in the end.
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
