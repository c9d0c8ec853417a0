//! Compose files, checked where Docker Compose's client is installed; no engine has to run.

use std::process::Command;

use anyhow::Result;

use crate::run;

/// Variables that an operator has to set before `deploy/compose.yaml` can be used, as `deploy/example.env` lists them.
const SECRETS: [&str; 5] = ["POSTGRES_PASSWORD", "SECRETS_COOKIE", "SECRETS_CIPHER", "WEBHOOK_KEY", "SMTP_URI"];

pub(super) fn run() -> Result<()> {
    if run::output(compose().arg("version")).is_none() {
        println!("docker compose is not installed: compose.yaml and deploy/compose.yaml were not checked");
        return Ok(());
    }

    for file in ["compose.yaml", "deploy/compose.yaml"] {
        let mut check = compose();
        check.args(["--file", file, "config", "--quiet"]);
        run::run(check.envs(SECRETS.map(|name| (name, "made-up"))))?;
    }
    Ok(())
}

fn compose() -> Command {
    let mut docker = run::command("docker");
    docker.arg("compose");
    docker
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn deployed(name: &str) -> String {
        fs::read_to_string(dev_stack::repository().join("deploy").join(name)).unwrap()
    }

    #[test]
    fn the_example_names_every_secret() {
        let example = deployed("example.env");
        let named: Vec<_> = example.lines().filter_map(|line| line.strip_suffix('=')).collect();

        assert_eq!(named, SECRETS);
    }

    #[test]
    fn compose_calls_the_server_as_the_example_does() {
        let hooks = deployed("kratos.hooks.yml").replace("WEBHOOK_KEY", "${WEBHOOK_KEY:?}");
        let (_, hooks) = hooks.split_once("selfservice:").unwrap();
        let compose = deployed("compose.yaml");
        let (_, copied) = compose.split_once("    content: |\n      selfservice:").unwrap();

        let copied: Vec<_> = copied.lines().map(|line| line.strip_prefix("      ").unwrap_or(line)).collect();
        assert_eq!(copied, hooks.lines().collect::<Vec<_>>());
    }
}
