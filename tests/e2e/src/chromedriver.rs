//! The one driver that controls all browsers.

use std::{
    env,
    net::TcpStream,
    process::Command,
    sync::{LazyLock, Mutex},
};

use dev_stack::Process;

use crate::{run, wait};

/// The running driver. It ends with the tests: [`Process`] ensures that, also for a static.
#[derive(Debug)]
pub(crate) struct Chromedriver {
    url: String,
    _process: Mutex<Process>,
}

static SHARED: LazyLock<Chromedriver> = LazyLock::new(Chromedriver::start);

impl Chromedriver {
    /// Returns the driver, started at the first call.
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn start() -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let port = dev_stack::free_port().unwrap_or_else(|error| panic!("{error}"));
        let log = run::new_folder("chromedriver").join("chromedriver.log");
        // A profile named on the command line keeps the headless shell from opening a page: the driver makes one.
        let mut driver = Command::new(program);
        driver.arg(format!("--port={port}")).env("TMPDIR", run::profiles());
        let process = Process::spawn_logged(&mut driver, &log)
            .unwrap_or_else(|error| panic!("{error}; `cargo xtask test e2e` finds or installs it"));

        wait::until(|| is_ready(port))
            .unwrap_or_else(|refusal| panic!("chromedriver: {refusal}, see {}", log.display()));
        Self { url: format!("http://127.0.0.1:{port}"), _process: Mutex::new(process) }
    }
}

fn is_ready(port: u16) -> Result<(), String> {
    TcpStream::connect(("127.0.0.1", port)).map(drop).map_err(|error| format!("it is not ready ({error})"))
}
