//! What the components are made of: elements, built by plain calls.
//!
//! `view!` makes a type of its own for every element, and with it code of its own to build it, change it and take it away:
//! half of the program once, and it is the program that a person waits for (`docs/size.md`). Here an element is built at
//! once, and all are of one type. Leptos sees a [`Fragment`] as a view like any other.

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
