//! The plan of the measurements. `cargo xtask bench` passes it in words, which it has checked.

use std::path::PathBuf;

/// The number of runs, and the page to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) runs: usize,
    pub(super) against: Option<Against>,
}

/// The page beside ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// A page that is already served.
    Page { url: String, selector: String },
    /// A folder that is yet to be served.
    Folder { folder: PathBuf, selector: String },
}

impl Plan {
    /// Parses `RUNS`, `RUNS page URL SELECTOR` and `RUNS folder FOLDER SELECTOR`.
    pub(super) fn read(words: &[String]) -> Option<Self> {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let (runs, against) = match words.as_slice() {
            [runs] => (runs, None),
            [runs, "page", url, selector] => {
                (runs, Some(Against::Page { url: (*url).to_owned(), selector: (*selector).to_owned() }))
            }
            [runs, "folder", folder, selector] => {
                (runs, Some(Against::Folder { folder: folder.into(), selector: (*selector).to_owned() }))
            }
            _ => return None,
        };

        Some(Self { runs: runs.parse().ok()?, against })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<Plan> {
        Plan::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn another_page_is_an_address_or_a_folder() {
        let page = Against::Page { url: "http://localhost:1/".to_owned(), selector: "input".to_owned() };
        let folder = Against::Folder { folder: "/tmp/dist".into(), selector: "input".to_owned() };

        assert_eq!(read("9"), Some(Plan { runs: 9, against: None }));
        assert_eq!(read("9 page http://localhost:1/ input"), Some(Plan { runs: 9, against: Some(page) }));
        assert_eq!(read("9 folder /tmp/dist input"), Some(Plan { runs: 9, against: Some(folder) }));
        assert_eq!(read("often"), None);
    }
}
