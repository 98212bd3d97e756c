//! What makes a program pack well and leaves what it does: functions that are alike stand side by side, and no
//! access to memory hints at its alignment, which no engine heeds.
//!
//! What was made of one generic function for two types differs in a few bytes, and is told in few where the other has
//! just been. The compiler leaves them where the types were, far apart.

use std::collections::BTreeMap;

use wasmparser::{BinaryReaderError, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

use crate::{Failure, sections};

/// How many numbers tell what a function holds: a share of them is the same in two functions as of their bytes.
const NUMBERS: usize = 48;
/// So many bytes in a row are the same, or not.
const ROW: usize = 4;
/// What the same name adds: both were made of one generic function.
const NAMESAKE: usize = 4;
/// The custom section that holds names, and the part of it that holds those of functions.
const NAMES: &str = "name";
const FUNCTION_NAMES: u8 = 1;

/// A function as it is compared.
struct Sketch<'a> {
    /// Its index in the program.
    index: u32,
    name: &'a str,
    length: usize,
    /// The least of each of so many mixtures of its rows of bytes (MinHash, after Andrei Broder).
    numbers: [u32; NUMBERS],
}

/// The program under names that say where its functions are to stand, for `wasm-opt --reorder-functions-by-name`.
pub fn named(program: &[u8]) -> Result<Vec<u8>, Failure> {
    let (sketches, mut written) = read(program).map_err(wrong)?;
    let mut names: Vec<(u32, usize)> = chain(sketches).into_iter().zip(0..).collect();
    names.sort_unstable();
    let mut functions = sections::number(names.len());
    for (index, place) in names {
        let name = format!("{place:06}");
        functions.extend([sections::number(index as usize), sections::text(&name)].concat());
    }
    let functions = [vec![FUNCTION_NAMES], sections::number(functions.len()), functions].concat();
    sections::add(&mut written, 0, &[sections::text(NAMES), functions].concat());
    Ok(written)
}

/// The program with no hint: each stands in one byte, which becomes zero.
pub fn without_hints(program: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut written = program.to_vec();
    for payload in Parser::new(0).parse_all(program) {
        let Payload::CodeSectionEntry(body) = payload.map_err(wrong)? else { continue };
        for operator in body.get_operators_reader().map_err(wrong)?.into_iter_with_offsets() {
            let (operator, at) = operator.map_err(wrong)?;
            if is_access(&operator) {
                // It follows the byte that says what is done.
                if let Some(hint) = written.get_mut(at + 1) {
                    *hint = 0;
                }
            }
        }
    }
    Ok(written)
}

fn wrong(error: BinaryReaderError) -> Failure {
    format!("scolie_bg.wasm: {error}")
}

/// Whether this reads or writes memory, in the way that has a hint.
fn is_access(operator: &Operator<'_>) -> bool {
    use Operator::*;
    matches!(
        operator,
        I32Load { .. }
            | I64Load { .. }
            | F32Load { .. }
            | F64Load { .. }
            | I32Load8S { .. }
            | I32Load8U { .. }
            | I32Load16S { .. }
            | I32Load16U { .. }
            | I64Load8S { .. }
            | I64Load8U { .. }
            | I64Load16S { .. }
            | I64Load16U { .. }
            | I64Load32S { .. }
            | I64Load32U { .. }
            | I32Store { .. }
            | I64Store { .. }
            | F32Store { .. }
            | F64Store { .. }
            | I32Store8 { .. }
            | I32Store16 { .. }
            | I64Store8 { .. }
            | I64Store16 { .. }
            | I64Store32 { .. }
    )
}

/// The functions of a program, and the program without their names.
fn read(program: &[u8]) -> Result<(Vec<Sketch<'_>>, Vec<u8>), BinaryReaderError> {
    let (mut imported, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    let mut written = program.get(..8).unwrap_or_default().to_vec();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.clone()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(all) = custom.as_known() {
                    for own in all {
                        let Name::Function(functions) = own? else { continue };
                        for function in functions {
                            let function = function?;
                            names.insert(function.index, kin(function.name));
                        }
                    }
                    continue;
                }
            }
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            sections::add(&mut written, id, program.get(range).unwrap_or_default());
        }
    }
    let sketch = |(index, body): (u32, &FunctionBody<'_>)| {
        let name = names.get(&index).copied().unwrap_or_default();
        Sketch { index, name, length: body.as_bytes().len(), numbers: numbers(body.as_bytes()) }
    };
    Ok(((imported..).zip(&bodies).map(sketch).collect(), written))
}

/// A name without the number by which the compiler tells namesakes apart.
fn kin(name: &str) -> &str {
    name.rsplit_once("::h").map_or(name, |(own, _)| own)
}

fn numbers(bytes: &[u8]) -> [u32; NUMBERS] {
    let mut numbers = [u32::MAX; NUMBERS];
    for row in bytes.windows(ROW) {
        let mut mixed = row.iter().fold(0, |mixed: u64, byte| mixed << 8 | u64::from(*byte));
        for least in &mut numbers {
            // SplitMix64: the next number of a row that begins with these bytes.
            mixed = mixed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let own = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let own = (own ^ own >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            *least = (*least).min((own >> 32) as u32);
        }
    }
    numbers
}

/// The indices of functions, from the shortest on always the likest to the last; of several, the nearest in length.
fn chain(mut left: Vec<Sketch<'_>>) -> Vec<u32> {
    let mut order = Vec::with_capacity(left.len());
    let shortest = left.iter().enumerate().min_by_key(|(_, own)| (own.length, own.index));
    let mut next = shortest.map(|(at, _)| at);
    while let Some(at) = next {
        let last = left.swap_remove(at);
        order.push(last.index);
        let likeness = |own: &Sketch<'_>| {
            let same = own.numbers.iter().zip(&last.numbers).filter(|(one, other)| one == other).count();
            let like = same + if own.name == last.name { NAMESAKE } else { 0 };
            (like, std::cmp::Reverse(own.length.abs_diff(last.length)), std::cmp::Reverse(own.index))
        };
        next = left.iter().enumerate().max_by_key(|(_, own)| likeness(own)).map(|(at, _)| at);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program of functions of these bodies, each without a local, under these names.
    fn program(functions: &[(&str, &[u8])]) -> Vec<u8> {
        let mut written = b"\0asm\x01\0\0\0".to_vec();
        sections::add(&mut written, 1, &[1, 0x60, 0, 0]);
        sections::add(
            &mut written,
            3,
            &[sections::number(functions.len()), vec![0; functions.len()]].concat(),
        );
        sections::add(&mut written, 5, &[1, 0, 1]);
        let bodies = functions.iter().map(|(_, body)| {
            let body = [&[0], *body, &[0x0b][..]].concat();
            [sections::number(body.len()), body].concat()
        });
        let bodies = bodies.collect::<Vec<_>>().concat();
        sections::add(&mut written, 10, &[sections::number(functions.len()), bodies].concat());
        let names = functions
            .iter()
            .zip(0_u8..)
            .map(|((name, _), index)| [vec![index], sections::text(name)].concat());
        let names = [sections::number(functions.len()), names.collect::<Vec<_>>().concat()].concat();
        let names = [vec![FUNCTION_NAMES], sections::number(names.len()), names].concat();
        sections::add(&mut written, 0, &[sections::text(NAMES), names].concat());
        written
    }

    /// The names of the functions of a program, in the order of their indices.
    fn names(program: &[u8]) -> Vec<String> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            let Payload::CustomSection(custom) = payload.unwrap() else { continue };
            let KnownCustom::Name(all) = custom.as_known() else { continue };
            for own in all {
                let Name::Function(functions) = own.unwrap() else { continue };
                names.extend(functions.into_iter().map(|own| own.unwrap().name.to_owned()));
            }
        }
        names
    }

    #[test]
    fn what_is_alike_is_told_to_stand_side_by_side() {
        let (one, other) = ([0x41, 1, 0x1a].repeat(9), [0x42, 2, 0x1a].repeat(9));
        let (one_too, other_too) = ([&one[..], &[0x01]].concat(), [&other[..], &[0x01]].concat());
        let written =
            program(&[("a::h1", &one), ("b::h2", &other), ("c::h3", &one_too), ("b::h4", &other_too)]);
        assert_eq!(names(&named(&written).unwrap()), ["000000", "000003", "000001", "000002"]);
        assert_eq!(named(&written).unwrap(), named(&written).unwrap());
    }

    #[test]
    fn a_hint_is_taken_away_and_nothing_else() {
        // (i32.load offset=2 align=4 (i32.const 2)) is dropped: that a constant is two is no hint.
        let before = program(&[("a", &[0x41, 2, 0x28, 2, 2, 0x1a])]);
        let after = program(&[("a", &[0x41, 2, 0x28, 0, 2, 0x1a])]);
        assert_eq!(without_hints(&before).unwrap(), after);
        assert_eq!(without_hints(&after).unwrap(), after);
    }
}
