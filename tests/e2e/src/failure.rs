//! The remains of a failed journey.

use std::{fs, thread};

use crate::run;

/// The last state of the page.
#[derive(Debug)]
pub(crate) struct LastSight {
    /// A picture of it, as PNG.
    pub(crate) picture: Vec<u8>,
    /// Its address, its text, and the console.
    pub(crate) text: String,
}

/// Keeps the last sight under the journey's name, and prints its path.
pub(crate) fn keep(sight: &LastSight) {
    let folder = run::failures();
    let journey = thread::current().name().unwrap_or("journey").replace("::", ".");
    let [picture, text] = ["png", "txt"].map(|extension| folder.join(format!("{journey}.{extension}")));

    // No panic may happen here: a journey is failing already.
    let written = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&picture, &sight.picture))
        .and_then(|()| fs::write(&text, &sight.text));
    match written {
        Ok(()) => eprintln!("the page as it was: {}\n{}", picture.display(), sight.text),
        Err(error) => eprintln!("the page could not be kept: {error}\n{}", sight.text),
    }
}
