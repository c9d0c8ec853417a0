//! What the pages look like on other devices.

use leptos_kratos_e2e::World;

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
