//! Places functions beside similar ones: brotli encodes a recent repetition in few bits.

mod likeness;

use anyhow::{Result, anyhow};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

use self::likeness::Function;

/// Orders the functions of a module.
pub(super) fn order(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, functions) = functions(wasm)?;
    let mut module = Module::new();

    Order::new(imported, likeness::order(&functions))
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("cannot order the functions: {error}"))?;
    Ok(module.finish())
}

/// Returns the number of imported functions, and the functions of the module itself.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<Function<'_>>)> {
    let mut imported = 0;
    let mut types = Vec::new();
    let mut bodies = Vec::new();

    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                types = section.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, types.into_iter().zip(bodies).map(|(ty, body)| Function { ty, body }).collect()))
}

/// Writes a module's functions in another order.
struct Order {
    imported: u32,
    /// The old index of the first function, of the second, and so on.
    order: Vec<usize>,
    /// The new index of each function.
    places: Vec<u32>,
}

impl Order {
    fn new(imported: u32, order: Vec<usize>) -> Self {
        let mut places = vec![0; order.len()];
        for (place, index) in (0..).zip(&order) {
            places[*index] = place;
        }
        Self { imported, order, places }
    }

    fn sorted<T: Clone>(&self, all: &[T]) -> Vec<T> {
        self.order.iter().filter_map(|index| all.get(*index).cloned()).collect()
    }
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, reencode::Error> {
        let place = index.checked_sub(self.imported).and_then(|index| self.places.get(index as usize));

        Ok(place.map_or(index, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for ty in self.sorted(&section.into_iter().collect::<Result<Vec<_>, _>>()?) {
            functions.function(self.type_index(ty)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for body in self.sorted(&section.into_iter().collect::<Result<Vec<_>, _>>()?) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_called_by_its_new_number() {
        // (module (import "a" "a" (func)) (func $b call $c) (func $c call $a) (func $d call $b call $c) (export "d" (func $d)))
        let wasm = b"\0asm\x01\0\0\0\
            \x01\x04\x01\x60\0\0\
            \x02\x07\x01\x01a\x01a\0\0\
            \x03\x04\x03\0\0\0\
            \x07\x05\x01\x01d\0\x03\
            \x0a\x12\x03\x04\0\x10\x02\x0b\x04\0\x10\0\x0b\x06\0\x10\x01\x10\x02\x0b";
        let mut module = Module::new();

        Order::new(1, vec![2, 0, 1]).parse_core_module(&mut module, Parser::new(0), wasm).unwrap();

        let ordered = b"\0asm\x01\0\0\0\
            \x01\x04\x01\x60\0\0\
            \x02\x07\x01\x01a\x01a\0\0\
            \x03\x04\x03\0\0\0\
            \x07\x05\x01\x01d\0\x01\
            \x0a\x12\x03\x06\0\x10\x02\x10\x03\x0b\x04\0\x10\x03\x0b\x04\0\x10\0\x0b";
        assert_eq!(module.finish(), ordered);
    }
}
