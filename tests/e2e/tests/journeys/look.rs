//! The look of the pages on other devices.

use std::time::Duration;

use leptos_kratos_e2e::{Fault, World};

#[test]
fn a_small_phone_needs_no_sideways_scrolling() {
    let page = World::shared().page();
    page.use_phone(360, 640);

    for path in ["/login", "/register", "/recovery", "/error?id=stub:500"] {
        page.open(path);
        page.see_that("document.querySelector('h1') !== null && !document.querySelector('.skeleton')");
        page.see_that("document.scrollingElement.scrollWidth <= innerWidth && innerWidth === 360");
    }
}

#[test]
fn the_page_is_as_dark_as_the_system() {
    // The mean of red, green and blue.
    const BRIGHTNESS: &str = "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3)\
        .reduce((sum, part) => sum + Number(part) / 3, 0)";
    let page = World::shared().page();

    page.prefer_scheme("dark");
    page.open("/login");
    page.flow();
    page.see_that(&format!("{BRIGHTNESS} < 64"));

    page.prefer_scheme("light");
    page.see_that(&format!("{BRIGHTNESS} > 192"));
}

#[test]
fn nothing_moves_when_the_form_takes_its_place() {
    let world = World::start();
    world.spa().break_requests(|_| Some(Fault::Delay(Duration::from_millis(700))));
    let page = world.page();

    for (path, width) in [("/login", 1200), ("/login", 360), ("/register", 1200), ("/recovery", 360)] {
        page.use_phone(width, 740);
        page.open(path);
        page.flow();
        // Earlier shifts are reported at once, but not in this very task.
        page.see_that(
            "(window.shifts = [], new PerformanceObserver((seen) => {
                const of = (it) => `${it.node?.nodeName}.${it.node?.className}: ${JSON.stringify(it.previousRect)} to \\
                    ${JSON.stringify(it.currentRect)}`;
                for (const one of seen.getEntries()) window.shifts.push(`${one.value}: ${one.sources.map(of)}`);
            }).observe({ type: 'layout-shift', buffered: true }), setTimeout(() => window.isTold = true, 100), true)",
        );
        page.see_that("window.isTold === true");
        assert_eq!(page.evaluate("window.shifts.join('; ')").as_deref(), Ok(""), "{path} at {width}");
    }
}

#[test]
fn four_times_as_large_needs_no_sideways_scrolling() {
    let world = World::shared();
    let person = world.person("look-zoom");
    let page = world.page();
    // A window of 1280 px, zoomed to 400 %.
    page.use_phone(320, 256);

    for path in ["/login", "/register", "/recovery", "/verification"] {
        page.open(path);
        page.flow();
        page.see_that("document.scrollingElement.scrollWidth <= 320");
    }
    page.fill("email", &person.email);
    page.press("Continue");
    page.see_focus_on("code");
    page.see_that("document.scrollingElement.scrollWidth <= 320");
    page.open("/login?return_to=/settings");
    page.sign_in_as(&person);
    page.see_heading("Account settings");
    page.see("This device");
    page.see_that("document.scrollingElement.scrollWidth <= 320");
}

#[test]
fn another_page_begins_at_its_heading() {
    let world = World::shared();
    let person = world.person("look-heading");
    let page = world.page();
    page.open("/login");
    page.sign_in_as(&person);
    page.see_path("/");

    page.press("Account settings");

    page.see_heading("Account settings");
    page.see_that("document.activeElement.tagName === 'H1'");
}
