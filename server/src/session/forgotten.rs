//! Times at which sessions were last forgotten.

use std::sync::atomic::{AtomicU64, Ordering};

/// Size of the table. Keys that share a place are forgotten together: that costs a lookup, and nothing else.
const PLACES: usize = 4096;

/// A clock that advances by one whenever a key is forgotten, and the time of the last such event for each place.
///
/// It needs no more memory for more sessions, and entries never expire.
#[derive(Debug)]
pub(super) struct Forgotten {
    clock: AtomicU64,
    last: Box<[AtomicU64]>,
}

impl Default for Forgotten {
    fn default() -> Self {
        Self { clock: AtomicU64::new(0), last: (0..PLACES).map(|_| AtomicU64::new(0)).collect() }
    }
}

impl Forgotten {
    /// Returns the clock's time.
    pub(super) fn now(&self) -> u64 {
        self.clock.load(Ordering::SeqCst)
    }

    /// Returns the time at which a key was last forgotten; zero for never. Earlier lookups are not to be used.
    pub(super) fn last(&self, key: &[u8]) -> u64 {
        self.place(key).map_or(0, |place| place.load(Ordering::SeqCst))
    }

    pub(super) fn forget(&self, key: &[u8]) {
        let now = self.clock.fetch_add(1, Ordering::SeqCst) + 1;
        if let Some(place) = self.place(key) {
            place.fetch_max(now, Ordering::SeqCst);
        }
    }

    /// Returns the place of a key, by its last bytes: in digests and in random ids they are as good as any.
    fn place(&self, key: &[u8]) -> Option<&AtomicU64> {
        let [.., high, low] = key else {
            return self.last.first();
        };

        self.last.get(usize::from(u16::from_be_bytes([*high, *low])) % PLACES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_before_is_older_than_what_was_forgotten_since() {
        let forgotten = Forgotten::default();
        let before = forgotten.now();
        assert!(before >= forgotten.last(b"ada"));

        forgotten.forget(b"ada");

        assert!(before < forgotten.last(b"ada"));
        assert!(forgotten.now() >= forgotten.last(b"ada"));
        assert!(before >= forgotten.last(b"bob"), "nobody else is forgotten");
    }
}
