//! Changing calls come from our own page.

use axum::{
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::Response,
};

use crate::problem::Problem;

const FETCH_SITE: &str = "sec-fetch-site";

/// Refuses a changing call with a cookie that does not say where it comes from: every browser says one of the two. What
/// they say is [`CsrfLayer`](tower_http::csrf::CsrfLayer)'s to check, which lets those pass that say nothing.
pub(super) async fn check(request: Request, next: Next) -> Result<Response, Problem> {
    let headers = request.headers();
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let is_told = headers.get(FETCH_SITE).is_some_and(|site| site == "same-origin")
        || !headers.contains_key(FETCH_SITE) && headers.contains_key(header::ORIGIN);

    if changes && headers.contains_key(header::COOKIE) && !is_told {
        return Err(Problem::CrossSite);
    }
    Ok(next.run(request).await)
}
