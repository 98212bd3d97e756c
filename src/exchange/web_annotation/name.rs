//! Names that are absolute IRIs: of records by their UUID, of texts by their hash, of kinds by their id.

use uuid::Uuid;

use super::OURS;
use crate::model::percent::{escaped, unescaped};
use crate::read::fingerprint;

/// What a text named by its SHA-256 begins with (RFC 6920).
const HASH: &str = "ni:///sha-256;";
/// Other ways to say so.
const HASHES: [&str; 4] = ["urn:sha256:", "sha256:", "sha-256:", "hash://sha256/"];
const URN: &str = "urn:uuid:";
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The name of a record.
pub fn urn(id: Uuid) -> String {
    format!("{URN}{id}")
}

/// The record of a name.
pub fn of_urn(name: &str) -> Option<Uuid> {
    name.strip_prefix(URN)?.parse().ok()
}

/// The name of a text.
pub fn hash_name(text: &str) -> String {
    let digits = fingerprint(text);
    let mut name = String::from(HASH);
    let mut bits = 0_u32;
    let mut count = 0;
    let letter = |bits: u32| char::from(LETTERS.get((bits & 63) as usize).copied().unwrap_or_default());
    for digit in digits.chars().filter_map(|digit| digit.to_digit(16)) {
        bits = bits << 4 | digit;
        count += 4;
        if count >= 6 {
            count -= 6;
            name.push(letter(bits >> count));
        }
    }
    if count > 0 {
        name.push(letter(bits << (6 - count)));
    }
    name
}

/// The SHA-256 that a name holds, in hexadecimal.
pub fn of_hash_name(name: &str) -> Option<String> {
    if let Some(digits) = HASHES.iter().find_map(|prefix| name.strip_prefix(prefix)) {
        let is_hash = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        return is_hash.then(|| digits.to_ascii_lowercase());
    }
    let letters = name.strip_prefix(HASH)?;
    let letters = letters.split(['?', '#']).next()?.trim_end_matches('=');
    let (mut digits, mut bits, mut count) = (String::with_capacity(64), 0_u32, 0);
    for letter in letters.bytes() {
        let value = LETTERS.iter().position(|own| *own == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        while count >= 4 && digits.len() < 64 {
            count -= 4;
            digits.push(char::from_digit(bits >> count & 15, 16)?);
        }
    }
    (digits.len() == 64 && letters.len() == 43).then_some(digits)
}

/// The name of a kind.
pub fn kind_name(id: &str) -> String {
    format!("{OURS}kind:{}", escaped(id))
}

/// The name of a type of link.
pub fn link_name(id: &str) -> String {
    format!("{OURS}link:{}", escaped(id))
}

/// The id of the kind or type of link of a name.
pub fn of_kind_name(name: &str) -> Option<String> {
    let (_, id) = name.strip_prefix(OURS)?.split_once(':')?;
    Some(unescaped(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_hash() {
        // The example of RFC 6920.
        let name = "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk";
        assert_eq!(hash_name("Hello World!"), name);
        assert_eq!(of_hash_name(name), Some(fingerprint("Hello World!")));
        assert_eq!(of_hash_name(&format!("urn:sha256:{}", fingerprint("é"))), Some(fingerprint("é")));
        for other in ["ni:///sha-256;f4Ox", "ni:///sha-1;f4OxZX", "urn:sha256:zz", "é"] {
            assert_eq!(of_hash_name(other), None);
        }
    }

    #[test]
    fn a_kind_is_named_by_its_id_whatever_its_letters() {
        for id in ["fact", "", "é 1", "a%20b", "x:y/z#?"] {
            let name = kind_name(id);
            assert!(name.bytes().all(|byte| byte.is_ascii_graphic()));
            assert_eq!(of_kind_name(&name).as_deref(), Some(id));
        }
        assert_eq!(of_kind_name("fact"), None);
    }
}
