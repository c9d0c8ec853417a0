//! A flow's form on the page.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use leptos::{ev::SubmitEvent, html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement, HtmlInputElement};

use crate::{
    browser,
    form::{Form, Row},
    i18n::{Phrase, phrase},
    message::Messages,
    node::{NodeComponents, NodeProps},
    problem::{Problem, ProblemBanner},
    protocol::{Flow, Group, Input, InputKind, InputValue, Submission},
};

/// What came of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// There is an answer, and the flow on the page is up to date.
    Answered,
    /// The browser is on its way to another page: the form stays disabled.
    Leaving,
    /// It did not get through: the form says so and offers to try again.
    Failed(Problem),
}

type SubmitFuture = Pin<Box<dyn Future<Output = Submitted>>>;

/// What happens with a form that is submitted.
#[derive(Clone)]
pub struct SubmitHandler(Rc<dyn Fn(Submission) -> SubmitFuture>);

impl SubmitHandler {
    /// Makes a handler of an asynchronous function.
    pub fn new<F: Future<Output = Submitted> + 'static>(handle: impl Fn(Submission) -> F + 'static) -> Self {
        Self(Rc::new(move |submission| Box::pin(handle(submission))))
    }
}

impl fmt::Debug for SubmitHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SubmitHandler")
    }
}

/// Renders a flow as a form, or the part of it that belongs to one method.
///
/// Values come from the nodes; a new flow resets the values that it brings and keeps what the person typed elsewhere,
/// but for passwords and codes. Only the pressed button is sent, with the inputs of its group and of the group
/// `default`. While an answer is awaited every control is disabled and a second submit does nothing. After an answer
/// with errors the focus is on the first input in error; errors are tied to their inputs and announced.
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
    /// The flow.
    #[prop(into)]
    flow: Signal<Arc<Flow>>,
    /// The method whose nodes are shown, beside those of the group `default`; all if there is none.
    #[prop(optional, into)]
    only: Option<Group>,
    /// What happens when the form is submitted.
    on_submit: SubmitHandler,
    /// Whether the messages about the form as a whole are shown elsewhere.
    #[prop(optional)]
    hide_global_messages: bool,
    /// Whether the first empty input gets the focus when the form appears.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    let form = Memo::new(move |before: Option<&Form>| Form::new(flow.get(), only.as_ref(), before));
    let controls = Controls::new(form, on_submit);
    let messages = move || {
        let shown = (!hide_global_messages).then(|| flow.get().ui.messages.clone());
        view! { <Messages messages=shown.unwrap_or_default() /> }
    };
    let problem = move || {
        let problem = controls.problem.get()?;
        let retry = Callback::new(move |()| controls.submit_again());
        Some(view! { <ProblemBanner problem=problem on_retry=retry /> })
    };
    let is_busy = move || controls.pressed.get().is_some();
    browser::on_shown_again(move || controls.pressed.set(None));
    Effect::new(move |before: Option<()>| controls.focus_after(&form.get(), before.is_none(), autofocus));

    view! {
        <form
            class="flow"
            node_ref=controls.element
            action=move || flow.get().ui.action.clone()
            method=move || flow.get().ui.method.clone()
            novalidate
            aria-busy=move || is_busy().to_string()
            on:submit=move |event| controls.submit(&event)
        >
            {messages}
            {problem}
            <fieldset disabled=is_busy>
                <For
                    each=move || form.get().rows().to_vec()
                    key=|row| row.key
                    children=move |row| controls.row_view(row)
                />
            </fieldset>
        </form>
    }
}

/// What the form's parts share.
#[derive(Clone, Copy)]
struct Controls {
    /// Sets the ids of this form apart from those of other forms on the page.
    number: u32,
    form: Memo<Form>,
    element: NodeRef<html::Form>,
    /// The row of the button whose answer is awaited.
    pressed: RwSignal<Option<u32>>,
    /// The row of the button that was pressed last.
    last: StoredValue<Option<u32>>,
    problem: RwSignal<Option<Problem>>,
    on_submit: StoredValue<SubmitHandler, LocalStorage>,
    components: NodeComponents,
}

static FORMS: AtomicU32 = AtomicU32::new(0);

impl Controls {
    fn new(form: Memo<Form>, on_submit: SubmitHandler) -> Self {
        Self {
            number: FORMS.fetch_add(1, Ordering::Relaxed),
            form,
            element: NodeRef::new(),
            pressed: RwSignal::new(None),
            last: StoredValue::new(None),
            problem: RwSignal::new(None),
            on_submit: StoredValue::new_local(on_submit),
            components: NodeComponents::use_context(),
        }
    }

    fn row_view(self, row: Row) -> impl IntoView {
        let id = self.row_id(&row);
        let is_pending = Signal::derive(move || self.pressed.get() == Some(row.key));
        let divider =
            row.begins_alternatives.then(|| view! { <p class="divider"><span>{phrase(Phrase::Or)}</span></p> });
        let component = self.components.of(&row.node);
        let node = component(&NodeProps {
            node: row.node,
            id,
            field: row.field,
            is_pending,
            is_alternative: row.is_alternative,
        });

        view! {
            {divider}
            {node}
        }
    }

    fn row_id(self, row: &Row) -> String {
        // Inputs keep their ids when they are rendered anew, so that the focus finds them again.
        match row.field {
            Some(_) => format!("k{}-{}", self.number, row.node.name()),
            None => self.key_id(row.key),
        }
    }

    fn key_id(self, key: u32) -> String {
        format!("k{}-{key}", self.number)
    }

    fn submit(self, event: &SubmitEvent) {
        event.prevent_default();
        let button = event.submitter().and_then(|submitter| submitter.dyn_into::<HtmlButtonElement>().ok());
        let name_and_value = button.map(|button| (button.name(), button.value()));
        self.send(name_and_value.as_ref().map(|(name, value)| (name.as_str(), value.as_str())));
    }

    fn send(self, name_and_value: Option<(&str, &str)>) {
        if self.pressed.get_untracked().is_some() {
            return;
        }
        let form = self.form.get_untracked();
        let Some(button) = form.submitter(name_and_value) else {
            return;
        };
        let key = form.rows().iter().find(|row| Arc::ptr_eq(&row.node, button)).map(|row| row.key);
        self.read_controls(&form);
        let submission = form.submission(button);
        let focused = browser::focused_id();

        self.problem.set(None);
        self.pressed.set(key);
        self.last.set_value(key);
        spawn_local(async move {
            let Some(handler) = self.on_submit.try_get_value() else {
                return;
            };
            match handler.0(submission).await {
                Submitted::Leaving => return,
                Submitted::Answered => {}
                // The form may be gone by now.
                Submitted::Failed(problem) => drop(self.problem.try_set(Some(problem))),
            }
            let _ = self.pressed.try_set(None);
            // A disabled control loses the focus; an input in error gets it afterwards.
            request_animation_frame(move || {
                if let Some(id) = focused.filter(|_| browser::focused_id().is_none()) {
                    browser::focus(&id);
                }
            });
        });
    }

    /// Presses again the button that was pressed before the failure, as the person would: with what stands in the form.
    fn submit_again(self) {
        let Some(form) = self.element.get_untracked() else {
            return;
        };
        let button = self.last.get_value().and_then(|key| browser::element::<HtmlElement>(&self.key_id(key)));
        // Fails only for a button that is not in the form.
        let _ = form.request_submit_with_submitter(button.as_ref());
    }

    /// Takes over what a password manager wrote without telling.
    fn read_controls(self, form: &Form) {
        for row in form.rows() {
            let (Some(field), Some(input)) = (&row.field, row.node.input()) else {
                continue;
            };
            let Some(control) = browser::element::<HtmlInputElement>(&self.row_id(row)) else {
                continue;
            };
            if input.kind == InputKind::Checkbox {
                continue;
            }
            let shown = field.with_untracked(|value| crate::node::control_text(input, value.as_ref()));
            if control.value() != shown {
                field.set(Some(InputValue::Text(control.value())));
            }
        }
    }

    /// Puts the focus where the person has to do something.
    fn focus_after(self, form: &Form, is_first: bool, autofocus: bool) {
        let row = if is_first && !form.flow().has_error() {
            form.rows().iter().find(|row| autofocus && is_empty_input(row)).cloned()
        } else {
            form.row_in_error().cloned()
        };
        if let Some(row) = row {
            let id = self.row_id(&row);
            request_animation_frame(move || browser::focus(&id));
        }
    }
}

fn is_empty_input(row: &Row) -> bool {
    let is_fillable =
        row.node.input().is_some_and(|input: &Input| !input.disabled && input.kind != InputKind::Checkbox);
    is_fillable && row.field.as_ref().is_some_and(|field| field.with_untracked(Option::is_none))
}
