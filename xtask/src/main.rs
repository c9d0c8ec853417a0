//! The project's own commands: `cargo xtask dev`, `test`, `build`, `size`, `bench`, `fuzz`, `pictures`, `setup` and
//! `fixtures`.

mod args;
mod bench;
mod build;
mod chrome;
mod dev;
mod fixtures;
mod fuzz;
mod link;
mod load;
mod pins;
mod postgres;
mod run;
mod server;
mod setup;
mod size;
mod test;
mod tool;
mod tools;
mod web_servers;

use std::{env, process::ExitCode};

use args::Command;

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        // The release build has rustc run this program as its linker.
        Some(link::FLAVOR) => return report(link::run(env::args().skip(1))),
        // And `dev` has Trunk run it after each build.
        Some(dev::HOOK) => return report(dev::after_build()),
        _ => {}
    }
    let command = match args::parse(env::args().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };

    report(perform(command))
}

fn report(result: anyhow::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Dev { reset } => dev::run(reset),
        Command::Test { parts, order } => test::run(&parts, order),
        Command::Build => build::run().map(drop),
        Command::Size => size::run(),
        Command::Bench(bench) => bench::run(&bench),
        Command::Load => load::run(),
        Command::Fuzz(fuzz) => fuzz::run(&fuzz.targets, fuzz.seconds),
        Command::Pictures => test::pictures(),
        Command::Setup => setup::run(),
        Command::Fixtures => fixtures::run(),
        Command::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
    }
}
