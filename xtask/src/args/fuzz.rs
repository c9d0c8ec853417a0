//! What `cargo xtask fuzz` is asked.

use crate::fuzz::Target;

/// What to fuzz, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fuzz {
    /// How long each target runs.
    pub(crate) seconds: u64,
    /// The targets.
    pub(crate) targets: Vec<Target>,
}

const SECONDS: u64 = 60;

impl Fuzz {
    /// Understands what comes after `cargo xtask fuzz`.
    pub(super) fn parse(words: &[&str]) -> Result<Self, String> {
        let mut fuzz = Self { seconds: SECONDS, targets: Vec::new() };
        let mut words = words.iter();

        while let Some(word) = words.next() {
            match *word {
                // Zero is libFuzzer's word for "without end".
                option @ "--seconds" => fuzz.seconds = super::number(option, words.next())?.max(1),
                option if option.starts_with('-') => return Err(format!("unknown option: {option}")),
                name => {
                    let target = Target::ALL.into_iter().find(|target| target.name() == name);
                    fuzz.targets.push(target.ok_or_else(|| format!("unknown target: {name}"))?);
                }
            }
        }
        if fuzz.targets.is_empty() {
            fuzz.targets = Target::ALL.to_vec();
        }
        Ok(fuzz)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Fuzz, String> {
        Fuzz::parse(&line.split_whitespace().collect::<Vec<_>>())
    }

    #[test]
    fn nothing_said_means_every_target() {
        assert_eq!(parse(""), Ok(Fuzz { seconds: SECONDS, targets: Target::ALL.to_vec() }));
        assert_eq!(parse("--seconds 300"), Ok(Fuzz { seconds: 300, targets: Target::ALL.to_vec() }));
    }

    #[test]
    fn targets_can_be_named() {
        let targets = vec![Target::Destination, Target::Answer];

        assert_eq!(parse("destination --seconds 0 answer"), Ok(Fuzz { seconds: 1, targets }));
    }

    #[test]
    fn what_is_unknown_is_named() {
        assert_eq!(parse("--seconds"), Err("--seconds needs a number".to_owned()));
        assert_eq!(parse("--fast"), Err("unknown option: --fast".to_owned()));
        assert_eq!(parse("cats"), Err("unknown target: cats".to_owned()));
    }
}
