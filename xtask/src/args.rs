//! Command line. The grammar generates each command's type, and the help.

mod bench;

use std::ffi::OsString;

use xflags::{Error, Result};

pub(crate) use self::bench::Against;
use crate::{build::Kind, fuzz::Target, test::Part};

xflags::xflags! {
    /// The project's own commands, as `cargo xtask COMMAND`.
    ///
    /// Environment:
    ///   KRATOS_URL                               dev: use this Kratos, without a companion server
    ///   GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET   dev: offer Google as a provider
    ///   KRATOS_BIN, MAILPIT_BIN, OIDC_BIN        ready-made servers
    ///   CHROME_BIN, CHROMEDRIVER                 the browser for the tests, and its driver
    ///   POSTGRES_BIN                             the folder with PostgreSQL's programs, for the tests
    ///   LEPTOS_KRATOS_CACHE                      the cache folder of tools and servers
    cmd xtask {
        /// Start Kratos, mail, an OpenID provider, the companion server and the SPA on http://localhost:3000.
        cmd dev {
            /// Delete all stored data first.
            optional --reset
        }
        /// Check everything, or only some parts. Words after `--` select the tests of unit, server and e2e whose names
        /// contain one of them.
        cmd test {
            /// fmt clippy unit deny fuzz web compose server e2e
            repeated part: Part
            /// Repeat the order of an earlier run of the journeys.
            optional --seed n: u64
            /// Run the journeys n times, each time in another order.
            optional --times n: u64
            /// Use the plain build in the journeys, as `build --plain` makes it. Selected journeys use the quick one.
            optional --plain
            /// Use the small build in selected journeys, too.
            optional --small
        }
        /// Make the release build in dist/, with compressed copies, and check it against its budget.
        cmd build {
            /// Fail if the small build cannot be made; without this, the plain one takes its place.
            optional --small
            /// Build with Trunk and stable Rust only: nothing is edited, and there is no budget.
            optional --plain
            /// Build with little optimisation, into target/quick-dist: for work on a journey.
            optional --quick
        }
        /// Build, and show the size of each asset, and the parts of the sign-in page; also in target/size.json.
        cmd size {}
        /// Build, and measure the speed of the page against its targets; also in target/bench.json. Another page is
        /// measured with it by --against URL SELECTOR or --against-dist FOLDER SELECTOR.
        cmd bench {
            /// Visit each page n times in each way; 9 times by default.
            optional --runs n: u64
            /// Fail if a target is missed.
            optional --check
            /// Alternate with another sign-in page on this machine.
            optional --against url: String
            /// Alternate with the page in this folder, which is served as ours is.
            optional --against-dist folder: String
            /// The element that shows that the other page can be used, such as `input[name=password]`.
            optional selector: String
        }
        /// Build, and measure the load that the companion server can take, beside nginx; fails if a target is missed.
        cmd load {}
        /// Run the protocol on inputs that are derived from captured answers, and print their number.
        cmd fuzz {
            /// destination answer submission config template message; all by default
            repeated target: Target
            /// Seconds for each target; 60 by default.
            optional --seconds n: u64
        }
        /// Take a picture of every page, in each language and theme, into target/pictures.
        cmd pictures {}
        /// Install the tools and servers that the other commands use.
        cmd setup {}
        /// Capture answers of the real Kratos, which the protocol tests decode.
        cmd fixtures {}
    }
}

/// Selection of tests, and the order of the journeys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The seed of the first order; random without one.
    pub(crate) seed: Option<u64>,
    /// Number of runs, each in another order.
    pub(crate) times: u64,
    /// Parts of the wanted tests' names; without any, all tests are wanted.
    pub(crate) filters: Vec<String>,
    /// The build of the page.
    pub(crate) page: Kind,
}

impl Test {
    /// Returns the parts to check, in their order.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let is_wanted = |part: &Part| self.part.is_empty() || self.part.contains(part);

        Part::ALL.into_iter().filter(is_wanted).collect()
    }

    /// Returns the order of the journeys.
    pub(crate) fn order(&self, filters: Vec<String>) -> Order {
        let page = match self {
            Self { plain: true, .. } => Kind::Plain,
            Self { small: false, .. } if !filters.is_empty() => Kind::Quick,
            _ => Kind::Small,
        };

        Order { seed: self.seed, times: self.times.unwrap_or(1), filters, page }
    }
}

impl Build {
    /// Returns the kind of build.
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self { quick: true, .. } => Kind::Quick,
            Self { plain: true, .. } => Kind::Plain,
            Self { small: true, .. } => Kind::Small,
            _ => Kind::Any,
        }
    }
}

impl Fuzz {
    /// Returns the targets to fuzz.
    pub(crate) fn targets(&self) -> &[Target] {
        if self.target.is_empty() { &Target::ALL } else { &self.target }
    }

    /// Returns the seconds for each target. Zero would mean "without end" to libFuzzer.
    pub(crate) fn seconds(&self) -> u64 {
        self.seconds.unwrap_or(60).max(1)
    }
}

/// Parses the arguments after `cargo xtask`. Arguments of `test` after `--` are returned unchanged.
pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<(XtaskCmd, Vec<String>)> {
    let mut words = words.into_iter();
    let mut ours: Vec<_> = words.by_ref().take_while(|word| word != "--").map(OsString::from).collect();
    if ours.is_empty() || ours == ["help"] {
        ours = vec!["--help".into()];
    }

    let command = Xtask::from_vec(ours)?.subcommand;
    let filters: Vec<_> = words.collect();
    match filters.first() {
        Some(filter) if !matches!(command, XtaskCmd::Test(_)) => Err(Error::new(format!("unexpected: {filter}"))),
        _ => Ok((command, filters)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(line: &str) -> Result<(XtaskCmd, Vec<String>)> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    fn test(line: &str) -> (Vec<Part>, Order) {
        let Ok((XtaskCmd::Test(test), filters)) = parse_words(line) else { panic!("{line}") };
        (test.parts(), test.order(filters))
    }

    fn fuzz(line: &str) -> (Vec<Target>, u64) {
        let Ok((XtaskCmd::Fuzz(fuzz), _)) = parse_words(line) else { panic!("{line}") };
        (fuzz.targets().to_vec(), fuzz.seconds())
    }

    const ORDER: Order = Order { seed: None, times: 1, filters: Vec::new(), page: Kind::Small };

    #[test]
    fn nothing_asks_for_help_which_names_every_part_and_target() {
        for line in ["", "help", "--help", "test -h"] {
            assert!(parse_words(line).unwrap_err().is_help(), "{line}");
        }

        let help = parse_words("").unwrap_err().to_string();
        for name in Part::ALL.map(Part::name).into_iter().chain(Target::ALL.map(Target::name)) {
            assert!(help.split([' ', ';', '\n']).any(|word| word == name), "{name}");
        }
    }

    #[test]
    fn parts_keep_their_own_order() {
        assert_eq!(test("test"), (Part::ALL.to_vec(), ORDER));
        assert_eq!(test("test e2e fmt"), (vec![Part::Fmt, Part::E2e], ORDER));
    }

    #[test]
    fn an_order_can_be_repeated() {
        let order = Order { seed: Some(7), times: 2, ..ORDER };

        assert_eq!(test("test --times 2 e2e --seed 7"), (vec![Part::E2e], order));
    }

    #[test]
    fn what_follows_dashes_is_for_the_test_programs() {
        let filters = ["sign_in::", "--exact", "--"].map(str::to_owned).to_vec();

        let order = Order { filters, page: Kind::Quick, ..ORDER };
        assert_eq!(test("test e2e -- sign_in:: --exact --"), (vec![Part::E2e], order.clone()));
        let small = Order { page: Kind::Small, ..order };
        assert_eq!(test("test e2e --small -- sign_in:: --exact --"), (vec![Part::E2e], small));
        assert_eq!(test("test --plain"), (Part::ALL.to_vec(), Order { page: Kind::Plain, ..ORDER }));
        assert_eq!(parse_words("size -- fast").unwrap_err().to_string(), "unexpected: fast");
    }

    #[test]
    fn a_target_is_fuzzed_for_a_while() {
        assert_eq!(fuzz("fuzz"), (Target::ALL.to_vec(), 60));
        assert_eq!(fuzz("fuzz destination --seconds 0 answer"), (vec![Target::Destination, Target::Answer], 1));
    }

    #[test]
    fn what_is_unknown_is_named() {
        for (line, named) in [
            ("brew", "\"brew\""),
            ("test taste", "unknown: taste"),
            ("test --seed", "`--seed`"),
            ("test e2e --times twice", "`--times`"),
            ("fuzz cats", "unknown: cats"),
            ("size --fast", "`--fast`"),
            ("dev now", "\"now\""),
        ] {
            let problem = parse_words(line).unwrap_err().to_string();
            assert!(problem.contains(named), "{problem}");
        }
    }
}
