//! Stored values.

use std::{any::Any, marker::PhantomData};

use leptos::prelude::{LocalStorage, ReadValue, SetValue, StoredValue, WriteValue};

/// A [`StoredValue`] of any type.
pub(crate) struct Stored<T>(StoredValue<Box<dyn Any>, LocalStorage>, PhantomData<fn() -> T>);

is_a_copy!(Stored);

#[allow(clippy::unwrap_used, reason = "nothing else is ever put there")]
impl<T: 'static> Stored<T> {
    /// Stores a value, which lives as long as the component that stores it.
    #[track_caller]
    pub(crate) fn new(value: T) -> Self {
        Self(StoredValue::new_local(Box::new(value)), PhantomData)
    }

    /// Returns the value; `None` if its owner has been disposed.
    pub(crate) fn get(self) -> Option<T>
    where
        T: Clone,
    {
        self.0.try_read_value().map(|value| value.downcast_ref::<T>().unwrap().clone())
    }

    /// Reads the value; `None` if its owner has been disposed.
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.0.try_read_value().map(|value| read(value.downcast_ref().unwrap()))
    }

    /// Replaces the value; does nothing if its owner has been disposed.
    pub(crate) fn set(self, value: T) {
        let _ = self.0.try_set_value(Box::new(value));
    }

    /// Updates the value in place, and returns the result of `change`; `None` if its owner has been disposed.
    pub(crate) fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        self.0.try_write_value().map(|mut value| change(value.downcast_mut().unwrap()))
    }
}
