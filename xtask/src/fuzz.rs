//! `cargo xtask fuzz`: hands the protocol inputs that grow out of captured answers, and says how many.

mod captured;
mod dictionary;
mod report;
mod seeds;
mod target;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

pub(crate) use self::target::Target;
use crate::{
    chrome::{apt, is_debian_root},
    run, tool,
    tools::Tools,
};

/// Runs the targets, one after the other, each for as long.
pub(crate) fn run(targets: &[Target], seconds: u64) -> Result<()> {
    let tools = ready()?;
    let folder = dev_stack::repository().join("target/fuzz");
    run::run(&mut cargo_fuzz(&tools, "build", &folder))?;

    for target in targets {
        let inputs = Inputs::write(*target, &folder)?;
        let mut cargo = cargo_fuzz(&tools, "run", &folder);
        cargo.arg(target.name()).args([&inputs.found, &inputs.seeds]).arg("--");
        cargo.arg(format!("-dict={}", inputs.dictionary.display()));
        cargo.args([&format!("-max_total_time={seconds}"), "-timeout=10", "-print_final_stats=1"]);
        let output = cargo.output().context("cannot run cargo")?;

        let told = String::from_utf8_lossy(&output.stderr);
        let Some(done) = report::done(&told).filter(|_| output.status.success()) else {
            bail!("{}: an input does harm\n{}", target.name(), report::harm(&told));
        };
        println!(
            "{}: {} executions in {} s, from {} seeds",
            target.name(),
            done.executions,
            done.seconds,
            inputs.count
        );
    }
    Ok(())
}

/// Finds what is needed, or installs it.
pub(crate) fn ready() -> Result<Tools> {
    compiler()?;
    Tools::for_fuzzing()
}

/// libFuzzer comes as C++.
fn compiler() -> Result<()> {
    if env::var_os("CXX").is_some() || tool::on_path("c++").is_some() {
        return Ok(());
    }
    if !is_debian_root() {
        bail!("fuzzing needs a C++ compiler; install it: apt-get install -y g++");
    }

    eprintln!("installing g++ with apt-get, once: about a minute");
    apt(&["update", "-q"])?;
    apt(&["install", "-q", "-y", "--no-install-recommends", "g++"])
}

/// Without a sanitizer, as those need a nightly compiler: there is no unsafe code here that they could watch.
fn cargo_fuzz(tools: &Tools, command: &str, folder: &Path) -> Command {
    let mut cargo = tools.command("cargo");
    cargo.args(["fuzz", command, "--sanitizer", "none", "--fuzz-dir", "fuzz", "--target-dir"]).arg(folder);
    cargo
}

/// What a target starts from.
struct Inputs {
    seeds: PathBuf,
    count: usize,
    dictionary: PathBuf,
    /// What libFuzzer found before, and where it puts what it finds.
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
