//! Folders for the state of this run of the tests.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let runs = root().join("runs");
    remove_ended(&runs);
    // There are none before the first run.
    let _ = fs::remove_dir_all(failures());
    runs.join(process::id().to_string())
});

/// Returns `target/e2e` of the repository.
fn root() -> PathBuf {
    dev_stack::repository().join("target/e2e")
}

/// Returns the folder for the last pictures of failed journeys.
pub(crate) fn failures() -> PathBuf {
    root().join("failures")
}

/// Returns a new folder. It stays, with its logs, until the next run.
pub(crate) fn new_folder(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);

    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = FOLDER.join(format!("{name}-{number}"));
    fs::create_dir_all(&folder).expect("target/e2e can be written");
    folder
}

/// Returns the folder of the browsers' profiles. Its path is short, for the sockets in it.
pub(crate) fn profiles() -> PathBuf {
    let runs = env::temp_dir().join("leptos-kratos-e2e");
    remove_ended(&runs);
    let folder = runs.join(process::id().to_string());
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot write {}: {error}", folder.display()));
    folder
}

/// Returns the folder with the release build.
pub(crate) fn dist() -> PathBuf {
    let Some(dist) = env::var_os("LEPTOS_KRATOS_DIST").map(PathBuf::from) else {
        panic!("the journeys need the release build: run `cargo xtask test e2e` (LEPTOS_KRATOS_DIST is not set)");
    };
    assert!(
        dist.join("index.html").is_file(),
        "LEPTOS_KRATOS_DIST is {}, which holds no index.html: run `cargo xtask test e2e`",
        dist.display()
    );
    dist
}

/// Returns the name of the built file with this beginning and end, and its fingerprint in between.
pub(crate) fn fingerprinted(begins: &str, ends: &str) -> String {
    let files = fs::read_dir(dist()).unwrap_or_else(|error| panic!("{error}"));
    let mut names = files.flatten().filter_map(|file| file.file_name().into_string().ok());

    let found = names.find(|name| name.starts_with(begins) && name.ends_with(ends));
    found.unwrap_or_else(|| panic!("the build has no {begins}…{ends}"))
}

/// Removes the folders of runs whose process has ended: their statics, and with them their folders, were never dropped.
fn remove_ended(runs: &Path) {
    let Ok(entries) = fs::read_dir(runs) else {
        return;
    };
    for entry in entries.flatten() {
        let is_running = Path::new("/proc").join(entry.file_name()).exists();
        if !is_running {
            // Another run may be removing it, too.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
