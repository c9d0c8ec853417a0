//! The command line.

use std::{
    io::{Read, Write},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

/// Text of `--help`.
pub(super) const HELP: &str = "\
leptos-kratos-server: the self-service UI, Kratos's public API, and an API that knows the users

  leptos-kratos-server [--config FILE]                  serve
  leptos-kratos-server [--config FILE] --check-config   say what is wrong with the configuration, or show it
  leptos-kratos-server [--config FILE] --check-health   ask the running server whether it is ready

Each key of the file can be said by the environment: LEPTOS_KRATOS_DATABASE__URL for database.url.";

/// A command.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Serve { config: Option<PathBuf> },
    Check { config: Option<PathBuf> },
    Health { config: Option<PathBuf> },
    Help,
    Version,
}

impl Command {
    /// Reads the arguments.
    pub(super) fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let (mut config, mut make): (_, fn(Option<PathBuf>) -> Self) = (None, |config| Self::Serve { config });
        let mut arguments = arguments.into_iter();

        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--config" => match arguments.next() {
                    Some(file) => config = Some(PathBuf::from(file)),
                    None => return Err("--config needs a file".to_owned()),
                },
                "--check-config" => make = |config| Self::Check { config },
                "--check-health" => make = |config| Self::Health { config },
                "--help" | "-h" => return Ok(Self::Help),
                "--version" | "-V" => return Ok(Self::Version),
                other => return Err(format!("{other} means nothing here; --help says what does")),
            }
        }
        Ok(make(config))
    }
}

/// Asks the running server whether it is ready, as a container's image has no other client.
pub(super) fn health(operations: SocketAddr) -> ExitCode {
    match readiness(operations) {
        Ok(answer) if answer.starts_with("HTTP/1.1 200 ") => ExitCode::SUCCESS,
        Ok(answer) => super::fail(answer.lines().next().unwrap_or("no answer")),
        Err(error) => super::fail(&error.to_string()),
    }
}

fn readiness(operations: SocketAddr) -> std::io::Result<String> {
    const PATIENCE: Duration = Duration::from_secs(5);
    let address = SocketAddr::new(reachable(operations.ip()), operations.port());
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

/// Returns the loopback address for an unspecified one, on which the server listens everywhere.
fn reachable(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(v4) if v4.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(v6) if v6.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        Command::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn the_order_does_not_matter() {
        let config = Some(PathBuf::from("a.toml"));

        assert_eq!(read(""), Ok(Command::Serve { config: None }));
        assert_eq!(read("--config a.toml"), Ok(Command::Serve { config: config.clone() }));
        assert_eq!(read("--check-config --config a.toml"), Ok(Command::Check { config: config.clone() }));
        assert_eq!(read("--config a.toml --check-health"), Ok(Command::Health { config }));
    }

    #[test]
    fn what_means_nothing_is_said() {
        assert_eq!(read("--config"), Err("--config needs a file".to_owned()));
        assert!(read("--port 80").unwrap_err().starts_with("--port means nothing"));
    }
}
