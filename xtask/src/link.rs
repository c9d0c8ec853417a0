//! Linker of the small build: `rust-lld` without some exports. Rustc makes it export everything that a dependency gives
//! to JavaScript, and an export stays, with all the code that it calls.

use std::process::Command;

use anyhow::Result;

use crate::run;

/// First argument that rustc passes to an LLVM linker.
pub(crate) const FLAVOR: &str = "-flavor";

/// Prefix of an argument of ours: exports whose names contain the rest of it are left out.
pub(crate) const WITHOUT: &str = "--without-exports=";

/// Links, with the arguments that rustc passes to `rust-lld`.
pub(crate) fn run(arguments: impl IntoIterator<Item = String>) -> Result<()> {
    // rustc has put the folder with this program on the PATH.
    run::run(Command::new("rust-lld").args(without_exports(arguments.into_iter().collect())))
}

fn without_exports(arguments: Vec<String>) -> Vec<String> {
    const EXPORT: &str = "--export";
    let (ours, all): (Vec<_>, Vec<_>) = arguments.into_iter().partition(|argument| argument.starts_with(WITHOUT));
    let is_unwanted =
        |name: &str| ours.iter().filter_map(|it| it.strip_prefix(WITHOUT)).any(|part| name.contains(part));
    let mut kept = Vec::with_capacity(all.len());

    for argument in all {
        if kept.last().is_some_and(|last| last == EXPORT) && is_unwanted(&argument) {
            kept.pop();
        } else {
            kept.push(argument);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_with_a_part_of_a_name_are_left_out() {
        let line =
            "-flavor wasm --export main --export __wbg_stream_free --export a stream.o --without-exports=stream -o x";
        let arguments = line.split(' ').map(str::to_owned).collect();

        assert_eq!(without_exports(arguments).join(" "), "-flavor wasm --export main --export a stream.o -o x");
    }
}
