//! A sentence instead of JSON, for a person: for example on the way back from a provider while Kratos is down.

use std::sync::LazyLock;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::fault::Fault;

/// Style of the page's own cards (`style/main.css`). It is inline in the answer, and allowed by its hash.
const STYLE: &str = "\
    body{margin:0;min-height:100vh;display:grid;place-items:center;word-break:keep-all;overflow-wrap:anywhere;\
    font:1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif;\
    background:light-dark(#f5f6f8,#101216);color:light-dark(#14171c,#eef0f4)}\
    main{box-sizing:border-box;width:min(26rem,100vw - 2rem);padding:2rem;border-radius:1rem;\
    background:light-dark(#fff,#191c22);border:1px solid light-dark(#e3e6eb,#2b3039)}\
    h1{margin:0;font-size:1.375rem;line-height:1.3}p{margin:.75rem 0 0}\
    a{color:light-dark(#3451c7,#90a8ff);display:inline-block;padding:.375rem 0}\
    .again{display:block;margin-top:.5rem;padding:.625rem;border-radius:.625rem;text-align:center;text-decoration:none;\
    font-weight:600;background:light-dark(#3451c7,#90a8ff);color:light-dark(#fff,#10131a)}";

static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let digest = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
});

/// A language, one of those of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    English,
    Korean,
}

impl Language {
    /// Returns the first of the two that a browser asks for.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut languages = wanted.split(',').map(|language| language.trim().to_ascii_lowercase());
        let first = languages.find(|language| language.starts_with("en") || language.starts_with("ko"));

        if first.is_some_and(|language| language.starts_with("ko")) { Self::Korean } else { Self::English }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
        }
    }
}

/// Whether the answer is shown as a page: by `Sec-Fetch-Dest`, otherwise by `Accept`.
pub(super) fn is_for_a_person(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-dest") {
        Some(destination) => destination == "document",
        None => text("accept").is_some_and(|accepted| accepted.starts_with("text/html")),
    }
}

/// Returns a page that explains the fault, and offers a retry. It needs no script, and no file that could be missing.
pub(super) fn page(fault: Fault, language: Language) -> Response {
    let (title, sentence, again) = words(fault, language);
    let again = again.map(|again| format!("<p><a class=\"again\" href=\"\">{again}</a></p>")).unwrap_or_default();
    let home = match language {
        Language::English => "To the start page",
        Language::Korean => "시작 페이지로 이동",
    };
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1><p>{sentence}</p>{again}<p><a href=\"/\">{home}</a></p>\
         </main></body></html>",
        language.code()
    );
    let mut response = (fault.status(), Html(html)).into_response();
    fault.add_headers(&mut response);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, POLICY.clone());
    response
}

/// Returns the title, a sentence, and the label of the retry, if that may help.
const fn words(fault: Fault, language: Language) -> (&'static str, &'static str, Option<&'static str>) {
    match (fault, language) {
        (Fault::BadGateway | Fault::Busy | Fault::GatewayTimeout | Fault::SlowBody, Language::English) => (
            "Signing in is not possible at the moment",
            "The server that checks your sign-in does not answer. This is not your fault; please try again in a moment.",
            Some("Try again"),
        ),
        (Fault::BadGateway | Fault::Busy | Fault::GatewayTimeout | Fault::SlowBody, Language::Korean) => (
            "지금은 로그인할 수 없습니다",
            "로그인을 확인하는 서버가 응답하지 않습니다. 고객님의 잘못이 아니니 잠시 후 다시 시도해 주세요.",
            Some("다시 시도"),
        ),
        (_, Language::English) => ("There is nothing here", "The address leads nowhere.", None),
        (_, Language::Korean) => ("여기에는 아무것도 없습니다", "연결되는 페이지가 없는 주소입니다.", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn the_page_asks_for_json_and_a_person_for_a_page() {
        assert!(is_for_a_person(&headers(&[("sec-fetch-dest", "document"), ("accept", "text/html,*/*")])));
        assert!(is_for_a_person(&headers(&[("accept", "text/html,*/*")])));
        assert!(!is_for_a_person(&headers(&[("sec-fetch-dest", "empty"), ("accept", "application/json")])));
        assert!(!is_for_a_person(&headers(&[("accept", "application/json")])));
        assert!(!is_for_a_person(&headers(&[])));
    }

    #[test]
    fn the_language_is_the_first_that_is_there() {
        for (wanted, language) in [
            ("ko-KR,ko;q=0.9,en;q=0.8", Language::Korean),
            ("de, en, ko", Language::English),
            ("de", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of(&headers(&[("accept-language", wanted)])), language, "{wanted}");
        }
    }
}
