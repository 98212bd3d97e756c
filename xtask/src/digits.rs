//! Bytes as text, densely: seven bits in each letter, after Kevin Albertson's base122.
//!
//! Base64 makes bytes a third longer, this a seventh. What may not stand in a script of a page (a zero, a return,
//! which a browser reads as the end of a line, and `<`, which could end the script) is told by a letter of two
//! bytes, which tells the next seven bits as well: nothing is lost by it.

/// The letters that may not stand in the text.
const ILLEGAL: [u8; 3] = [0, b'\r', b'<'];
/// The first letter of two bytes that is used.
const WIDE: u32 = 0x100;

/// `bytes` as letters.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 2);
    let mut groups = groups(bytes);
    while let Some(group) = groups.next() {
        let letter = match ILLEGAL.iter().position(|illegal| *illegal == group) {
            None => char::from(group),
            Some(place) => {
                // At the end there is nothing more to tell.
                let (row, low) = groups.next().map_or((ILLEGAL.len(), place), |next| (place, next.into()));
                let code = WIDE + u32::try_from(row << 7 | low).unwrap_or_default();
                char::from_u32(code).unwrap_or_default()
            }
        };
        text.push(letter);
    }
    text
}

/// How many bytes those are that `text` holds as letters.
pub fn length(text: &str) -> usize {
    let last = WIDE + (ILLEGAL.len() as u32) * 128;
    let tells_two = |letter: char| (WIDE..last).contains(&letter.into());
    let groups: usize = text.chars().map(|letter| if tells_two(letter) { 2 } else { 1 }).sum();
    groups * 7 / 8
}

/// The bits of `bytes`, the lowest first, by seven.
fn groups(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let (mut bytes, mut held, mut bits) = (bytes.iter(), 0_u16, 0);
    std::iter::from_fn(move || {
        if bits < 7 {
            if let Some(byte) = bytes.next() {
                held |= u16::from(*byte) << bits;
                bits += 8;
            } else if bits == 0 {
                return None;
            }
        }
        let group = held & 127;
        held >>= 7;
        bits = if bits > 7 { bits - 7 } else { 0 };
        u8::try_from(group).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `boot.js` reads it.
    fn decode(text: &str) -> Vec<u8> {
        let mut groups = Vec::new();
        for letter in text.chars().map(u32::from) {
            if letter < 128 {
                groups.push(letter);
                continue;
            }
            let (row, low) = (((letter - WIDE) >> 7) as usize, (letter - WIDE) & 127);
            match ILLEGAL.get(row) {
                Some(group) => groups.extend([u32::from(*group), low]),
                None => groups.push(ILLEGAL[low as usize].into()),
            }
        }
        let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
        for group in groups {
            held |= group << bits;
            bits += 7;
            if bits > 7 {
                bytes.push((held & 255) as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes
    }

    #[test]
    fn what_is_encoded_comes_back() {
        for length in 0..300 {
            let bytes: Vec<u8> = (0..length).map(|n: u32| (n * n * 31 + length * 7) as u8).collect();
            let text = encode(&bytes);
            assert_eq!((decode(&text), super::length(&text)), (bytes, length as usize), "{length}");
        }
        for group in ILLEGAL {
            // Seven bytes are eight groups: all of them are the one, to the last.
            let bytes =
                (0..8).fold(0_u64, |bits, place| bits | u64::from(group) << (7 * place)).to_le_bytes();
            for length in 0..=7 {
                assert_eq!(decode(&encode(&bytes[..length])), bytes[..length], "{group} {length}");
            }
        }
    }

    #[test]
    fn a_script_may_hold_all_of_it() {
        let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        let text = encode(&bytes);
        assert!(!text.bytes().any(|byte| ILLEGAL.contains(&byte)));
        assert!(text.len() <= bytes.len().div_ceil(7) * 8, "a seventh longer: {}", text.len());
    }
}
