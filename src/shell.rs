//! Frame around every page: the operator's name and logo, menus for language and theme, and links.

mod account;
mod language;
mod theme;

use leptos::prelude::*;

use self::{account::account_menu, language::language_menu, theme::theme_menu};
use crate::{
    browser,
    config::{Config, Links},
    i18n::{self, Phrase, phrase},
    markup::{Child, Element, Fragment, element},
    picture::Picture,
    protocol::destination,
    reactive::on_change,
    toast::toast_list,
};

/// A header with logo and menus, one column in the middle, a footer with links, and the notices.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    shell(children()).into_any()
}

/// Renders a [`Shell`] around a page.
pub(crate) fn shell(page: impl Child) -> Fragment {
    let config = Config::use_context();
    on_change(|| browser::set_language(&i18n::language()));
    for (property, value) in &config.theme.properties {
        browser::set_property(property, value);
    }
    let menu = element("div").class("header-menu").child((account_menu(), language_menu(), theme_menu()));
    let footer = footer(&config.links);

    Fragment::new((
        element("header").class("header").child((logo(config), menu)),
        element("main").class("shell").child(page),
        footer,
        toast_list(),
    ))
}

fn logo(config: Config) -> Option<Element> {
    let name = config.name;
    let picture = config.logo.map(|logo| Picture { light: logo.light, dark: logo.dark }.view("logo"));
    let home = config.links.home.as_deref().and_then(link).unwrap_or(config.pages.home);
    let is_there = picture.is_some() || !name.is_empty();

    is_there.then(|| {
        element("a")
            .class("brand")
            .attr("href", home)
            .attr("rel", "external")
            .attr("aria-label", (!name.is_empty()).then_some(name.as_str()))
            .child((picture, element("span").child(name.as_str())))
    })
}

fn footer(links: &Links) -> Option<Element> {
    let named = [(Phrase::Terms, &links.terms), (Phrase::Privacy, &links.privacy), (Phrase::Support, &links.support)];
    let found = named.into_iter().filter_map(|(name, target)| Some((name, link(target.as_deref()?)?)));
    let shown = found.map(|(name, href)| element("a").attr("href", href).attr("rel", "external").child(phrase(name)));
    let shown: Vec<_> = shown.collect();
    (!shown.is_empty()).then(|| element("footer").class("footer").child(shown))
}

/// Returns the target of an operator's link, if it is a plain web address.
fn link(target: &str) -> Option<String> {
    Some(destination(target, &browser::origin())?.as_str().to_owned())
}
