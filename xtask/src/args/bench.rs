//! What `cargo xtask bench` is asked.

/// How to measure, and against what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bench {
    /// How often each page is visited in each way.
    pub(crate) runs: u64,
    /// The page beside ours.
    pub(crate) against: Option<Against>,
    /// Whether a target that was missed is a failure.
    pub(crate) is_checked: bool,
}

/// Another sign-in page, which can be used once something matches its selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Against {
    /// One that somebody serves on this machine.
    Page {
        /// Its address.
        url: String,
        /// The password's field.
        selector: String,
    },
    /// A folder, to be served as ours is.
    Folder {
        /// The folder.
        folder: String,
        /// The password's field.
        selector: String,
    },
}

const RUNS: u64 = 9;

impl Bench {
    /// Understands what comes after `cargo xtask bench`.
    pub(super) fn parse(words: &[&str]) -> Result<Self, String> {
        let mut bench = Self { runs: RUNS, against: None, is_checked: false };
        let mut words = words.iter();

        while let Some(word) = words.next() {
            match *word {
                "--check" => bench.is_checked = true,
                option @ "--runs" => bench.runs = super::number(option, words.next())?.max(1),
                option @ "--against" => {
                    let [url, selector] = two(option, "URL", words.next(), words.next())?;
                    if !is_loopback(&url) {
                        return Err(format!("{option} needs a page on this machine, not {url}"));
                    }
                    bench.against = Some(Against::Page { url, selector });
                }
                option @ "--against-dist" => {
                    let [folder, selector] = two(option, "FOLDER", words.next(), words.next())?;
                    bench.against = Some(Against::Folder { folder, selector });
                }
                other => return Err(format!("unknown option: {other}")),
            }
        }
        Ok(bench)
    }
}

fn two(option: &str, what: &str, first: Option<&&str>, second: Option<&&str>) -> Result<[String; 2], String> {
    match (first, second) {
        (Some(first), Some(second)) => Ok([(*first).to_owned(), (*second).to_owned()]),
        _ => Err(format!("{option} needs {what} SELECTOR")),
    }
}

/// Returns whether a URL is one of this machine: what is measured is the page, not the way to it, and nobody else's server
/// is to be loaded again and again.
fn is_loopback(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")) else {
        return false;
    };
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let is_port = |port: &str| port.chars().all(|digit| digit.is_ascii_digit());
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => authority,
    };

    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Bench, String> {
        Bench::parse(&line.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn nothing_said_measures_ours_alone() {
        assert_eq!(parse(""), Ok(Bench { runs: RUNS, against: None, is_checked: false }));
    }

    #[test]
    fn a_page_or_a_folder_can_stand_beside_ours() {
        let selector = "input[name=password]".to_owned();
        let page = Against::Page { url: "http://localhost:4455/login".to_owned(), selector: selector.clone() };
        let folder = Against::Folder { folder: "/tmp/dist".to_owned(), selector };

        let bench = parse("--runs 3 --against http://localhost:4455/login input[name=password] --check");
        assert_eq!(bench, Ok(Bench { runs: 3, against: Some(page), is_checked: true }));
        let bench = parse("--against-dist /tmp/dist input[name=password]");
        assert_eq!(bench, Ok(Bench { runs: RUNS, against: Some(folder), is_checked: false }));
    }

    #[test]
    fn only_this_machine_is_measured() {
        for url in ["http://localhost/", "https://127.0.0.1:8443/login", "http://[::1]:3000", "http://localhost?a=b"] {
            assert!(is_loopback(url), "{url}");
        }
        for url in [
            "http://example.com/",
            "http://localhost.example.com/",
            "http://localhost:80@example.com/",
            "http://localhost@example.com/",
            "http://example.com/localhost",
            "file:///tmp/index.html",
            "localhost:3000",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
        let refusal = "--against needs a page on this machine, not http://example.com/".to_owned();
        assert_eq!(parse("--against http://example.com/ input"), Err(refusal));
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        assert_eq!(parse("--runs"), Err("--runs needs a number".to_owned()));
        assert_eq!(parse("--against http://localhost/"), Err("--against needs URL SELECTOR".to_owned()));
        assert_eq!(parse("--against-dist"), Err("--against-dist needs FOLDER SELECTOR".to_owned()));
        assert_eq!(parse("--fast"), Err("unknown option: --fast".to_owned()));
    }
}
