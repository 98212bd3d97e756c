//! Percent-encoding of addresses (RFC 3986).

/// Letters that stand for themselves in any part of an address.
const UNRESERVED: &[u8] = b"-._~";

/// With all but unreserved letters as `%E9`.
pub fn escaped(text: &str) -> String {
    escaped_but(text, UNRESERVED)
}

/// With all but unreserved letters as `%E9`, and `-`, to which a text fragment gives a meaning.
pub fn escaped_for_fragment(text: &str) -> String {
    escaped_but(text, b"._~")
}

fn escaped_but(text: &str, plain: &[u8]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped += &format!("%{byte:02X}");
        }
    }
    escaped
}

/// The text that was escaped; what is no escape stays.
pub fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'%', [high, low, then @ ..]) if digit(high).is_some() && digit(low).is_some() => {
                bytes.push(digit(high).unwrap_or_default() << 4 | digit(low).unwrap_or_default());
                rest = then;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_escaped_comes_back_and_what_is_no_escape_stays() {
        for text in ["", "a-b_c.d~e", "é 1", "a%20b", "x:y/z#?"] {
            assert_eq!(unescaped(&escaped(text)), text);
            assert_eq!(unescaped(&escaped_for_fragment(text)), text);
        }
        assert_eq!((escaped("é-"), escaped_for_fragment("é-")), ("%C3%A9-".into(), "%C3%A9%2D".into()));
        assert_eq!(unescaped("100 %, %zz, %"), "100 %, %zz, %");
    }
}
