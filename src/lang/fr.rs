//! Les textes en français.

use super::number::grouped;
use super::{
    Messages, arrival, codebook, damage, data, file_copy, following, fulltext, history, incoming, keeping,
    keys, listing, note, occurrences, opening, outgoing, pairing, parts, people, picks, progress, replacing,
    roster, shelf, table,
};
use crate::model::change::Act;
use crate::model::command::{Command, Group};
use crate::model::document::Warning;
use crate::model::language::Language;
use crate::model::workspace::Theme;

pub static MESSAGES: Messages = Messages {
    language: Language::French,
    tagline: "Marquez les affirmations d’une question parlementaire et emportez\u{2011}les. Rien ne quitte cet appareil.",
    drop_here: "Déposez ici des questions, ou un répertoire",
    document: "Document",
    notes: "Notes marginales",
    questions: "Questions",
    claims: "Affirmations",
    no_claims: "Sélectionnez un passage pour l’étiqueter.",
    passages_here: "Passages à cet endroit",
    edge_start: "Début du passage",
    edge_end: "Fin du passage",
    add_to: |label| format!("Ajouter à «\u{a0}{label}\u{a0}»"),
    tag_the_passage: "Étiqueter le passage",
    claim: "Affirmation",
    claim_field: "Nouvelle étiquette, ou affirmation existante",
    kind: "Type",
    label: "Étiquette",
    comment: "Commentaire",
    comment_field: "Commenter ce passage",
    attach: "Étiqueter",
    export: "Exporter…",
    export_menu: "Exporter",
    dossier_json: "Dossier (JSON)",
    codebook_json: "Grille (JSON)",
    close: "Fermer",
    open_question: "Ouvrir une question…",
    commands: "Commandes",
    search_command: "Chercher une commande",
    paste_field: "Collez ici le texte de la question",
    read_it: "Lire ce texte",
    dossiers: "Dossiers de cet appareil",
    untitled: "Dossier sans titre",
    dossier_title: "Titre du dossier",
    saved: "Enregistré sur cet appareil",
    renewable: "Une nouvelle version de Scolie est prête.",
    renewable_later: "Une nouvelle version de Scolie est prête, dès que tout sera enregistré.",
    later: "Plus tard",
    saving: "Enregistrement…",
    starting: "Ouverture…",
    all_commands: "Toutes les commandes",
    places: "Vues",
    history_place: &history::FR,
    codebook: &codebook::FR,
    incoming: &incoming::FR,
    file_copy: &file_copy::FR,
    following: &following::FR,
    fulltext: &fulltext::FR,
    occurrences: &occurrences::FR,
    opening: &opening::FR,
    note: &note::FR,
    pairing: &pairing::FR,
    parts: &parts::FR,
    keeping: &keeping::FR,
    listing: &listing::FR,
    shelf: &shelf::FR,
    picks: &picks::FR,
    roster: &roster::FR,
    keys: &keys::FR,
    progress: &progress::FR,
    replacing: &replacing::FR,
    table: &table::FR,
    outgoing: &outgoing::FR,
    arrival: &arrival::FR,
    damage: &damage::FR,
    data: &data::FR,
    people: &people::FR,
    command,
    group,
    act,
    done: |act| format!("Fait\u{a0}: {act}"),
    undone: |act| format!("Annulé\u{a0}: {act}"),
    redone: |act| format!("Rétabli\u{a0}: {act}"),
    undo: |act| format!("Annuler\u{a0}: {act}"),
    redo: |act| format!("Rétablir\u{a0}: {act}"),
    passages: |count| counted(count, "passage"),
    claim_count: |count| counted(count, "affirmation"),
    new_claim: |label| format!("Nouvelle affirmation\u{a0}: «\u{a0}{label}\u{a0}»"),
    theme: |theme| match theme {
        Theme::System => "Couleurs du système",
        Theme::Light => "Clair",
        Theme::Dark => "Sombre",
    },
    warning: |warning| match warning {
        Warning::Empty => "Ce document ne contient aucun texte.",
        Warning::HtmlAsText => "Le HTML de ce document est lu comme du texte.",
        Warning::ImagesLeftOut => "Les images sont remplacées par leur texte.",
        Warning::TooDeep => "Ce document est imbriqué trop profondément\u{202f}; il est aplati.",
        Warning::TooLong => {
            "Ce document est trop long\u{a0}: seul son début est montré. Découpez le fichier pour lire la suite."
        }
        Warning::Damaged => {
            "Ce fichier est abîmé par endroits\u{a0}: ce qui n’a pu être lu est remplacé par �."
        }
        Warning::Controls => "Ce document contient des caractères de contrôle invisibles.",
        Warning::PageTrimmed => "Les menus et formulaires autour du texte de la page sont laissés de côté.",
        Warning::LinesJoined => "Les lignes coupées de ce texte sont réunies en paragraphes.",
        Warning::EncodingGuessed => "L’encodage de ce fichier a été reconnu à ses octets.",
        Warning::Mail => {
            "Ce courriel est enregistré en codes de transport\u{a0}: ouvrez-le dans votre messagerie, copiez-en les mots et collez-les ici."
        }
        Warning::NoText => {
            "Ce fichier ne donne pas le texte de la question\u{a0}: seulement son titre et ses données."
        }
        Warning::Unlisted => {
            "Des types, des attributs, des valeurs ou des liens de ce dossier ne sont pas dans sa grille\u{202f}; ils sont gardés sous leur nom."
        }
        Warning::ReadOtherwise => {
            "Le texte enregistré est affiché tel quel\u{202f}: cette version le lirait autrement."
        }
    },
    damaged: |count| match count {
        0 | 1 => "Un enregistrement de cet appareil n’a pas pu être lu. Le reste est ouvert.".to_owned(),
        _ => format!(
            "{count}\u{a0}enregistrements de cet appareil n’ont pas pu être lus. Le reste est ouvert."
        ),
    },
    date: |date| {
        let month = MONTHS
            .get(usize::from(date.month().unsigned_abs()).saturating_sub(1))
            .copied()
            .unwrap_or_default();
        let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
        format!("{day}\u{a0}{month} {}", date.year())
    },
    gazette: |date, page| match page {
        Some(page) => format!("JO du {date}, p.\u{a0}{page}"),
        None => format!("JO du {date}"),
    },
};

pub(super) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) fn counted(count: usize, noun: &str) -> String {
    plural(count, noun, &format!("{noun}s"))
}

pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", number(count), if count < 2 { one } else { many })
}

/// A number as files write it, with a comma: `0.8` becomes `0,8`. Other words stay as they are.
pub(super) fn decimal(words: &str) -> String {
    let is_number = words.parse::<f64>().is_ok_and(f64::is_finite);
    if is_number { words.replacen('.', ",", 1) } else { words.to_owned() }
}

pub(super) fn number(number: usize) -> String {
    grouped(number, "\u{202f}")
}

fn command(command: Command) -> &'static str {
    match command {
        Command::Open => "Ouvrir…",
        Command::OpenFolder => "Ouvrir un répertoire…",
        Command::JoinLines => "Réunir les lignes du texte, ou les rendre comme dans le fichier",
        Command::ChooseColumns => "Choisir à nouveau ce que contiennent les colonnes du tableau…",
        Command::Paste => "Coller un texte…",
        Command::TryExample => "Essayer l'exemple",
        Command::NewDossier => "Nouveau dossier",
        Command::Dossiers => "Dossiers de cet appareil",
        Command::RenameDossier => "Renommer le dossier",
        Command::DuplicateDossier => "Dupliquer le dossier",
        Command::DeleteDossier => "Supprimer le dossier",
        Command::RestoreDossier => "Restaurer le dossier supprimé",
        Command::ExportDossier => "Exporter le dossier (JSON)",
        Command::ExportAs => "Exporter dans un autre format…",
        Command::KeepCopy => "Tenir une copie dans un répertoire…",
        Command::WriteCopy => "Écrire la copie maintenant",
        Command::DropCopy => "Arrêter la copie dans le répertoire",
        Command::ExportCodebook => "Exporter la grille (JSON)",
        Command::ExportSchema => "Exporter le schéma JSON",
        Command::Print => "Imprimer…",
        Command::Renew => "Charger la nouvelle version",
        Command::Undo => "Annuler",
        Command::Redo => "Rétablir",
        Command::Tag => "Étiqueter la sélection",
        Command::Grow => "Sélectionner le mot, la phrase, le paragraphe",
        Command::TagAll => "Étiqueter toutes les occurrences…",
        Command::Confirm => "Confirmer la suggestion",
        Command::NextSuggestion => "Aller à la suggestion suivante",
        Command::LookAgain => "Chercher à nouveau les passages en attente",
        Command::Orphans => "Passages en attente d’une place…",
        Command::AddSpan => "Ajouter à ce passage",
        Command::Pair => "Apparier les demandes à la réponse",
        Command::NextRequest => "Demande à apparier suivante",
        Command::MoveStart => "Déplacer le début du passage",
        Command::MoveEnd => "Déplacer la fin du passage",
        Command::Repeat => "Répéter la dernière affirmation",
        Command::NextPassage => "Passage suivant",
        Command::PreviousPassage => "Passage précédent",
        Command::EditLabel => "Modifier l’étiquette",
        Command::EditComment => "Commenter le passage",
        Command::Link => "Relier l’affirmation",
        Command::AddAttribute => "Ajouter un attribut",
        Command::DeletePassage => {
            "Supprimer le passage (dans Affirmations, l’affirmation), ou ceux qui sont cochés"
        }
        Command::DeleteClaim => "Supprimer l’affirmation et ses passages, ou celles qui sont cochées",
        Command::Pick => "Cocher le passage",
        Command::PickAll => "Cocher tout ce qui est affiché",
        Command::Unpick => "Tout décocher",
        Command::Retag => "Changer d’affirmation pour le passage…",
        Command::ChangeKind => "Changer le type de l’affirmation…",
        Command::Merge => "Fusionner des affirmations…",
        Command::MarkDone => "Marquer la question comme terminée, ou non",
        Command::Documents => "Questions",
        Command::NextDocument => "Question suivante",
        Command::PreviousDocument => "Question précédente",
        Command::CopyQuote => "Copier les mots avec leur citation",
        Command::CopyLink => "Copier le lien vers ce passage",
        Command::CopyCitation => "Copier la citation de cette question…",
        Command::ReplaceText => "Remplacer le texte de ce document…",
        Command::PasteCopy => "Remplacer le texte de ce document par un texte collé…",
        Command::ResumeComparing => "Reprendre la comparaison des deux textes",
        Command::CompareEarlier => "Comparer avec le texte antérieur",
        Command::RemoveDocument => "Retirer la question du dossier",
        Command::Stop => "Arrêter le travail en cours",
        Command::Leave => "Revenir en arrière",
        Command::Read => "Lire",
        Command::Claims => "Affirmations",
        Command::Codebook => "Grille",
        Command::History => "Historique",
        Command::Search => "Rechercher dans le dossier",
        Command::Results => "Revenir aux résultats",
        Command::NextResult => "Résultat suivant",
        Command::PreviousResult => "Résultat précédent",
        Command::Gather => "Faire des passages des résultats cochés…",
        Command::GoToQuestion => "Aller à la question",
        Command::GoToAnswer => "Aller à la réponse",
        Command::ContextHere => "Le contexte commence ici",
        Command::RequestHere => "La demande commence ici",
        Command::MovementsProposed => "Revenir aux mouvements proposés",
        Command::ShowMovements => "Afficher les mouvements, ou les masquer",
        Command::Palette => "Toutes les commandes",
        Command::Keys => "Clavier",
        Command::Language => "Switch to English",
        Command::Theme => "Changer les couleurs",
        Command::Reference => "Juger les échéances à une autre date",
    }
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Dossier => "Dossier",
        Group::History => "Historique",
        Group::Annotation => "Annotation",
        Group::Screen => "Écran",
    }
}

fn act(act: Act) -> &'static str {
    match act {
        Act::Begin => "commencer le dossier",
        Act::AddDocument => "ajouter une question",
        Act::AddDocuments => "ajouter des questions",
        Act::Reread => "relire autrement",
        Act::ReplaceText => "remplacer le texte",
        Act::RemoveDocument => "retirer une question",
        Act::RemoveDocuments => "retirer des questions",
        Act::RestoreDocuments => "remettre des questions",
        Act::Question => "corriger les données clés",
        Act::Movements => "corriger les mouvements",
        Act::MarkDone => "marquer comme terminé",
        Act::MarkOpen => "marquer comme non terminé",
        Act::Tag => "étiqueter",
        Act::TagAll => "étiqueter chaque occurrence",
        Act::Answer => "étiqueter une réponse",
        Act::Spans => "modifier l’étendue du passage",
        Act::Retag => "changer d’affirmation",
        Act::Label => "modifier l’étiquette",
        Act::Kind => "changer le type",
        Act::Attribute => "modifier un attribut",
        Act::Note => "annoter l’affirmation",
        Act::Comment => "commenter",
        Act::DeletePassage => "supprimer le passage",
        Act::DeletePassages => "supprimer les passages",
        Act::DeleteClaim => "supprimer l’affirmation",
        Act::DeleteClaims => "supprimer les affirmations",
        Act::MergeClaims => "fusionner les affirmations",
        Act::AddLink => "relier deux affirmations",
        Act::RemoveLink => "supprimer le lien",
        Act::LinkKind => "changer le lien",
        Act::Codebook => "modifier la grille",
        Act::Title => "renommer le dossier",
        Act::Import => "ouvrir le fichier",
        Act::TakeIn => "importer les annotations",
        Act::Adopt => "placer le passage",
        Act::DeleteOrphans => "supprimer les passages en attente",
        Act::Recover => "reprendre ce qui était abîmé",
        Act::Confirm => "confirmer la suggestion",
    }
}
