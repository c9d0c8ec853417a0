//! Calls of functions that panic: what they are given was text and places, which nobody wants any more.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use anyhow::Result;
use wasmparser::{FunctionBody, Operator, RelocationType};

use super::{edit::Edit, object::Object};

/// Puts a trap in the place of each call and of the constants it is given, and counts the calls.
pub(super) fn take(object: &Object<'_>, panics: &BTreeSet<usize>, edit: &mut Edit<'_>) -> Result<usize> {
    let callees = callees(object);
    let parameters = |at: usize| {
        let index = callees.get(&at).filter(|index| panics.contains(index))?;
        object.functions.get(*index).map(|function| function.parameters)
    };
    let mut calls = 0;

    for (index, function) in object.functions.iter().enumerate() {
        if let (Some(body), false) = (&function.body, panics.contains(&index)) {
            for call in calls_in(body, &parameters)? {
                edit.trap(call);
                calls += 1;
            }
        }
    }
    Ok(calls)
}

/// Functions, by where a call says which.
fn callees(object: &Object<'_>) -> HashMap<usize, usize> {
    let calls = object.code.entries.iter().filter(|entry| entry.ty == RelocationType::FunctionIndexLeb);

    calls.filter_map(|entry| Some((object.code.position(entry), object.function(entry.index)?))).collect()
}

/// Finds the calls, each with as many of its arguments as stand before it by themselves. `parameters` knows how many a
/// function takes that a call at this place goes to, if it is one of those that panic.
fn calls_in(body: &FunctionBody<'_>, parameters: &impl Fn(usize) -> Option<usize>) -> Result<Vec<Range<usize>>> {
    /// How long a call is without the function.
    const CALL: usize = 1;
    let mut calls = Vec::new();
    let mut given = Vec::new();
    let mut reader = body.get_operators_reader()?;

    while !reader.eof() {
        let start = reader.original_position();
        match reader.read()? {
            // Nothing is lost when they are not there, and a trap leaves no questions about the stack.
            Operator::I32Const { .. } | Operator::I64Const { .. } | Operator::LocalGet { .. } => given.push(start),
            Operator::Call { .. } => {
                if let Some(parameters) = parameters(start + CALL) {
                    let first = given.iter().rev().take(parameters).next_back().copied();
                    calls.push(first.unwrap_or(start)..reader.original_position());
                }
                given.clear();
            }
            _ => given.clear(),
        }
    }
    Ok(calls)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{panics, sample};

    #[test]
    fn a_call_goes_with_its_arguments_and_with_what_they_refer_to() {
        let bytes = sample::object();
        let object = Object::read(&bytes).unwrap();
        let mut edit = Edit::new(&object);

        assert_eq!(take(&object, &panics::find(&object).unwrap(), &mut edit).unwrap(), 1);

        let edited = edit.write().unwrap();
        let edited = Object::read(&edited).unwrap();
        let operators = sample::operators(&edited, sample::CALLER);
        assert_eq!(operators[..3], ["I32Const", "Drop", "Unreachable"]);
        assert!(
            operators[3..].iter().all(|operator| ["Nop", "Unreachable", "End"].contains(&&**operator)),
            "{operators:?}"
        );
        assert_eq!(edited.code.entries.len(), object.code.entries.len() - 3);
    }
}
