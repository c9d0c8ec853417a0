//! The recovery codes' card, from none to gone. Actions on the codes are in `codes`.

use wasm_bindgen_test::wasm_bindgen_test;

use super::{answer_question, buttons, captured, mount_cards, says_saved};
use crate::mounted::{Mounted, frame};

const CARD: &str = "#settings-lookup_secret";
const GENERATE: &str = "Generate new backup recovery codes";
const CONFIRM: &str = "Confirm backup recovery codes";
const REVEAL: &str = "Reveal backup recovery codes";
const DISABLE: &str = "Disable this method";

fn codes(page: &Mounted) -> Vec<String> {
    page.all(&format!("{CARD} li")).iter().map(|code| code.text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn who_has_none_can_make_them_and_nothing_else() {
    for flow in [captured!("v1.3.1/A-settings-init"), captured!("v26.2/A-settings-init")] {
        let page = mount_cards(flow).await;

        assert_eq!(buttons(&page, CARD), [GENERATE]);
        assert!(codes(&page).is_empty());
    }
}

#[wasm_bindgen_test]
async fn new_codes_are_shown_until_they_are_confirmed() {
    let cases = [
        (
            captured!("v1.3.1/A-settings-init"),
            captured!("v1.3.1/A-settings-post-lookup-regenerate"),
            captured!("v1.3.1/A-settings-post-lookup-confirm"),
        ),
        (
            captured!("v26.2/A-settings-init"),
            captured!("v26.2/A-settings-post-lookup-regenerate"),
            captured!("v26.2/A-settings-post-lookup-confirm"),
        ),
    ];
    for (none, generated, confirmed) in cases {
        let page = mount_cards(none).await;

        page.press_in(CARD, GENERATE).await;
        page.answer_with(generated).await;
        let new = codes(&page);
        assert_eq!(new.len(), 12);
        assert_eq!(buttons(&page, CARD), ["Copy", "Download", "Print", CONFIRM]);

        page.press_in(CARD, CONFIRM).await;
        page.answer_with(confirmed).await;
        assert_eq!(page.sent()[1]["lookup_secret_confirm"], "true");
        assert!(new.iter().all(|code| !page.text().contains(code)));
        assert_eq!(buttons(&page, CARD), [REVEAL, DISABLE]);
        assert!(says_saved(&page, CARD));
    }
}

#[wasm_bindgen_test]
async fn codes_are_revealed_without_a_question() {
    let cases = [
        (captured!("v1.3.1/A-settings-init-all-enrolled"), captured!("v1.3.1/A-settings-post-lookup-reveal")),
        (captured!("v26.2/A-settings-init-all-enrolled"), captured!("v26.2/A-settings-post-lookup-reveal")),
    ];
    for (hidden, revealed) in cases {
        let page = mount_cards(hidden).await;
        assert!(codes(&page).is_empty());

        page.press_in(CARD, REVEAL).await;
        page.answer_with(revealed).await;

        assert_eq!(page.sent()[0]["lookup_secret_reveal"], "true");
        assert_eq!(codes(&page).len(), 12);
        assert_eq!(buttons(&page, CARD), ["Copy", "Download", "Print", DISABLE, GENERATE]);
    }
}

#[wasm_bindgen_test]
async fn codes_that_are_disabled_are_gone() {
    let page = mount_cards(captured!("v1.3.1/A-settings-post-lookup-reveal")).await;

    page.press_in(CARD, DISABLE).await;
    frame().await;
    answer_question(&page, "Disable").await;
    page.answer_with(captured!("v1.3.1/A-settings-post-lookup-disable")).await;

    assert_eq!(page.sent()[0]["lookup_secret_disable"], "true");
    assert!(codes(&page).is_empty());
    assert_eq!(buttons(&page, CARD), [GENERATE]);
    assert!(says_saved(&page, CARD));
}
