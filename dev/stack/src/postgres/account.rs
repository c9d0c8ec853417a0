//! Account that PostgreSQL runs as: it refuses to run as root.

use nix::unistd::{Gid, Uid, User};

use crate::error::{Error, Result};

/// Accounts that systems have for this purpose, the preferred one first.
const NAMES: [&str; 2] = ["postgres", "nobody"];

/// Returns the user and the group: those of this process, unless it runs as root.
pub(super) fn find() -> Result<(u32, u32)> {
    if !Uid::effective().is_root() {
        return Ok((Uid::effective().as_raw(), Gid::effective().as_raw()));
    }
    let account = NAMES.iter().find_map(|name| User::from_name(name).ok().flatten());

    account
        .map(|account| (account.uid.as_raw(), account.gid.as_raw()))
        .ok_or_else(|| Error::Database("it refuses to run as root, and there is no account \"nobody\"".to_owned()))
}
