//! Numbers as they are printed.

/// A number, its thousands set apart by `mark` from ten thousand on.
pub fn grouped(number: usize, mark: &str) -> String {
    let digits = number.to_string();
    if number < 10_000 {
        return digits;
    }
    let mut text = String::new();
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_in_long_numbers_only() {
        let printed = [0, 2019, 9_999, 10_000, 123_456, 7_654_321].map(|number| grouped(number, " "));
        assert_eq!(printed, ["0", "2019", "9999", "10 000", "123 456", "7 654 321"]);
    }
}
