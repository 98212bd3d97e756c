//! How the program is used: its arguments read, its help and its complaints written in the language asked for.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use scolie::lang::Messages;
use scolie::lang::cli::{Texts, help, texts};
use scolie::model::language::Language;

use super::arguments::Arguments;
use super::failure::{USE, WELL};
use super::target::Target;

/// How wide the help is, in characters.
const WIDTH: usize = 100;

/// The language asked for: by `--lang`, else by the system.
pub fn language(words: &[OsString]) -> Language {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let after = |index: usize| words.get(index + 1).map(|word| word.to_string());
    let asked = words.iter().enumerate().find_map(|(index, word)| match word.strip_prefix("--lang") {
        Some("") => after(index),
        Some(value) => value.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let system = || {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        names.iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    };
    let tag = asked.or_else(system).unwrap_or_default();
    Language::from_tag(tag.split(['_', '.', '@']).next().unwrap_or_default())
}

/// What was asked; the exit code, where that was help, or is not how the program is used.
pub fn parse(words: Vec<OsString>, language: Language) -> Result<Arguments, u8> {
    let mut command = command(language);
    let matches = command.try_get_matches_from_mut(words);
    let error = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => match arguments.lang.as_deref() {
            None | Some("fr" | "en") => return Ok(arguments),
            Some(own) => {
                let texts = texts(language);
                complain(&(texts.wrong_value)(own, "--lang"), "", texts);
                return Err(USE);
            }
        },
        Err(error) => error,
    };
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Whoever does not read on needs no more of it.
        let _ = std::io::stdout().write_all(error.render().to_string().as_bytes());
        return Err(WELL);
    }
    let texts = texts(language);
    complain(&complaint(&error, texts), "", texts);
    Err(USE)
}

/// Says what is wrong, and where help is.
fn complain(words: &str, task: &str, texts: &Texts) {
    let _ = writeln!(std::io::stderr(), "scolie: {words}\n{}", (texts.see_help)(task));
}

/// What is wrong with the words that were given.
fn complaint(error: &clap::Error, texts: &Texts) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let bare = |words: String| words.split(" <").next().unwrap_or_default().trim_end_matches('.').to_owned();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let words = match error.kind() {
        ErrorKind::UnknownArgument => (texts.unknown_argument)(&argument),
        ErrorKind::InvalidSubcommand => (texts.unknown_task)(&context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => (texts.missing)(&argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            texts.no_task.to_owned()
        }
        ErrorKind::InvalidValue if value.is_empty() => (texts.no_value)(&bare(argument)),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            (texts.no_value)(&bare(argument))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => {
            (texts.wrong_value)(&value, &bare(argument))
        }
        ErrorKind::ArgumentConflict => (texts.twice)(&bare(argument)),
        _ => texts.wrong_use.to_owned(),
    };
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    // Of several that are meant, the last is the nearest.
    let meant = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.last().cloned(),
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    match kinds.into_iter().find_map(meant) {
        Some(meant) => format!("{words}. {}", (texts.meant)(&meant)),
        None => words,
    }
}

/// The program as clap knows it, with its help in `language`.
fn command(language: Language) -> clap::Command {
    let texts = texts(language);
    let command = said(Arguments::command(), "", language).term_width(WIDTH);
    let names: Vec<String> = command.get_subcommands().map(|own| own.get_name().to_owned()).collect();
    let template = |middle: &str| {
        format!(
            "{{about}}\n\n{}{colon} {{usage}}\n\n{middle}{}{colon}\n{{options}}{{after-help}}",
            texts.usage,
            texts.options,
            colon = colon(language),
        )
    };
    let list = |heading: &str, what: &str| format!("{heading}{}\n{{{what}}}\n\n", colon(language));
    let whole = template(&list(texts.tasks, "subcommands"));
    names.into_iter().fold(command.help_template(whole), |command, name| {
        command.mut_subcommand(&name, |own| {
            let has_arguments = own.get_positionals().next().is_some();
            let middle = if has_arguments { list(texts.arguments, "positionals") } else { String::new() };
            said(own, &name, language).help_template(template(&middle))
        })
    })
}

fn colon(language: Language) -> &'static str {
    match language {
        Language::French => "\u{a0}:",
        Language::English => ":",
    }
}

/// `command` with what is said of it and of its arguments.
fn said(command: clap::Command, name: &str, language: Language) -> clap::Command {
    let ids: Vec<String> = command.get_arguments().map(|own| own.get_id().to_string()).collect();
    let own = help(name, language);
    let after = own.map_or("", |own| own.after);
    let after =
        if name == "convert" { format!("{}\n\n{after}", formats(language)) } else { after.to_owned() };
    let usage = own.map_or("", |own| own.usage);
    let command = command.about(own.map_or("", |own| own.about)).after_help(after).override_usage(usage);
    ids.into_iter().fold(command, |command, id| {
        let whole = if name.is_empty() { id.clone() } else { format!("{name}.{id}") };
        let Some(own) = help(&whole, language) else { return command };
        command.mut_arg(&id, |argument| {
            let argument = argument.help(own.about);
            if own.value.is_empty() { argument } else { argument.value_name(own.value) }
        })
    })
}

/// The formats that can be written, each with what it is for.
fn formats(language: Language) -> String {
    let messages = Messages::of(language);
    let heading = messages.outgoing.formats;
    let mut list = format!("{heading}{}", colon(language));
    for target in Target::all() {
        let star = if target.is_lines() { "*" } else { " " };
        list.push_str(&format!("\n  {:<15}{star} {}", target.name(), target.about(messages)));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_told_in_both_languages() {
        Arguments::command().debug_assert();
        for language in [Language::French, Language::English] {
            let command = command(language);
            assert!(help("", language).is_some());
            for task in command.get_subcommands() {
                let own = |id: &str| help(&format!("{}.{id}", task.get_name()), language);
                assert!(help(task.get_name(), language).is_some_and(|own| !own.after.is_empty()));
                for argument in task.get_arguments() {
                    let id = argument.get_id().as_str();
                    let told = own(id).or_else(|| help(id, language));
                    assert!(told.is_some_and(|told| !told.about.is_empty()), "{} {id}", task.get_name());
                }
            }
        }
    }

    #[test]
    fn the_language_is_that_of_the_argument() {
        let words = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(language(&words(&["scolie", "--lang", "fr"])), Language::French);
        assert_eq!(language(&words(&["scolie", "--lang=en", "check"])), Language::English);
    }
}
