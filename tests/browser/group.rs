//! The property `only`.

use leptos_kratos::protocol::Group;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{Options, login, mount, mount_with};

#[wasm_bindgen_test]
async fn only_shows_the_nodes_of_its_group_and_of_default() {
    let page = mount_with(login(), Options { only: Some(Group::Password), ..Options::default() }).await;

    assert_eq!(page.count("[name='csrf_token']"), 1);
    assert_eq!(page.count("[name='identifier']"), 1);
    assert_eq!(page.count("[name='password']"), 1);
    assert_eq!(page.count("[name='method']"), 1);
    assert_eq!(page.count("[name='provider']"), 0);
}

#[wasm_bindgen_test]
async fn a_group_that_kratos_may_add_can_be_shown_alone() {
    let mut flow = login();
    flow["ui"]["nodes"][5]["group"] = "telepathy".into();
    let page = mount_with(flow, Options { only: Some(Group::from("telepathy")), ..Options::default() }).await;

    assert_eq!(page.count("[name='method'][value='code']"), 1);
    assert_eq!(page.count("[name='password']"), 0);
}

#[wasm_bindgen_test]
async fn without_only_everything_is_shown_and_the_password_comes_before_other_ways() {
    let page = mount(login()).await;

    assert_eq!(page.count("button[type='submit']"), 3);
    let first = page.find("button[type='submit']").unwrap();
    assert_eq!(first.get_attribute("value").unwrap(), "password", "the Enter key presses the first one");
    assert_eq!(page.count(".divider"), 1);
}
