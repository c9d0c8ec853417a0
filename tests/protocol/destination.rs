//! Nothing but the web and the page's own paths is gone to.

use leptos_kratos::protocol::{Destination, destination};

const ORIGIN: &str = "https://example.org";

#[test]
fn paths_and_urls_of_the_own_origin_are_here() {
    for (target, path) in [
        ("/", "/"),
        ("/login", "/login"),
        (
            "/login?flow=x&return_to=https%3A%2F%2Fevil.example#top",
            "/login?flow=x&return_to=https%3A%2F%2Fevil.example#top",
        ),
        ("/a//b", "/a//b"),
        ("/a/..", "/a/.."),
        ("/.", "/."),
        ("/./", "/./"),
        ("/a//..", "/a//.."),
        ("/?next=//evil.example", "/?next=//evil.example"),
        ("/%2F%2Fevil.example", "/%2F%2Fevil.example"),
        ("/%5Cevil.example", "/%5Cevil.example"),
        ("/%09/evil.example", "/%09/evil.example"),
        ("/@evil.example", "/@evil.example"),
        ("/javascript:alert(1)", "/javascript:alert(1)"),
        ("/환영", "/환영"),
        ("https://example.org", "/"),
        ("https://example.org/", "/"),
        ("HTTPS://EXAMPLE.org/Home", "/Home"),
        ("https://example.org?x=1", "/?x=1"),
        ("https://example.org#top", "/#top"),
        ("https://example.org/.ory/self-service/login?flow=x", "/.ory/self-service/login?flow=x"),
    ] {
        assert_eq!(destination(target, ORIGIN), Some(Destination::Here(path.to_owned())), "{target}");
    }
}

#[test]
fn other_origins_on_the_web_are_elsewhere() {
    for target in [
        "https://example.com/",
        "http://example.org/",
        "http://localhost:4444/auth?state=x&redirect_uri=https%3A%2F%2Fexample.org%2F",
        "https://example.org:8443/",
        "https://example.org:443/",
        "https://sub.example.org/",
        "https://127.0.0.1:3000/",
        "https://[::1]:3000/",
        "https://[::ffff:127.0.0.1]",
        "https://xn--fsq.example/",
        "https://under_score.example/",
        // What looks like the own origin and is not.
        "https://example.org.evil.example/",
        "https://example.orgevil.example/",
        "https://example.org-evil.example/",
        "https://evil.example/https://example.org/",
        "https://evil.example?https://example.org/",
        "https://evil.example#@example.org/",
        "https://evil.example/@example.org",
    ] {
        assert_eq!(destination(target, ORIGIN), Some(Destination::Elsewhere(target.to_owned())), "{target}");
    }
}

#[test]
fn everything_else_is_refused() {
    for target in [
        // Nothing, and nothing of the two forms.
        "",
        "#",
        "?x",
        "home",
        "./home",
        "../home",
        "example.org",
        "example.org/home",
        ":",
        "://",
        "//",
        "///",
        // Schemes that run or show something of their own.
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "javascript:https://example.org",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        " javascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data://example.org/,x",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "file://example.org/x",
        "blob:https://example.org/x",
        "ftp://example.org/",
        "about:blank",
        "view-source:https://example.org",
        "ws://example.org",
        "intent://example.org#Intent;end",
        "mailto:a@b.example",
        "tel:1",
        "chrome://settings",
        "filesystem:https://example.org/x",
        "httpss://example.org",
        "http",
        "https:",
        "https:/",
        "https://",
        "xhttps://example.org",
        // Schemes without the whole `://`, which browsers add.
        "https:evil.example",
        "https:/evil.example",
        "https:\\\\evil.example",
        "https:///evil.example",
        "http:///x",
        "https:////evil.example",
        "https:evil.example?x=https://example.org",
        // Hosts where a path seems to be.
        "//.",
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r/evil.example",
        "\t//evil.example",
        "/ /evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/x/..//evil.example",
        "/%2e//evil.example",
        "/x/%2E%2e//evil.example",
        "/././/evil.example/",
        "/.//.",
        "/.//%2e?x",
        "/.//x/..",
        "/home\\evil",
        "/x?y=\\z",
        "https://example.org//evil.example",
        "https://example.org/.//evil.example",
        "https://example.org\\@evil.example",
        "https://example.org\\.evil.example",
        // Credentials and what else stands before the host.
        "https://example.org@evil.example",
        "https://example.org:443@evil.example/",
        "https://user:pass@example.org/",
        "https://@evil.example",
        "https://:@evil.example",
        "https://example.org%40evil.example",
        "https://example.org&@evil.example",
        "https://example.org;@evil.example",
        // Hosts and ports that are repaired or mistaken.
        "https://:80/",
        "https://example.org:",
        "https://example.org:x",
        "https://example.org:99999",
        "https://example.org:-1",
        "https://a:1:2/",
        "https://%65vil.example",
        "https://evil%00.example",
        "https://ｅvil.example",
        "https://evil。example",
        "https://еxample.org",
        "https://example.org／evil",
        "https://[::1",
        "https://[]",
        "https://[::1]x",
        "https://[evil.example]",
        "https://[::1%25eth0]/",
        "https://exa<mple.org",
        "https://example.org|evil",
        "https://ex*mple.org",
        "https://exam\u{df}le.org",
        // What is not seen, turns the text around, or ends it.
        "https://example.org/\u{202e}gpj.exe",
        "/\u{2066}x",
        "/\u{200b}/evil.example",
        "/\u{feff}/evil.example",
        "/\u{ad}/evil.example",
        "https://exam\u{200d}ple.org",
        "/\u{e0001}x",
        "/x\0",
        "https://example.org\0.evil.example",
        "/x\u{7f}",
        "/x\u{85}",
        "/x\u{2028}",
        "/x\u{a0}",
        "/x y",
        "/x ",
        " /x",
        "https://example.org/x\n",
        "\u{feff}https://example.org/",
        "/\u{fffd}",
        "/\u{3164}",
    ] {
        assert_eq!(destination(target, ORIGIN), None, "{target:?}");
    }
}

#[test]
fn the_port_belongs_to_the_origin() {
    let origin = "http://localhost:3000";

    assert_eq!(destination("http://localhost:3000/x", origin), Some(Destination::Here("/x".to_owned())));
    for other in
        ["http://localhost:30001/x", "http://localhost/x", "https://localhost:3000/x", "http://127.0.0.1:3000/x"]
    {
        assert_eq!(destination(other, origin), Some(Destination::Elsewhere(other.to_owned())), "{other}");
    }
}
