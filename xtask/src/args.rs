//! Reads the command line.

mod bench;
mod fuzz;

pub(crate) use self::{
    bench::{Against, Bench},
    fuzz::Fuzz,
};
use crate::test::Part;

/// What there is to ask for.
pub(crate) const HELP: &str = "\
Usage: cargo xtask COMMAND

  dev [--reset]   start Kratos, mail, an OpenID provider, the companion server and the SPA on http://localhost:3000;
                  --reset forgets everything that was stored before
  test [PART…] [--seed N] [--times N]
                  check everything, or only these parts: fmt clippy unit deny fuzz web compose server
                  e2e;
                  --seed repeats an order of the journeys, --times goes through them N times
  build           make the release build in dist/, with compressed copies, and hold it against its budget
  size            build, and show how large each asset is, and what of the sign-in page is what; also in target/size.json
  bench [--runs N] [--check] [--against URL SELECTOR | --against-dist FOLDER SELECTOR]
                  build, and measure how quick the page is, beside its targets; also in target/bench.json;
                  --against measures another sign-in page on this machine in turns with ours, one that can be used
                  once SELECTOR is there, --against-dist one that is served as ours is; --check fails at a target missed
  load            build, and measure how much the companion server carries, beside nginx; fails at a target missed
  fuzz [--seconds N] [TARGET…]
                  hand the protocol inputs that grow out of captured answers, for so long each, and say how many:
                  destination answer submission config template message
  pictures        take a picture of every page, in each language and theme, into target/pictures
  setup           install the tools and servers that the others use
  fixtures        capture the answers that the protocol tests decode from the real Kratos

Environment:
  KRATOS_URL                          dev: use this Kratos instead of starting one, without a companion server
  GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET   dev: offer Google as a provider
  KRATOS_BIN, MAILPIT_BIN, OIDC_BIN   ready-made servers
  CHROME_BIN, CHROMEDRIVER            the browser for the tests, and its driver
  POSTGRES_BIN                        the folder with PostgreSQL's programs, for the tests
  LEPTOS_KRATOS_CACHE                 where tools and servers are kept";

/// How to go through the journeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The seed of the first order; a random one if there is none.
    pub(crate) seed: Option<u64>,
    /// How many times, each in another order.
    pub(crate) times: u64,
}

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Develop.
    Dev {
        /// Start from nothing.
        reset: bool,
    },
    /// Check.
    Test {
        /// What to check, in the order it is done.
        parts: Vec<Part>,
        /// How to go through the journeys.
        order: Order,
    },
    /// Make the release build.
    Build,
    /// Make it and show how large it is.
    Size,
    /// Measure how quick it is.
    Bench(Bench),
    /// Measure how much the companion server carries.
    Load,
    /// Look for inputs that do harm.
    Fuzz(Fuzz),
    /// Take pictures.
    Pictures,
    /// Install tools and servers.
    Setup,
    /// Capture answers.
    Fixtures,
    /// Say what there is.
    Help,
}

/// Understands the arguments after `cargo xtask`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    let name = arguments.next();
    let rest: Vec<_> = arguments.collect();
    let rest: Vec<_> = rest.iter().map(String::as_str).collect();

    match (name.as_deref(), rest.as_slice()) {
        (None | Some("help" | "-h" | "--help"), _) | (_, ["-h" | "--help"]) => Ok(Command::Help),
        (Some("dev"), []) => Ok(Command::Dev { reset: false }),
        (Some("dev"), ["--reset"]) => Ok(Command::Dev { reset: true }),
        (Some("test"), words) => test(words),
        (Some("build"), []) => Ok(Command::Build),
        (Some("size"), []) => Ok(Command::Size),
        (Some("load"), []) => Ok(Command::Load),
        (Some("bench"), words) => Bench::parse(words).map(Command::Bench),
        (Some("fuzz"), words) => Fuzz::parse(words).map(Command::Fuzz),
        (Some("pictures"), []) => Ok(Command::Pictures),
        (Some("setup"), []) => Ok(Command::Setup),
        (Some("fixtures"), []) => Ok(Command::Fixtures),
        (Some("dev" | "build" | "size" | "load" | "pictures" | "setup" | "fixtures"), [other, ..]) => {
            Err(format!("unknown option: {other}"))
        }
        (Some(other), _) => Err(format!("unknown command: {other}")),
    }
}

fn test(words: &[&str]) -> Result<Command, String> {
    let mut order = Order { seed: None, times: 1 };
    let mut names = Vec::new();
    let mut words = words.iter();

    while let Some(word) = words.next() {
        match *word {
            option @ "--seed" => order.seed = Some(number(option, words.next())?),
            option @ "--times" => order.times = number(option, words.next())?,
            name => names.push(name),
        }
    }
    Ok(Command::Test { parts: parts(&names)?, order })
}

fn number(option: &str, word: Option<&&str>) -> Result<u64, String> {
    word.and_then(|word| word.parse().ok()).ok_or_else(|| format!("{option} needs a number"))
}

fn parts(names: &[&str]) -> Result<Vec<Part>, String> {
    if let Some(unknown) = names.iter().find(|name| !Part::ALL.iter().any(|part| part.name() == **name)) {
        return Err(format!("unknown part: {unknown}"));
    }

    let wanted = |part: &Part| names.is_empty() || names.contains(&part.name());
    Ok(Part::ALL.into_iter().filter(wanted).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    fn test_of(parts: &[Part]) -> Result<Command, String> {
        Ok(Command::Test { parts: parts.to_vec(), order: Order { seed: None, times: 1 } })
    }

    #[test]
    fn nothing_asks_for_help() {
        assert_eq!(parse_words(""), Ok(Command::Help));
        assert_eq!(parse_words("test --help"), Ok(Command::Help));
    }

    #[test]
    fn test_alone_means_every_part() {
        assert_eq!(parse_words("test"), test_of(&Part::ALL));
    }

    #[test]
    fn parts_keep_their_own_order() {
        assert_eq!(parse_words("test e2e fmt"), test_of(&[Part::Fmt, Part::E2e]));
    }

    #[test]
    fn an_order_can_be_repeated() {
        let order = Order { seed: Some(7), times: 2 };

        assert_eq!(parse_words("test --times 2 e2e --seed 7"), Ok(Command::Test { parts: vec![Part::E2e], order }));
    }

    #[test]
    fn dev_can_be_reset() {
        assert_eq!(parse_words("dev --reset"), Ok(Command::Dev { reset: true }));
    }

    #[test]
    fn what_is_unknown_is_named() {
        assert_eq!(parse_words("brew"), Err("unknown command: brew".to_owned()));
        assert_eq!(parse_words("test taste"), Err("unknown part: taste".to_owned()));
        assert_eq!(parse_words("test --seed"), Err("--seed needs a number".to_owned()));
        assert_eq!(parse_words("test e2e --times twice"), Err("--times needs a number".to_owned()));
        assert_eq!(parse_words("size --fast"), Err("unknown option: --fast".to_owned()));
        assert_eq!(parse_words("build --fast"), Err("unknown option: --fast".to_owned()));
    }
}
