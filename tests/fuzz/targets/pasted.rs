//! Both flavours of the clipboard, one after the other with a NUL between.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let (html, plain) = source.split_once('\0').unwrap_or((source, ""));
    scolie_fuzz::pasted(html, plain);
});
