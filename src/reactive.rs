//! Signals, memos, stored values and effects for which Leptos's code is compiled once.
//!
//! Leptos's own are compiled once more for every type that they hold and every closure that they run: once a tenth of
//! the program (`docs/size.md`). These hold a box of any type behind a typed interface.

/// Handles are `Copy` whatever `T` is; a derive would add a `T: Copy` bound.
macro_rules! is_a_copy {
    ($handle:ident) => {
        impl<T> Clone for $handle<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $handle<T> {}

        impl<T> std::fmt::Debug for $handle<T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($handle))
            }
        }
    };
}

mod derived;
mod effect;
mod slot;
mod stored;

use std::any::Any;

pub(crate) use self::{
    derived::Derived,
    effect::{Running, on_change, render_effect},
    slot::Slot,
    stored::Stored,
};

/// A value of any type.
type Boxed = Box<dyn Any + Send + Sync>;

/// Returns a value as the type it was stored as: no other type is ever stored.
#[allow(clippy::unwrap_used, reason = "the types around it see to it")]
fn typed<T: 'static>(value: &(dyn Any + Send + Sync)) -> &T {
    value.downcast_ref().unwrap()
}
