//! The texts of the keys: the help sheet, and why a key is refused.

use crate::model::caret::Stride;
use crate::model::command::Command;
use crate::model::keys::{Refusal, Reserved};
use crate::model::unit::Unit;

/// What commands are called.
pub type Names = fn(Command) -> &'static str;

/// The texts of the keys in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
    pub filter: &'static str,
    pub nothing_found: &'static str,
    pub change: &'static str,
    pub change_of: fn(&str) -> String,
    pub new_key: fn(&str) -> String,
    pub press: &'static str,
    pub cancel: &'static str,
    pub none: &'static str,
    pub without: &'static str,
    pub back: &'static str,
    pub back_of: fn(&str) -> String,
    pub all_back: &'static str,
    pub all_are_back: &'static str,
    pub print: &'static str,
    pub now: fn(&str, &str) -> String,
    pub fixed: &'static str,
    pub kinds: &'static str,
    pub kinds_hint: &'static str,
    pub caret: &'static str,
    pub caret_hint: &'static str,
    pub moves: fn(Stride) -> &'static str,
    pub tag_box: &'static str,
    pub choose_claim: &'static str,
    pub choose_kind: &'static str,
    pub letter: &'static str,
    pub refused: fn(Refusal, Names) -> String,
    pub not_now: fn(&str, Command) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    title: "Keyboard",
    filter: "Find a command or a key",
    nothing_found: "No command and no key is called that.",
    change: "Change",
    change_of: |name| format!("Change the key of “{name}”"),
    new_key: |name| format!("New key of “{name}”"),
    press: "Press a key",
    cancel: "Cancel",
    none: "no key",
    without: "No key",
    back: "Default",
    back_of: |name| format!("Give “{name}” its default key back"),
    all_back: "All back to default",
    all_are_back: "Every command has its default key.",
    print: "Print",
    now: |name, keys| format!("{name}: {keys}"),
    fixed: "always",
    kinds: "Kinds",
    kinds_hint: "With words selected, the letter of a kind tags them at once.",
    caret: "Caret in the text",
    caret_hint: "With Shift as well, the words passed over are selected.",
    moves: |stride| match stride {
        Stride::Unit(Unit::Character) => "By character",
        Stride::Unit(Unit::Word) => "By word",
        Stride::Unit(Unit::Sentence) => "By sentence",
        Stride::Unit(Unit::Block) => "By paragraph",
        Stride::Line => "Select by line",
        Stride::LineEdge => "To the edge of the line",
        Stride::Text => "To the edge of the text",
    },
    tag_box: "In the tag box",
    choose_claim: "Choose a claim",
    choose_kind: "Choose a kind",
    letter: "letter",
    refused: |refusal, name| match refusal {
        Refusal::Taken(command) => format!("“{}” has this key. Change that one first.", name(command)),
        Refusal::Fixed => "This key stays as it is.".to_owned(),
        Refusal::Reserved(reserved) => match reserved {
            Reserved::Browser => "The browser or the system keeps this key.",
            Reserved::Editing => "This key copies, pastes, finds or edits text.",
            Reserved::Letter => "A letter by itself tags with a kind. Add Ctrl or ⌘, or take a sign.",
            Reserved::Layout => "Digits and brackets are not on a key of their own on every keyboard.",
            Reserved::Typing => "With Alt, Option or AltGr this key types a character.",
            Reserved::Moving => "This key moves the cursor, the focus or the page.",
        }
        .to_owned(),
    },
    not_now: |name, command| {
        let why = match command {
            Command::Tag | Command::TagAll => "select words first",
            Command::Repeat => "select words, after a first tag",
            Command::Undo => "there is nothing to undo",
            Command::Redo => "there is nothing to redo",
            Command::AddSpan => "choose a passage, then select words",
            Command::Link => "choose a passage first; another claim is needed too",
            Command::EditLabel
            | Command::EditComment
            | Command::AddAttribute
            | Command::MoveStart
            | Command::MoveEnd
            | Command::Pick
            | Command::Retag
            | Command::ChangeKind
            | Command::DeletePassage
            | Command::DeleteClaim => "choose a passage first",
            Command::Merge => "choose a claim first; another one is needed too",
            Command::PickAll => "no passage is listed",
            Command::Unpick => "nothing is picked",
            Command::NextPassage | Command::PreviousPassage => "there is no further passage",
            Command::Gather => "search the dossier, and tick some of the results",
            Command::Results | Command::NextResult | Command::PreviousResult => "search the dossier first",
            Command::Confirm | Command::NextSuggestion => "no program suggests a passage here",
            Command::LookAgain | Command::Orphans => "no passage waits for a place",
            Command::Pair => "it takes a question with an answer, and a passage of it that is a request",
            Command::NextRequest => "no request is being paired, or none is left",
            Command::JoinLines => "the text shown has no lines that a file broke",
            Command::ChooseColumns => "the question shown comes from no table",
            Command::GoToQuestion | Command::GoToAnswer => "the text shown has no such part",
            Command::RestoreDossier => "no dossier was deleted",
            Command::Stop => "nothing is at work",
            Command::KeepCopy => {
                "it takes an open question, and a browser that writes to folders, as Chrome and Edge do"
            }
            Command::WriteCopy | Command::DropCopy => "no copy is kept in a folder",
            _ => "open a question first",
        };
        format!("“{name}” does not apply now: {why}.")
    },
};

/// In French.
pub static FR: Texts = Texts {
    title: "Clavier",
    filter: "Chercher une commande ou une touche",
    nothing_found: "Aucune commande ni aucune touche ne porte ce nom.",
    change: "Changer",
    change_of: |name| format!("Changer la touche de «\u{a0}{name}\u{a0}»"),
    new_key: |name| format!("Nouvelle touche de «\u{a0}{name}\u{a0}»"),
    press: "Appuyez sur une touche",
    cancel: "Annuler",
    none: "aucune touche",
    without: "Sans touche",
    back: "Par défaut",
    back_of: |name| format!("Rendre à «\u{a0}{name}\u{a0}» sa touche par défaut"),
    all_back: "Tout rétablir par défaut",
    all_are_back: "Chaque commande a retrouvé sa touche par défaut.",
    print: "Imprimer",
    now: |name, keys| format!("{name}\u{a0}: {keys}"),
    fixed: "toujours",
    kinds: "Types",
    kinds_hint: "Quand des mots sont sélectionnés, la lettre d’un type les étiquette aussitôt.",
    caret: "Curseur dans le texte",
    caret_hint: "Avec Maj en plus, les mots parcourus sont sélectionnés.",
    moves: |stride| match stride {
        Stride::Unit(Unit::Character) => "Par caractère",
        Stride::Unit(Unit::Word) => "Par mot",
        Stride::Unit(Unit::Sentence) => "Par phrase",
        Stride::Unit(Unit::Block) => "Par paragraphe",
        Stride::Line => "Sélectionner par ligne",
        Stride::LineEdge => "Au bord de la ligne",
        Stride::Text => "Au bord du texte",
    },
    tag_box: "Dans la boîte d’étiquetage",
    choose_claim: "Choisir une affirmation",
    choose_kind: "Choisir un type",
    letter: "lettre",
    refused: |refusal, name| match refusal {
        Refusal::Taken(command) => {
            format!("«\u{a0}{}\u{a0}» a déjà cette touche. Changez d’abord celle-là.", name(command))
        }
        Refusal::Fixed => "Cette touche ne change pas.".to_owned(),
        Refusal::Reserved(reserved) => match reserved {
            Reserved::Browser => "Le navigateur ou le système se réserve cette touche.",
            Reserved::Editing => "Cette touche sert à copier, coller, chercher ou modifier du texte.",
            Reserved::Letter => {
                "Une lettre seule étiquette avec un type. Ajoutez Ctrl ou ⌘, ou prenez un signe."
            }
            Reserved::Layout => "Chiffres et crochets n’ont pas leur propre touche sur tous les claviers.",
            Reserved::Typing => "Avec Alt, Option ou AltGr, cette touche tape un caractère.",
            Reserved::Moving => "Cette touche déplace le curseur, le focus ou la page.",
        }
        .to_owned(),
    },
    not_now: |name, command| {
        let why = match command {
            Command::Tag | Command::TagAll => "sélectionnez d’abord des mots",
            Command::Repeat => "sélectionnez des mots, après une première étiquette",
            Command::Undo => "il n’y a rien à annuler",
            Command::Redo => "il n’y a rien à rétablir",
            Command::AddSpan => "choisissez un passage, puis sélectionnez des mots",
            Command::Link => "choisissez d’abord un passage\u{202f}; il faut aussi une autre affirmation",
            Command::EditLabel
            | Command::EditComment
            | Command::AddAttribute
            | Command::MoveStart
            | Command::MoveEnd
            | Command::Pick
            | Command::Retag
            | Command::ChangeKind
            | Command::DeletePassage
            | Command::DeleteClaim => "choisissez d’abord un passage",
            Command::Merge => "choisissez d’abord une affirmation\u{202f}; il en faut aussi une autre",
            Command::PickAll => "aucun passage n’est affiché",
            Command::Unpick => "rien n’est coché",
            Command::NextPassage | Command::PreviousPassage => "il n’y a pas d’autre passage",
            Command::Gather => "cherchez dans le dossier, puis cochez des résultats",
            Command::Results | Command::NextResult | Command::PreviousResult => {
                "cherchez d’abord dans le dossier"
            }
            Command::Confirm | Command::NextSuggestion => "aucun programme n’y suggère de passage",
            Command::LookAgain | Command::Orphans => "aucun passage n’attend une place",
            Command::Pair => "il faut une question avec sa réponse, et un passage qui y soit une demande",
            Command::NextRequest => "aucune demande n’est en cours d’appariement, ou il n’en reste pas",
            Command::JoinLines => "le texte affiché n’a pas de lignes coupées par un fichier",
            Command::ChooseColumns => "la question affichée ne vient d’aucun tableau",
            Command::GoToQuestion | Command::GoToAnswer => "le texte affiché n’a pas cette partie",
            Command::RestoreDossier => "aucun dossier n’a été supprimé",
            Command::Stop => "rien n’est en cours",
            Command::KeepCopy => {
                "il faut une question ouverte, et un navigateur qui écrit dans les répertoires, comme Chrome et Edge"
            }
            Command::WriteCopy | Command::DropCopy => "aucune copie n’est tenue dans un répertoire",
            _ => "ouvrez d’abord une question",
        };
        format!("«\u{a0}{name}\u{a0}» ne s’applique pas maintenant\u{a0}: {why}.")
    },
};
