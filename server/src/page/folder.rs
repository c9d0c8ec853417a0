//! Reading of the built page's folder.

use std::{collections::HashMap, fs, io, path::Path, sync::Arc};

use serde_json::{Map, Value};

use super::file::File;
use crate::api;

const CONFIG: &str = "config.json";

/// Reads all files below a folder, by their paths in it. Hidden files are left out.
pub(super) fn read(folder: &Path) -> io::Result<HashMap<String, Arc<File>>> {
    let mut names = Vec::new();
    list(folder, "", &mut names)?;

    let mut files = HashMap::new();
    for name in names.iter().filter(|name| !is_copy(name, &names)) {
        let copy = |ending: &str| match fs::read(folder.join(format!("{name}{ending}"))) {
            Ok(content) => Ok(Some(content)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        };
        let content = fs::read(folder.join(name))?;
        files.insert(name.clone(), Arc::new(File::new(name, content, copy(".br")?, copy(".gz")?)));
    }
    Ok(files)
}

/// Adds the path of this server's API to the page's configuration, and returns the configuration.
pub(super) fn page_config(files: &mut HashMap<String, Arc<File>>) -> io::Result<Map<String, Value>> {
    let mut settings = match files.get(CONFIG) {
        Some(file) => serde_json::from_slice(file.content())
            .map_err(|error| io::Error::other(format!("the page's {CONFIG}: {error}")))?,
        None => Map::new(),
    };
    settings.insert("api".to_owned(), Value::from(api::PATH));
    let content = serde_json::to_vec(&settings).map_err(io::Error::other)?;

    files.insert(CONFIG.to_owned(), Arc::new(File::new(CONFIG, content, None, None)));
    Ok(settings)
}

fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // A name that is not UTF-8 cannot be requested.
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        let kind = fs::metadata(entry.path())?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else if kind.is_file() {
            names.push(name);
        }
    }
    Ok(())
}

fn is_copy(name: &str, names: &[String]) -> bool {
    let original = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));

    original.is_some_and(|original| names.iter().any(|known| known == original))
}
