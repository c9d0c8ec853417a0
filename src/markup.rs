//! Elements, built by plain calls: the components are made of them.
//!
//! `view!` generates a type of its own for every element, with its own code to build, rebuild and unmount it: once half
//! of the program, which a person waits for (`docs/size.md`). Here an element is built at once, and all elements have
//! one type. Leptos sees a [`Fragment`] as a view like any other.

mod attribute;
mod child;
mod dom;
mod each;
mod element;
mod fragment;
mod region;
mod view;
mod when;

pub(crate) use self::{
    child::Child,
    each::each,
    element::{Element, element},
    fragment::Fragment,
    when::when,
};
