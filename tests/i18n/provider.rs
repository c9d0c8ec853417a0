//! Names and logos of providers.

use std::{fs, path::Path};

use leptos_kratos::provider::Provider;

fn provider(id: &str, label: &str) -> (String, &'static str, &'static str) {
    let Provider { name, logo, dark_logo } = Provider::new(id, label);
    (name, logo, dark_logo)
}

const IDS: [&str; 16] = [
    "google",
    "apple",
    "github",
    "microsoft",
    "azure",
    "entra",
    "kakao",
    "naver",
    "line",
    "facebook",
    "gitlab",
    "discord",
    "slack",
    "linkedin",
    "x",
    "twitter",
];

#[test]
fn a_known_service_is_spelt_as_it_spells_itself() {
    assert_eq!(provider("github", "Github"), ("GitHub".into(), "github.svg", "github.dark.svg"));
    assert_eq!(provider("google", "Google"), ("Google".into(), "google.svg", "google.svg"));
    assert_eq!(provider("Line", "Line"), ("LINE".into(), "line.svg", "line.svg"));
    assert_eq!(provider("linkedin", ""), ("LinkedIn".into(), "linkedin.svg", "linkedin.svg"));
}

#[test]
fn the_first_word_of_an_id_tells_the_service() {
    assert_eq!(
        provider("github-enterprise", "Github-Enterprise"),
        ("GitHub Enterprise".into(), "github.svg", "github.dark.svg")
    );
    assert_eq!(provider("google_workspace", ""), ("Google Workspace".into(), "google.svg", "google.svg"));
    assert_eq!(provider("lineage", "Lineage"), ("Lineage".into(), "generic.svg", "generic.svg"));
    assert_eq!(provider("xing", "Xing"), ("Xing".into(), "generic.svg", "generic.svg"));
}

#[test]
fn an_operators_label_is_kept() {
    assert_eq!(provider("google", "Company account"), ("Company account".into(), "google.svg", "google.svg"));
    assert_eq!(provider("sso", "Company account"), ("Company account".into(), "generic.svg", "generic.svg"));
}

#[test]
fn an_unknown_service_is_called_as_kratos_calls_it() {
    assert_eq!(provider("local", "Local"), ("Local".into(), "generic.svg", "generic.svg"));
    assert_eq!(provider("local", ""), ("local".into(), "generic.svg", "generic.svg"));
    assert_eq!(provider("", ""), (String::new(), "generic.svg", "generic.svg"));
    assert_eq!(provider("---", ""), ("---".into(), "generic.svg", "generic.svg"));
}

#[test]
fn every_logo_is_a_small_plain_picture() {
    for id in IDS.into_iter().chain(["unknown"]) {
        let (_, logo, dark_logo) = provider(id, "");
        assert_eq!(logo == "generic.svg", id == "unknown", "{id}");
        for file in [logo, dark_logo] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/provider").join(file);
            let picture = fs::read_to_string(&path).unwrap();
            assert!(picture.len() <= 1024, "{file}: {} bytes", picture.len());
            assert!(picture.contains("viewBox=\"0 0 24 24\""), "{file}");
            // The content security policy allows neither.
            assert!(!picture.contains("<style") && !picture.contains("<script"), "{file}");
        }
    }
}
