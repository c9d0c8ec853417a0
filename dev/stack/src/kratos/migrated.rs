//! An empty, migrated database, shared by every stack of this process, so that Kratos migrates only once: its hundreds
//! of migrations take seconds each time.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use crate::error::{Error, Result};

/// Migrated databases, by the program that made them.
static MADE: Mutex<Option<HashMap<PathBuf, Vec<u8>>>> = Mutex::new(None);

/// Prepares a database: an existing one by `migrate`, a new one by a copy.
pub(super) fn ensure(program: &Path, database: &Path, migrate: impl FnOnce() -> Result<()>) -> Result<()> {
    if database.exists() {
        return migrate();
    }
    // The lock is held meanwhile: the other stacks wait for the first one's copy.
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let made = made.get_or_insert_default();
    if let Some(copy) = made.get(program) {
        return fs::write(database, copy).map_err(Error::file("write", database));
    }

    migrate()?;
    // A write-ahead log beside the file would be part of the database; without one the file is complete.
    if !database.with_extension("sqlite-wal").exists() {
        made.insert(program.to_owned(), fs::read(database).map_err(Error::file("read", database))?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, env, process};

    use super::*;

    #[test]
    fn a_second_database_is_a_copy_and_one_that_is_there_is_migrated() {
        let folder = env::temp_dir().join(format!("leptos-kratos-migrated-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let calls = Cell::new(0);
        let ensure = |name: &str| {
            let database = folder.join(name);
            ensure(Path::new("a program of this test"), &database, || {
                calls.set(calls.get() + 1);
                fs::write(&database, "migrated").map_err(Error::file("write", &database))
            })
        };

        ensure("one.sqlite").unwrap();
        ensure("two.sqlite").unwrap();
        assert_eq!((calls.get(), fs::read(folder.join("two.sqlite")).unwrap().as_slice()), (1, &b"migrated"[..]));

        ensure("two.sqlite").unwrap();
        assert_eq!(calls.get(), 2);
        fs::remove_dir_all(folder).unwrap();
    }
}
