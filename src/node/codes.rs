//! Recovery codes: to be copied, saved as a file, or printed.

use web_sys::Event;

use super::copy::{copy_button, small_button};
use crate::{
    browser,
    i18n::{Phrase, date, message_text, phrase, say, say_with},
    markup::{Element, Fragment, element},
    protocol::Message,
};

/// Shows a list of recovery codes, each with the day on which it was used, if it was.
pub(super) fn codes_view(codes: &[Message]) -> Fragment {
    let text: String = codes
        .iter()
        .filter_map(|code| code.context.text("secret"))
        .fold(String::new(), |text, code| text + code + "\n");
    let file = text.clone();

    let download = small_button(Phrase::Download).on("click", move |_: Event| {
        browser::download(&say(Phrase::CodesFile), &file);
    });
    let print = small_button(Phrase::Print).on("click", |_: Event| browser::print());

    Fragment::new((
        element("ul").class("text-codes").child(codes.iter().map(code_view).collect::<Vec<_>>()),
        element("p").class("note").child(phrase(Phrase::KeepCodes)),
        element("div").class("text-actions").child((copy_button(text.trim_end()), download, print)),
    ))
}

fn code_view(code: &Message) -> Element {
    match (code.context.text("secret"), code.context.text("used_at")) {
        (Some(secret), _) => element("li").child(element("code").child(secret)),
        (None, Some(used_at)) => {
            let used_at = used_at.to_owned();
            element("li").class("text-code-used").child(move || say_with(Phrase::CodeUsed, &date(&used_at)))
        }
        (None, None) => element("li").child(element("code").child(message_text(code))),
    }
}
