//! The texts of what comes in from other programs: the report, item by item, and what waits for its place.

mod group;
mod sure;

pub use self::group::Group;
use super::{en, fr};
use crate::model::arrival::{Arrival, Fate, Remark};
use crate::model::orphan::Prospect;

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    /// The name of the file, and how many files there are.
    pub title: fn(&str, usize) -> String,
    pub about: fn(&str) -> String,
    pub remark: fn(&Remark) -> String,
    pub items: &'static str,
    /// Which kinds of items are shown.
    pub kinds: &'static str,
    pub all_kinds: &'static str,
    /// No item is of that kind and has that fate.
    pub none_of_these: &'static str,
    pub number: fn(usize) -> String,
    pub all: fn(usize) -> String,
    /// So many items of a group, and how many of them are suggestions.
    pub group: fn(Group, usize, usize) -> String,
    pub fate: fn(&Fate) -> String,
    /// What the words were that changed.
    pub before: fn(&str) -> String,
    /// What comes beside passages; empty where nothing else does.
    pub comes: fn(&Arrival) -> String,
    pub nothing: &'static str,
    /// Nothing of it can be taken in, and not all is there.
    pub none: &'static str,
    /// So many passages of people, and so many suggestions.
    pub accept: fn(usize, usize) -> String,
    pub cancel: &'static str,
    pub close: &'static str,
    /// So many passages of people and suggestions that have their place, and how many wait.
    pub done: fn(usize, usize, usize) -> String,
    pub waiting: fn(usize) -> String,
    pub waiting_about: &'static str,
    /// While one does not know yet why it waits.
    pub looking: &'static str,
    /// Why it waits, and what the candidates under it are.
    pub why: fn(&Prospect) -> String,
    /// A candidate, as it is read out: what its text says, and what that is called.
    pub place_at: fn(&str, &str) -> String,
    /// It has a place now, in the text of that name.
    pub placed_in: fn(&str) -> String,
    pub deleted: &'static str,
    pub look_again: &'static str,
    /// So many that wait have words that stand in what was just opened.
    pub can_be_placed: fn(usize) -> String,
    /// So many found their place, and so many still wait.
    pub looked_again: fn(usize, usize) -> String,
    pub place_it: &'static str,
    pub delete: &'static str,
    /// Undoes that, or a placing.
    pub bring_back: &'static str,
    pub select_words: fn(&str) -> String,
    pub place_here: &'static str,
    pub look_for: &'static str,
    pub later: &'static str,
    pub suggested: fn(&str, &str) -> String,
    pub suggestions: fn(usize) -> String,
    /// So many claims of people, and so many that only suggestions make.
    pub claims: fn(usize, usize) -> String,
    /// The same of a list whose heading says what is counted.
    pub counted: fn(usize, usize) -> String,
    pub suggestion: &'static str,
    pub suggested_claim: &'static str,
    pub suggested_passage: &'static str,
    pub confirm: &'static str,
}

/// What may come beside passages.
#[derive(Clone, Copy)]
enum What {
    Questions,
    Claims,
    Suggested,
    Kinds,
    Links,
    ChangedLinks,
    OtherLinks,
}

/// What comes beside passages, each sort put into words; nothing of a sort of which nothing comes.
fn said(arrival: &Arrival, words: fn(What, usize) -> String) -> String {
    let additions = &arrival.additions;
    let suggested = additions.suggested_claims().len();
    let counts = [
        (What::Questions, additions.documents.len()),
        (What::Claims, additions.claims.len() - suggested),
        (What::Suggested, suggested),
        (What::Kinds, arrival.kinds),
        (What::Links, additions.links.len() - arrival.changed_links),
        (What::ChangedLinks, arrival.changed_links),
        (What::OtherLinks, arrival.other_links),
    ];
    let pieces = counts.into_iter().filter(|(_, count)| *count > 0);
    pieces.map(|(what, count)| words(what, count)).collect::<Vec<_>>().join(" · ")
}

/// Passages and suggestions, each counted by itself.
fn both(passages: usize, suggestions: usize, and: &str, counted: fn(usize, &str) -> String) -> String {
    match (passages, suggestions) {
        (_, 0) => counted(passages, "passage"),
        (0, _) => counted(suggestions, "suggestion"),
        _ => [counted(passages, "passage"), counted(suggestions, "suggestion")].join(and),
    }
}

/// In English.
pub static EN: Texts = Texts {
    title: |name, files| match files {
        0 | 1 => format!("Annotations of “{name}”"),
        _ => format!("Annotations of {}", en::counted(files, "file")),
    },
    about: |format| format!("Format: {format}. Nothing changes before you accept."),
    remark: |remark| match remark {
        Remark::Column(own, others) => {
            format!("Of several columns of tags, {own} is read; not {}.", others.join(", "))
        }
    },
    items: "Items",
    kinds: "Kinds",
    all_kinds: "All kinds",
    none_of_these: "None of the items is both.",
    number: en::number,
    all: |count| format!("All ({})", en::number(count)),
    group: |group, count, suggested| {
        let said = match group {
            Group::Kept => format!("{} in place", en::number(count)),
            Group::Moved => format!("{} found elsewhere", en::number(count)),
            Group::Adjusted => format!("{} with changed words", en::number(count)),
            Group::Waiting => format!("{} waiting", en::number(count)),
            Group::Known => format!("{} there already", en::number(count)),
            Group::Refused => format!("{} refused", en::number(count)),
        };
        match suggested {
            0 => said,
            _ => format!("{said}, of them {}", en::counted(suggested, "suggestion")),
        }
    },
    fate: sure::fate_en,
    before: |words| format!("In the file: “{words}”"),
    comes: |arrival| {
        said(arrival, |what, count| match what {
            What::Questions => en::plural(count, "new question", "new questions"),
            What::Claims => en::plural(count, "claim, new or changed", "claims, new or changed"),
            What::Suggested => en::plural(count, "suggested claim", "suggested claims"),
            What::Kinds => en::plural(count, "new kind", "new kinds"),
            What::Links => en::plural(count, "new link", "new links"),
            What::ChangedLinks => en::plural(count, "changed link", "changed links"),
            What::OtherLinks => en::plural(
                count,
                "link that is another in the dossier, left as it is there",
                "links that are others in the dossier, left as they are there",
            ),
        })
    },
    nothing: "All of it is in the dossier already.",
    none: "Nothing of it comes into the dossier.",
    accept: |passages, suggestions| match passages + suggestions {
        0 => "Accept".to_owned(),
        _ => format!("Accept {}", both(passages, suggestions, " and ", en::counted)),
    },
    cancel: "Take nothing in",
    close: "Close",
    done: |passages, suggestions, waiting| {
        let placed = both(passages, suggestions, " and ", en::counted);
        match waiting {
            0 if passages + suggestions == 0 => "The file was taken in.".to_owned(),
            0 => format!("{placed} taken in."),
            _ => format!("{placed} taken in; {} waiting for a place.", en::number(waiting)),
        }
    },
    waiting: |count| en::plural(count, "passage waiting", "passages waiting"),
    waiting_about: "Each is kept with its words until you say where it belongs. A press, or its letter, places it there.",
    looking: "…",
    why: sure::why_en,
    place_at: |words, text| format!("Place it here: {words} ({text})"),
    placed_in: |text| format!("Placed in {text}."),
    deleted: "Deleted.",
    look_again: "Look again",
    can_be_placed: |count| match count {
        1 => "A passage that was waiting has its words in this text.".to_owned(),
        _ => format!("{} that were waiting have their words in this text.", en::counted(count, "passage")),
    },
    looked_again: |placed, left| match (placed, left) {
        (0, _) => "None of the passages waiting was found in the texts of this dossier.".to_owned(),
        (_, 0) => format!("{} found, none is waiting any more.", en::counted(placed, "passage")),
        _ => format!("{} found; {} still waiting.", en::counted(placed, "passage"), en::number(left)),
    },
    place_it: "Place it…",
    delete: "Delete",
    bring_back: "Undo",
    select_words: |words| format!("Select the words of “{words}” in the text, then press Enter."),
    place_here: "Place it here",
    look_for: "Look for these words",
    later: "Later",
    suggested: |by, score| match (by, score) {
        ("", "") => "Suggested by a program".to_owned(),
        (by, "") => format!("Suggested by {by}"),
        ("", score) => format!("Suggested by a program ({score})"),
        (by, score) => format!("Suggested by {by} ({score})"),
    },
    suggestions: |count| en::counted(count, "suggestion"),
    claims: |own, suggested| match suggested {
        0 => en::counted(own, "claim"),
        _ => format!("{} · {} suggested", en::counted(own, "claim"), en::number(suggested)),
    },
    counted: |own, suggested| match suggested {
        0 => en::number(own),
        _ => format!("{} · {} suggested", en::number(own), en::number(suggested)),
    },
    suggestion: "suggestion",
    suggested_claim: "suggested",
    suggested_passage: "suggested",
    confirm: "Confirm",
};

/// In French.
pub static FR: Texts = Texts {
    title: |name, files| match files {
        0 | 1 => format!("Annotations de «\u{a0}{name}\u{a0}»"),
        _ => format!("Annotations de {}", fr::counted(files, "fichier")),
    },
    about: |format| format!("Format\u{a0}: {format}. Rien ne change avant que vous n’acceptiez."),
    remark: |remark| match remark {
        Remark::Column(own, others) => {
            format!("De plusieurs colonnes d’étiquettes, {own} est lue\u{202f}; non {}.", others.join(", "))
        }
    },
    items: "Éléments",
    kinds: "Types",
    all_kinds: "Tous les types",
    none_of_these: "Aucun élément n’est l’un et l’autre.",
    number: fr::number,
    all: |count| format!("Tous ({})", fr::number(count)),
    group: |group, count, suggested| {
        let said = match group {
            Group::Kept => format!("{} en place", fr::number(count)),
            Group::Moved => format!("{} ailleurs", fr::plural(count, "retrouvé", "retrouvés")),
            Group::Adjusted => format!("{} aux mots changés", fr::number(count)),
            Group::Waiting => format!("{} en attente", fr::number(count)),
            Group::Known => format!("{} déjà là", fr::number(count)),
            Group::Refused => fr::plural(count, "refusé", "refusés"),
        };
        match suggested {
            0 => said,
            _ => format!("{said}, dont {}", fr::counted(suggested, "suggestion")),
        }
    },
    fate: sure::fate_fr,
    before: |words| format!("Dans le fichier\u{a0}: «\u{a0}{words}\u{a0}»"),
    comes: |arrival| {
        said(arrival, |what, count| match what {
            What::Questions => fr::plural(count, "nouvelle question", "nouvelles questions"),
            What::Claims => {
                fr::plural(count, "affirmation, nouvelle ou changée", "affirmations, nouvelles ou changées")
            }
            What::Suggested => fr::plural(count, "affirmation suggérée", "affirmations suggérées"),
            What::Kinds => fr::plural(count, "nouveau type", "nouveaux types"),
            What::Links => fr::plural(count, "nouveau lien", "nouveaux liens"),
            What::ChangedLinks => fr::plural(count, "lien changé", "liens changés"),
            What::OtherLinks => fr::plural(
                count,
                "lien autre dans le dossier, laissé tel qu’il y est",
                "liens autres dans le dossier, laissés tels qu’ils y sont",
            ),
        })
    },
    nothing: "Tout est déjà dans le dossier.",
    none: "Rien n’en entre dans le dossier.",
    accept: |passages, suggestions| match passages + suggestions {
        0 => "Accepter".to_owned(),
        _ => format!("Accepter {}", both(passages, suggestions, " et ", fr::counted)),
    },
    cancel: "Ne rien importer",
    close: "Fermer",
    done: |passages, suggestions, waiting| {
        let placed = match (passages, suggestions) {
            (_, 0) => fr::plural(passages, "passage importé", "passages importés"),
            (0, _) => fr::plural(suggestions, "suggestion importée", "suggestions importées"),
            _ => format!("{} importés", both(passages, suggestions, " et ", fr::counted)),
        };
        match waiting {
            0 if passages + suggestions == 0 => "Le fichier a été importé.".to_owned(),
            0 => format!("{placed}."),
            _ => format!("{placed}\u{202f}; {} en attente d’une place.", fr::number(waiting)),
        }
    },
    waiting: |count| fr::plural(count, "passage en attente", "passages en attente"),
    waiting_about: "Chacun est conservé avec ses mots jusqu’à ce que vous disiez où est sa place. Un clic, ou la lettre d’un endroit, l’y place.",
    looking: "…",
    why: sure::why_fr,
    place_at: |words, text| format!("Placer ici\u{a0}: {words} ({text})"),
    placed_in: |text| format!("Placé dans {text}."),
    deleted: "Supprimé.",
    look_again: "Chercher à nouveau",
    can_be_placed: |count| match count {
        1 => "Un passage qui attendait a ses mots dans ce texte.".to_owned(),
        _ => format!("{} qui attendaient ont leurs mots dans ce texte.", fr::counted(count, "passage")),
    },
    looked_again: |placed, left| match (placed, left) {
        (0, _) => "Aucun des passages en attente n’a été retrouvé dans les textes de ce dossier.".to_owned(),
        (_, 0) => {
            format!("{}, plus aucun n’attend.", fr::plural(placed, "passage retrouvé", "passages retrouvés"))
        }
        _ => format!(
            "{}\u{202f}; {} encore en attente.",
            fr::plural(placed, "passage retrouvé", "passages retrouvés"),
            fr::number(left)
        ),
    },
    place_it: "Placer…",
    delete: "Supprimer",
    bring_back: "Annuler",
    select_words: |words| {
        format!("Sélectionnez les mots de «\u{a0}{words}\u{a0}» dans le texte, puis Entrée.")
    },
    place_here: "Placer ici",
    look_for: "Chercher ces mots",
    later: "Plus tard",
    suggested: |by, score| match (by, score) {
        ("", "") => "Suggéré par un programme".to_owned(),
        (by, "") => format!("Suggéré par {by}"),
        ("", score) => format!("Suggéré par un programme ({})", fr::decimal(score)),
        (by, score) => format!("Suggéré par {by} ({})", fr::decimal(score)),
    },
    suggestions: |count| fr::counted(count, "suggestion"),
    claims: |own, suggested| match suggested {
        0 => fr::counted(own, "affirmation"),
        _ => {
            format!(
                "{} · {}",
                fr::counted(own, "affirmation"),
                fr::plural(suggested, "suggérée", "suggérées")
            )
        }
    },
    counted: |own, suggested| match suggested {
        0 => fr::number(own),
        _ => format!("{} · {}", fr::number(own), fr::plural(suggested, "suggérée", "suggérées")),
    },
    suggestion: "suggestion",
    suggested_claim: "suggérée",
    suggested_passage: "suggéré",
    confirm: "Confirmer",
};
