//! Debian's packages, installed by root.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use anyhow::Result;
use dev_stack::Step;

use crate::run;

/// Set once the list of packages is up to date. It also allows one installation at a time, as `dpkg` has one lock.
static IS_UP_TO_DATE: Mutex<bool> = Mutex::new(false);

/// Returns whether this process runs as root on Debian.
pub(crate) fn is_debian_root() -> bool {
    let is_root = run::output(run::command("id").arg("-u")).is_some_and(|id| id.trim() == "0");

    is_root && Path::new("/etc/debian_version").exists()
}

/// Installs packages without those that they only recommend.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let mut is_up_to_date = IS_UP_TO_DATE.lock().unwrap_or_else(PoisonError::into_inner);
    let step = Step::begin(packages.join(", "), "apt-get installs it, under a minute");

    update(&mut is_up_to_date, &step)?;
    apt(&step, run::command("apt-get").args(["install", "-q", "-y", "--no-install-recommends"]).args(packages))?;
    step.done();
    Ok(())
}

/// Downloads a package into a folder without installing it: installed servers would start at once.
pub(crate) fn download(package: &str, folder: &Path) -> Result<()> {
    let mut is_up_to_date = IS_UP_TO_DATE.lock().unwrap_or_else(PoisonError::into_inner);
    let step = Step::begin(package, "apt-get downloads it, some seconds");

    update(&mut is_up_to_date, &step)?;
    apt(&step, run::command("apt-get").args(["download", "-q", package]).current_dir(folder))?;
    step.done();
    Ok(())
}

fn update(is_up_to_date: &mut bool, step: &Step) -> Result<()> {
    if !*is_up_to_date {
        apt(step, run::command("apt-get").args(["update", "-q"]))?;
        *is_up_to_date = true;
    }
    Ok(())
}

fn apt(step: &Step, command: &mut std::process::Command) -> Result<()> {
    let cache = dev_stack::cache_dir()?;
    std::fs::create_dir_all(&cache)?;

    Ok(step.run(command.env("DEBIAN_FRONTEND", "noninteractive"), &cache.join("apt-get.log"))?)
}
