//! The question before a removal, for a person who uses a screen reader, or has no mouse.

use leptos::prelude::*;
use leptos_kratos::{
    dialog::{ConfirmDialog, Question},
    i18n::Phrase,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::mounted::{Mounted, flow, focused_name, frame, mount_view};

/// A button that asks, and the answer to it.
struct Asking {
    page: Mounted,
    answers: RwSignal<Vec<bool>>,
}

impl Asking {
    async fn open() -> Self {
        let answers = RwSignal::new(Vec::new());
        let page = mount_view(flow([]), move |_, _| view! { <Asker answers=answers /> }.into_any()).await;
        Self { page, answers }
    }

    /// Opens the question, as a person does who has the focus on the button.
    async fn ask(&self) -> Element {
        let asker: HtmlElement = self.page.button("Burn the letters").unchecked_into();
        asker.focus().unwrap();
        asker.click();
        frame().await;
        self.page.find("dialog[open]").expect("a question is asked")
    }

    /// Presses a button of the question, and waits for the `close` event, which comes in a task of its own.
    async fn answer(&self, text: &str) {
        self.page.press_in("dialog", text).await;
        frame().await;
        frame().await;
    }

    fn answers(&self) -> Vec<bool> {
        self.answers.get_untracked()
    }
}

#[component]
fn Asker(answers: RwSignal<Vec<bool>>) -> impl IntoView {
    let question = RwSignal::new(None);
    let ask = move |_| {
        question.set(Some(Question {
            title: "Burn the letters?".to_owned(),
            consequence: "Nobody reads them any more then.".to_owned(),
            confirm: Phrase::Remove,
        }));
    };
    let answer = Callback::new(move |is_yes| {
        question.set(None);
        answers.update(|answers| answers.push(is_yes));
    });

    view! {
        <button type="button" name="burn" on:click=ask>"Burn the letters"</button>
        <ConfirmDialog question=question on_answer=answer />
    }
}

/// Does the browser's part of Escape, which a page can't press: it asks the dialog to close.
async fn press_escape(dialog: &Element) {
    let close = js_sys::Function::new_with_args("dialog", "dialog.requestClose()");
    close.call1(&wasm_bindgen::JsValue::NULL, dialog).unwrap();
    frame().await;
    frame().await;
}

fn text_of(dialog: &Element, attribute: &str) -> String {
    let id = dialog.get_attribute(attribute).unwrap();
    document().get_element_by_id(&id).unwrap().text_content().unwrap()
}

#[wasm_bindgen_test]
async fn the_question_is_its_name_and_what_follows_its_description() {
    let asking = Asking::open().await;

    let dialog = asking.ask().await;

    assert_eq!(dialog.get_attribute("role").unwrap(), "alertdialog");
    assert_eq!(text_of(&dialog, "aria-labelledby"), "Burn the letters?");
    assert_eq!(text_of(&dialog, "aria-describedby"), "Nobody reads them any more then.");
}

#[wasm_bindgen_test]
async fn two_questions_on_a_page_are_each_named_by_their_own_words() {
    let (one, other) = (Asking::open().await, Asking::open().await);

    let one = one.ask().await;
    let other = other.ask().await;

    assert_ne!(one.get_attribute("aria-labelledby"), other.get_attribute("aria-labelledby"));
    assert_ne!(one.get_attribute("aria-describedby"), other.get_attribute("aria-describedby"));
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_harmless_answer_and_the_rest_of_the_page_is_out_of_reach() {
    let asking = Asking::open().await;

    let dialog = asking.ask().await;

    let focused = document().active_element().unwrap();
    assert!(dialog.contains(Some(&focused)));
    assert_eq!(focused.text_content().unwrap(), "Cancel");
    assert!(dialog.matches(":modal").unwrap());
}

#[wasm_bindgen_test]
async fn escape_is_a_no_and_the_focus_is_back_where_it_was() {
    let asking = Asking::open().await;
    let dialog = asking.ask().await;

    press_escape(&dialog).await;

    assert_eq!(asking.answers(), [false]);
    assert_eq!(asking.page.count("dialog"), 0);
    assert_eq!(focused_name(), "burn");
}

#[wasm_bindgen_test]
async fn either_button_answers_once_and_gives_the_focus_back() {
    for (button, is_yes) in [("Cancel", false), ("Remove", true)] {
        let asking = Asking::open().await;
        asking.ask().await;

        asking.answer(button).await;

        assert_eq!(asking.answers(), [is_yes]);
        assert_eq!(asking.page.count("dialog"), 0);
        assert_eq!(focused_name(), "burn");
    }
}

#[wasm_bindgen_test]
async fn a_yes_is_not_remembered_when_it_is_asked_again() {
    let asking = Asking::open().await;
    asking.ask().await;
    asking.answer("Remove").await;

    let again = asking.ask().await;
    press_escape(&again).await;

    assert_eq!(asking.answers(), [true, false]);
}
