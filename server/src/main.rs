//! The server: reads its configuration, serves, and shuts down on a signal.

mod command;

use std::{error::Error, future::Future, path::Path, process::ExitCode, time::Duration};

use leptos_kratos_server::{
    app::App,
    config::Config,
    log,
    serve::{Limits, serve},
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    time::sleep,
};

use self::command::Command;

fn main() -> ExitCode {
    let command = match Command::read(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(error) => return fail(error.as_str()),
    };
    match command {
        Command::Help => {
            println!("{}", command::HELP);
            ExitCode::SUCCESS
        }
        Command::Version => {
            println!("leptos-kratos-server {}", env!("CARGO_PKG_VERSION"));
            ExitCode::SUCCESS
        }
        Command::Check { config } => with(config.as_deref(), |config| {
            println!("{}", toml::to_string(config).unwrap_or_default());
            ExitCode::SUCCESS
        }),
        Command::Health { config } => with(config.as_deref(), |config| command::health(config.operations.listen)),
        Command::Serve { config } => with(config.as_deref(), |config| {
            start(config).map_or_else(|error| fail(&error.to_string()), |()| ExitCode::SUCCESS)
        }),
    }
}

/// Runs an action with the configuration, or reports its errors.
fn with(file: Option<&Path>, perform: impl FnOnce(&Config) -> ExitCode) -> ExitCode {
    match Config::load(file) {
        Ok(config) => perform(&config),
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(error: &str) -> ExitCode {
    eprintln!("leptos-kratos-server: {error}");
    ExitCode::FAILURE
}

fn start(config: &Config) -> Result<(), Box<dyn Error>> {
    log::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;

    runtime.block_on(run(config))
}

async fn run(config: &Config) -> Result<(), Box<dyn Error>> {
    let app = App::new(config).await?;
    let listen = async |address| {
        TcpListener::bind(address).await.map_err(|error| format!("{address} cannot be listened to: {error}"))
    };
    let (public, operations) = (listen(config.listen).await?, listen(config.operations.listen).await?);
    let limits = Limits { shutdown: Duration::from_secs(config.shutdown_seconds), ..Limits::of(&config.http) };
    tracing::info!(public = %public.local_addr()?, operations = %operations.local_addr()?, "listening");

    let (ending, end) = watch::channel(());
    let ends = |mut end: watch::Receiver<()>| async move {
        // A dropped sender ends the wait as well.
        let _ = end.changed().await;
    };
    let deletions = tokio::spawn(async move { app.deletions.run().await });
    // Operators can observe the server until the last request is answered.
    let watched = tokio::spawn(serve(operations, app.operations, limits, ends(end)));
    let asked = asked_to_end()?;
    let leave = async {
        asked.await;
        tracing::info!("leaving");
        app.health.leave();
        sleep(Duration::from_secs(config.drain_seconds)).await;
    };
    serve(public, app.public, limits, leave).await;
    let _ = ending.send(());
    let _ = watched.await;
    // Unfinished deletions are in the outbox, and continue at the next start.
    deletions.abort();
    app.database.close().await;
    tracing::info!("ended");
    Ok(())
}

/// Waits for SIGTERM or SIGINT.
fn asked_to_end() -> Result<impl Future<Output = ()>, std::io::Error> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);

    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
