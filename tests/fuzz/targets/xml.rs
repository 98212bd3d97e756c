//! The reader of this format.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scolie::read::MediaType;

fuzz_target!(|source: &str| scolie_fuzz::text(MediaType::Xml, source));
