//! Faults of a request for Kratos or for the API, or of its answer.

use std::{fmt, sync::Arc, time::Duration};

use hyper::{
    HeaderMap, Request, Response, StatusCode, Uri,
    body::Bytes,
    header::{self, HeaderValue},
};
use tokio::task::spawn_blocking;

use super::{Answer, Dropped, body::Piece, upstream::path_of};

/// A proxy's answer without a server behind it; like every real one it is HTML.
const BAD_GATEWAY: &str = "<html><head><title>502 Bad Gateway</title></head>\
    <body><center><h1>502 Bad Gateway</h1></center></body></html>";
const UNAVAILABLE: &str = "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>";
const TOO_MANY: &str = "<html><body><h1>429 Too Many Requests</h1></body></html>";
/// Kratos's answer when, say, its database does not answer.
const INTERNAL: &str = r#"{"error":{"code":500,"status":"Internal Server Error","request":"0","reason":"An internal error occurred, please contact the system administrator","message":"An internal server error occurred, please contact the system administrator"}}"#;

/// A fault of a request for Kratos or for the API, or of its answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Fault {
    /// A proxy's own page: Kratos is down.
    BadGateway,
    /// A proxy's own page, which asks for a pause of so many seconds.
    Unavailable(u32),
    /// A proxy's own page: there were too many requests, and the next has to wait for so many seconds.
    TooMany(u32),
    /// Kratos itself has a fault.
    Internal,
    /// The connection ends without an answer, and before the request reaches Kratos.
    Drop,
    /// From now on the port is closed, both for Kratos and for files.
    Refuse,
    /// No answer comes, ever.
    Hang,
    /// The answer comes, but late.
    Delay(Duration),
    /// Kratos processes the request, but the connection ends before the answer.
    Lost,
    /// Kratos processes the request, but the connection ends within the answer.
    Torn,
    /// Kratos processes the request, but the answer is cut in half on the way.
    Truncated,
    /// Kratos processes the request, but the answer is emptied on the way.
    Empty,
    /// The answer says that it is HTML, which it is not.
    WrongType,
    /// The request lacks the cookies whose names begin like this.
    WithoutCookie(&'static str),
    /// The request names this flow, in the place of its own.
    OtherFlow(String),
    /// An event happens before the request reaches Kratos.
    After(Event),
    /// An event happens in the place of an answer, and the connection ends.
    Instead(Event),
    /// The request goes to another Kratos, at this address, and not to the companion server.
    HandOnTo(String),
    /// Another answer comes at once: a status and JSON captured from a Kratos.
    Captured(u16, Bytes),
    /// Another answer comes, after a while, with JSON that no Kratos has sent: a flow of thousands of nodes.
    MadeUp(Bytes, Duration),
}

/// An event that happens meanwhile.
#[derive(Clone)]
pub struct Event(Arc<dyn Fn() + Send + Sync>);

impl Event {
    /// Runs it, and waits until it is over: it may wait for servers.
    pub(super) async fn happen(&self) -> Result<(), Dropped> {
        let Self(event) = self.clone();
        spawn_blocking(move || event()).await.map_err(|_| Dropped)
    }
}

impl Fault {
    /// Runs an event before the request reaches Kratos.
    pub fn after(event: impl Fn() + Send + Sync + 'static) -> Self {
        Self::After(Event(Arc::new(event)))
    }

    /// Runs an event in the place of an answer.
    pub fn instead(event: impl Fn() + Send + Sync + 'static) -> Self {
        Self::Instead(Event(Arc::new(event)))
    }

    /// Returns the answer in Kratos's place, if this fault has one.
    pub(super) fn page(&self) -> Option<Answer> {
        let (status, content_type, wait, body) = match self {
            Self::BadGateway => (StatusCode::BAD_GATEWAY, "text/html", None, BAD_GATEWAY),
            Self::Unavailable(wait) => (StatusCode::SERVICE_UNAVAILABLE, "text/html", Some(wait), UNAVAILABLE),
            Self::TooMany(wait) => (StatusCode::TOO_MANY_REQUESTS, "text/html", Some(wait), TOO_MANY),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "application/json", None, INTERNAL),
            _ => return None,
        };
        let mut answer = Response::builder().status(status).header(header::CONTENT_TYPE, content_type);
        if let Some(wait) = wait {
            answer = answer.header(header::RETRY_AFTER, wait.to_string());
        }
        Some(answer.body(Bytes::from_static(body.as_bytes()).into()).expect("headers are plain text"))
    }

    /// Changes a request before it is passed on.
    pub(super) fn change_request(&self, request: &mut Request<Bytes>) {
        let path = self.change_path(path_of(request.uri()));
        *request.uri_mut() = path.parse::<Uri>().expect("it was a path before");
        self.change_headers(request.headers_mut());
    }

    /// Changes the headers of a request.
    fn change_headers(&self, headers: &mut HeaderMap) {
        let Self::WithoutCookie(name) = self else { return };
        let Some(cookies) = headers.get(header::COOKIE).and_then(|cookies| cookies.to_str().ok()) else { return };
        let kept: Vec<_> = cookies.split("; ").filter(|cookie| !cookie.starts_with(name)).collect();
        let kept = HeaderValue::from_str(&kept.join("; ")).expect("it was a header before");
        headers.insert(header::COOKIE, kept);
    }

    /// Changes the path of a request.
    fn change_path(&self, path: &str) -> String {
        let Self::OtherFlow(other) = self else { return path.to_owned() };
        let Some((before, query)) = path.split_once('?') else { return path.to_owned() };
        let change = |parameter: &str| match parameter.split_once('=') {
            Some((name @ ("flow" | "id"), _)) => format!("{name}={other}"),
            _ => parameter.to_owned(),
        };
        format!("{before}?{}", query.split('&').map(change).collect::<Vec<_>>().join("&"))
    }

    /// Changes Kratos's answer; `None` if it is lost.
    pub(super) fn change_answer(&self, mut head: Response<()>, body: Bytes) -> Option<Answer> {
        let body = match self {
            Self::Lost => return None,
            Self::Torn => Piece::torn(&body),
            Self::Truncated => body.slice(..body.len() / 2).into(),
            Self::Empty => Bytes::new().into(),
            Self::WrongType => {
                head.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
                body.into()
            }
            _ => body.into(),
        };
        Some(head.map(|()| body))
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Event")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_flow_stands_in_the_place_of_the_requests_own() {
        let fault = Fault::OtherFlow("b".to_owned());

        assert_eq!(fault.change_path("/self-service/login?flow=a&x=1"), "/self-service/login?flow=b&x=1");
        assert_eq!(fault.change_path("/self-service/login/flows?id=a"), "/self-service/login/flows?id=b");
        assert_eq!(fault.change_path("/sessions/whoami"), "/sessions/whoami");
    }

    #[test]
    fn one_cookie_is_lost_and_the_others_are_kept() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("csrf_token_1=a; ory_kratos_session=b"));

        Fault::WithoutCookie("csrf_token").change_headers(&mut headers);

        assert_eq!(headers[header::COOKIE], "ory_kratos_session=b");
    }
}
