//! A program that breaks down, or does not come, leaves a page that says so and can be loaded again.

use leptos_kratos_e2e::{Page, World};

/// Makes `breakProgram` call the program in an invalid way, until it breaks down as a panic does: by a trap. (A script
/// of WebDriver's own cannot: its errors are not reported to the page.) But not `main`, which a plain build exports:
/// that would only begin again.
const CATCH_PROGRAM: &str = "
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...sources) => {
        const made = await instantiate.apply(WebAssembly, sources);
        const { main, ...others } = made.instance.exports;
        const calls = Object.values(others).filter((it) => it.length > 0);
        window.breakProgram = () => setTimeout(() => {
            for (const call of calls) {
                try { call(0, 0, 0, 0); } catch (error) { if (error instanceof WebAssembly.RuntimeError) throw error; }
            }
        });
        return made;
    };";

fn see_that_it_says_so(page: &Page, sentence: &str, reload: &str) {
    page.see(sentence);
    page.see_that(&format!("document.activeElement.textContent === '{reload}'"));
    page.see_that("document.querySelector('[role=alert]') !== null && document.querySelector('[aria-busy]') === null");
}

/// Takes the console's entries, which all have to be about this.
fn let_pass(page: &Page, about: &str) {
    let complaints = page.take_complaints().unwrap();

    assert!(!complaints.is_empty() && complaints.iter().all(|line| line.contains(about)), "{complaints:?}");
}

#[test]
fn a_program_that_breaks_down_says_so_and_can_be_loaded_again() {
    let world = World::start();
    let page = world.page();
    page.run_before_each_page(CATCH_PROGRAM);
    page.open("/login");
    page.see("Sign in with password");

    page.see_that("window.breakProgram() > 0");

    see_that_it_says_so(&page, "This page has stopped working.", "Reload the page");
    let_pass(&page, "RuntimeError");
    page.press("Reload the page");
    page.see("Sign in with password");
    page.fill("E-mail", "ada@example.com");
}

#[test]
fn a_program_that_is_not_there_is_told_in_the_persons_language() {
    let world = World::start();
    let page = world.page();
    page.open("/login");
    page.see("Sign in with password");
    let address =
        page.evaluate("performance.getEntriesByType('resource').find((it) => it.name.endsWith('.wasm')).name");
    let name = address.unwrap().rsplit('/').next().unwrap().to_owned();
    world.spa().replace_file(&name, None);

    let page = world.page();
    page.prefer_languages("ko-KR,en");
    page.open("/login");

    see_that_it_says_so(&page, "페이지가 멈췄어요.", "페이지 새로고침");
    let_pass(&page, &name);
}

#[test]
fn a_program_whose_script_is_not_there_is_told() {
    let world = World::start();
    let page = world.page();
    page.open("/login");
    page.see("Sign in with password");
    let address = page.evaluate("document.querySelector('script[type=module]').src");
    let name = address.unwrap().rsplit('/').next().unwrap().to_owned();
    world.spa().replace_file(&name, None);

    let page = world.page();
    page.open("/login");

    see_that_it_says_so(&page, "This page has stopped working.", "Reload the page");
    let_pass(&page, &name);
}

#[test]
fn where_programs_are_forbidden_the_page_says_so() {
    let world = World::start();
    world.spa().set_policy(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
    );
    let page = world.page();

    page.open("/login");

    see_that_it_says_so(&page, "This page has stopped working.", "Reload the page");
    let_pass(&page, "script-src");
}

#[test]
fn a_browser_without_programs_says_so() {
    let world = World::start();
    let page = world.page();
    page.run_before_each_page("delete window.WebAssembly;");

    page.open("/login");

    see_that_it_says_so(&page, "This page has stopped working.", "Reload the page");
    let_pass(&page, "WebAssembly");
}
