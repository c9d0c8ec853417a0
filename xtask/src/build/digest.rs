//! Names and integrity values of files.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// Returns the value of an `integrity` attribute.
pub(super) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns a short name for the content, so that a file may be cached for ever.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integrity_is_as_browsers_want_it() {
        // printf 'alert(1)' | openssl dgst -sha384 -binary | base64
        assert_eq!(integrity(b"alert(1)"), "sha384-HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW",);
    }

    #[test]
    fn a_fingerprint_has_sixteen_digits() {
        assert_eq!(fingerprint(b"").len(), 16);
    }
}
