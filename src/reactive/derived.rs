//! A memo.

use std::marker::PhantomData;

use leptos::prelude::{Memo, Read, ReadUntracked};

use super::{Boxed, typed};

/// A [`Memo`] of any type.
pub(crate) struct Derived<T>(Memo<Made>, PhantomData<fn() -> T>);

/// What a memo has made, with what tells whether it is another.
struct Made {
    value: Boxed,
    is_another: fn(&Boxed, &Boxed) -> bool,
}

is_a_copy!(Derived);

impl<T: Send + Sync + 'static> Derived<T> {
    /// Makes a memo of what `make` makes of the value before. Whoever follows it is told when it is another.
    pub(crate) fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::with_compare(make, |one, other| typed::<T>(&**one) != typed::<T>(&**other))
    }

    /// Makes a memo, whose values are all taken for different.
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

    /// Reads the value, and follows it.
    #[track_caller]
    pub(crate) fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.0.read().value))
    }

    /// Reads the value as it is now.
    #[track_caller]
    pub(crate) fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.0.read_untracked().value))
    }

    /// Reads the value as it is now; `None` if the component is gone.
    pub(crate) fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        Some(read(typed(&*self.0.try_read_untracked()?.value)))
    }
}

impl<T: Clone + Send + Sync + 'static> Derived<T> {
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

/// Makes a value of the one before.
type Make = dyn Fn(Option<&Made>) -> Made + Send + Sync;

fn memo(make: Box<Make>) -> Memo<Made> {
    Memo::new_with_compare(make, |one, other| match (one, other) {
        (Some(one), Some(other)) => (other.is_another)(&one.value, &other.value),
        _ => true,
    })
}
