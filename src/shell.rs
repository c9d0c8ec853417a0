//! What stands around every page: whose it is, in which language and theme, and where to read more.

mod account;
mod language;
mod theme;

use leptos::prelude::*;

use self::{account::AccountMenu, language::LanguageMenu, theme::ThemeMenu};
use crate::{
    browser,
    config::{Config, Links},
    i18n::{self, Phrase, phrase},
    picture::Picture,
    protocol::destination,
    toast::ToastList,
};

/// A header with logo and menus, one column in the middle, a footer with links, and the notices.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let config = Config::use_context();
    Effect::new(|_| browser::set_language(&i18n::language()));
    for (property, value) in &config.theme.properties {
        browser::set_property(property, value);
    }

    view! {
        <header class="header">
            <Logo />
            <div class="header-menu">
                <AccountMenu />
                <LanguageMenu />
                <ThemeMenu />
            </div>
        </header>
        <main class="shell">{children()}</main>
        {footer(&config.links)}
        <ToastList />
    }
}

#[component]
fn Logo() -> impl IntoView {
    let config = Config::use_context();
    let (name, alt) = (config.name.clone(), config.name);
    let picture = config.logo.map(|logo| Picture { light: logo.light, dark: logo.dark }.view("logo"));
    let home = config.links.home.as_deref().and_then(link).unwrap_or(config.pages.home);
    let is_there = picture.is_some() || !name.is_empty();

    is_there.then(|| {
        view! {
            <a class="brand" href=home rel="external" aria-label=(!alt.is_empty()).then_some(alt)>
                {picture}
                <span>{name}</span>
            </a>
        }
    })
}

fn footer(links: &Links) -> Option<impl IntoView + use<>> {
    let named = [(Phrase::Terms, &links.terms), (Phrase::Privacy, &links.privacy), (Phrase::Support, &links.support)];
    let found = named.into_iter().filter_map(|(name, target)| Some((name, link(target.as_deref()?)?)));
    let shown = found.map(|(name, href)| view! { <a href=href rel="external">{phrase(name)}</a> }).collect_view();
    (!shown.is_empty()).then(|| view! { <footer class="footer">{shown}</footer> })
}

/// Returns where an operator's link leads, if it is a plain web address.
fn link(target: &str) -> Option<String> {
    Some(destination(target, &browser::origin())?.as_str().to_owned())
}
