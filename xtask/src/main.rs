//! The project's own commands: `cargo xtask dev`, `test`, `build`, `size`, `bench`, `pictures`, `setup` and `fixtures`.

mod args;
mod bench;
mod build;
mod chrome;
mod dev;
mod fixtures;
mod pins;
mod run;
mod setup;
mod size;
mod test;
mod tool;
mod tools;

use std::{env, process::ExitCode};

use args::Command;

fn main() -> ExitCode {
    let command = match args::parse(env::args().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            eprintln!("{problem}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };

    match perform(command) {
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
        Command::Pictures => test::pictures(),
        Command::Setup => setup::run(),
        Command::Fixtures => fixtures::run(),
        Command::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
    }
}
