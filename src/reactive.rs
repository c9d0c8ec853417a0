//! Signals, memos, stored values and effects, of which Leptos's code is compiled once.
//!
//! Leptos compiles its own anew for every type that they hold and every closure that they run: a tenth of the program once
//! (`docs/size.md`). These hold a box of any type; what they are told and asked is typed.

/// What names a value is a copy of every other that names it, whatever the value is: derived, it would ask that of the value.
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

/// A value of whatever type.
type Boxed = Box<dyn Any + Send + Sync>;

/// Returns a value as what was put there: nothing else ever is.
#[allow(clippy::unwrap_used, reason = "the types around it see to it")]
fn typed<T: 'static>(value: &(dyn Any + Send + Sync)) -> &T {
    value.downcast_ref().unwrap()
}
