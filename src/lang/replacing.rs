//! The texts of two copies that are compared: what changed, where the passages are, what is decided of them.

use super::{en, fr};
use crate::anchor::State;
use crate::model::replacing::{Replacing, Why};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    /// What becomes of the text of the document of that name.
    pub title: fn(&str) -> String,
    /// A newer copy of it was opened.
    pub offered: fn(&str) -> String,
    /// An earlier copy of it is looked at.
    pub looked: fn(&str) -> String,
    pub file: fn(&str) -> String,
    pub pasted: &'static str,
    pub answer: &'static str,
    pub answer_since: &'static str,
    pub other: fn(&str) -> String,
    pub typography: &'static str,
    pub passages: &'static str,
    /// So many passages of a state; of those to be looked at, so many still are.
    pub state: fn(State, usize, usize) -> String,
    /// So many that were rewritten, of an earlier copy.
    pub rewritten: fn(usize) -> String,
    pub no_passages: &'static str,
    pub texts: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub earlier: &'static str,
    pub now: &'static str,
    /// So many lines that say the same.
    pub same: fn(usize) -> String,
    pub fold: &'static str,
    pub nothing_here: &'static str,
    pub added: &'static str,
    pub review: &'static str,
    /// The passage of that place among so many.
    pub place: fn(usize, usize) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub why: fn(Why) -> &'static str,
    pub exact: &'static str,
    pub moved: &'static str,
    pub adjusted: &'static str,
    pub orphan: &'static str,
    pub was: &'static str,
    pub becomes: &'static str,
    pub alike: fn(u8) -> String,
    pub selected: &'static str,
    pub elsewhere: &'static str,
    pub waits: &'static str,
    pub waits_about: &'static str,
    pub accept: &'static str,
    pub decided: &'static str,
    /// What the dossier will be: so many placed, waiting, and yet to be decided.
    pub outcome: fn(&Replacing) -> String,
    pub cancel: &'static str,
    pub close: &'static str,
    pub leave_out: &'static str,
    pub keep_both: &'static str,
    pub replace: &'static str,
    /// What was done: so many placed, and so many waiting.
    pub done: fn(usize, usize) -> String,
    pub same_text: &'static str,
    /// A comparison was closed, and can be gone on with.
    pub under_way: &'static str,
    pub resume: &'static str,
    pub give_up: &'static str,
    /// A text was replaced on that day.
    pub replaced: fn(&str) -> String,
    /// By that person, on that day.
    pub replaced_by: fn(&str, &str) -> String,
    pub compare: &'static str,
    /// So many copies that are older still.
    pub older: fn(usize) -> String,
    pub compare_twin: fn(&str) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    title: |name| format!("Replace the text of {name}?"),
    offered: |name| format!("A newer copy of {name}?"),
    looked: |name| format!("{name}: the earlier text and that of now"),
    file: |name| format!("New copy: {name}."),
    pasted: "pasted text",
    answer: "The answer has arrived: it is part of the new copy.",
    answer_since: "The answer has arrived since.",
    other: |name| format!("This copy says that it is {name}: check that it is the same question."),
    typography: "No word differs: only typography, layout or data do.",
    passages: "Passages",
    state: |state, count, open| match state {
        State::Exact => format!("{} unchanged", en::number(count)),
        State::Moved => format!("{} moved", en::number(count)),
        State::Adjusted => format!("{} adjusted", en::number(count)),
        State::Review if open < count => format!("{} to review of {}", en::number(open), en::number(count)),
        State::Review => format!("{} to review", en::number(count)),
        State::Orphan => format!("{} not found", en::number(count)),
    },
    rewritten: |count| format!("{} rewritten", en::number(count)),
    no_passages: "No passage is marked in this text.",
    texts: "Both texts",
    old: "Text in the dossier",
    new: "New copy",
    earlier: "Earlier text",
    now: "Text of now",
    same: |count| en::plural(count, "unchanged paragraph", "unchanged paragraphs"),
    fold: "Fold away",
    nothing_here: "no longer in the text",
    added: "added",
    review: "Passage",
    place: |at, of| format!("{} of {}", en::number(at), en::number(of)),
    previous: "Previous passage",
    next: "Next passage",
    why: |why| match why {
        Why::Rewritten => "It stood here; its words were largely rewritten.",
        Why::Elsewhere => "Its words seem to be elsewhere, and changed.",
        Why::Several => "It may be in one of several places.",
        Why::Split => "Its words are in several places now, or in another order.",
        Why::Partly => "Some of its extracts are no longer in the text.",
    },
    exact: "The same words in the same place.",
    moved: "The same words, in another place.",
    adjusted: "In its place, with some words changed.",
    orphan: "These words are no longer in the text.",
    was: "Before",
    becomes: "In the new copy",
    alike: |alike| format!("{alike}\u{a0}% alike"),
    selected: "The words selected",
    elsewhere: "Arrows choose, Enter accepts. For another place, select its words in the new copy.",
    waits: "Without a place",
    waits_about: "It waits in the list of passages without a place, with its words.",
    accept: "Accept",
    decided: "Decided; it can still be changed. For another place, select its words in the new copy.",
    outcome: |replacing| {
        let mut pieces = vec![format!("{} in place", en::counted(replacing.placed(), "passage"))];
        let waiting = replacing.waiting() - replacing.open();
        if waiting > 0 {
            pieces.push(format!("{} will wait for a place", en::number(waiting)));
        }
        if replacing.open() > 0 {
            pieces.push(format!("{} not decided will wait too", en::number(replacing.open())));
        }
        pieces.join(" · ")
    },
    cancel: "Cancel",
    close: "Close",
    leave_out: "Leave this copy out",
    keep_both: "Add as another document",
    replace: "Replace the text",
    done: |placed, waiting| match (placed, waiting) {
        (0, 0) => "The text was replaced. The earlier one is kept.".to_owned(),
        (_, 0) => format!(
            "The text was replaced; {} in place. The earlier text is kept.",
            en::counted(placed, "passage")
        ),
        _ => format!(
            "The text was replaced; {} in place, {} waiting for one. The earlier text is kept.",
            en::counted(placed, "passage"),
            en::number(waiting)
        ),
    },
    same_text: "This copy says what the dossier has already: there is nothing to replace.",
    under_way: "Compared with a newer copy",
    resume: "Go on",
    give_up: "Leave the copy out",
    replaced: |day| format!("Text replaced on {day}"),
    replaced_by: |by, day| format!("Text replaced by {by} on {day}"),
    compare: "Compare with the earlier text",
    older: |count| en::plural(count, "older text", "older texts"),
    compare_twin: |name| format!("Compare both texts of {name}"),
};

/// In French.
pub static FR: Texts = Texts {
    title: |name| format!("Remplacer le texte de {name}\u{202f}?"),
    offered: |name| format!("Une nouvelle copie de {name}\u{202f}?"),
    looked: |name| format!("{name}\u{a0}: le texte antérieur et celui d’aujourd’hui"),
    file: |name| format!("Nouvelle copie\u{a0}: {name}."),
    pasted: "texte collé",
    answer: "La réponse est arrivée\u{a0}: elle fait partie de la nouvelle copie.",
    answer_since: "La réponse est arrivée depuis.",
    other: |name| format!("Cette copie dit être {name}\u{a0}: vérifiez qu’il s’agit de la même question."),
    typography: "Aucun mot ne diffère\u{a0}: seulement la typographie, la mise en page ou les données.",
    passages: "Passages",
    state: |state, count, open| match state {
        State::Exact => fr::plural(count, "inchangé", "inchangés"),
        State::Moved => fr::plural(count, "déplacé", "déplacés"),
        State::Adjusted => fr::plural(count, "ajusté", "ajustés"),
        State::Review if open < count => {
            format!("{}\u{a0}à revoir sur {}", fr::number(open), fr::number(count))
        }
        State::Review => format!("{}\u{a0}à revoir", fr::number(count)),
        State::Orphan => fr::plural(count, "introuvable", "introuvables"),
    },
    rewritten: |count| fr::plural(count, "réécrit", "réécrits"),
    no_passages: "Aucun passage n’est marqué dans ce texte.",
    texts: "Les deux textes",
    old: "Texte du dossier",
    new: "Nouvelle copie",
    earlier: "Texte antérieur",
    now: "Texte d’aujourd’hui",
    same: |count| fr::plural(count, "paragraphe inchangé", "paragraphes inchangés"),
    fold: "Replier",
    nothing_here: "n’est plus dans le texte",
    added: "ajouté",
    review: "Passage",
    place: |at, of| format!("{} sur {}", fr::number(at), fr::number(of)),
    previous: "Passage précédent",
    next: "Passage suivant",
    why: |why| match why {
        Why::Rewritten => "Il se trouvait ici\u{202f}; ses mots ont été largement réécrits.",
        Why::Elsewhere => "Ses mots semblent être ailleurs, et modifiés.",
        Why::Several => "Il peut se trouver à plusieurs endroits.",
        Why::Split => "Ses mots sont désormais à plusieurs endroits, ou dans un autre ordre.",
        Why::Partly => "Certains de ses extraits ne sont plus dans le texte.",
    },
    exact: "Les mêmes mots, à la même place.",
    moved: "Les mêmes mots, à une autre place.",
    adjusted: "À sa place, quelques mots changés.",
    orphan: "Ces mots ne sont plus dans le texte.",
    was: "Avant",
    becomes: "Dans la nouvelle copie",
    alike: |alike| format!("semblable à {alike}\u{a0}%"),
    selected: "Les mots sélectionnés",
    elsewhere: "Les flèches choisissent, Entrée accepte. Pour une autre place, sélectionnez ses mots dans la nouvelle copie.",
    waits: "Sans place",
    waits_about: "Il attend dans la liste des passages sans place, avec ses mots.",
    accept: "Accepter",
    decided: "Décidé\u{202f}; peut encore être changé. Pour une autre place, sélectionnez ses mots dans la nouvelle copie.",
    outcome: |replacing| {
        let mut pieces = vec![format!("{} en place", fr::counted(replacing.placed(), "passage"))];
        let waiting = replacing.waiting() - replacing.open();
        if waiting > 0 {
            pieces.push(format!("{} une place", fr::plural(waiting, "attendra", "attendront")));
        }
        if replacing.open() > 0 {
            pieces.push(fr::plural(
                replacing.open(),
                "non décidé attendra aussi",
                "non décidés attendront aussi",
            ));
        }
        pieces.join(" · ")
    },
    cancel: "Annuler",
    close: "Fermer",
    leave_out: "Laisser cette copie de côté",
    keep_both: "Ajouter comme autre document",
    replace: "Remplacer le texte",
    done: |placed, waiting| match (placed, waiting) {
        (0, 0) => "Le texte est remplacé. L’ancien est conservé.".to_owned(),
        (_, 0) => format!(
            "Le texte est remplacé\u{202f}; {} en place. L’ancien texte est conservé.",
            fr::counted(placed, "passage")
        ),
        _ => format!(
            "Le texte est remplacé\u{202f}; {} en place, {} en attente. L’ancien texte est conservé.",
            fr::counted(placed, "passage"),
            fr::number(waiting)
        ),
    },
    same_text: "Cette copie dit ce que le dossier contient déjà\u{a0}: il n’y a rien à remplacer.",
    under_way: "Comparé à une nouvelle copie",
    resume: "Reprendre",
    give_up: "Laisser la copie de côté",
    replaced: |day| format!("Texte remplacé le {day}"),
    replaced_by: |by, day| format!("Texte remplacé par {by} le {day}"),
    compare: "Comparer avec le texte antérieur",
    older: |count| fr::plural(count, "texte plus ancien", "textes plus anciens"),
    compare_twin: |name| format!("Comparer les deux textes de {name}"),
};
