//! Programs in `fuzz/`.

use std::str::FromStr;

/// A fuzz target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// Addresses to which a page may send the browser.
    Destination,
    /// The outcome of an answer.
    Answer,
    /// The data that a form submits.
    Submission,
    /// The configuration of an operator.
    Config,
    /// Texts with placeholders.
    Template,
    /// A message in a language.
    Message,
}

impl Target {
    /// All targets.
    pub(crate) const ALL: [Self; 6] =
        [Self::Destination, Self::Answer, Self::Submission, Self::Config, Self::Template, Self::Message];

    /// Returns its name, both in `fuzz/` and on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Destination => "destination",
            Self::Answer => "answer",
            Self::Submission => "submission",
            Self::Config => "config",
            Self::Template => "template",
            Self::Message => "message",
        }
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|target| target.name() == name).ok_or_else(|| format!("unknown: {name}"))
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::*;

    #[test]
    fn every_program_is_a_target() {
        let folder = dev_stack::repository().join("fuzz/fuzz_targets");
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let targets = Target::ALL.map(|target| format!("{}.rs", target.name()));

        assert_eq!(files.collect::<BTreeSet<_>>(), BTreeSet::from(targets));
    }
}
