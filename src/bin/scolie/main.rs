//! The native program: reads, checks and converts dossiers on the command line.
//!
//! The same pure code as the application; only what is here reads and writes files. It names its documents by
//! their content and takes its time from its arguments: the same input is the same output.

mod arguments;
mod begun;
mod check;
mod columns;
mod console;
mod convert;
mod failure;
mod gather;
mod info;
mod input;
mod lines;
mod output;
mod record;
mod schema;
mod shard;
mod stream;
mod target;
mod time;
mod usage;

use std::process::ExitCode;

use self::arguments::Task;
use self::console::Console;
use self::failure::{Failure, WELL};

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let language = usage::language(&words);
    let arguments = match usage::parse(words, language) {
        Ok(arguments) => arguments,
        Err(ended) => return ExitCode::from(ended),
    };
    let console = Console::new(language, arguments.quiet);
    begun::watch(&console);
    let done = match &arguments.task {
        Task::Convert(own) => convert::run(own, &console),
        Task::Check(own) => check::run(own, &console),
        Task::Info(own) => info::run(own, &console),
        Task::Schema(own) => schema::run(own, &console),
    };
    console.clear();
    let code = match done {
        Ok(()) => WELL,
        Err(Failure { code, words }) => {
            if !words.is_empty() {
                console.complain(&words);
            }
            code
        }
    };
    ExitCode::from(code)
}
