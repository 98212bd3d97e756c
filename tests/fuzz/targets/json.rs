//! The readers of JSON and of JSON Lines.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scolie::read::MediaType;

fuzz_target!(|source: &str| {
    scolie_fuzz::text(MediaType::Json, source);
    scolie_fuzz::text(MediaType::JsonLines, source);
});
