//! The companion server, before the real Kratos and on the real databases.

use anyhow::Result;
use dev_stack::Servers;

use crate::{build, postgres, run, server};

/// Runs the tests whose names contain one of the filters, or all if there is none.
pub(super) fn run(filters: &[String]) -> Result<()> {
    let (postgres, servers) = (postgres::find()?, Servers::locate()?);
    let (dist, program) = (build::run(false)?, server::build()?);

    let mut databases = run::command("cargo");
    databases.args(["test", "--package", "dev-stack", "--test", "postgres", "--", "--include-ignored"]).args(filters);
    run::run(databases.env("POSTGRES_BIN", &postgres))?;
    let mut cargo = run::command("cargo");
    cargo.args(["test", "--package", "leptos-kratos-server", "--tests", "--"]).args(filters);
    cargo.env("POSTGRES_BIN", &postgres).env("LEPTOS_KRATOS_DIST", &dist);
    server::tell(&mut cargo, &program);
    servers.tell(&mut cargo);
    run::run(&mut cargo)
}
