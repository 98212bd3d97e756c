//! What `--help` says.

use crate::model::language::Language;

/// What is said of a command, or of one of its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Help {
    /// What it does, in a line or a few.
    pub about: &'static str,
    /// What its value is called; empty for what has none.
    pub value: &'static str,
    /// How it is used; only of commands.
    pub usage: &'static str,
    /// What is told after all of it: examples.
    pub after: &'static str,
}

/// What is said of `name` (`convert`, `convert.to`; empty for the program); nothing of what is not known.
#[must_use]
pub fn help(name: &str, language: Language) -> Option<Help> {
    let (_, english, french) = HELP.iter().find(|(own, ..)| *own == name)?;
    let (about, value) = match language {
        Language::English => *english,
        Language::French => *french,
    };
    let after = AFTER.iter().find(|(own, ..)| *own == name);
    let after = after.map_or("", |(_, english, french)| match language {
        Language::English => english,
        Language::French => french,
    });
    let usage = USAGE.iter().find(|(own, ..)| *own == name);
    let usage = usage.map_or("", |(_, english, french)| match language {
        Language::English => english,
        Language::French => french,
    });
    Some(Help { about, value, usage, after })
}

type Said = (&'static str, &'static str);

#[rustfmt::skip]
const HELP: &[(&str, Said, Said)] = &[
    ("",
     ("Reads, checks and converts dossiers of parliamentary questions and their annotations.", ""),
     ("Lit, vérifie et convertit des dossiers de questions parlementaires et leurs annotations.", "")),
    ("help", ("Shows this help.", ""), ("Affiche cette aide.", "")),
    ("version", ("Shows the version.", ""), ("Affiche la version.", "")),
    ("lang",
     ("The language of messages and of what is written for people: fr or en. Otherwise that of LC_ALL, LC_MESSAGES or LANG.", "LANGUAGE"),
     ("La langue des messages et de ce qui est écrit pour être lu\u{a0}: fr ou en. Sinon celle de LC_ALL, LC_MESSAGES ou LANG.", "LANGUE")),
    ("quiet",
     ("Says nothing but errors.", ""),
     ("Ne dit rien d’autre que les erreurs.", "")),
    ("convert",
     ("Puts files together and writes them in another format.", ""),
     ("Réunit des fichiers et les écrit dans un autre format.", "")),
    ("convert.inputs",
     ("Dossiers, codebooks, questions (Markdown, HTML, JSON, XML, CSV, JSON Lines, text), annotations of other programs, archives, folders; - is the standard input. Annotations find their places in the questions given with them.", "IN"),
     ("Dossiers, grilles, questions (Markdown, HTML, JSON, XML, CSV, JSON Lines, texte), annotations d’autres programmes, archives, répertoires\u{202f}; - est l’entrée standard. Les annotations trouvent leur place dans les questions données avec elles.", "ENTRÉE")),
    ("convert.to",
     ("The format to write; they are listed below.", "FORMAT"),
     ("Le format à écrire\u{202f}; la liste est plus bas.", "FORMAT")),
    ("convert.output",
     ("Where to: a file, a folder (OUT/), an archive (OUT.zip), or - for the standard output, which it is if nothing is said.", "OUT"),
     ("Où\u{a0}: un fichier, un répertoire (SORTIE/), une archive (SORTIE.zip), ou - pour la sortie standard, qui est le choix par défaut.", "SORTIE")),
    ("convert.force",
     ("Replaces files that are there.", ""),
     ("Remplace les fichiers qui existent.", "")),
    ("convert.strict",
     ("Writes nothing if anything would be lost; exit code 1.", ""),
     ("N’écrit rien si quelque chose se perdait\u{202f}; code de sortie 1.", "")),
    ("convert.keep_going",
     ("Leaves out what cannot be read and writes the rest; the exit code is 1 all the same.", ""),
     ("Laisse de côté ce qui ne peut être lu et écrit le reste\u{202f}; le code de sortie est 1 tout de même.", "")),
    ("convert.zip",
     ("Writes an archive, also to the standard output.", ""),
     ("Écrit une archive, aussi sur la sortie standard.", "")),
    ("convert.shard",
     ("Only one piece of JSON Lines, by bytes: 2/8 is the second of eight. The pieces, joined in order, are the whole.", "PIECE"),
     ("Seulement une part du JSON Lines, en octets\u{a0}: 2/8 est la deuxième de huit. Les parts, mises bout à bout, sont le tout.", "PART")),
    ("convert.now",
     ("The time for what does not say its own: an instant, a day, or seconds since 1970. Otherwise SOURCE_DATE_EPOCH, or the date of the newest file read.", "TIME"),
     ("Le moment pour ce qui ne dit pas le sien\u{a0}: un instant, un jour ou des secondes depuis 1970. Sinon SOURCE_DATE_EPOCH, ou la date du fichier lu le plus récent.", "MOMENT")),
    ("convert.by",
     ("Who makes what does not say who made it.", "NAME"),
     ("Qui fait ce qui ne dit pas son auteur.", "NOM")),
    ("convert.column",
     ("What a column of a table, or a key of its records, holds: texte=question. Several times for several columns.", "COLUMN=ROLE"),
     ("Ce que contient une colonne d’un tableau, ou une clé de ses enregistrements\u{a0}: texte=question. Plusieurs fois pour plusieurs colonnes.", "COLONNE=RÔLE")),
    ("convert.separator",
     ("What stands between the cells of tables: ; or , or tab. Otherwise as spreadsheets of the language expect.", "SIGN"),
     ("Ce qui sépare les cellules des tableaux\u{a0}: ; ou , ou tab. Sinon comme l’attendent les tableurs de la langue.", "SIGNE")),
    ("convert.no_bom",
     ("Writes tables without a byte order mark.", ""),
     ("Écrit les tableaux sans marque d’ordre des octets.", "")),
    ("convert.name",
     ("The name of the standard input, as if it were a file.", "NAME"),
     ("Le nom de l’entrée standard, comme si c’était un fichier.", "NOM")),
    ("check",
     ("Looks for faults in files, and says where each is.", ""),
     ("Cherche les défauts de fichiers, et dit où est chacun.", "")),
    ("check.inputs",
     ("The files and folders; - is the standard input. Annotations are checked against the questions given with them.", "FILE"),
     ("Les fichiers et répertoires\u{202f}; - est l’entrée standard. Les annotations sont vérifiées sur les questions données avec elles.", "FICHIER")),
    ("check.json",
     ("Writes what is found as JSON.", ""),
     ("Écrit le résultat en JSON.", "")),
    ("info",
     ("Says what is in files.", ""),
     ("Dit ce que contiennent des fichiers.", "")),
    ("info.inputs",
     ("The files and folders; - is the standard input.", "FILE"),
     ("Les fichiers et répertoires\u{202f}; - est l’entrée standard.", "FICHIER")),
    ("info.json",
     ("Writes it as JSON.", ""),
     ("L’écrit en JSON.", "")),
    ("schema",
     ("Writes the JSON Schema of dossier files.", ""),
     ("Écrit le schéma JSON des dossiers.", "")),
    ("schema.output",
     ("Where to; the standard output, if nothing is said.", "OUT"),
     ("Où\u{202f}; la sortie standard si rien n’est dit.", "SORTIE")),
    ("schema.force",
     ("Replaces a file that is there.", ""),
     ("Remplace un fichier qui existe.", "")),
];

const USAGE: &[(&str, &str, &str)] = &[
    ("", "scolie COMMAND …", "scolie COMMANDE …"),
    ("convert", "scolie convert IN… --to FORMAT [-o OUT]", "scolie convert ENTRÉE… --to FORMAT [-o SORTIE]"),
    ("check", "scolie check FILE…", "scolie check FICHIER…"),
    ("info", "scolie info FILE…", "scolie info FICHIER…"),
    ("schema", "scolie schema [-o OUT]", "scolie schema [-o SORTIE]"),
];

const AFTER: &[(&str, &str, &str)] = &[
    (
        "",
        "Exit codes:
  0  all is well
  1  faults were found, something was left out, or a loss was refused
  2  this is not how it is used
  3  something could not be read or written
  130  interrupted (Ctrl+C): nothing stays of what was being written

Examples:
  scolie convert questions/ --to scolie -o corpus.scolie.json
  scolie convert corpus.scolie.json --to passages -o passages.csv
  scolie check corpus.scolie.json",
        "Codes de sortie\u{a0}:
  0  tout va bien
  1  des défauts ont été trouvés, quelque chose a été laissé de côté, ou une perte refusée
  2  ce n’est pas ainsi que l’on s’en sert
  3  quelque chose n’a pas pu être lu ou écrit
  130  interrompu (Ctrl+C)\u{a0}: rien ne reste de ce qui s’écrivait

Exemples\u{a0}:
  scolie convert questions/ --to scolie -o corpus.scolie.json
  scolie convert corpus.scolie.json --to passages -o passages.csv
  scolie check corpus.scolie.json",
    ),
    (
        "convert",
        "What the format cannot hold is said on standard error, before anything is written.
A file is written beside its place and then renamed: it is there as a whole or not at all.
The same files and the same --now give the same bytes, whatever the machine.

JSON Lines (.jsonl, .ndjson, or - when its first line is a record) go through line by line
in constant memory when the format is one of lines, marked with * above; each line is then
a dossier of its own. All other formats need everything at once: count about ten times
the size of the texts.

Examples:
  # a folder of saved pages becomes a dossier
  scolie convert pages/ --to scolie -o corpus.scolie.json
  # annotations of doccano are put on the questions that they were made of
  scolie convert corpus.scolie.json doccano.jsonl --to scolie -o annotated.scolie.json
  # brat is several files
  scolie convert annotated.scolie.json --to brat -o brat/
  # a large corpus, in a pipe, then shared by eight processes
  xz -dc corpus.jsonl.xz | scolie convert - --to prodigy > corpus.prodigy.jsonl
  seq 8 | xargs -P8 -I{} scolie convert corpus.jsonl --to doccano --shard {}/8 -o {}.jsonl",
        "Ce que le format ne peut contenir est dit sur l’erreur standard, avant que rien ne soit écrit.
Un fichier est écrit à côté de sa place, puis renommé\u{a0}: il y est en entier, ou pas du tout.
Les mêmes fichiers et le même --now donnent les mêmes octets, sur toute machine.

Le JSON Lines (.jsonl, .ndjson, ou - quand sa première ligne est un enregistrement) passe
ligne à ligne, en mémoire constante, quand le format est par lignes, marqué * plus haut\u{202f};
chaque ligne est alors un dossier à elle seule. Tous les autres formats demandent tout à la
fois\u{a0}: comptez environ dix fois la taille des textes.

Exemples\u{a0}:
  # un répertoire de pages enregistrées devient un dossier
  scolie convert pages/ --to scolie -o corpus.scolie.json
  # des annotations de doccano sont posées sur les questions dont elles viennent
  scolie convert corpus.scolie.json doccano.jsonl --to scolie -o annote.scolie.json
  # brat est fait de plusieurs fichiers
  scolie convert annote.scolie.json --to brat -o brat/
  # un grand corpus, dans un tube, puis partagé entre huit processus
  xz -dc corpus.jsonl.xz | scolie convert - --to prodigy > corpus.prodigy.jsonl
  seq 8 | xargs -P8 -I{} scolie convert corpus.jsonl --to doccano --shard {}/8 -o {}.jsonl",
    ),
    (
        "check",
        "Of a dossier: the JSON, the schema, names that lead nowhere, offsets past the text, quotes
that are not what stands there, fingerprints. Of annotations of other programs: what cannot
be read, and what does not stand where the file says. Each fault is a line:
  FILE: PLACE: what is wrong
The exit code is 1 if there is any. JSON Lines are checked line by line.

Examples:
  scolie check corpus.scolie.json
  scolie check corpus.scolie.json hypothesis.json
  scolie check --json *.json | jq '.files[].faults[].place'",
        "D’un dossier\u{a0}: le JSON, le schéma, les noms qui ne mènent nulle part, les positions hors du
texte, les citations qui n’en sont pas, les empreintes. Des annotations d’autres programmes\u{a0}:
ce qui ne peut être lu, et ce qui n’est pas où le fichier le dit. Chaque défaut est une ligne\u{a0}:
  FICHIER: ENDROIT: ce qui ne va pas
Le code de sortie est 1 s’il y en a un. Le JSON Lines est vérifié ligne à ligne.

Exemples\u{a0}:
  scolie check corpus.scolie.json
  scolie check corpus.scolie.json hypothesis.json
  scolie check --json *.json | jq '.files[].faults[].place'",
    ),
    (
        "info",
        "Examples:
  scolie info corpus.scolie.json
  scolie info --json questions/ | jq '.files[] | [.file, .documents]'",
        "Exemples\u{a0}:
  scolie info corpus.scolie.json
  scolie info --json questions/ | jq '.files[] | [.file, .documents]'",
    ),
    (
        "schema",
        "Example:
  scolie schema -o scolie-1.schema.json",
        "Exemple\u{a0}:
  scolie schema -o scolie-1.schema.json",
    ),
];
