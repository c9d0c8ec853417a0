//! Same-origin check of calls that change something.

use axum::{
    extract::Request,
    http::{Method, header},
    middleware::Next,
    response::Response,
};

use crate::problem::Problem;

const FETCH_SITE: &str = "sec-fetch-site";

/// Refuses a call that changes something and has a cookie, but neither `Sec-Fetch-Site` nor `Origin`: every browser sends one
/// of the two. Their values are checked by [`CsrfLayer`](tower_http::csrf::CsrfLayer), which accepts calls without them.
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
