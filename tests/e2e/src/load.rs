//! Load that the companion server carries, beside nginx before the same Kratos.

mod memory;
mod report;
mod wrk;

use dev_stack::{Servers, Stack};

use self::{
    report::{Report, Target},
    wrk::{Load, Measured},
};
use crate::{
    deployed::{Running, WebServer},
    person, run,
};

/// Number of rounds of all measurements, in turns: the median counts.
const ROUNDS: usize = 3;

/// Connections of a crowd: more than two cores can serve at once.
const CROWD: u32 = 32;

/// A server to which requests are sent.
#[derive(Debug)]
struct Subject {
    name: &'static str,
    origin: String,
    /// The prefix of Kratos's paths there.
    prefix: &'static str,
    running: Option<Running>,
}

/// Measures, prints the results beside their targets, and fails when one was missed.
///
/// # Panics
/// If a server cannot be started, or answers with an error.
pub fn load() {
    let servers = Servers::locate().unwrap_or_else(|error| panic!("{error}"));
    let port = dev_stack::free_port().unwrap_or_else(|error| panic!("{error}"));
    let origin = format!("http://localhost:{port}");
    let stack = Stack::builder(run::new_folder("stack")).base_url(&origin).start(&servers);
    let stack = stack.unwrap_or_else(|error| panic!("{error}"));
    let person = person::make(&stack, "load");
    let token = person::session_token(&stack, &person);
    let token = format!("X-Session-Token: {token}");

    let kratos = Subject { name: "Kratos itself", origin: stack.kratos_public(), prefix: "", running: None };
    let ours = subject("leptos-kratos-server", WebServer::Companion, port, &stack).expect("cargo xtask load builds it");
    let free = dev_stack::free_port().unwrap_or_else(|error| panic!("{error}"));
    let nginx = subject("nginx", WebServer::Nginx, free, &stack);
    let all: Vec<_> = [Some(&kratos), Some(&ours), nginx.as_ref()].into_iter().flatten().collect();
    let fronts: Vec<_> = all.iter().copied().filter(|subject| subject.running.is_some()).collect();

    let mut report = Report::default();
    let file = format!("/{}", run::fingerprinted("main-", ".css"));
    report.table("a style sheet, compressed, 32 connections", &fronts, |subject| {
        Load::of(&subject.origin, &file).header("Accept-Encoding: br, gzip").connections(CROWD)
    });
    report.target(Target::PerSecond { of: ours.name, at_least: 5_000.0 });
    report.table("who am I (GET /api/v1/me), warm, 32 connections", &[&ours], |subject| {
        Load::of(&subject.origin, "/api/v1/me").header(&token).connections(CROWD)
    });
    report.target(Target::PerSecond { of: ours.name, at_least: 3_000.0 });
    report.table("an answer of Kratos's, one after the other", &all, |subject| {
        Load::of(&subject.origin, &format!("{}/.well-known/ory/webauthn.js", subject.prefix))
    });
    report.target(Target::Added { of: ours.name, to: kratos.name, at_most_ms: 0.3 });
    report.table("the same, 32 connections", &all, |subject| {
        Load::of(&subject.origin, &format!("{}/.well-known/ory/webauthn.js", subject.prefix)).connections(CROWD)
    });
    for front in &fronts {
        report.memory(front.name, memory::peak(front.running.as_ref().and_then(Running::pid)));
    }
    report.target(Target::Memory { of: ours.name, at_most_mb: 40.0 });
    report.end();
}

fn subject(name: &'static str, server: WebServer, port: u16, stack: &Stack) -> Option<Subject> {
    let program = server.program()?;
    let running = server.start(&program, port, stack).unwrap_or_else(|error| panic!("{error}"));

    Some(Subject { name, origin: format!("http://127.0.0.1:{port}"), prefix: "/.ory", running: Some(running) })
}

/// Returns the median of several runs, by their median latency or their throughput.
fn middle(mut runs: Vec<Measured>, by: fn(&Measured) -> f64) -> Measured {
    runs.sort_by(|a, b| by(a).total_cmp(&by(b)));
    runs.swap_remove(runs.len() / 2)
}
