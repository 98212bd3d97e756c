//! The texts of the search of the dossier.

use super::{Messages, en, fr};
use crate::model::fulltext::{Field, Flaw};
use crate::model::spread::Spread;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
    pub field: &'static str,
    pub placeholder: &'static str,
    pub options: &'static str,
    pub exact: &'static str,
    pub exact_hint: &'static str,
    pub whole_words: &'static str,
    pub pattern: &'static str,
    pub pattern_hint: &'static str,
    pub results: &'static str,
    pub hint: &'static str,
    pub nothing: &'static str,
    pub nothing_pattern: &'static str,
    pub searching: fn(usize, usize) -> String,
    pub summary: fn(usize, usize, usize, usize) -> String,
    pub more: fn(usize) -> String,
    pub questions: &'static str,
    pub more_questions: fn(usize) -> String,
    pub texts: &'static str,
    pub claims: &'static str,
    pub place_count: fn(usize) -> String,
    pub where_in: fn(usize, usize) -> String,
    pub tick_all: &'static str,
    pub tick_document: fn(&str) -> String,
    pub tick_place: fn(&str) -> String,
    pub ticked: fn(usize) -> String,
    pub untick: &'static str,
    pub gather: &'static str,
    pub gather_title: fn(usize) -> String,
    pub gather_hint: &'static str,
    pub gather_done: &'static str,
    pub gathered: fn(usize, usize) -> String,
    pub marked: fn(&str, usize) -> String,
    pub reading: fn(usize, usize) -> String,
    pub back: &'static str,
    pub leave: &'static str,
    pub keys: &'static str,
    pub spread: fn(&Messages, Spread) -> String,
    pub document_claims: &'static str,
    pub field_name: fn(Field) -> &'static str,
    pub flaw: fn(Flaw) -> &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    title: "Search the dossier",
    field: "Search for",
    placeholder: "Words, or “words in a row” between quotation marks",
    options: "Options",
    exact: "Exact",
    exact_hint: "Capitals and accents as typed",
    whole_words: "Whole words",
    pattern: "Regular expression",
    pattern_hint: "For instance: appels? d'offres|march(e|es) publics?",
    results: "Results",
    hint: "All words must stand in one paragraph. Accents, capitals and forms of apostrophe do not matter, and a word is found by its beginning: “souverain” finds “souveraineté”.",
    nothing: "Nothing in this dossier has all of these words together.",
    nothing_pattern: "Nothing in this dossier fits this expression.",
    searching: |done, all| format!("Searching… {} of {} questions", en::number(done), en::number(all)),
    summary: |places, documents, questions, claims| {
        let mut parts = Vec::new();
        if places > 0 {
            parts.push(format!("{} in {}", en::counted(places, "place"), en::counted(documents, "question")));
        }
        if questions > 0 {
            parts.push(en::plural(questions, "question by its data", "questions by their data"));
        }
        if claims > 0 {
            parts.push(en::counted(claims, "claim"));
        }
        parts.join(" · ")
    },
    more: |most| {
        format!("Only the first {} places are shown: add a word to narrow it down.", en::number(most))
    },
    questions: "Questions",
    more_questions: |count| format!("Show {}", en::plural(count, "more question", "more questions")),
    texts: "Texts",
    claims: "Claims",
    place_count: |count| en::counted(count, "place"),
    where_in: |places, documents| {
        format!("{} in {}", en::counted(places, "place"), en::counted(documents, "question"))
    },
    tick_all: "Tick every place",
    tick_document: |name| format!("Tick the places in {name}"),
    tick_place: |words| format!("Tick “{words}”"),
    ticked: |count| format!("{} ticked", en::counted(count, "place")),
    untick: "Untick all",
    gather: "Make passages of these…",
    gather_title: |count| {
        if count == 1 {
            "Make this place a passage".to_owned()
        } else {
            format!("Make these {} places passages", en::number(count))
        }
    },
    gather_hint: "Places that make the claim already are left as they are. It is one step, to be undone at once.",
    gather_done: "Make passages",
    gathered: |made, left| {
        let made = en::plural(made, "passage made", "passages made");
        match left {
            0 => format!("{made}."),
            _ => {
                format!(
                    "{made}; {} already.",
                    en::plural(left, "place made the claim", "places made the claim")
                )
            }
        }
    },
    marked: |label, more| if more == 0 { label.to_owned() } else { format!("{label} +{more}") },
    reading: |at, all| format!("Result {at} of {}", en::number(all)),
    back: "Back to the results",
    leave: "Leave the results",
    keys: "↑ ↓ to move, Enter to read, Space to tick, Shift for several",
    spread: |messages, spread| {
        let passages = (messages.passages)(spread.passages);
        match spread.documents {
            0 | 1 => passages,
            count => format!("{passages} in {}", en::counted(count, "question")),
        }
    },
    document_claims: "Passages of the claim",
    field_name: |field| match field {
        Field::Name => "Number",
        Field::Title => "Title",
        Field::Author => "Author",
        Field::Group => "Group",
        Field::Constituency => "Constituency",
        Field::Heading => "Heading",
        Field::MinistryAsked => "Ministry asked",
        Field::MinistryAssigned => "Ministry assigned",
        Field::Label => "Label",
        Field::Note => "Note",
    },
    flaw: |flaw| match flaw {
        Flaw::OpenGroup => "This expression opens a parenthesis that nothing closes.",
        Flaw::ClosedGroup => {
            "This expression closes a parenthesis that nothing opens. To find a parenthesis, write \\)."
        }
        Flaw::OpenClass => {
            "This expression opens a bracket that nothing closes. To find a bracket, write \\[."
        }
        Flaw::Class => "What stands between the brackets of this expression is not understood.",
        Flaw::Repeated => "*, + or ? has nothing before it to repeat. To find the sign itself, write \\*.",
        Flaw::Count => "The repetition between braces is not understood: {2} or {2,5}.",
        Flaw::Escape => "What stands after a backslash is not understood. To find a backslash, write \\\\.",
        Flaw::Unsupported => "Looking around, back references and classes \\p{…} are not available.",
        Flaw::Large => "This expression is too large.",
        Flaw::Other => "This expression is not understood.",
    },
};

/// In French.
pub static FR: Texts = Texts {
    title: "Rechercher dans le dossier",
    field: "Rechercher",
    placeholder: "Des mots, ou «\u{a0}des mots qui se suivent\u{a0}» entre guillemets",
    options: "Options",
    exact: "Exact",
    exact_hint: "Majuscules et accents tels quels",
    whole_words: "Mots entiers",
    pattern: "Expression régulière",
    pattern_hint: "Par exemple\u{a0}: appels? d'offres|marchés? publics?",
    results: "Résultats",
    hint: "Tous les mots doivent être dans un même paragraphe. Accents, majuscules et formes d’apostrophe ne comptent pas, et un mot se trouve par son début\u{a0}: «\u{a0}souverain\u{a0}» trouve «\u{a0}souveraineté\u{a0}».",
    nothing: "Rien dans ce dossier ne réunit tous ces mots.",
    nothing_pattern: "Rien dans ce dossier ne répond à cette expression.",
    searching: |done, all| format!("Recherche… {} questions sur {}", fr::number(done), fr::number(all)),
    summary: |places, documents, questions, claims| {
        let mut parts = Vec::new();
        if places > 0 {
            parts.push(format!(
                "{} dans {}",
                fr::counted(places, "extrait"),
                fr::counted(documents, "question")
            ));
        }
        if questions > 0 {
            parts.push(fr::plural(questions, "question par ses données", "questions par leurs données"));
        }
        if claims > 0 {
            parts.push(fr::counted(claims, "affirmation"));
        }
        parts.join(" · ")
    },
    more: |most| {
        format!(
            "Seuls les {} premiers extraits sont affichés\u{a0}: ajoutez un mot pour préciser.",
            fr::number(most)
        )
    },
    questions: "Questions",
    more_questions: |count| format!("Afficher {} de plus", fr::counted(count, "question")),
    texts: "Textes",
    claims: "Affirmations",
    place_count: |count| fr::counted(count, "extrait"),
    where_in: |places, documents| {
        format!("{} dans {}", fr::counted(places, "extrait"), fr::counted(documents, "question"))
    },
    tick_all: "Cocher tous les extraits",
    tick_document: |name| format!("Cocher les extraits de {name}"),
    tick_place: |words| format!("Cocher «\u{a0}{words}\u{a0}»"),
    ticked: |count| fr::plural(count, "extrait coché", "extraits cochés"),
    untick: "Tout décocher",
    gather: "En faire des passages…",
    gather_title: |count| {
        if count < 2 {
            "Faire de cet extrait un passage".to_owned()
        } else {
            format!("Faire de ces {}\u{a0}extraits des passages", fr::number(count))
        }
    },
    gather_hint: "Les extraits qui font déjà cette affirmation restent tels quels. Une seule étape, annulable d’un coup.",
    gather_done: "Faire les passages",
    gathered: |made, left| {
        let made = fr::plural(made, "passage étiqueté", "passages étiquetés");
        match left {
            0 => format!("{made}."),
            _ => format!(
                "{made}\u{202f}; {}.",
                fr::plural(left, "extrait l’était déjà", "extraits l’étaient déjà")
            ),
        }
    },
    marked: |label, more| if more == 0 { label.to_owned() } else { format!("{label} +{more}") },
    reading: |at, all| format!("Résultat {at} sur {}", fr::number(all)),
    back: "Revenir aux résultats",
    leave: "Quitter les résultats",
    keys: "↑ ↓ parcourir, Entrée lire, Espace cocher, Maj pour plusieurs",
    spread: |messages, spread| {
        let passages = (messages.passages)(spread.passages);
        match spread.documents {
            0 | 1 => passages,
            count => format!("{passages} dans {}", fr::counted(count, "question")),
        }
    },
    document_claims: "Passages de l’affirmation",
    field_name: |field| match field {
        Field::Name => "Numéro",
        Field::Title => "Titre",
        Field::Author => "Auteur",
        Field::Group => "Groupe",
        Field::Constituency => "Circonscription",
        Field::Heading => "Rubrique",
        Field::MinistryAsked => "Ministère interrogé",
        Field::MinistryAssigned => "Ministère attributaire",
        Field::Label => "Étiquette",
        Field::Note => "Note",
    },
    flaw: |flaw| match flaw {
        Flaw::OpenGroup => "Cette expression ouvre une parenthèse que rien ne ferme.",
        Flaw::ClosedGroup => {
            "Cette expression ferme une parenthèse que rien n’ouvre. Pour chercher une parenthèse, écrivez \\)."
        }
        Flaw::OpenClass => {
            "Cette expression ouvre un crochet que rien ne ferme. Pour chercher un crochet, écrivez \\[."
        }
        Flaw::Class => "Ce qui est entre crochets dans cette expression n’est pas compris.",
        Flaw::Repeated => "*, + ou ? n’a rien à répéter devant lui. Pour chercher le signe, écrivez \\*.",
        Flaw::Count => "La répétition entre accolades n’est pas comprise\u{a0}: {2} ou {2,5}.",
        Flaw::Escape => {
            "Ce qui suit une barre oblique inverse n’est pas compris. Pour chercher cette barre, écrivez \\\\."
        }
        Flaw::Unsupported => {
            "Les assertions (?=…), les références \\1 et les classes \\p{…} n’existent pas ici."
        }
        Flaw::Large => "Cette expression est trop grande.",
        Flaw::Other => "Cette expression n’est pas comprise.",
    },
};
