//! A password: its required length, and the Caps Lock key.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use crate::{
    mounted::{Mounted, frame, mount},
    settings::{captured, description},
};

fn field(page: &Mounted) -> HtmlInputElement {
    page.input("password")
}

/// Presses a key that changes nothing, with or without Caps Lock.
fn press_key(page: &Mounted, has_caps_lock: bool) {
    let how = KeyboardEventInit::new();
    how.set_bubbles(true);
    how.set_key("Shift");
    how.set_modifier_caps_lock(has_caps_lock);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap();
    field(page).dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn a_new_password_says_how_long_it_has_to_be_and_when_it_is() {
    let page = mount(captured!("v1.3.1/A-registration-init")).await;
    assert_eq!(description(&field(&page)), "At least 8 characters");
    assert_eq!(page.count(".hint-met"), 0);

    page.fill("password", "seven77");
    frame().await;
    assert_eq!(page.count(".hint-met"), 0);

    // Eight characters, though not eight bytes or UTF-16 units.
    page.fill("password", "비밀번호🔑🔑🔑🔑");
    frame().await;
    assert_eq!(page.count(".hint-met"), 1);
}

#[wasm_bindgen_test]
async fn a_password_that_exists_has_no_length_to_reach() {
    let page = mount(captured!("v1.3.1/A-login-init")).await;

    assert_eq!(field(&page).get_attribute("aria-describedby"), None);
    assert!(!page.text().contains("At least"));
}

#[wasm_bindgen_test]
async fn caps_lock_is_told_while_it_is_on() {
    let page = mount(captured!("v1.3.1/A-login-init")).await;
    field(&page).focus().unwrap();

    press_key(&page, true);
    frame().await;
    assert!(page.text().contains("Caps Lock is on."));

    press_key(&page, false);
    frame().await;
    assert!(!page.text().contains("Caps Lock is on."));
}

#[wasm_bindgen_test]
async fn caps_lock_is_no_matter_once_the_field_is_left() {
    let page = mount(captured!("v1.3.1/A-login-init")).await;
    field(&page).focus().unwrap();
    press_key(&page, true);
    frame().await;

    field(&page).blur().unwrap();
    frame().await;

    assert!(!page.text().contains("Caps Lock is on."));
}
