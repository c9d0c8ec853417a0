//! A `<KratosFlow>` on the page, and the ways in which a person sees and uses it.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use js_sys::{Function, Promise};
use leptos::{mount::mount_to, prelude::*, task::tick};
use leptos_kratos::{
    KratosFlow, NodeComponents, SubmitHandler, Submitted,
    flow::KratosFlowProps,
    protocol::{Flow, Group, Submission},
};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

/// Options for mounting a flow.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) only: Option<Group>,
    pub(crate) hide_global_messages: bool,
    pub(crate) autofocus: bool,
    pub(crate) components: Option<NodeComponents>,
}

/// A mounted form. Dropping it removes it from the page.
pub(crate) struct Mounted {
    root: HtmlElement,
    flow: RwSignal<Arc<Flow>>,
    sent: Rc<RefCell<Vec<Submission>>>,
    answers: Rc<RefCell<Vec<Function>>>,
    results: Rc<RefCell<Vec<Submitted>>>,
    handle: Option<Box<dyn std::any::Any>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Mounts a flow with all its nodes.
pub(crate) async fn mount(flow: Value) -> Mounted {
    mount_with(flow, Options::default()).await
}

/// Mounts a flow. Submissions are recorded and wait for `answer`.
pub(crate) async fn mount_with(flow: Value, options: Options) -> Mounted {
    let Options { only, hide_global_messages, autofocus, components } = options;
    mount_view(flow, move |flow, handler| {
        if let Some(components) = components {
            provide_context(components);
        }
        let mut props = KratosFlowProps::builder()
            .flow(flow)
            .on_submit(handler)
            .hide_global_messages(hide_global_messages)
            .autofocus(autofocus)
            .build();
        props.only = only;
        KratosFlow(props).into_any()
    })
    .await
}

/// Mounts the view that `view` makes of a flow. Submissions are recorded and wait for `answer`.
pub(crate) async fn mount_view(
    flow: Value,
    view: impl FnOnce(RwSignal<Arc<Flow>>, SubmitHandler) -> AnyView + 'static,
) -> Mounted {
    let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
    document().body().unwrap().append_child(&root).unwrap();
    let flow = RwSignal::new(read(flow));
    let sent = Rc::new(RefCell::new(Vec::new()));
    let answers = Rc::new(RefCell::new(Vec::new()));
    let results = Rc::new(RefCell::new(Vec::new()));
    let handler = recording(&sent, &answers, &results);
    let handle = mount_to(root.clone(), move || view(flow, handler));
    frame().await;
    Mounted { root, flow, sent, answers, results, handle: Some(Box::new(handle)) }
}

fn recording(
    sent: &Rc<RefCell<Vec<Submission>>>,
    answers: &Rc<RefCell<Vec<Function>>>,
    results: &Rc<RefCell<Vec<Submitted>>>,
) -> SubmitHandler {
    let (sent, answers, results) = (Rc::clone(sent), Rc::clone(answers), Rc::clone(results));
    SubmitHandler::new(move |submission| {
        sent.borrow_mut().push(submission);
        let answers = Rc::clone(&answers);
        let promise = Promise::new(&mut |resolve, _| answers.borrow_mut().push(resolve));
        let results = Rc::clone(&results);
        async move {
            JsFuture::from(promise).await.unwrap();
            results.borrow_mut().remove(0)
        }
    })
}

impl Mounted {
    /// Removes the form from the page, as leaving it does.
    pub(crate) fn unmount(mut self) {
        drop(self.handle.take());
    }

    /// Returns the element that a selector finds, if there is one.
    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// Returns the elements that a selector finds, in order.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|index| found.get(index).unwrap().dyn_into().unwrap()).collect()
    }

    /// Returns the number of elements that a selector finds.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// Returns the control with a name.
    pub(crate) fn input(&self, name: &str) -> HtmlInputElement {
        let found = self.find(&format!("[name='{name}']"));
        found.unwrap_or_else(|| panic!("no control named {name}")).dyn_into().unwrap()
    }

    /// Returns the control to which a label belongs.
    pub(crate) fn labelled(&self, label: &str) -> Element {
        let labels = self.root.query_selector_all("label").unwrap();
        let labels = (0..labels.length()).map(|index| labels.get(index).unwrap().dyn_into::<Element>().unwrap());
        let found = labels.into_iter().find(|found| found.text_content().unwrap().starts_with(label));
        let id = found.unwrap_or_else(|| panic!("no label {label}")).get_attribute("for").unwrap();
        document().get_element_by_id(&id).unwrap_or_else(|| panic!("{label} labels nothing"))
    }

    /// Types into the control with a name.
    pub(crate) fn fill(&self, name: &str, text: &str) {
        let input = self.input(name);
        input.set_value(text);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        input.dispatch_event(&Event::new_with_event_init_dict("input", &bubbling).unwrap()).unwrap();
    }

    /// Presses the button with a text.
    pub(crate) async fn press(&self, text: &str) {
        self.button(text).click();
        tick().await;
    }

    /// Presses the button with a text in a part of the page.
    pub(crate) async fn press_in(&self, part: &str, text: &str) {
        self.button_in(part, text).click();
        tick().await;
    }

    /// Returns the button with a text.
    pub(crate) fn button(&self, text: &str) -> HtmlElement {
        self.button_in("", text)
    }

    /// Returns the button with a text in a part of the page.
    pub(crate) fn button_in(&self, part: &str, text: &str) -> HtmlElement {
        let buttons = self.all(&format!("{part} button"));
        let found = buttons.into_iter().find(|button| button.text_content().unwrap().trim() == text);
        found.unwrap_or_else(|| panic!("no button {text}")).dyn_into().unwrap()
    }

    /// Returns the submissions, in order.
    pub(crate) fn sent(&self) -> Vec<Value> {
        self.sent.borrow().iter().map(|submission| Value::Object(submission.body.clone())).collect()
    }

    /// Returns the address of the last submission.
    pub(crate) fn action(&self) -> String {
        self.sent.borrow().last().unwrap().action.clone()
    }

    /// Answers the submission that waits.
    pub(crate) async fn answer(&self, result: Submitted) {
        self.results.borrow_mut().push(result);
        let resolve = self.answers.borrow_mut().remove(0);
        resolve.call0(&JsValue::NULL).unwrap();
        frame().await;
    }

    /// Answers the submission that waits with a flow.
    pub(crate) async fn answer_with(&self, flow: Value) {
        self.flow.set(read(flow));
        self.answer(Submitted::Answered).await;
    }

    /// Shows another flow in the place of the present one.
    pub(crate) async fn show(&self, flow: Value) {
        self.flow.set(read(flow));
        frame().await;
    }

    /// Returns all text that can be read.
    pub(crate) fn text(&self) -> String {
        self.root.inner_text()
    }
}

/// Waits until effects have run and the browser has drawn.
pub(crate) async fn frame() {
    tick().await;
    for _ in 0..2 {
        let promise = Promise::new(&mut |resolve, _| drop(window().request_animation_frame(&resolve)));
        JsFuture::from(promise).await.unwrap();
    }
    tick().await;
}

/// Returns the name of the control that has the focus.
pub(crate) fn focused_name() -> String {
    document().active_element().and_then(|element| element.get_attribute("name")).unwrap_or_default()
}

fn read(flow: Value) -> Arc<Flow> {
    Arc::new(serde_json::from_value(flow).unwrap())
}

/// Makes a flow of nodes.
pub(crate) fn flow(nodes: impl IntoIterator<Item = Value>) -> Value {
    json!({
        "id": "11111111-1111-4111-8111-111111111111",
        "state": "choose_method",
        "ui": {
            "action": "http://localhost:3000/.ory/self-service/login?flow=11111111-1111-4111-8111-111111111111",
            "method": "POST",
            "nodes": nodes.into_iter().collect::<Vec<_>>(),
        },
    })
}

/// Makes an input with a label.
pub(crate) fn input(group: &str, name: &str, kind: &str, label: &str) -> Value {
    json!({
        "type": "input",
        "group": group,
        "attributes": { "name": name, "type": kind, "disabled": false, "node_type": "input" },
        "messages": [],
        "meta": { "label": { "id": 1070004, "text": label, "type": "info" } },
    })
}

/// Makes an input that holds a value.
pub(crate) fn input_with(group: &str, name: &str, kind: &str, label: &str, value: impl Into<Value>) -> Value {
    let mut node = input(group, name, kind, label);
    node["attributes"]["value"] = value.into();
    node
}

/// Makes a hidden CSRF token.
pub(crate) fn csrf(value: &str) -> Value {
    input_with("default", "csrf_token", "hidden", "", value)
}

/// Adds an error to a node.
pub(crate) fn with_error(mut node: Value, id: u64, text: &str) -> Value {
    node["messages"] = json!([{ "id": id, "text": text, "type": "error" }]);
    node
}

/// Adds an error to a flow as a whole.
pub(crate) fn with_global_error(mut flow: Value, id: u64, text: &str) -> Value {
    flow["ui"]["messages"] = json!([{ "id": id, "text": text, "type": "error" }]);
    flow
}

/// Makes a login flow with a password, a code and a provider.
pub(crate) fn login() -> Value {
    flow([
        input_with("oidc", "provider", "submit", "Sign in with Local", "local"),
        csrf("token-1"),
        input("default", "identifier", "text", "E-Mail"),
        input("password", "password", "password", "Password"),
        input_with("password", "method", "submit", "Sign in", "password"),
        input_with("code", "method", "submit", "Send code", "code"),
    ])
}
