//! The texts of the native program: what it says, and how it helps.
//!
//! What the application says too (formats, losses, faults, what becomes of annotations) stands where the
//! application has it.

mod help;

use std::io::ErrorKind;

pub use self::help::{Help, help};
use super::{en, fr};
use crate::exchange::checking::Lapse;
use crate::model::codebook::Unlisted;
use crate::model::language::Language;

/// What a file that was written holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written {
    /// Questions.
    Questions,
    /// Claims that people make, or wrote down.
    Claims,
    /// Claims that only suggestions make.
    SuggestedClaims,
    /// Passages of people.
    Passages,
    /// Passages that a program suggests.
    Suggestions,
    /// Kinds of the codebook.
    Kinds,
}

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub usage: &'static str,
    pub arguments: &'static str,
    pub options: &'static str,
    pub tasks: &'static str,
    pub see_help: fn(&str) -> String,
    pub unknown_argument: fn(&str) -> String,
    pub unknown_task: fn(&str) -> String,
    pub meant: fn(&str) -> String,
    pub missing: fn(&str) -> String,
    pub no_task: &'static str,
    pub no_value: fn(&str) -> String,
    pub wrong_value: fn(&str, &str) -> String,
    pub twice: fn(&str) -> String,
    pub wrong_use: &'static str,
    pub unknown_format: fn(&str, &str) -> String,
    pub unknown_role: fn(&str, &str) -> String,
    pub shard_form: &'static str,
    pub shard_lines: &'static str,
    pub shard_stream: &'static str,
    pub moment_form: &'static str,
    pub separator_form: &'static str,
    pub stdin_twice: &'static str,
    pub several_files: fn(usize) -> String,
    pub lines_zip: &'static str,
    pub terminal: &'static str,
    pub exists: fn(&str) -> String,
    pub is_input: fn(&str) -> String,
    pub unreadable: fn(&str, &str) -> String,
    pub unwritable: fn(&str, &str) -> String,
    /// It was interrupted while a file was being written.
    pub not_written: fn(&str) -> String,
    pub reason: fn(ErrorKind) -> Option<&'static str>,
    pub too_large: &'static str,
    pub no_file: &'static str,
    pub line: fn(usize) -> String,
    pub byte: fn(u64) -> String,
    pub at: fn(&str, &str) -> String,
    pub no_record: &'static str,
    pub line_too_long: &'static str,
    pub not_utf8: &'static str,
    pub lapse: fn(&Lapse) -> String,
    pub unlisted: fn(&Unlisted) -> String,
    pub warned: fn(&str, usize) -> String,
    pub placed: fn(usize, &str) -> String,
    pub left_files: fn(&str) -> String,
    pub nothing: &'static str,
    pub stopped: &'static str,
    pub left_out: fn(usize) -> String,
    pub strict: &'static str,
    pub written: fn(&str, &[(Written, usize)]) -> String,
    pub well: fn(usize) -> String,
    pub faults: fn(usize, usize) -> String,
    pub dossiers: &'static str,
    pub sort_dossier: &'static str,
    pub sort_journals: &'static str,
    pub sort_codebook: &'static str,
    pub sort_questions: &'static str,
    pub sort_annotations: fn(&str) -> String,
    pub sort_unknown: &'static str,
    pub title: &'static str,
    pub documents: fn(usize) -> String,
    pub passages: fn(usize) -> String,
    pub suggestions: fn(usize) -> String,
    pub waiting: fn(usize) -> String,
    pub links: fn(usize) -> String,
    /// So many earlier texts, which newer copies replaced.
    pub earlier: fn(usize) -> String,
    pub kinds: fn(usize) -> String,
    pub lines: fn(usize) -> String,
    pub characters: fn(usize) -> String,
}

/// The texts in `language`.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::French => &FR,
        Language::English => &EN,
    }
}

static EN: Texts = Texts {
    usage: "Usage",
    arguments: "Arguments",
    options: "Options",
    tasks: "Commands",
    see_help: |task| format!("See “scolie {task}--help”."),
    unknown_argument: |name| format!("there is no option {name}"),
    unknown_task: |name| format!("there is no command {name}"),
    meant: |name| format!("Did you mean {name}?"),
    missing: |names| format!("missing: {names}"),
    no_task: "say what to do: convert, check, info or schema",
    no_value: |name| format!("{name} needs a value"),
    wrong_value: |value, name| format!("“{value}” is no value of {name}"),
    twice: |name| format!("{name} cannot be used twice, or not with what else was said"),
    wrong_use: "this is not how it is used",
    unknown_format: |name, all| format!("there is no format “{name}” to write; there are {all}"),
    unknown_role: |name, all| format!("a column cannot hold “{name}”; it can hold {all}"),
    shard_form: "--shard takes a piece and the number of pieces: 2/8",
    shard_lines: "--shard shares JSON Lines, to be written in a format of lines; these files are read as a whole",
    shard_stream: "--shard needs files: a stream has no middle to begin at",
    moment_form: "--now takes an instant (2026-11-25T10:00:00Z), a day, or seconds since 1970",
    separator_form: "--separator takes one of ; , tab",
    stdin_twice: "the standard input (-) can be read once",
    several_files: |count| {
        format!("that makes {count} files: give a folder (-o OUT/), an archive (-o OUT.zip) or --zip")
    },
    lines_zip: "JSON Lines are written as they come: give a file or a folder, not an archive",
    terminal: "an archive is not written to a terminal: give -o OUT.zip",
    exists: |path| format!("“{path}” is there already; --force replaces it"),
    is_input: |path| format!("“{path}” is one of the files that are read"),
    unreadable: |path, reason| format!("“{path}” cannot be read: {reason}"),
    unwritable: |path, reason| format!("“{path}” cannot be written: {reason}"),
    not_written: |path| format!("interrupted; “{path}” was not written"),
    reason: |kind| {
        Some(match kind {
            ErrorKind::NotFound => "there is no such file or folder",
            ErrorKind::PermissionDenied => "that is not permitted",
            ErrorKind::AlreadyExists => "it is there already",
            ErrorKind::StorageFull => "there is no room left",
            ErrorKind::IsADirectory => "it is a folder",
            ErrorKind::NotADirectory => "a part of the path is no folder",
            _ => return None,
        })
    },
    too_large: "it is over 1 GB; only JSON Lines may be larger",
    no_file: "there is no file in this folder",
    line: |line| format!("line {line}"),
    byte: |byte| format!("byte {byte}"),
    at: |place, words| format!("{place}: {words}"),
    no_record: "this is not such a record as the first line is",
    line_too_long: "the line is over 50 MB",
    not_utf8: "the line is not UTF-8",
    lapse: |lapse| match lapse {
        Lapse::Missing(name) => format!("“{name}” is missing"),
        Lapse::Unknown(names) => format!("unknown here: {names}"),
        Lapse::Type(name) => format!("should be: {name}"),
        Lapse::Choice(choices) => format!("should be one of: {choices}"),
        Lapse::Form(form) => format!("does not have the form {form}"),
        Lapse::Empty => "is empty".to_owned(),
        Lapse::Limit(limit) => format!("is past the limit of {limit}"),
        Lapse::Other(words) => words.clone(),
    },
    unlisted: |what| match what {
        Unlisted::Kind(id) => format!("the codebook has no kind “{id}”"),
        Unlisted::Attribute(id) => format!("the codebook has no attribute “{id}”"),
        Unlisted::Value(id, value) => format!("“{value}” is none of the values of “{id}”"),
        Unlisted::Link(id) => format!("the codebook has no type of link “{id}”"),
    },
    warned: |warning, count| match count {
        1 => warning.to_owned(),
        _ => format!("{warning} ({})", en::counted(count, "question")),
    },
    placed: |count, groups| format!("{}: {groups}", en::counted(count, "annotation")),
    left_files: |names| format!("Not written to one file: {names}. Give a folder (-o OUT/) to have them."),
    nothing: "there is nothing in these files to write",
    stopped: "Nothing was written. With --keep-going, the rest is.",
    left_out: |count| {
        format!("{} left out.", en::plural(count, "file or record was", "files or records were"))
    },
    strict: "Nothing was written: --strict allows no loss.",
    written: |path, counts| {
        let counts = counts.iter().map(|(what, count)| {
            let noun = match what {
                Written::Questions => "question",
                Written::Claims => "claim",
                Written::SuggestedClaims => "suggested claim",
                Written::Passages => "passage",
                Written::Suggestions => "suggestion",
                Written::Kinds => "kind",
            };
            en::counted(*count, noun)
        });
        format!("“{path}” written: {}.", counts.collect::<Vec<_>>().join(", "))
    },
    well: |files| format!("{}: no fault.", en::plural(files, "file checked", "files checked")),
    faults: |faults, files| {
        format!("{} in {}.", en::counted(faults, "fault"), en::plural(files, "file checked", "files checked"))
    },
    dossiers: "Dossiers, one a line, for pipes.",
    sort_dossier: "dossier",
    sort_journals: "rescue file",
    sort_codebook: "codebook",
    sort_questions: "questions",
    sort_annotations: |name| format!("annotations: {name}"),
    sort_unknown: "not known",
    title: "title",
    documents: |count| en::counted(count, "question"),
    passages: |count| en::counted(count, "passage"),
    suggestions: |count| en::counted(count, "suggestion"),
    waiting: |count| en::plural(count, "passage without a place", "passages without a place"),
    links: |count| en::counted(count, "link"),
    earlier: |count| en::plural(count, "earlier text", "earlier texts"),
    kinds: |count| en::counted(count, "kind"),
    lines: |count| en::counted(count, "line"),
    characters: |count| en::counted(count, "character"),
};

static FR: Texts = Texts {
    usage: "Usage",
    arguments: "Arguments",
    options: "Options",
    tasks: "Commandes",
    see_help: |task| format!("Voir «\u{a0}scolie {task}--help\u{a0}»."),
    unknown_argument: |name| format!("il n’y a pas d’option {name}"),
    unknown_task: |name| format!("il n’y a pas de commande {name}"),
    meant: |name| format!("Vouliez-vous dire {name}\u{202f}?"),
    missing: |names| format!("il manque\u{a0}: {names}"),
    no_task: "dites quoi faire\u{a0}: convert, check, info ou schema",
    no_value: |name| format!("{name} demande une valeur"),
    wrong_value: |value, name| format!("«\u{a0}{value}\u{a0}» n’est pas une valeur de {name}"),
    twice: |name| format!("{name} ne peut servir deux fois, ni avec le reste de ce qui est demandé"),
    wrong_use: "ce n’est pas ainsi que l’on s’en sert",
    unknown_format: |name, all| {
        format!("il n’y a pas de format «\u{a0}{name}\u{a0}» à écrire\u{202f}; il y a {all}")
    },
    unknown_role: |name, all| {
        format!("une colonne ne peut contenir «\u{a0}{name}\u{a0}»\u{202f}; elle peut contenir {all}")
    },
    shard_form: "--shard prend une part et le nombre de parts\u{a0}: 2/8",
    shard_lines: "--shard partage du JSON Lines, à écrire dans un format par lignes\u{202f}; ces fichiers sont lus en entier",
    shard_stream: "--shard demande des fichiers\u{a0}: un flux n’a pas de milieu où commencer",
    moment_form: "--now prend un instant (2026-11-25T10:00:00Z), un jour ou des secondes depuis 1970",
    separator_form: "--separator prend ; ou , ou tab",
    stdin_twice: "l’entrée standard (-) ne se lit qu’une fois",
    several_files: |count| {
        format!(
            "cela fait {count}\u{a0}fichiers\u{a0}: donnez un répertoire (-o SORTIE/), une archive (-o SORTIE.zip) ou --zip"
        )
    },
    lines_zip: "le JSON Lines est écrit au fur et à mesure\u{a0}: donnez un fichier ou un répertoire, non une archive",
    terminal: "une archive ne s’écrit pas sur un terminal\u{a0}: donnez -o SORTIE.zip",
    exists: |path| format!("«\u{a0}{path}\u{a0}» existe déjà\u{202f}; --force le remplace"),
    is_input: |path| format!("«\u{a0}{path}\u{a0}» est l’un des fichiers à lire"),
    unreadable: |path, reason| format!("«\u{a0}{path}\u{a0}» n’a pas pu être lu\u{a0}: {reason}"),
    unwritable: |path, reason| format!("«\u{a0}{path}\u{a0}» n’a pas pu être écrit\u{a0}: {reason}"),
    not_written: |path| format!("interrompu\u{202f}; «\u{a0}{path}\u{a0}» n’a pas été écrit"),
    reason: |kind| {
        Some(match kind {
            ErrorKind::NotFound => "aucun fichier ni répertoire de ce nom",
            ErrorKind::PermissionDenied => "cela n’est pas permis",
            ErrorKind::AlreadyExists => "il existe déjà",
            ErrorKind::StorageFull => "il n’y a plus de place",
            ErrorKind::IsADirectory => "c’est un répertoire",
            ErrorKind::NotADirectory => "une partie du chemin n’est pas un répertoire",
            _ => return None,
        })
    },
    too_large: "il dépasse 1\u{a0}Go\u{202f}; seul le JSON Lines peut être plus grand",
    no_file: "ce répertoire ne contient aucun fichier",
    line: |line| format!("ligne\u{a0}{line}"),
    byte: |byte| format!("octet\u{a0}{byte}"),
    at: |place, words| format!("{place}\u{a0}: {words}"),
    no_record: "ce n’est pas un enregistrement comme celui de la première ligne",
    line_too_long: "la ligne dépasse 50\u{a0}Mo",
    not_utf8: "la ligne n’est pas en UTF-8",
    lapse: |lapse| match lapse {
        Lapse::Missing(name) => format!("il manque «\u{a0}{name}\u{a0}»"),
        Lapse::Unknown(names) => format!("inconnu ici\u{a0}: {names}"),
        Lapse::Type(name) => format!("type attendu\u{a0}: {name}"),
        Lapse::Choice(choices) => format!("valeur attendue\u{a0}: {choices}"),
        Lapse::Form(form) => format!("n’a pas la forme {form}"),
        Lapse::Empty => "est vide".to_owned(),
        Lapse::Limit(limit) => format!("dépasse la limite de {limit}"),
        Lapse::Other(_) => "n’est pas ce que dit le schéma".to_owned(),
    },
    unlisted: |what| match what {
        Unlisted::Kind(id) => format!("la grille n’a pas de type «\u{a0}{id}\u{a0}»"),
        Unlisted::Attribute(id) => format!("la grille n’a pas d’attribut «\u{a0}{id}\u{a0}»"),
        Unlisted::Value(id, value) => {
            format!("«\u{a0}{value}\u{a0}» n’est pas une valeur de «\u{a0}{id}\u{a0}»")
        }
        Unlisted::Link(id) => format!("la grille n’a pas de type de lien «\u{a0}{id}\u{a0}»"),
    },
    warned: |warning, count| match count {
        1 => warning.to_owned(),
        _ => format!("{warning} ({})", fr::counted(count, "question")),
    },
    placed: |count, groups| format!("{}\u{a0}: {groups}", fr::counted(count, "annotation")),
    left_files: |names| {
        format!(
            "Non écrits dans un seul fichier\u{a0}: {names}. Donnez un répertoire (-o SORTIE/) pour les avoir."
        )
    },
    nothing: "il n’y a rien à écrire dans ces fichiers",
    stopped: "Rien n’a été écrit. Avec --keep-going, le reste l’est.",
    left_out: |count| {
        format!(
            "{}.",
            fr::plural(
                count,
                "fichier ou enregistrement laissé de côté",
                "fichiers ou enregistrements laissés de côté"
            )
        )
    },
    strict: "Rien n’a été écrit\u{a0}: --strict n’admet aucune perte.",
    written: |path, counts| {
        let counts = counts.iter().map(|(what, count)| {
            let noun = match what {
                Written::Questions => "question",
                Written::Claims | Written::SuggestedClaims => "affirmation",
                Written::Passages => "passage",
                Written::Suggestions => "suggestion",
                Written::Kinds => "type",
            };
            match what {
                Written::SuggestedClaims => {
                    fr::plural(*count, "affirmation suggérée", "affirmations suggérées")
                }
                _ => fr::counted(*count, noun),
            }
        });
        format!("«\u{a0}{path}\u{a0}» écrit\u{a0}: {}.", counts.collect::<Vec<_>>().join(", "))
    },
    well: |files| {
        format!("{}\u{a0}: aucun défaut.", fr::plural(files, "fichier vérifié", "fichiers vérifiés"))
    },
    faults: |faults, files| {
        format!(
            "{} dans {}.",
            fr::counted(faults, "défaut"),
            fr::plural(files, "fichier vérifié", "fichiers vérifiés")
        )
    },
    dossiers: "Des dossiers, un par ligne, pour les tubes.",
    sort_dossier: "dossier",
    sort_journals: "fichier de secours",
    sort_codebook: "grille",
    sort_questions: "questions",
    sort_annotations: |name| format!("annotations\u{a0}: {name}"),
    sort_unknown: "inconnu",
    title: "titre",
    documents: |count| fr::counted(count, "question"),
    passages: |count| fr::counted(count, "passage"),
    suggestions: |count| fr::counted(count, "suggestion"),
    waiting: |count| fr::plural(count, "passage sans place", "passages sans place"),
    links: |count| fr::counted(count, "lien"),
    earlier: |count| fr::plural(count, "texte antérieur", "textes antérieurs"),
    kinds: |count| fr::counted(count, "type"),
    lines: |count| fr::counted(count, "ligne"),
    characters: |count| fr::counted(count, "caractère"),
};
