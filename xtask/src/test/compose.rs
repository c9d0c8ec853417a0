//! The file for people with Docker. Only the client is needed to check it, no engine.

use anyhow::Result;

use super::Done;
use crate::run;

pub(super) fn run() -> Result<Done> {
    let clients: [&[&str]; 2] = [&["docker", "compose"], &["docker-compose"]];
    let is_there = |client: &&[&str]| {
        run::output(run::command(client[0]).args(&client[1..]).arg("version")).is_some()
    };

    let Some(client) = clients.into_iter().find(is_there) else {
        return Ok(Done::Skipped("docker compose is not installed"));
    };
    run::run(run::command(client[0]).args(&client[1..]).args([
        "--file",
        "compose.yaml",
        "config",
        "--quiet",
    ]))?;
    Ok(Done::Passed)
}
