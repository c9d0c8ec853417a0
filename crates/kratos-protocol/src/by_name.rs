//! A small map.

/// Values by name, ordered by name. (The standard library's maps are larger than all that a form keeps in them: two
/// kilobytes of program for every type.)
#[derive(Clone, Debug)]
pub struct ByName<T>(Vec<(String, T)>);

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ByName<T> {
    /// Returns the value of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).ok().and_then(|place| self.0.get(place)).map(|(_, value)| value)
    }

    /// Returns the value of a name, mutably.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut T> {
        let place = self.find(name).ok()?;
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Sets the value of a name, replacing an earlier one.
    pub fn insert(&mut self, name: String, value: T) {
        match self.find(&name) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (name, value)),
        }
    }

    /// Returns the value of a name, mutably; inserts the default if there is none.
    pub fn entry(&mut self, name: &str) -> &mut T
    where
        T: Default,
    {
        let place = self.find(name).unwrap_or_else(|place| {
            self.0.insert(place, (name.to_owned(), T::default()));
            place
        });
        &mut self.0[place].1
    }

    /// Returns all names with their values.
    pub fn iter(&self) -> impl Iterator<Item = &(String, T)> {
        self.0.iter()
    }

    /// Returns all names with their values, mutably.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut (String, T)> {
        self.0.iter_mut()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_by_their_last_name() {
        let mut things = ByName::default();
        for (name, value) in [("b", 1), ("a", 2), ("c", 3), ("b", 4)] {
            things.insert(name.to_owned(), value);
        }

        assert_eq!(
            [things.get("a"), things.get("b"), things.get("c"), things.get("d")],
            [Some(&2), Some(&4), Some(&3), None]
        );
        assert_eq!(things.iter().count(), 3);
    }

    #[test]
    fn an_entry_is_there_from_then_on() {
        let mut counts = ByName::<u32>::default();

        *counts.entry("z") += 1;
        *counts.entry("a") += 1;
        *counts.entry("z") += 1;

        assert_eq!((counts.get("a"), counts.get("z")), (Some(&1), Some(&2)));
    }
}
