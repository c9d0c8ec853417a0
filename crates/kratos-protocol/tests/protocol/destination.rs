//! The only destinations are web addresses and the page's own paths.

use std::collections::BTreeSet;

use kratos_protocol::{Destination, destination};

use crate::{hostile, lookalike};

const ORIGIN: &str = "https://example.org";

#[test]
fn paths_and_urls_of_the_own_origin_are_here() {
    for (target, path) in lookalike::here(ORIGIN) {
        assert_eq!(destination(&target, ORIGIN), Some(Destination::Here(path.to_owned())), "{target}");
    }
}

#[test]
fn the_own_origin_may_be_written_in_capitals() {
    assert_eq!(destination("HTTPS://EXAMPLE.org/Home", ORIGIN), Some(Destination::Here("/Home".to_owned())));
}

#[test]
fn other_origins_on_the_web_are_elsewhere() {
    for target in lookalike::ELSEWHERE {
        assert_eq!(destination(target, ORIGIN), Some(Destination::Elsewhere((*target).to_owned())), "{target}");
    }
}

#[test]
fn everything_else_is_refused() {
    for target in hostile::refused(ORIGIN) {
        assert_eq!(destination(&target, ORIGIN), None, "{:?}", target.get(..80).unwrap_or(&target));
    }
}

#[test]
fn many_ways_to_mean_harm_are_tried_and_none_twice() {
    let refused = hostile::refused(ORIGIN);

    assert!(refused.len() >= 200, "{}", refused.len());
    assert_eq!(refused.iter().collect::<BTreeSet<_>>().len(), refused.len());
}

#[test]
fn the_port_belongs_to_the_origin() {
    let origin = "http://localhost:3000";

    assert_eq!(destination("http://localhost:3000/x", origin), Some(Destination::Here("/x".to_owned())));
    for other in
        ["http://localhost:30001/x", "http://localhost/x", "https://localhost:3000/x", "http://127.0.0.1:3000/x"]
    {
        assert_eq!(destination(other, origin), Some(Destination::Elsewhere(other.to_owned())), "{other}");
    }
}
