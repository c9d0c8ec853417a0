//! Paths of Kratos that are public.

use percent_encoding::percent_decode_str;

use super::{PREFIX, fault::Fault};

/// First segments of the paths of Kratos's public API. Other paths, above all `/admin`, are not passed on: Kratos's
/// public port would lead from there to the admin API's address.
const PUBLIC: [&str; 4] = ["self-service", "sessions", "schemas", ".well-known"];

/// Returns the path at Kratos. It stays as sent, but a path that two servers could read in two ways is refused.
pub(super) fn at_kratos(path: &str) -> Result<&str, Fault> {
    let path = path.strip_prefix(PREFIX).filter(|path| path.starts_with('/')).ok_or(Fault::NotFound)?;
    let mut segments = path.split('/').skip(1).peekable();
    let first = segments.peek().copied().unwrap_or_default();

    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        if !is_plain(segment) || (segment.is_empty() && !is_last) {
            return Err(Fault::BadPath);
        }
    }
    // Not decoded, as no client encodes these names.
    if PUBLIC.contains(&first) { Ok(path) } else { Err(Fault::NotFound) }
}

/// Whether a segment is a single name, however often it is decoded.
fn is_plain(segment: &str) -> bool {
    let Ok(decoded) = percent_decode_str(segment).decode_utf8() else {
        return false;
    };
    !matches!(&*decoded, "." | "..") && !decoded.contains(['/', '\\', '%', ';']) && !decoded.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_public_is_handed_on_as_it_is() {
        for path in [
            "/self-service/login/browser",
            "/self-service/methods/oidc/callback/my%20provider",
            "/sessions/whoami",
            "/sessions",
            "/sessions/",
            "/schemas/dXNlcg",
            "/.well-known/ory/webauthn.js",
        ] {
            assert_eq!(at_kratos(&format!("/.ory{path}")), Ok(path));
        }
    }

    #[test]
    fn what_is_not_for_the_public_is_not_found() {
        for path in [
            "/.ory/admin/identities",
            "/.ory/admin",
            "/.ory/identities",
            "/.ory/health/ready",
            "/.ory/health/config",
            "/.ory/version",
            "/.ory/%61dmin/identities",
            "/.ory/Admin/identities",
            "/.ory/",
            "/.ory",
            "/.oryx/sessions",
            "/.ory.evil/sessions",
        ] {
            assert_eq!(at_kratos(path), Err(Fault::NotFound), "{path}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for path in [
            "/.ory/sessions/../admin/identities",
            "/.ory/sessions/%2e%2e/admin/identities",
            "/.ory/sessions/.%2E/admin",
            "/.ory/sessions/..%2fadmin",
            "/.ory/sessions/..%5cadmin",
            "/.ory/sessions/%252e%252e/admin",
            "/.ory/sessions/..;/admin",
            "/.ory/./sessions",
            "/.ory//admin/identities",
            "/.ory/sessions//admin",
            "/.ory/sessions/\\..\\admin",
            "/.ory/sessions/%00",
            "/.ory/sessions/%0d%0aHost:x",
            "/.ory/sessions/%ff",
        ] {
            assert_eq!(at_kratos(path), Err(Fault::BadPath), "{path}");
        }
    }
}
