//! The cost of a key.

use serde_json::json;

use super::tab::Tab;

/// The first keys run code that has not been compiled yet.
const REHEARSED: u32 = 5;
const KEYS: u32 = 25;

/// Types into the field with a `name`, and returns the milliseconds for which a key blocks the page: all of its
/// handling, and the frame that shows it.
///
/// It does not measure by events: until the frame after one, Chromium defers any task that would record the time of its
/// end.
pub(super) fn a_key(tab: &Tab<'_>, name: &str) -> f64 {
    tab.call("document.getElementsByName(arguments[0])[0].focus(); arguments[1](true)", vec![json!(name)]);
    (0..REHEARSED).for_each(|_| press(tab));
    let begin = tab.metrics();
    (0..KEYS).for_each(|_| press(tab));
    let end = tab.metrics();

    let length = tab.call("arguments[1](document.getElementsByName(arguments[0])[0].value.length)", vec![json!(name)]);
    assert_eq!(length, json!(REHEARSED + KEYS), "{name} has not got what was typed");
    (end.busy - begin.busy) / f64::from(KEYS)
}

/// Presses a key, and waits for the frame after it.
fn press(tab: &Tab<'_>) {
    for (kind, text) in [("keyDown", "a"), ("keyUp", "")] {
        tab.devtools("Input.dispatchKeyEvent", json!({ "type": kind, "key": "a", "code": "KeyA", "text": text }));
    }
    let frame = json!({ "expression": "new Promise(requestAnimationFrame)", "awaitPromise": true });
    tab.devtools("Runtime.evaluate", frame);
}
