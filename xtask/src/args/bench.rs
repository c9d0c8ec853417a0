//! Pages that `cargo xtask bench` measures.

use ureq::http::Uri;
use xflags::{Error, Result};

use super::Bench;

/// Another sign-in page, which can be used once an element matches its selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Against {
    /// A page that is already served on this machine.
    Page {
        /// Its address.
        url: String,
        /// The password field.
        selector: String,
    },
    /// A folder, to be served as ours is.
    Folder {
        /// The folder.
        folder: String,
        /// The password field.
        selector: String,
    },
}

impl Bench {
    /// Returns the number of visits to each page in each way.
    pub(crate) fn runs(&self) -> u64 {
        self.runs.unwrap_or(9).max(1)
    }

    /// Returns the page to compare ours with.
    pub(crate) fn against(self) -> Result<Option<Against>> {
        match (self.against, self.against_dist, self.selector) {
            (None, None, None) => Ok(None),
            (Some(url), None, Some(_)) if !is_loopback(&url) => {
                Err(Error::new(format!("--against needs a page on this machine, not {url}")))
            }
            (Some(url), None, Some(selector)) => Ok(Some(Against::Page { url, selector })),
            (None, Some(folder), Some(selector)) => Ok(Some(Against::Folder { folder, selector })),
            _ => Err(Error::new("it is --against URL SELECTOR or --against-dist FOLDER SELECTOR")),
        }
    }
}

/// Returns whether a URL is one of this machine: the measurement is about the page, not the network, and other people's
/// servers are not to be loaded repeatedly.
fn is_loopback(url: &str) -> bool {
    url.parse::<Uri>().is_ok_and(|url| {
        matches!(url.scheme_str(), Some("http" | "https"))
            && matches!(url.host(), Some("localhost" | "127.0.0.1" | "[::1]"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{XtaskCmd, parse};

    fn against(line: &str) -> Result<Option<Against>> {
        let Ok((XtaskCmd::Bench(bench), _)) = parse(line.split_whitespace().map(str::to_owned)) else {
            panic!("{line}")
        };
        bench.against()
    }

    #[test]
    fn a_page_or_a_folder_can_stand_beside_ours() {
        let selector = "input[name=password]".to_owned();
        let page = Against::Page { url: "http://localhost:4455/login".to_owned(), selector: selector.clone() };
        let folder = Against::Folder { folder: "/tmp/dist".to_owned(), selector };

        assert_eq!(against("bench").unwrap(), None);
        let line = "bench --runs 3 --against http://localhost:4455/login input[name=password] --check";
        assert_eq!(against(line).unwrap(), Some(page));
        assert_eq!(against("bench --against-dist /tmp/dist input[name=password]").unwrap(), Some(folder));
    }

    #[test]
    fn a_page_without_its_selector_is_refused() {
        for line in ["bench input", "bench --against http://localhost/", "bench --against-dist dist"] {
            assert!(against(line).unwrap_err().to_string().contains("SELECTOR"), "{line}");
        }
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
            "http://localhost\\@example.com/",
            "http://example.com\\@localhost/",
            "http://example.com#@localhost/",
            "http://example.com/localhost",
            "file:///tmp/index.html",
            "localhost:3000",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
        let refusal = against("bench --against http://example.com/ input").unwrap_err().to_string();
        assert_eq!(refusal, "--against needs a page on this machine, not http://example.com/");
    }
}
