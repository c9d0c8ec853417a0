//! A request begun while the program is on its way is not begun again.

use leptos_kratos_e2e::World;

/// Every way in which a URL asks for a flow, and the request to Kratos for it.
const ASKED: [(&str, &str); 6] = [
    ("/login", "/self-service/login/browser"),
    (
        "/login?via=mail&junk=1&refresh=true&aal=aal1&return_to=%2Fa%20b%3Fc%3Dd%2526e",
        "/self-service/login/browser?return_to=%2Fa+b%3Fc%3Dd%2526e&aal=aal1&refresh=true&via=mail",
    ),
    ("/register?return_to=%2F%EA%B0%80", "/self-service/registration/browser?return_to=%2F%EA%B0%80"),
    ("/registration/", "/self-service/registration/browser"),
    ("/recovery?flow=", "/self-service/recovery/browser"),
    ("/verification?aal=", "/self-service/verification/browser"),
];

#[test]
fn a_flow_is_asked_for_once_and_as_the_program_would() {
    let world = World::start();
    let page = world.page();
    let begun = || world.spa().count(|it| it.path.contains("/browser"));

    for (url, asked) in ASKED {
        let before = (begun(), world.spa().count(|it| it.path == asked));
        page.lose_cookies();
        page.open(url);

        page.see_that("document.querySelector('form.flow') !== null");

        assert_eq!(begun() - before.0, 1, "{url}");
        assert_eq!(world.spa().count(|it| it.path == asked) - before.1, 1, "{url}");
    }
}

#[test]
fn a_flow_that_has_begun_is_read_once() {
    let world = World::start();
    let page = world.page();
    page.open("/login");
    page.see_that("document.querySelector('form.flow') !== null");
    let path = format!("/self-service/login/flows?id={}", page.flow());
    let requests = || world.spa().count(|_| true);
    let before = requests();

    page.reload();
    page.see_that("document.querySelector('form.flow') !== null");

    assert_eq!(world.spa().count(|it| it.path == path), 1);
    assert_eq!(requests() - before, 1);
}
