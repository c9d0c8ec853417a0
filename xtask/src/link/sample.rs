//! An object file for tests, as rustc would make it: a function that panics, one that calls it, and two places.

use std::borrow::Cow;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSegment, DataSegmentMode, DataSymbolDefinition, Encode,
    EntityType, Function, FunctionSection, ImportSection, LinkingSection, MemoryType, Module, SymbolTable, TypeSection,
    ValType,
};
use wasmparser::RelocationType;

use super::object::Object;

/// The function that panics, and who calls it.
pub(super) const PANIC: usize = 0;
pub(super) const CALLER: usize = 1;

/// The symbols of the places.
pub(super) const PLACE: u32 = 3;
pub(super) const OTHER_PLACE: u32 = 4;

/// Asks `object_with` for a function that panics, but not always.
pub(super) const RETURNING: &str = "_RNvNtCs1234_4core9panicking9panic_fmt?";

const FILE: &[u8] = b"src/a.rs\0";

/// An object with `core::panicking::panic_fmt` in it.
pub(super) fn object() -> Vec<u8> {
    object_with("_RNvNtCs1234_4core9panicking9panic_fmt")
}

/// An object with a function of this name in it.
pub(super) fn object_with(name: &str) -> Vec<u8> {
    let mut module = Module::new();

    let mut types = TypeSection::new();
    types.ty().function([ValType::I32, ValType::I32], []);
    types.ty().function([], []);
    module.section(&types);

    let mut imports = ImportSection::new();
    let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
    imports.import("env", "__linear_memory", EntityType::Memory(memory));
    module.section(&imports);

    let mut functions = FunctionSection::new();
    functions.function(0).function(1);
    module.section(&functions);

    let (code, calls) = code(name == RETURNING);
    module.section(&code);
    let (data, pointers) = data();
    module.section(&data);
    module.section(&linking(name.trim_end_matches('?')));
    module.section(&calls);
    module.section(&pointers);
    module.finish()
}

/// The names of a function's operators.
pub(super) fn operators(object: &Object<'_>, function: usize) -> Vec<String> {
    let reader = object.functions[function].body.as_ref().unwrap().get_operators_reader().unwrap();
    let name = |operator: wasmparser::Operator<'_>| format!("{operator:?}").split(' ').next().unwrap().to_owned();

    reader.into_iter().map(|operator| name(operator.unwrap())).collect()
}

/// Two functions and where they refer to symbols. As LLVM does, every reference has five bytes.
fn code(is_returning: bool) -> (CodeSection, CustomSection<'static>) {
    const CONST: u8 = 0x41;
    const DROP: u8 = 0x1a;
    const CALL: u8 = 0x10;
    const RETURN: u8 = 0x0f;
    const UNREACHABLE: u8 = 0x00;
    const END: u8 = 0x0b;
    let reference = [0x80, 0x80, 0x80, 0x80, 0x00];
    let with = |operator: u8| [&[operator], &reference[..]].concat();

    let panic = [with(CONST), vec![if is_returning { RETURN } else { DROP }, UNREACHABLE, END]].concat();
    let caller = [with(CONST), vec![DROP], with(CONST), with(CONST), with(CALL), vec![UNREACHABLE, END]].concat();
    let mut code = CodeSection::new();
    for body in [&panic, &caller] {
        let mut function = Function::new([]);
        function.raw(body.iter().copied());
        code.function(&function);
    }

    // Before a body stand its size and its number of locals, before the first the number of functions.
    let first = 1 + 2;
    let second = first + panic.len() + 2;
    let relocations = relocations(
        "reloc.CODE",
        3,
        &[
            (RelocationType::MemoryAddrSleb, first + 1, PLACE),
            (RelocationType::MemoryAddrSleb, second + 1, OTHER_PLACE),
            (RelocationType::MemoryAddrSleb, second + 8, 2),
            (RelocationType::MemoryAddrSleb, second + 14, OTHER_PLACE),
            (RelocationType::FunctionIndexLeb, second + 20, 0),
        ],
    );
    (code, relocations)
}

/// A file's name and two places in it.
fn data() -> (DataSection, CustomSection<'static>) {
    let place = |line: u8| {
        let mut place = [0; 16];
        (place[4], place[8], place[12]) = (8, line, 1);
        place
    };
    let pieces = [FILE.to_vec(), place(7).to_vec(), place(9).to_vec()];
    let mut section = DataSection::new();
    let mut starts = Vec::new();
    let mut size = 1;
    for piece in pieces {
        let offset = ConstExpr::i32_const(0);
        // Its flags, its offset's three bytes and its length.
        starts.push(size + 5);
        size += 5 + piece.len();
        section
            .segment(DataSegment { mode: DataSegmentMode::Active { memory_index: 0, offset: &offset }, data: piece });
    }

    let relocations = relocations(
        "reloc.DATA",
        4,
        &[(RelocationType::MemoryAddrI32, starts[1], 2), (RelocationType::MemoryAddrI32, starts[2], 2)],
    );
    (section, relocations)
}

fn linking(name: &str) -> LinkingSection {
    let mut symbols = SymbolTable::new();
    symbols.function(0, 0, Some(name)).function(0, 1, Some("main"));
    for (index, (name, size)) in (0..).zip([("file", 9), ("place", 16), ("other", 16)]) {
        symbols.data(0, name, Some(DataSymbolDefinition { index, offset: 0, size }));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    linking
}

fn relocations(name: &'static str, section: u32, entries: &[(RelocationType, usize, u32)]) -> CustomSection<'static> {
    let mut data = Vec::new();
    section.encode(&mut data);
    entries.len().encode(&mut data);
    for (ty, offset, symbol) in entries {
        data.push(*ty as u8);
        offset.encode(&mut data);
        symbol.encode(&mut data);
        if *ty != RelocationType::FunctionIndexLeb {
            data.push(0);
        }
    }
    CustomSection { name: Cow::Borrowed(name), data: Cow::Owned(data) }
}
