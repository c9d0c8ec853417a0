//! Writes an object file with less in it. Nothing moves: what is taken out becomes a trap and as many `nop`s as there were
//! bytes, so that only relocations have to be written anew. No two changes may overlap.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use anyhow::Result;
use wasm_encoder::{CustomSection, Encode, Module, RawSection};
use wasmparser::{Parser, Payload, RelocAddendKind, RelocationType};

use super::object::{Object, Relocations};

const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;

/// An object and what is to change in it.
#[derive(Debug)]
pub(super) struct Edit<'a> {
    object: &'a Object<'a>,
    bytes: Vec<u8>,
    gaps: Vec<Range<usize>>,
    instead: HashMap<u32, u32>,
}

impl<'a> Edit<'a> {
    /// Changes nothing yet.
    pub(super) fn new(object: &'a Object<'a>) -> Self {
        Self { object, bytes: object.bytes.to_vec(), gaps: Vec::new(), instead: HashMap::new() }
    }

    /// Puts a trap in the place of these instructions.
    pub(super) fn trap(&mut self, instructions: Range<usize>) {
        self.bytes[instructions.clone()].fill(NOP);
        self.bytes[instructions.start] = UNREACHABLE;
        self.gaps.push(instructions);
    }

    /// Puts other bytes in the place of some that refer to nothing any more.
    pub(super) fn overwrite(&mut self, start: usize, bytes: &[u8]) {
        let range = start..start + bytes.len();
        self.bytes[range.clone()].copy_from_slice(bytes);
        self.gaps.push(range);
    }

    /// Has everything that refers to one symbol refer to another.
    pub(super) fn replace(&mut self, symbol: u32, other: u32) {
        self.instead.insert(symbol, other);
    }

    /// Writes the object.
    pub(super) fn write(mut self) -> Result<Vec<u8>> {
        self.gaps.sort_by_key(|gap| gap.start);
        let mut module = Module::new();

        for payload in Parser::new(0).parse_all(self.object.bytes) {
            let payload = payload?;
            let relocations = match &payload {
                Payload::CustomSection(section) if section.name() == "reloc.CODE" => Some(&self.object.code),
                Payload::CustomSection(section) if section.name() == "reloc.DATA" => Some(&self.object.data),
                _ => None,
            };
            match (&payload, relocations) {
                (Payload::CustomSection(section), Some(relocations)) => {
                    let data = Cow::Owned(self.relocations(relocations));
                    module.section(&CustomSection { name: Cow::Borrowed(section.name()), data });
                }
                _ => {
                    if let Some((id, range)) = payload.as_section() {
                        module.section(&RawSection { id, data: &self.bytes[range] });
                    }
                }
            }
        }
        Ok(module.finish())
    }

    fn relocations(&self, relocations: &Relocations) -> Vec<u8> {
        let kept: Vec<_> =
            relocations.entries.iter().filter(|entry| !self.is_gone(relocations.position(entry))).collect();
        let mut bytes = Vec::new();

        relocations.section.encode(&mut bytes);
        kept.len().encode(&mut bytes);
        for entry in kept {
            let is_of_type = entry.ty == RelocationType::TypeIndexLeb;
            let other = if is_of_type { None } else { self.instead.get(&entry.index) };
            bytes.push(entry.ty as u8);
            entry.offset.encode(&mut bytes);
            other.unwrap_or(&entry.index).encode(&mut bytes);
            if entry.ty.addend_kind() != RelocAddendKind::None {
                entry.addend.encode(&mut bytes);
            }
        }
        bytes
    }

    fn is_gone(&self, position: usize) -> bool {
        let after = self.gaps.partition_point(|gap| gap.start <= position);

        self.gaps[..after].last().is_some_and(|gap| gap.contains(&position))
    }
}
