//! A flow's form on the page.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{KeyboardEvent, SubmitEvent};

use super::{SubmitHandler, controls::Controls};
use crate::{
    browser,
    dialog::confirm_dialog,
    form::{Form, Row},
    i18n::{Phrase, say},
    markup::{Element, Fragment, each, element},
    message::messages_view,
    problem::problem_banner,
    protocol::{Autocomplete, Flow, Group, destination},
    reactive::{Derived, Stored, on_change},
};

/// Renders a flow as a form, or the part of it that belongs to one method.
///
/// Values come from the nodes; a new flow resets the values that it brings and keeps typed values elsewhere, except for
/// passwords and codes. Only the pressed button is sent, with the inputs of its group and of the group `default`. While
/// an answer is awaited every control is disabled and a second submit does nothing. After an answer with errors the
/// focus is on the first input in error; errors are tied to their inputs and announced. Of several forms of one flow
/// only the submitted one takes the answer: typed values in the others stay.
///
/// Before a button takes something away, such as a key or the link to a provider, a dialog asks and says what follows.
///
/// The components of the nodes can be replaced, see [`NodeComponents`].
///
/// # Example
/// ```no_run
/// use leptos::prelude::*;
/// use leptos_kratos::{KratosFlow, protocol::FlowKind, use_flow};
///
/// #[component]
/// fn SignIn() -> impl IntoView {
///     let flow = use_flow(FlowKind::Login);
///     move || flow.flow().map(|ready| view! { <KratosFlow flow=ready on_submit=flow.submit_handler() /> })
/// }
/// ```
#[component]
pub fn KratosFlow(
    /// Flow.
    #[prop(into)]
    flow: Signal<Arc<Flow>>,
    /// Method whose nodes are shown, beside those of the group `default`; all if there is none.
    #[prop(optional, into)]
    only: Option<Group>,
    /// Handler of the submitted form.
    on_submit: SubmitHandler,
    /// Whether the messages about the form as a whole are shown elsewhere.
    #[prop(optional)]
    hide_global_messages: bool,
    /// Whether the first empty input gets the focus when the form appears.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    kratos_flow(KratosFlowProps { flow, only, on_submit, hide_global_messages, autofocus }).into_any()
}

/// Shows a [`KratosFlow`].
pub(crate) fn kratos_flow(props: KratosFlowProps) -> Fragment {
    let KratosFlowProps { flow, only, on_submit, hide_global_messages, autofocus } = props;
    let is_answered = Stored::new(false);
    let form = Derived::new(move |before: Option<&Form>| {
        let is_answer = is_answered.update(std::mem::take).unwrap_or_default();
        match before.filter(|_| only.is_some() && !is_answer) {
            Some(before) => Form::beside(flow.get(), only.as_ref(), before),
            None => Form::new(flow.get(), only.as_ref(), before),
        }
    });
    let controls = Controls::new(form, is_answered, on_submit);
    let messages = move || {
        let shown = (!hide_global_messages).then(|| flow.get().ui.messages.clone());
        messages_view(shown.unwrap_or_default(), None)
    };
    let problem = move || {
        let retry = Callback::new(move |()| controls.press_again());
        Some(problem_banner(&controls.problem.get()?, retry))
    };
    let username = move || form.with(new_password_owner).map(|owner| username_view(&owner));
    let is_busy = move || controls.awaited().is_some();
    browser::on_shown_again(move || controls.pressed.set(None));
    on_change(move || {
        form.with(|_| ());
        controls.offer_passkeys();
    });
    let mut before = Vec::new();
    on_change(move || {
        form.with(|form| {
            controls.focus_after(form, &before, autofocus);
            before = form.rows().iter().map(|row| row.key).collect();
        });
    });
    let rows = each(
        move || form.with(|form| form.rows().to_vec()),
        |row| row.key.to_string(),
        move |row| controls.row_view(row),
    );

    let shown = element("form")
        .class("flow")
        .attr("action", move || safe_action(&flow.get()))
        .attr("method", move || flow.get().ui.method.clone())
        .attr("novalidate", true)
        .attr("aria-busy", move || is_busy().to_string())
        .on("keydown", move |event: KeyboardEvent| controls.press_key(&event))
        .on("submit", move |event: SubmitEvent| controls.submit(&event))
        .child((messages, problem, username))
        .child(element("fieldset").attr("disabled", is_busy).child(rows))
        .child(move || wait_notice(controls));
    let answer = Callback::new(move |is_yes| controls.answer_question(is_yes));
    Fragment::new((shown, confirm_dialog(move || controls.question(), answer)))
}

/// Returns the URL to which a browser would send the form if the program broke down: the page's own address if Kratos
/// names no safe one.
fn safe_action(flow: &Flow) -> String {
    destination(&flow.ui.action, &browser::origin()).map(|to| to.as_str().to_owned()).unwrap_or_default()
}

/// Announces the end of the wait for another code to a screen reader.
fn wait_notice(controls: Controls) -> Option<Element> {
    let may_send_again = move || controls.cooldown.is_over().then(|| say(Phrase::MaySendAgain));
    let notice = || element("p").class("visually-hidden").attr("role", "status").child(may_send_again);
    controls.cooldown.has_begun().then(notice)
}

/// Returns the address of the account if the form asks for its new password and does not show the account.
fn new_password_owner(form: &Form) -> Option<String> {
    let is_new =
        |row: &Row| row.node.input().is_some_and(|input| input.autocomplete == Some(Autocomplete::NewPassword));
    let identity = form.flow().identity.as_ref()?;
    let address = identity.address().map(str::to_owned);
    address.filter(|_| form.rows().iter().any(is_new))
}

/// Gives a password manager the username of the password to keep. It has no name and is not sent: Kratos knows it.
fn username_view(username: &str) -> Element {
    element("input")
        .attr("type", "text")
        .attr("autocomplete", "username")
        .class("username")
        .attr("value", username)
        .attr("readonly", true)
        .attr("hidden", true)
        .attr("tabindex", "-1")
}
