//! Security headers of the page, as `SECURITY.md` promises them.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::config;

/// Headers that go with every answer of the page.
#[derive(Debug)]
pub(super) struct SecurityHeaders(Vec<(HeaderName, HeaderValue)>);

const PERMISSIONS: &str = "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(), \
                           microphone=(), payment=(), usb=()";

impl SecurityHeaders {
    pub(super) fn new(config: &config::Page) -> Self {
        let images: String = config.images_from.iter().map(|origin| format!(" {origin}")).collect();
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:{images}; \
             font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        let hsts = format!("max-age={}", config.hsts_seconds);
        let mut headers = vec![
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            (header::REFERRER_POLICY, "no-referrer".to_owned()),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin".to_owned()),
            (HeaderName::from_static("permissions-policy"), PERMISSIONS.to_owned()),
        ];
        if config.hsts_seconds > 0 {
            headers.push((header::STRICT_TRANSPORT_SECURITY, hsts));
        }
        // The origins were checked with the configuration.
        let headers = headers.into_iter().filter_map(|(name, value)| Some((name, HeaderValue::try_from(value).ok()?)));

        Self(headers.collect())
    }

    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.0 {
            headers.insert(name.clone(), value.clone());
        }
    }
}
