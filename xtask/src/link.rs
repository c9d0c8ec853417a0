//! The linker of the release build: takes out of the program what it only needs to panic in words, and hands the rest to
//! `rust-lld`, which leaves out whatever nothing refers to any more.
//!
//! A panic of the release build is a trap: nobody has set a hook, and there is no console to write to. Its words, its
//! formatting and its place in the source are in the program all the same. `panic=immediate-abort` leaves them out, on
//! nightly and with the standard library built anew; this does it on stable, to the one object that rustc makes of
//! everything.

mod calls;
mod edit;
mod object;
mod panics;
mod places;
#[cfg(test)]
mod sample;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use self::{edit::Edit, object::Object};
use crate::{build::linker, run};

/// What rustc says first to a linker that it takes for LLVM's.
pub(crate) const FLAVOR: &str = "-flavor";

/// JavaScript's side of a Rust stream: leptos links wasm-streams, which exports it, and no stream of ours goes to JavaScript.
const UNUSED: &str = "intounderlying";

/// Below the stack is nothing and above it the data: so deep, and 1 MiB holds both, all addresses in data have three bytes.
const STACK: &str = "stack-size=917504";

/// What was taken out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Functions that only panic, and have no body now.
    functions: usize,
    /// Calls of them, with the arguments.
    calls: usize,
    /// Places in the source, all of which are one now.
    places: usize,
    /// Exports.
    exports: usize,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { functions, calls, places, exports } = self;

        write!(
            f,
            "linked without {functions} functions that panic, {calls} calls of them, {places} places in the source"
        )?;
        write!(f, " and {exports} exports")
    }
}

/// Links, with the arguments that rustc gives to `rust-lld`.
pub(crate) fn run(arguments: impl IntoIterator<Item = String>) -> Result<()> {
    let mut arguments: Vec<_> = arguments.into_iter().collect();
    let output = value_of(&arguments, "-o").map(PathBuf::from).context("rustc names no output")?;
    let program = output.file_name().and_then(|name| linker::ours(&name.to_string_lossy()));

    let mut changed = Vec::new();
    if let Some(program) = program {
        let exports = drop_exports(&mut arguments);
        let taken = Taken { exports, ..take_out(&mut arguments, &output, &mut changed)? };
        arguments.extend(["-z".to_owned(), STACK.to_owned()]);
        linker::keep(program, &taken.to_string())?;
    }
    // rustc has put the folder with this program on the PATH.
    let linked = run::run(Command::new("rust-lld").args(&arguments));
    for path in changed {
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    linked
}

/// Puts a changed copy in the place of every object of rustc's.
fn take_out(arguments: &mut [String], output: &Path, changed: &mut Vec<PathBuf>) -> Result<Taken> {
    let mut taken = Taken::default();
    for (number, argument) in arguments.iter_mut().filter(|argument| argument.ends_with(".rcgu.o")).enumerate() {
        let bytes = fs::read(&*argument).with_context(|| format!("cannot read {argument}"))?;
        let object = Object::read(&bytes).with_context(|| format!("cannot understand {argument}"))?;
        let mut edit = Edit::new(&object);
        let panics = panics::find(&object)?;
        taken.functions += panics::take(&object, &panics, &mut edit)?;
        taken.calls += calls::take(&object, &panics, &mut edit)?;
        taken.places += places::unite(&object, &mut edit);

        let path = output.with_extension(format!("{number}.o"));
        fs::write(&path, edit.write()?).with_context(|| format!("cannot write {}", path.display()))?;
        *argument = path.display().to_string();
        changed.push(path);
    }
    ensure!(
        taken.functions > 0 && taken.calls > 0,
        "no function that panics was known by its name (xtask/src/link/panics.rs)"
    );
    ensure!(taken.places > 0, "no place in the source was found (xtask/src/link/places.rs)");
    Ok(taken)
}

/// Forgets exports that nobody uses.
fn drop_exports(arguments: &mut Vec<String>) -> usize {
    let before = arguments.len();
    let mut kept = Vec::with_capacity(before);
    let mut all = arguments.drain(..).peekable();

    while let Some(argument) = all.next() {
        let is_unused = argument == "--export" && all.peek().is_some_and(|name| name.contains(UNUSED));
        if is_unused {
            all.next();
        } else {
            kept.push(argument);
        }
    }
    drop(all);
    *arguments = kept;
    (before - arguments.len()) / 2
}

fn value_of<'a>(arguments: &'a [String], option: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == option)?;

    arguments.get(at + 1).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_streams_are_dropped() {
        let line = "-flavor wasm --export main --export __wbg_intounderlyingsink_free_1 --export a -o x.wasm";
        let mut arguments: Vec<_> = line.split(' ').map(str::to_owned).collect();

        assert_eq!(drop_exports(&mut arguments), 1);
        assert_eq!(arguments.join(" "), "-flavor wasm --export main --export a -o x.wasm");
        assert_eq!(value_of(&arguments, "-o"), Some("x.wasm"));
    }
}
