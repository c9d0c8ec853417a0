//! `cargo xtask fuzz`: runs the protocol on inputs that are derived from captured answers, and prints their number.

mod captured;
mod dictionary;
mod report;
mod seeds;
mod target;

use std::{
    env, fs,
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use anyhow::{Context, Result, bail};

pub(crate) use self::target::Target;
use crate::{
    apt::{self, is_debian_root},
    run, tool,
    tools::Tools,
};

/// Runs the targets, each for the same time, and as many in parallel as there are cores.
pub(crate) fn run(targets: &[Target], seconds: u64) -> Result<()> {
    let (tools, folder) = (&ready()?, &dev_stack::repository().join("target/fuzz"));
    run::run(&mut cargo_fuzz(tools, "build", folder))?;

    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    for side_by_side in targets.chunks(cores) {
        thread::scope(|scope| {
            let begin = |target| scope.spawn(move || fuzz(target, seconds, tools, folder));
            let running: Vec<_> = side_by_side.iter().map(begin).collect();
            // A panic of a thread is printed at its own place.
            running.into_iter().try_for_each(|target| target.join().unwrap_or_else(|_| bail!("a target panicked")))
        })?;
    }
    Ok(())
}

fn fuzz(target: &Target, seconds: u64, tools: &Tools, folder: &Path) -> Result<()> {
    let inputs = Inputs::write(*target, folder)?;
    let mut cargo = cargo_fuzz(tools, "run", folder);
    cargo.arg(target.name()).args([&inputs.found, &inputs.seeds]).arg("--");
    cargo.arg(format!("-dict={}", inputs.dictionary.display()));
    cargo.args([&format!("-max_total_time={seconds}"), "-timeout=10", "-print_final_stats=1"]);
    let output = cargo.output().context("cannot run cargo")?;

    let told = String::from_utf8_lossy(&output.stderr);
    let Some(done) = report::done(&told).filter(|_| output.status.success()) else {
        bail!("{}: an input does harm\n{}", target.name(), report::harm(&told));
    };
    println!("{}: {} executions in {} s, from {} seeds", target.name(), done.executions, done.seconds, inputs.count);
    Ok(())
}

/// Finds the tools, or installs them.
pub(crate) fn ready() -> Result<Tools> {
    compiler()?;
    Tools::for_fuzzing()
}

/// Checks for a C++ compiler: libFuzzer is C++.
fn compiler() -> Result<()> {
    if env::var_os("CXX").is_some() || tool::on_path("c++").is_some() {
        return Ok(());
    }
    if !is_debian_root() {
        bail!("fuzzing needs a C++ compiler; install it: apt-get install -y g++");
    }

    apt::install(&["g++"])
}

/// Builds the command without a sanitizer, as those need a nightly compiler: there is no unsafe code here for them to
/// check.
fn cargo_fuzz(tools: &Tools, command: &str, folder: &Path) -> Command {
    let mut cargo = tools.command("cargo");
    cargo.args(["fuzz", command, "--sanitizer", "none", "--fuzz-dir", "fuzz", "--target-dir"]).arg(folder);
    cargo
}

/// Initial inputs of a target.
struct Inputs {
    seeds: PathBuf,
    count: usize,
    dictionary: PathBuf,
    /// The folder of inputs that libFuzzer found before, and writes new ones to.
    found: PathBuf,
}

impl Inputs {
    fn write(target: Target, folder: &Path) -> Result<Self> {
        let at = |kind: &str| folder.join(kind).join(target.name());
        let inputs =
            Self { seeds: at("seeds"), count: 0, dictionary: at("seeds").with_extension("dict"), found: at("found") };
        if inputs.seeds.exists() {
            fs::remove_dir_all(&inputs.seeds)?;
        }
        fs::create_dir_all(&inputs.seeds)?;
        fs::create_dir_all(&inputs.found)?;

        let seeds = seeds::of(target)?;
        for (number, seed) in seeds.iter().enumerate() {
            fs::write(inputs.seeds.join(number.to_string()), seed)?;
        }
        fs::write(&inputs.dictionary, dictionary::of(target, &seeds))?;
        Ok(Self { count: seeds.len(), ..inputs })
    }
}
