//! How WebAssembly writes its sections and numbers.

/// Adds a section to a program.
pub fn add(program: &mut Vec<u8>, id: u8, content: &[u8]) {
    program.push(id);
    program.extend(number(content.len()));
    program.extend(content);
}

/// A text, after its length.
pub fn text(text: &str) -> Vec<u8> {
    [number(text.len()), text.into()].concat()
}

/// A number: seven bits in each byte, the lowest first.
pub fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 127) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 128);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_by_seven_bits() {
        assert_eq!(number(0), [0]);
        assert_eq!(number(127), [127]);
        assert_eq!(number(300), [0xac, 2]);
        assert_eq!(text("é"), [2, 0xc3, 0xa9]);
    }
}
