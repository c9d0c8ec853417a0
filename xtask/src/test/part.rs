//! Parts that can be tested alone.

use std::str::FromStr;

use anyhow::Result;

use super::{browser, compose, deny, e2e, native, server};
use crate::{
    args::Order,
    fuzz::{self, Target},
};

/// Fuzzing time of each target: enough for thousands of inputs, and short enough to wait for.
const FUZZ_SECONDS: u64 = 20;

/// One part of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The code's format.
    Fmt,
    /// The lints, native and for WebAssembly.
    Clippy,
    /// Native tests and examples in the documentation.
    Unit,
    /// The dependencies: their licences, sources and versions, and known advisories.
    Deny,
    /// The protocol, on inputs that are derived from captured answers.
    Fuzz,
    /// Components in a headless browser.
    Web,
    /// The Compose files for Docker.
    Compose,
    /// The companion server before the real Kratos, on SQLite and PostgreSQL.
    Server,
    /// Journeys in a browser against the real Kratos and the release build.
    E2e,
}

impl Part {
    /// Every part, the quick ones first.
    pub(crate) const ALL: [Self; 9] = [
        Self::Fmt,
        Self::Clippy,
        Self::Unit,
        Self::Deny,
        Self::Fuzz,
        Self::Web,
        Self::Compose,
        Self::Server,
        Self::E2e,
    ];

    /// Returns its name on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Deny => "deny",
            Self::Fuzz => "fuzz",
            Self::Web => "web",
            Self::Compose => "compose",
            Self::Server => "server",
            Self::E2e => "e2e",
        }
    }

    /// Runs it.
    pub(super) fn run(self, order: &Order) -> Result<()> {
        match self {
            Self::Fmt => native::fmt(),
            Self::Clippy => native::clippy(),
            Self::Unit => native::unit(&order.filters),
            Self::Deny => deny::run(),
            Self::Fuzz => fuzz::run(&Target::ALL, FUZZ_SECONDS),
            Self::Web => browser::run(),
            Self::Compose => compose::run(),
            Self::Server => server::run(&order.filters),
            Self::E2e => e2e::run(order),
        }
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|part| part.name() == name).ok_or_else(|| format!("unknown: {name}"))
    }
}
