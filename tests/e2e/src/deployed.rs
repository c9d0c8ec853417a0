//! The page behind a server alone, as it is in production: a common web server, as `deploy/` configures it, or our own.

use std::{
    env, fs,
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
};

use dev_stack::{Companion, Process, Servers, Stack};

use crate::{Page, Person, chromium::Chromium, person, run, wait};

/// A server that a company would put in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebServer {
    /// nginx, with the configuration in `deploy/`.
    Nginx,
    /// Caddy, with the configuration in `deploy/`.
    Caddy,
    /// The companion server.
    Companion,
}

/// A server that ends with its value.
#[derive(Debug)]
pub(crate) enum Running {
    Process { process: Process },
    Companion { companion: Companion },
}

impl Running {
    /// Returns the process's number.
    pub(crate) fn pid(&self) -> Option<u32> {
        match self {
            Self::Process { process } => Some(process.id()),
            Self::Companion { companion } => companion.pid(),
        }
    }
}

/// A running server, with the real Kratos behind it.
#[derive(Debug)]
pub struct Deployed {
    origin: String,
    // Ended first.
    _server: Running,
    stack: Stack,
}

impl WebServer {
    /// Returns the program, if `cargo xtask` has found it or could get it.
    pub(crate) fn program(self) -> Option<PathBuf> {
        let variable = match self {
            Self::Nginx => "NGINX_BIN",
            Self::Caddy => "CADDY_BIN",
            Self::Companion => "LEPTOS_KRATOS_SERVER_BIN",
        };

        env::var_os(variable).map(PathBuf::from)
    }

    /// Starts it in a new folder, and waits until it listens.
    pub(crate) fn start(self, program: &Path, port: u16, stack: &Stack) -> Result<Running, dev_stack::Error> {
        let folder = run::new_folder("deployed");
        let running = self.spawn(program, &folder, port, stack)?;

        let listens = || TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string());
        wait::until(listens).unwrap_or_else(|error| panic!("{self:?}: {error}, see {}", folder.display()));
        Ok(running)
    }

    fn spawn(self, program: &Path, folder: &Path, port: u16, stack: &Stack) -> Result<Running, dev_stack::Error> {
        let kratos = stack.kratos_public().replace("http://", "");
        let mut command = match self {
            Self::Nginx => nginx(program, folder, port, &kratos),
            Self::Caddy => caddy(program, folder, port, &kratos),
            Self::Companion => {
                let companion = Companion::builder(folder).dist(run::dist()).before(stack);
                let companion = companion.ports(port, dev_stack::free_port()?).start()?;
                return Ok(Running::Companion { companion });
            }
        };

        let process = Process::spawn_logged(&mut command, &folder.join("log"))?;
        Ok(Running::Process { process })
    }
}

impl Deployed {
    /// Starts a server as it is configured, but for the folder and the addresses. `None` if it is not installed.
    #[must_use]
    pub fn start(server: WebServer) -> Option<Self> {
        let program = server.program()?;
        let port = dev_stack::free_port().unwrap_or_else(|error| panic!("{error}"));
        let origin = format!("http://localhost:{port}");
        let servers = Servers::locate().unwrap_or_else(|error| panic!("{error}"));
        let stack = Stack::builder(run::new_folder("stack")).base_url(&origin).start(&servers);
        let stack = stack.unwrap_or_else(|error| panic!("{error}"));
        let running = server.start(&program, port, &stack).unwrap_or_else(|error| panic!("{error}"));
        Some(Self { origin, _server: running, stack })
    }

    /// Opens a browser that has never been here.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::new(Chromium::start(), &self.origin)
    }

    /// Creates an account for a person who is called `name` here.
    #[must_use]
    pub fn person(&self, name: &str) -> Person {
        person::make(&self.stack, name)
    }
}

fn nginx(program: &Path, folder: &Path, port: u16, kratos: &str) -> Command {
    let config = configured("nginx.conf", "listen 8080;", &format!("listen 127.0.0.1:{port};"), kratos);
    let folders =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|name| format!("{name}_temp_path {name};")).concat();
    let config =
        format!("daemon off; pid nginx.pid; user root;\nevents {{}}\nhttp {{ access_log off; {folders}\n{config} }}");
    let path = write(folder, "nginx.conf", &config);

    let mut command = Command::new(program);
    command.args(["-e", "stderr", "-p"]).arg(folder).arg("-c").arg(path);
    command
}

fn caddy(program: &Path, folder: &Path, port: u16, kratos: &str) -> Command {
    let address = format!("http://localhost:{port} {{\n\tbind 127.0.0.1");
    let config = configured("Caddyfile", ":8080 {", &address, kratos);
    let path = write(folder, "Caddyfile", &format!("{{\n\tadmin off\n}}\n{config}"));

    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path);
    command.envs(["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, folder)));
    command
}

/// Reads a configuration of `deploy/`, and changes the parts that an operator has to change.
fn configured(name: &str, address: &str, own_address: &str, kratos: &str) -> String {
    let path = dev_stack::repository().join("deploy").join(name);
    let mut config = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let dist = run::dist();

    for (theirs, ours) in
        [(address, own_address), ("/srv/leptos-kratos", &dist.display().to_string()), ("127.0.0.1:4433", kratos)]
    {
        assert!(config.contains(theirs), "{name} has no {theirs:?}");
        config = config.replace(theirs, ours);
    }
    config
}

fn write(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}
