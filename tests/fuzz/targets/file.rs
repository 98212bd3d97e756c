//! The bytes of a file: its encoding and its format are told, then it is read.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["", "a.txt", "a.csv", "a.md"] {
        scolie_fuzz::file(name, bytes);
    }
});
