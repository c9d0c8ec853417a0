//! Language menu.

use leptos::{prelude::*, task::spawn_local};
use web_sys::{Event, HtmlSelectElement};

use crate::{
    browser,
    client::get_text,
    config::Config,
    i18n::{Phrase, Texts, language, phrase, say, speak},
    markup::{Element, element},
    protocol::Severity,
    reactive::Stored,
    toast::Toasts,
};

/// Lets the person choose one of the available languages, for this browser. Typed text stays.
pub(super) fn language_menu() -> Option<Element> {
    let config = Config::use_context();
    let toasts = Toasts::use_context();
    let is_choice = config.languages.len() > 1;
    let (languages, texts) = (config.languages, Stored::new(config.texts));
    let options = languages.into_iter().map(|tag| {
        let name = browser::language_name(&tag);
        let option = element("option").attr("value", &tag).attr("lang", &tag);
        option.attr("selected", move || language() == tag).child(name)
    });
    let choose = move |event: Event| {
        let list = event_target::<HtmlSelectElement>(&event);
        let tag = list.value();
        spawn_local(async move {
            let file = get_text(&format!("/locale/{tag}.json")).await.ok();
            let read = file.and_then(|file| Texts::read(&tag, &file).ok());
            let Some(read) = read.zip(texts.get()) else {
                toasts.push(Severity::Error, say(Phrase::LanguageFailed));
                list.set_value(&untrack(language));
                return;
            };
            browser::keep_language(&tag);
            speak(read.0.overridden_by(&read.1[&tag]));
        });
    };

    is_choice.then(|| {
        element("label").class("menu menu-language").child((
            element("span").class("visually-hidden").child(phrase(Phrase::Language)),
            element("select").on("change", choose).child(options.collect::<Vec<_>>()),
        ))
    })
}
