//! PostgreSQL, for the tests of the companion server.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use dev_stack::Postgres;

use crate::apt::{self, is_debian_root};

/// Folder of settings that Debian's packages read before they create and start their own database.
const SETTINGS: &str = "/etc/postgresql-common/createcluster.d";

/// Takes `POSTGRES_BIN`, else the installed programs, else (as root on Debian) those that apt installs.
pub(crate) fn find() -> Result<PathBuf> {
    if let Some(programs) = Postgres::programs()? {
        return Ok(programs);
    }
    if !is_debian_root() {
        bail!("the companion server's tests need PostgreSQL; install it: apt-get install -y postgresql");
    }

    let no_database = NoDatabase::say(Path::new(SETTINGS))?;
    apt::install(&["postgresql"])?;
    drop(no_database);
    Postgres::programs()?.context("apt-get has installed PostgreSQL, but it is not where Debian puts it")
}

/// Keeps Debian's packages from creating a database, which would run from then on; the setting is removed when this
/// value is dropped.
#[derive(Debug)]
struct NoDatabase {
    file: PathBuf,
}

impl NoDatabase {
    fn say(settings: &Path) -> Result<Self> {
        let file = settings.join("leptos-kratos.conf");

        fs::create_dir_all(settings)?;
        fs::write(&file, "create_main_cluster = false\n")
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(Self { file })
    }
}

impl Drop for NoDatabase {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
    }
}
