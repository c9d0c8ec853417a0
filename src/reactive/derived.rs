//! Memos.

use std::marker::PhantomData;

use leptos::prelude::{Memo, Read, ReadUntracked};

use super::{Boxed, typed};

/// A [`Memo`] of any type.
pub(crate) struct Derived<T>(Memo<Made>, PhantomData<fn() -> T>);

/// A memo's value, with the function that compares it with another.
struct Made {
    value: Boxed,
    is_another: fn(&Boxed, &Boxed) -> bool,
}

is_a_copy!(Derived);

impl<T: Send + Sync + 'static> Derived<T> {
    /// Makes a memo that computes its value from the previous one. Subscribers are notified when the two differ.
    pub(crate) fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::with_compare(make, |one, other| typed::<T>(&**one) != typed::<T>(&**other))
    }

    /// Makes a memo that notifies its subscribers at every run: all its values count as different.
    pub(crate) fn new_each_time(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self::with_compare(make, |_, _| true)
    }

    fn with_compare(
        make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        is_another: fn(&Boxed, &Boxed) -> bool,
    ) -> Self {
        let make = move |before: Option<&Made>| {
            let value = make(before.map(|before| typed(&*before.value)));
            Made { value: Box::new(value), is_another }
        };
        Self(memo(Box::new(make)), PhantomData)
    }

    /// Reads the value, and tracks it.
    #[track_caller]
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.0.read().value))
    }

    /// Reads the value without tracking it.
    #[track_caller]
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.0.read_untracked().value))
    }

    /// Reads the value without tracking it; `None` if its owner has been disposed.
    pub(crate) fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(typed(&*self.0.try_read_untracked()?.value)))
    }
}

impl<T: Clone + Send + Sync + 'static> Derived<T> {
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

/// Function that computes a value from the previous one.
type Make = dyn Fn(Option<&Made>) -> Made + Send + Sync;

fn memo(make: Box<Make>) -> Memo<Made> {
    Memo::new_with_compare(make, |one, other| match (one, other) {
        (Some(one), Some(other)) => (other.is_another)(&one.value, &other.value),
        _ => true,
    })
}
