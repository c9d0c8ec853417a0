//! The project's own commands: `cargo xtask dev`, `test`, `build`, `size`, `bench`, `fuzz`, `pictures`, `setup` and
//! `fixtures`.

mod apt;
mod args;
mod bench;
mod build;
mod chrome;
mod dev;
mod fixtures;
mod fuzz;
mod link;
mod linted;
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

use args::XtaskCmd;

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        // The small build makes rustc run this program as its linker.
        Some(link::FLAVOR) => return report(link::run(env::args().skip(1))),
        // And `dev` makes Trunk run it after each build.
        Some(dev::HOOK) => return report(dev::after_build()),
        _ => {}
    }
    match args::parse(env::args().skip(1)) {
        Ok((command, filters)) => report(perform(command, filters)),
        Err(help) if help.is_help() => help.exit(),
        Err(problem) => {
            eprintln!("{problem}; `cargo xtask help` shows what there is");
            ExitCode::from(2)
        }
    }
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

fn perform(command: XtaskCmd, filters: Vec<String>) -> anyhow::Result<()> {
    match command {
        XtaskCmd::Dev(dev) => dev::run(dev.reset),
        XtaskCmd::Test(test) => test::run(&test.parts(), &test.order(filters)),
        XtaskCmd::Build(build) => build::run(build.kind()).map(drop),
        XtaskCmd::Size(_) => size::run(),
        XtaskCmd::Bench(bench) => bench::run(bench),
        XtaskCmd::Load(_) => load::run(),
        XtaskCmd::Fuzz(fuzz) => fuzz::run(fuzz.targets(), fuzz.seconds()),
        XtaskCmd::Pictures(_) => test::pictures(),
        XtaskCmd::Setup(_) => setup::run(),
        XtaskCmd::Fixtures(_) => fixtures::run(),
    }
}
