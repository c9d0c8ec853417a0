//! The look of the account's part: in each language and theme, on a phone, and while it loads.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, Page, World};

use super::{open_settings_as, see_account, settings_in};
use crate::everyone::latin_words;

#[test]
fn the_question_and_the_goodbye_are_for_everyone_in_english() {
    walk("en");
}

#[test]
fn the_question_and_the_goodbye_are_for_everyone_in_korean() {
    walk("ko");
}

/// Goes to the end of an account in each theme, and collects problems on the way.
#[track_caller]
fn walk(language: &str) {
    let world = World::start();
    let mut wrong = Vec::new();

    for theme in ["light", "dark"] {
        let page = world.page();
        let person = world.person(&format!("account-{language}-{theme}"));
        world.set_roles(&person.email, &["system-admin"]);
        settings_in(&page, &person, language, theme);
        let mut look = |name: &str| look(&page, language, &format!("account-{name}.{language}.{theme}"), &mut wrong);
        look("cards");
        page.see_that("(document.querySelector('[data-testid=\"account/delete\"]').click(), true)");
        page.see_focus_on("confirm");
        look("dialog");
        page.fill("confirm", &person.email);
        look("dialog-confirmed");
        world.spa().break_requests(|seen| (seen.method == "DELETE").then_some(Fault::BadGateway));
        page.press_enter_in("confirm", 1);
        page.see_that("document.querySelector('dialog .problem') !== null");
        look("dialog-failed");
        world.spa().mend();
        page.press_enter_in("confirm", 1);
        page.see_that("document.activeElement.id === 'account-deleted-heading'");
        look("goodbye");
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Collects problems in the visible page, on a desktop and on a phone.
fn look(page: &Page, language: &str, name: &str, wrong: &mut Vec<String>) {
    wrong.extend(page.inaccessible().expect("the page can be asked").iter().map(|it| format!("{name}: {it}")));
    if language == "ko" {
        wrong.extend(latin_words(page).iter().map(|word| format!("{name}: not Korean: {word}")));
    }
    page.use_phone(360, 740);
    let sideways = "document.scrollingElement.scrollWidth > innerWidth || \
        [...document.querySelectorAll('dialog')].some((it) => it.scrollWidth > it.clientWidth)";
    if page.evaluate(sideways).as_deref() != Ok("false") {
        wrong.push(format!("{name}: has to be scrolled sideways at 360 px"));
    }
    wrong
        .extend(page.inaccessible().expect("the page can be asked").iter().map(|it| format!("{name} at 360 px: {it}")));
    page.take_pictures(name);
    page.use_phone(1200, 800);
}

#[test]
fn a_changed_language_is_the_accounts_as_well() {
    let world = World::shared();
    let person = world.person("account-language");
    let page = world.page();
    settings_in(&page, &person, "en", "light");
    page.see("Your account");

    page.choose("Language", "ko");

    page.see("내 계정");
    page.see("계정 삭제");
    page.see("이 계정에 연결된 다른 서비스의 계정이 없어요.");
    page.choose("언어", "en");
    page.see("No account that you have elsewhere is linked to this one.");
}

#[test]
fn nothing_above_moves_when_the_account_comes() {
    let world = World::start();
    world.spa().break_requests(|seen| seen.path.starts_with("/api/").then_some(Fault::Delay(Duration::from_secs(3))));

    for width in [1200, 360] {
        let person = world.person(&format!("account-shift-{width}"));
        let page = world.page();
        // As tall as the page: invisible content does not count as shifted.
        page.use_phone(width, 6000);
        open_settings_as(&page, &person);
        // The other cards are complete, and it is on its way. Its own last card may make room for a list.
        page.see("You are not signed in anywhere else.");
        page.see_that("document.querySelector('#sessions .badge') !== null && !document.querySelector('.facts')");
        page.see_that(
            "(window.shifts = [], new PerformanceObserver((seen) => {
                const of = (it) => `${it.node?.nodeName}.${it.node?.className}: ${JSON.stringify(it.previousRect)} to \
                    ${JSON.stringify(it.currentRect)}`;
                const isBelow = (it) => Boolean(it.node?.closest?.('kratos-account'));
                for (const one of seen.getEntries())
                    if (!one.sources.every(isBelow)) window.shifts.push(`${one.value}: ${one.sources.map(of)}`);
            }).observe({ type: 'layout-shift' }), true)",
        );
        see_account(&page);
        page.see_that("(setTimeout(() => window.isTold = true, 100), true)");
        page.see_that("window.isTold === true");
        assert_eq!(page.evaluate("window.shifts.join('; ')").as_deref(), Ok(""), "at {width}");
    }
}

#[test]
fn four_times_as_large_the_account_needs_no_sideways_scrolling() {
    let world = World::shared();
    let person = world.person("account-with-an-address-that-is-longer-than-a-phone-is-wide");
    let page = world.page();
    page.use_phone(320, 256);
    settings_in(&page, &person, "en", "light");

    page.see_that("document.scrollingElement.scrollWidth <= 320");
    page.press("Delete account");
    page.see_focus_on("confirm");
    page.see_that("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth");
    // All of it can be reached.
    page.see_that(
        "(() => { const button = document.querySelector('[data-testid=\"account/delete/confirmed\"]');
            button.scrollIntoView(); const box = button.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight; })()",
    );
}
