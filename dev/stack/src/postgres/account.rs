//! Whom PostgreSQL runs as: it refuses to run as root.

use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::Command,
};

use rustix::process::geteuid;

use crate::error::{Error, Result};

/// Accounts that systems have for that, the better one first.
const NAMES: [&str; 2] = ["postgres", "nobody"];

/// Somebody who may run it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Account {
    /// Whoever runs this.
    Own,
    /// Another one, as root cannot.
    Other {
        /// The user.
        user: u32,
        /// Its group.
        group: u32,
    },
}

impl Account {
    /// Finds one that may.
    pub(super) fn find() -> Result<Self> {
        const ACCOUNTS: &str = "/etc/passwd";
        if !geteuid().is_root() {
            return Ok(Self::Own);
        }
        let accounts = fs::read_to_string(ACCOUNTS).map_err(Error::file("read", ACCOUNTS))?;

        NAMES
            .iter()
            .find_map(|name| Self::named(name, &accounts))
            .ok_or_else(|| Error::Database("it refuses to run as root, and there is no account \"nobody\"".to_owned()))
    }

    fn named(name: &str, accounts: &str) -> Option<Self> {
        let line = accounts.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        let mut fields = line.split(':').skip(1);

        Some(Self::Other { user: fields.next()?.parse().ok()?, group: fields.next()?.parse().ok()? })
    }

    /// Has a program run as this one.
    pub(super) fn run(self, command: &mut Command) -> &mut Command {
        match self {
            Self::Own => command,
            Self::Other { user, group } => command.uid(user).gid(group),
        }
    }

    /// Gives a folder to it.
    pub(super) fn give(self, folder: &Path) -> Result<()> {
        match self {
            Self::Own => Ok(()),
            Self::Other { user, group } => chown(folder, Some(user), Some(group)).map_err(Error::file("give", folder)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let accounts = "root:x:0:0::/root:/bin/sh\nnobody2:x:7:8::/:/bin/sh\nnobody:x:65534:65533::/:/bin/sh\n";

        assert_eq!(Account::named("nobody", accounts), Some(Account::Other { user: 65534, group: 65533 }));
        assert_eq!(Account::named("postgres", accounts), None);
    }
}
