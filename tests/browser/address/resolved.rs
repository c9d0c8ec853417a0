//! Addresses that are let through, as the browser itself resolves them.

use leptos::prelude::window;
use leptos_kratos::protocol::{Destination, destination};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Url;

use super::origin;
use crate::lookalike;

/// Resolves an address as a link on this page does.
fn resolved(address: &str) -> Option<Url> {
    Url::new_with_base(address, &window().location().href().unwrap()).ok()
}

/// Returns whether an address leads where `destination` says. One that the browser cannot read leads nowhere.
fn leads_where_it_says(address: &str, said: &Destination) -> bool {
    let (Some(url), Some(handed_on)) = (resolved(address), resolved(said.as_str())) else {
        return matches!(said, Destination::Elsewhere(_));
    };
    let path = format!("{}{}{}", handed_on.pathname(), handed_on.search(), handed_on.hash());
    let is_here = |url: &Url| url.origin() == origin();
    let is_open = url.username().is_empty() && url.password().is_empty();
    match said {
        // A path may be cut off from its origin, and be resolved again: to no other place.
        Destination::Here(_) => is_here(&url) && is_here(&handed_on) && resolved(&path).is_none_or(|url| is_here(&url)),
        Destination::Elsewhere(_) => {
            is_open && !is_here(&url) && ["http:", "https:"].contains(&url.protocol().as_str())
        }
    }
}

#[wasm_bindgen_test]
fn what_only_looks_like_harm_leads_where_it_says() {
    let here = lookalike::here(&origin()).into_iter().map(|(address, _)| address);

    for address in here.chain(lookalike::ELSEWHERE.iter().map(|url| (*url).to_owned())) {
        let said = destination(&address, &origin()).unwrap_or_else(|| panic!("{address} is refused"));
        assert!(resolved(&address).is_some() && leads_where_it_says(&address, &said), "{address}");
    }
}

/// Pieces of harmful addresses.
const PIECES: [&str; 14] = ["/", "\\", ".", "..", "%2e", "%2F", "\t", "@", ":", "?", "#", "[", "1", "evil.example"];

#[wasm_bindgen_test]
fn whatever_harm_is_made_of_leads_where_it_says() {
    let (mut passed, mut refused) = (0, 0);
    for begin in ["", "/", "https://", &origin()] {
        for number in 0..PIECES.len().pow(4) {
            let piece = |place: u32| PIECES[number / PIECES.len().pow(place) % PIECES.len()];
            let address = [begin, piece(0), piece(1), piece(2), piece(3)].concat();
            let Some(said) = destination(&address, &origin()) else {
                refused += 1;
                continue;
            };
            passed += 1;
            assert!(leads_where_it_says(&address, &said), "{address:?} is said to be {said:?}");
        }
    }

    assert!(passed > 10_000 && refused > 50_000, "{passed} and {refused}");
}
