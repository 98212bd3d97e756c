//! Bytes as text, densely: 13 or 14 bits in two digits of base 91, after Joachim Henke's basE91.
//!
//! Base64 makes bytes a third longer, this less than a quarter. The digits are the printable characters of
//! ASCII but `-`, `<` and `\`, so that nothing in them can end a script or begin a comment.

/// How many digits there are.
const BASE: u32 = 91;

/// `bytes` as digits.
pub fn encode(bytes: &[u8]) -> String {
    let digits: Vec<char> = ('!'..='~').filter(|digit| !"-<\\".contains(*digit)).collect();
    let digit = |value: u32| digits.get(value as usize).copied().unwrap_or('!');
    let mut text = String::with_capacity(bytes.len() * 5 / 4);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held |= u32::from(*byte) << bits;
        bits += 8;
        if bits > 13 {
            // Two digits hold 8,281 values: 13 bits, and 14 where those stay below 89.
            let wide = held & 8191 <= 88;
            let value = held & if wide { 16383 } else { 8191 };
            let taken = if wide { 14 } else { 13 };
            held >>= taken;
            bits -= taken;
            text.extend([digit(value % BASE), digit(value / BASE)]);
        }
    }
    if bits > 0 {
        text.push(digit(held % BASE));
        if bits > 7 || held >= BASE {
            text.push(digit(held / BASE));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `boot.js` reads it.
    fn decode(text: &str) -> Vec<u8> {
        let digits: Vec<char> = ('!'..='~').filter(|digit| !"-<\\".contains(*digit)).collect();
        let (mut bytes, mut held, mut bits, mut low) = (Vec::new(), 0_u32, 0, None);
        for digit in text.chars() {
            let value = u32::try_from(digits.iter().position(|own| *own == digit).unwrap()).unwrap();
            let Some(first) = low.take() else {
                low = Some(value);
                continue;
            };
            let pair: u32 = first + value * BASE;
            held |= pair << bits;
            bits += if pair & 8191 > 88 { 13 } else { 14 };
            while bits > 7 {
                bytes.push((held & 255) as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes.extend(low.map(|last| ((held | last << bits) & 255) as u8));
        bytes
    }

    #[test]
    fn what_is_encoded_comes_back() {
        for length in 0..300 {
            let bytes: Vec<u8> = (0..length).map(|n: u32| (n * n * 31 + length * 7) as u8).collect();
            let text = encode(&bytes);
            assert_eq!(decode(&text), bytes, "{length}");
            assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"-<\\".contains(&byte)));
        }
    }
}
