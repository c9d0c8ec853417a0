//! Places in the source: every call that may panic is told where it stands, as a `core::panic::Location`. They become one,
//! which is nowhere.

use std::{collections::BTreeMap, ops::Range};

use super::{edit::Edit, object::Object};

/// A `Location` is the file's name, its length, a line and a column.
const SIZE: usize = 16;

/// The name of length 0 at an address that is not null, in line 0 and column 0.
const NOWHERE: [u8; SIZE] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Has everything refer to one place, and counts how many there were.
pub(super) fn unite(object: &Object<'_>, edit: &mut Edit<'_>) -> usize {
    let places = places(object);
    let Some(&(first, at)) = places.first() else {
        return 0;
    };

    edit.overwrite(at, &NOWHERE);
    for (symbol, _) in &places[1..] {
        edit.replace(*symbol, first);
    }
    places.len()
}

/// Finds them, as symbols and positions.
fn places(object: &Object<'_>) -> Vec<(u32, usize)> {
    let references: BTreeMap<_, _> =
        object.data.entries.iter().map(|entry| (object.data.position(entry), entry)).collect();
    let is_place = |data: &Range<usize>| {
        let mut inside = references.range(data.clone());
        let (Some((at, name)), None) = (inside.next(), inside.next()) else {
            return false;
        };
        let file = object.data(name.index).filter(|_| *at == data.start && name.addend == 0);
        data.len() == SIZE && file.is_some_and(|file| is_file(&object.bytes[file], word(&object.bytes[*at + 4..])))
    };
    let symbols = (0_u32..).zip(&object.symbols).filter_map(|(symbol, _)| Some((symbol, object.data(symbol)?)));

    symbols.filter(|(_, data)| is_place(data)).map(|(symbol, data)| (symbol, data.start)).collect()
}

/// Returns whether this is the name of a file in Rust, as only a `Location` has it: with a NUL that its length leaves out.
fn is_file(name: &[u8], length: usize) -> bool {
    name.len() == length + 1 && name.ends_with(b".rs\0")
}

fn word(bytes: &[u8]) -> usize {
    bytes.first_chunk().map_or(0, |word| u32::from_le_bytes(*word) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample;

    #[test]
    fn all_places_are_one() {
        let bytes = sample::object();
        let object = Object::read(&bytes).unwrap();
        let mut edit = Edit::new(&object);

        assert_eq!(unite(&object, &mut edit), 2);

        let edited = edit.write().unwrap();
        let edited = Object::read(&edited).unwrap();
        let referred: Vec<_> = edited.code.entries.iter().map(|entry| entry.index).collect();
        assert!(referred.contains(&sample::PLACE) && !referred.contains(&sample::OTHER_PLACE), "{referred:?}");
        assert_eq!(edited.bytes[edited.data(sample::PLACE).unwrap()], NOWHERE);
        // The other one still has its name, and is left out by the linker.
        assert_eq!(edited.data.entries.len(), object.data.entries.len() - 1);
    }

    #[test]
    fn a_name_has_a_nul_beyond_its_length() {
        assert!(is_file(b"src/main.rs\0", 11));
        assert!(!is_file(b"src/main.rs", 11));
        assert!(!is_file(b"src/main.js\0", 11));
    }
}
