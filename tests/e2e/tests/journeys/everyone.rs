//! Every page, in each language and theme: for people who see, hear and type differently, or read another language.

use leptos_kratos_e2e::{Page, World, tour};

/// Names, which are the same in Korean.
const NAMES: &[&str] = &["leptos-kratos", "Local", "QR", "Chrome", "Linux"];

#[test]
fn the_english_pages_are_for_everyone_in_the_light() {
    walk("en", "light");
}

#[test]
fn the_english_pages_are_for_everyone_in_the_dark() {
    walk("en", "dark");
}

#[test]
fn the_korean_pages_are_for_everyone_in_the_light() {
    walk("ko", "light");
}

#[test]
fn the_korean_pages_are_for_everyone_in_the_dark() {
    walk("ko", "dark");
}

/// Visits every page, and collects the problems of all of them. With `LEPTOS_KRATOS_PICTURES` it takes pictures.
#[track_caller]
fn walk(language: &str, theme: &str) {
    let world = World::start();
    let page = world.page();
    let mut wrong = Vec::new();
    page.prefer_scheme(theme);
    page.open("/nowhere");
    page.speak(language);

    tour(&world, &page, "everyone", &mut |name| {
        page.see_that(&format!("document.documentElement.lang === '{language}'"));
        wrong.extend(page.inaccessible().expect("the page can be asked").iter().map(|it| format!("{name}: {it}")));
        if language == "ko" {
            wrong.extend(latin_words(&page).iter().map(|word| format!("{name}: not Korean: {word}")));
        }
        page.take_pictures(&format!("{name}.{language}.{theme}"));
    });

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Returns the words in Latin letters on the page, its title and its labels among them: all but names, codes,
/// addresses, and text marked as English. Kratos's words for developers are marked so, for screen readers to pronounce.
pub(crate) fn latin_words(page: &Page) -> Vec<String> {
    let text = page.evaluate(
        "(() => {
            const copy = document.documentElement.cloneNode(true);
            copy.querySelectorAll('script, code, .text-secret, body [lang=en]').forEach((it) => it.remove());
            copy.querySelectorAll('*').forEach((it) => it.append('\\n'));
            const spoken = [...copy.querySelectorAll('[aria-label], [title], [alt], [placeholder]')]
                .flatMap((it) => ['aria-label', 'title', 'alt', 'placeholder'].map((name) => it.getAttribute(name)));
            return [copy.textContent, ...spoken].filter(Boolean).join('\\n');
        })()",
    );
    let text = text.expect("the page can be read");
    let words = text.split(|c: char| !c.is_ascii_graphic() || "()\"'".contains(c));
    let is_latin = |word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let said = words.map(|word| word.trim_matches([':', '.', ',', '?', '!'])).filter(is_latin);
    said.filter(|word| !NAMES.contains(word) && !word.contains('@')).map(str::to_owned).collect()
}

#[test]
fn a_keyboard_is_enough_to_sign_in_and_to_change_the_language() {
    let world = World::shared();
    let person = world.person("keyboard");
    let page = world.page();
    page.open("/login");
    page.see_focus_on("identifier");

    page.type_keys(&person.email);
    page.press_tab(1);
    page.see_focus_on("password");
    page.type_keys(&person.password);
    page.press_tab(1);
    page.see_that("document.activeElement.ariaLabel === 'Show password'");
    page.press_tab(1);
    page.see_that("document.activeElement.value === 'password'");
    page.press_enter();

    page.see_path("/");
    page.see(&person.email);
    page.see_that("[...document.querySelectorAll('a, button, select')].every((it) => it.tabIndex === 0)");
}

#[test]
fn every_control_shows_its_focus_and_is_large_enough_to_hit() {
    let page = World::shared().page();
    page.open("/register");
    page.flow();

    page.see_that(
        "[...document.querySelectorAll('input, button, select')].filter((it) => it.checkVisibility() && !it.hidden)
            .every((it) => { const box = it.getBoundingClientRect(); return box.width >= 24 && box.height >= 24; })",
    );
    for _ in 0..8 {
        page.press_tab(1);
        page.see_that(
            "(() => { const style = getComputedStyle(document.activeElement);
                return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; })()",
        );
    }
}
