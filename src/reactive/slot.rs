//! Signals.

use std::marker::PhantomData;

use leptos::prelude::{Read, ReadUntracked, RwSignal, Set, Write};

use super::{Boxed, typed};

/// A [`RwSignal`] of any type.
pub(crate) struct Slot<T>(RwSignal<Boxed>, PhantomData<fn() -> T>);

is_a_copy!(Slot);

impl<T: Send + Sync + 'static> Slot<T> {
    /// Makes a signal. It lives as long as the component that makes it.
    #[track_caller]
    pub(crate) fn new(value: T) -> Self {
        Self(RwSignal::new(Box::new(value)), PhantomData)
    }

    /// Reads the value, and tracks it.
    #[track_caller]
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&**self.0.read()))
    }

    /// Reads the value without tracking it.
    #[track_caller]
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&**self.0.read_untracked()))
    }

    /// Reads the value without tracking it; `None` if its owner has been disposed.
    pub(crate) fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(typed(&**self.0.try_read_untracked()?)))
    }

    /// Sets the value, and notifies all subscribers.
    #[track_caller]
    pub(crate) fn set(self, value: T) {
        self.0.set(Box::new(value));
    }

    /// Sets the value, and returns `false` if its owner has been disposed.
    pub(crate) fn try_set(self, value: T) -> bool {
        self.0.try_set(Box::new(value)).is_none()
    }

    /// Updates the value in place; does nothing if its owner has been disposed.
    #[allow(clippy::unwrap_used, reason = "nothing else is ever put there")]
    pub(crate) fn try_update(self, change: impl FnOnce(&mut T)) {
        if let Some(mut value) = self.0.try_write() {
            change(value.downcast_mut().unwrap());
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Slot<T> {
    /// Returns the value, and tracks it.
    #[track_caller]
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value without tracking it.
    #[track_caller]
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Returns the value without tracking it; `None` if its owner has been disposed.
    pub(crate) fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}
