use std::fs;

use axum::body::to_bytes;

use super::*;

fn page(settings: &str) -> Page {
    let folder = std::env::temp_dir().join(format!("leptos-kratos-page-{}", uuid::Uuid::now_v7()));
    fs::create_dir_all(folder.join("locale")).unwrap();
    for (name, content) in [
        ("index.html", "<page>"),
        ("index.html.br", "br of page"),
        ("app-0123456789abcdef.js", "app"),
        ("app-0123456789abcdef.js.br", "br"),
        ("app-0123456789abcdef.js.gz", "gz"),
        ("locale/en.json", "{}"),
        ("alone.gz", "a download"),
        (".env", "secret"),
        ("config.json", settings),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    let page = Page::load(&config::Page { dist: folder.clone(), ..config::Page::default() });
    fs::remove_dir_all(folder).unwrap();
    page.unwrap()
}

fn ask(page: &Page, path: &str, headers: &[(header::HeaderName, &'static str)]) -> Response {
    let headers = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
    page.answer(&Method::GET, path, &headers)
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
}

fn told<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

const HTML: (header::HeaderName, &str) = (header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");

#[tokio::test]
async fn the_best_copy_that_is_taken_is_sent() {
    let page = page("{}");
    for (accepted, encoding, content) in
        [("gzip, br", "br", "br"), ("gzip", "gzip", "gz"), ("", "", "app"), ("br;q=0", "", "app")]
    {
        let response = ask(&page, "/app-0123456789abcdef.js", &[(header::ACCEPT_ENCODING, accepted)]);

        assert_eq!(told(&response, "content-encoding"), encoding);
        assert_eq!(told(&response, "content-type"), "text/javascript; charset=utf-8");
        assert_eq!(told(&response, "vary"), "accept-encoding");
        assert_eq!(text(response).await, content);
    }
}

#[tokio::test]
async fn what_has_a_fingerprint_is_kept_and_what_has_none_is_asked_for_again() {
    let page = page("{}");

    let script = ask(&page, "/app-0123456789abcdef.js", &[]);
    let first = ask(&page, "/login", &[HTML]);
    let tag: &'static str = told(&first, "etag").to_owned().leak();
    let again = ask(&page, "/login", &[HTML, (header::IF_NONE_MATCH, tag)]);
    let other_copy = ask(&page, "/login", &[(header::ACCEPT_ENCODING, "br"), (header::IF_NONE_MATCH, tag)]);

    assert_eq!(told(&script, "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!((first.status(), told(&first, "cache-control")), (StatusCode::OK, "no-cache"));
    assert_eq!((again.status(), told(&again, "etag")), (StatusCode::NOT_MODIFIED, tag));
    assert_eq!(text(again).await, "");
    assert_eq!(other_copy.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_unknown_path_is_not_found_and_a_person_sees_the_page_that_says_so() {
    let page = page("{}");
    for path in ["/nowhere", "/login/x", "/../etc/passwd", "/%2e%2e/etc/passwd", "/.env", "/%2Eenv", "/locale", "/%ff"]
    {
        let response = ask(&page, path, &[]);

        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(text(response).await, "not found", "{path}");
    }

    let response = ask(&page, "/nowhere", &[HTML, (header::IF_NONE_MATCH, "*")]);
    assert_eq!((response.status(), told(&response, "etag")), (StatusCode::NOT_FOUND, ""));
    assert_eq!(text(response).await, "<page>");
}

#[tokio::test]
async fn a_compressed_copy_is_no_file_of_its_own() {
    let page = page("{}");

    assert_eq!(ask(&page, "/index.html.br", &[]).status(), StatusCode::NOT_FOUND);
    assert_eq!(text(ask(&page, "/alone.gz", &[])).await, "a download");
}

#[tokio::test]
async fn every_answer_has_the_headers_that_are_promised() {
    let page = page("{}");
    for path in ["/", "/login", "/app-0123456789abcdef.js", "/nowhere"] {
        let response = ask(&page, path, &[]);

        assert!(
            told(&response, "content-security-policy").starts_with("default-src 'none'; script-src 'self' "),
            "{path}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("strict-transport-security", "max-age=63072000"),
        ] {
            assert_eq!(told(&response, name), value, "{path}");
        }
        assert!(told(&response, "permissions-policy").contains("camera=()"), "{path}");
    }
}

#[tokio::test]
async fn the_page_is_told_that_the_api_is_there() {
    let config = ask(&page(r#"{"name":"Post"}"#), "/config.json", &[(header::ACCEPT_ENCODING, "br")]);

    assert_eq!(told(&config, "cache-control"), "no-cache");
    let config: serde_json::Value = serde_json::from_str(&text(config).await).unwrap();
    assert_eq!(config, serde_json::json!({ "name": "Post", "api": "/api/v1" }));
}

#[test]
fn nothing_can_be_sent_to_the_page() {
    let response = page("{}").answer(&Method::POST, "/login", &HeaderMap::new());

    assert_eq!((response.status(), told(&response, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
}
