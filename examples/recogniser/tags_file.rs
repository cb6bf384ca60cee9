//! Names by place alone, without their text: what teachers found in texts that may be had elsewhere.
//!
//! A line of header (the set, documents, a sum of the texts), then for each document the count of its names and for
//! each name the bytes since the last one and its length times five plus its type, all as LEB128.

use std::fs;
use std::path::{Path, PathBuf};

use crossread::model::{EntityType, Span};

use crate::data::{Document, Name, Set};

/// Where the answers of the teachers on the texts of `set` are.
pub(crate) fn path(set: &Set) -> PathBuf {
    Path::new("models/teacher").join(format!("{}.names", set.label))
}

/// Writes `names`, those of each of `documents`, to `path`.
pub(crate) fn write(path: &Path, documents: &[Document], names: &[Vec<Name>]) {
    let mut bytes = header(documents).into_bytes();
    for list in names {
        number(&mut bytes, list.len() as u32);
        let mut end = 0;
        for name in list {
            number(&mut bytes, name.span.start - end);
            number(&mut bytes, name.span.len() as u32 * 5 + name.kind as u32);
            end = name.span.end;
        }
    }
    fs::write(path, bytes).expect("the file can be written");
}

/// The names of each of `documents` in the file at `path`.
pub(crate) fn read(path: &Path, documents: &[Document]) -> Vec<Vec<Name>> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let wanted = header(documents);
    assert!(bytes.starts_with(wanted.as_bytes()), "{}: made for other texts", path.display());
    let mut rest = bytes[wanted.len()..].iter().copied();
    documents
        .iter()
        .map(|_| {
            let mut end = 0;
            (0..take(&mut rest))
                .map(|_| {
                    let start = end + take(&mut rest);
                    let both = take(&mut rest);
                    end = start + both / 5;
                    Name { span: Span { start, end }, kind: EntityType::ALL[both as usize % 5] }
                })
                .collect()
        })
        .collect()
}

fn header(documents: &[Document]) -> String {
    let sum = documents
        .iter()
        .flat_map(|d| d.article.text.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("names 1 {} {sum:016x}\n", documents.len())
}

fn number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn take(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes.next().expect("the file is whole");
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}
