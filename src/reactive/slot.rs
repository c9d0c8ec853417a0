//! A signal.

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

    /// Reads the value, and follows it.
    #[track_caller]
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&**self.0.read()))
    }

    /// Reads the value as it is now.
    #[track_caller]
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&**self.0.read_untracked()))
    }

    /// Reads the value as it is now; `None` if the component is gone.
    pub(crate) fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(typed(&**self.0.try_read_untracked()?)))
    }

    /// Changes the value, and tells everybody.
    #[track_caller]
    pub(crate) fn set(self, value: T) {
        self.0.set(Box::new(value));
    }

    /// Changes the value, and returns whether the component is still there to see it.
    pub(crate) fn try_set(self, value: T) -> bool {
        self.0.try_set(Box::new(value)).is_none()
    }

    /// Changes the value in place; nothing happens if the component is gone.
    #[allow(clippy::unwrap_used, reason = "nothing else is ever put there")]
    pub(crate) fn try_update(self, change: impl FnOnce(&mut T)) {
        if let Some(mut value) = self.0.try_write() {
            change(value.downcast_mut().unwrap());
        }
    }
}

impl<T: Clone + Send + Sync + 'static> Slot<T> {
    /// Returns the value, and follows it.
    #[track_caller]
    pub(crate) fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value as it is now.
    #[track_caller]
    pub(crate) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Returns the value as it is now; `None` if the component is gone.
    pub(crate) fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}
