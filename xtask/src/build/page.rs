//! Finds elements and addresses in the page that Trunk writes.

/// The inline module script that starts the application.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct InlineModule<'a> {
    /// The whole element.
    pub(super) element: &'a str,
    /// The code that it runs.
    pub(super) script: &'a str,
}

/// Finds the script; there is one, or none when it is external already.
pub(super) fn inline_module(html: &str) -> Option<InlineModule<'_>> {
    const CLOSE: &str = "</script>";

    html.match_indices("<script").find_map(|(start, _)| {
        let rest = &html[start..];
        let open_end = rest.find('>')? + 1;
        let tag = &rest[..open_end];
        if !tag.contains("type=\"module\"") || tag.contains(" src=") {
            return None;
        }
        let close = rest.find(CLOSE)?;
        Some(InlineModule { element: &rest[..close + CLOSE.len()], script: &rest[open_end..close] })
    })
}

/// Returns the first address in quotes that ends in `suffix`.
pub(super) fn address<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    text.split(['"', '\'']).find(|word| word.ends_with(suffix) && !word.contains(char::is_whitespace))
}

/// Returns the address up to and including its last slash.
pub(super) fn folder(address: &str) -> &str {
    address.rfind('/').map_or("", |slash| &address[..=slash])
}

/// Returns the part of the address after its last slash.
pub(super) fn file_name(address: &str) -> &str {
    &address[folder(address).len()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<head><script type="module" src="/a.js"></script><script>classic()</script>
<script type="module" nonce="x">
import init from '/app-1.js';
const wasm = await init({ module_or_path: '/app-1_bg.wasm' });
</script></head>"#;

    #[test]
    fn the_inline_module_is_found_among_others() {
        let module = inline_module(PAGE).unwrap();

        assert!(module.element.starts_with("<script type=\"module\" nonce"));
        assert!(module.element.ends_with("</script>"));
        assert!(module.script.trim().starts_with("import init"));
    }

    #[test]
    fn external_modules_are_left_alone() {
        assert_eq!(inline_module(r#"<script type="module" src="/a.js"></script>"#), None);
    }

    #[test]
    fn an_address_is_taken_apart() {
        let address = address(PAGE, "_bg.wasm").unwrap();

        assert_eq!((folder(address), file_name(address)), ("/", "app-1_bg.wasm"));
        assert_eq!(folder("./x.js"), "./");
        assert_eq!(folder("x.js"), "");
    }
}
