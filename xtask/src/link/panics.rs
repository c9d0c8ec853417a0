//! Functions of the standard library that do nothing but panic.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use wasmparser::{FunctionBody, Operator};

use super::{
    edit::Edit,
    object::{Function, Object},
};

/// Their paths, without hashes and without types.
const PANICS: [&str; 37] = [
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
    "__rustc::rust_panic",
    "<alloc::vec::Vec<_, _>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "<alloc::vec::Vec<_, _>>::split_off::assert_failed",
    "<alloc::vec::Vec<_, _>>::swap_remove::assert_failed",
    "<hashbrown::raw::Fallibility>::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "core::cell::lazy::panic_poisoned",
    "core::cell::panic_already_borrowed",
    "core::cell::panic_already_mutably_borrowed",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::panicking::assert_failed",
    "core::panicking::assert_failed_inner",
    "core::panicking::panic",
    "core::panicking::panic_bounds_check",
    "core::panicking::panic_display",
    "core::panicking::panic_explicit",
    "core::panicking::panic_fmt",
    "core::panicking::panic_nounwind",
    "core::panicking::panic_nounwind_fmt",
    "core::panicking::panic_str_2015",
    "core::panicking::unreachable_display",
    "core::result::unwrap_failed",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::str::slice_error_fail_rt",
    "hashbrown::raw::Fallibility::capacity_overflow",
    "std::alloc::rust_oom",
    "std::panicking::begin_panic",
    "std::panicking::panic_with_hook",
    "std::thread::local::panic_access_error",
];

/// Those for one kind of arithmetic each.
const ARITHMETIC: &str = "core::panicking::panic_const::";

/// Who calls this wants to see panics.
const HOOK: &str = "std::panicking::set_hook";

/// Finds them, as indices of functions.
pub(super) fn find(object: &Object<'_>) -> Result<BTreeSet<usize>> {
    let mut found = BTreeSet::new();

    for (index, function) in object.functions.iter().enumerate() {
        let path = function.name.map(path).unwrap_or_default();
        ensure!(path != HOOK, "the program has a hook for panics, which would never hear of one (xtask/src/link.rs)");
        if is_panic(&path) && never_returns(function)? {
            found.insert(index);
        }
    }
    Ok(found)
}

/// Takes out what they do, and counts them.
pub(super) fn take(object: &Object<'_>, panics: &BTreeSet<usize>, edit: &mut Edit<'_>) -> Result<usize> {
    for body in panics.iter().filter_map(|index| object.functions.get(*index)?.body.as_ref()) {
        let start = body.get_operators_reader()?.original_position();
        edit.trap(start..body.range().end - END);
    }
    Ok(panics.len())
}

/// How long the instruction is that every body ends with.
const END: usize = 1;

/// A function's path, of a name in either of rustc's manglings.
fn path(name: &str) -> String {
    let path = format!("{:#}", rustc_demangle::demangle(name));

    match path.find("::<") {
        Some(types) => path[..types].to_owned(),
        None => path,
    }
}

fn is_panic(path: &str) -> bool {
    PANICS.contains(&path) || path.starts_with(ARITHMETIC)
}

/// Returns whether a function has nothing to give back, and no way back.
fn never_returns(function: &Function<'_>) -> Result<bool> {
    let Some(body) = &function.body else {
        return Ok(false);
    };
    Ok(function.results == 0 && has_no_way_back(body)?)
}

fn has_no_way_back(body: &FunctionBody<'_>) -> Result<bool> {
    let operators = body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
    // Of blocks around the operator.
    let mut depth = 0_u32;
    let mut leads_back = false;

    for operator in &operators {
        match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
            Operator::End => depth = depth.saturating_sub(1),
            Operator::Return => leads_back = true,
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                leads_back |= *relative_depth == depth
            }
            // Nothing that only panics has a choice of ways.
            Operator::BrTable { .. } => leads_back = true,
            _ => {}
        }
    }
    Ok(!leads_back && matches!(operators.as_slice(), [.., Operator::Unreachable, Operator::End]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample;

    #[test]
    fn both_manglings_are_understood() {
        for name in [
            "_ZN4core9panicking9panic_fmt17h0123456789abcdefE",
            "_RNvNtCs1234_4core9panicking9panic_fmt",
            "_RINvNtCs1234_4core9panicking13assert_failedjjE",
            "_RNvNtNtCs1234_4core9panicking11panic_const24panic_const_add_overflow",
            "_RNvCs1234_7___rustc17rust_begin_unwind",
        ] {
            assert!(is_panic(&path(name)), "{name} is {}", path(name));
        }
    }

    #[test]
    fn a_name_that_only_looks_alike_is_none() {
        for name in [
            "_ZN4core9panicking9panic_fmt3own17h0123456789abcdefE",
            "_ZN3app9panicking9panic_fmt17h0123456789abcdefE",
            "_ZN4core5panic8Location6caller17h0123456789abcdefE",
            "panic_fmt",
            "main",
        ] {
            assert!(!is_panic(&path(name)), "{name} is {}", path(name));
        }
    }

    #[test]
    fn a_panic_is_a_trap_and_refers_to_nothing() {
        let bytes = sample::object();
        let object = Object::read(&bytes).unwrap();
        let panics = find(&object).unwrap();
        let mut edit = Edit::new(&object);

        assert_eq!(take(&object, &panics, &mut edit).unwrap(), 1);

        let edited = edit.write().unwrap();
        let edited = Object::read(&edited).unwrap();
        let operators = sample::operators(&edited, sample::PANIC);
        assert_eq!((&*operators[0], &*operators[1], operators.len()), ("Unreachable", "Nop", 9));
        assert_eq!(sample::operators(&edited, sample::CALLER), sample::operators(&object, sample::CALLER));
        assert_eq!(edited.code.entries.len(), object.code.entries.len() - 1);
    }

    #[test]
    fn what_can_return_is_left_alone() {
        let bytes = sample::object_with(sample::RETURNING);

        assert!(find(&Object::read(&bytes).unwrap()).unwrap().is_empty());
    }

    #[test]
    fn who_listens_to_panics_keeps_them() {
        let bytes = sample::object_with("_ZN3std9panicking8set_hook17h0123456789abcdefE");

        assert!(find(&Object::read(&bytes).unwrap()).is_err());
    }
}
