//! What becomes of an item, and why one waits, in words.

use crate::lang::{damage, en, fr};
use crate::model::arrival::{Fate, Why};
use crate::model::orphan::Prospect;

/// What becomes of an item, in English.
pub fn fate_en(fate: &Fate) -> String {
    match fate {
        Fate::Known => "there already".to_owned(),
        Fate::Updated => "there already; the file has it later, and it is brought up to date".to_owned(),
        Fate::Kept => "in place".to_owned(),
        Fate::Found => "found by its words; the file does not say where".to_owned(),
        Fate::Moved => "found elsewhere than the file says".to_owned(),
        Fate::Adjusted(similarity, _) => format!("in place; its words changed ({similarity}% alike)"),
        Fate::Waiting(Why::NoDocument) => "waits: its text is not in this dossier".to_owned(),
        Fate::Waiting(Why::NotFound) => "waits: these words are not in the text".to_owned(),
        Fate::Waiting(Why::Several(count)) => format!("waits: these words stand in {count} places"),
        Fate::Waiting(Why::Likely(count)) => {
            format!("waits: {} may be meant", en::counted(*count, "place"))
        }
        Fate::Waiting(Why::Changed) => "waits: its words are largely others now".to_owned(),
        Fate::Waiting(Why::Elsewhere) => "waits: these words stand among others now".to_owned(),
        Fate::Waiting(Why::Split) => "waits: its words are in two places now".to_owned(),
        Fate::Refused(problem) => format!("refused: {}", (damage::EN.problem)(problem)),
    }
}

/// What becomes of an item, in French.
pub fn fate_fr(fate: &Fate) -> String {
    match fate {
        Fate::Known => "déjà là".to_owned(),
        Fate::Updated => "déjà là\u{202f}; le fichier est plus récent, il est mis à jour".to_owned(),
        Fate::Kept => "en place".to_owned(),
        Fate::Found => "trouvé par ses mots\u{202f}; le fichier ne dit pas où".to_owned(),
        Fate::Moved => "retrouvé ailleurs que là où le fichier le dit".to_owned(),
        Fate::Adjusted(similarity, _) => {
            format!("en place\u{202f}; ses mots ont changé (semblables à {similarity}\u{202f}%)")
        }
        Fate::Waiting(Why::NoDocument) => "en attente\u{a0}: son texte n’est pas dans ce dossier".to_owned(),
        Fate::Waiting(Why::NotFound) => "en attente\u{a0}: ces mots ne sont pas dans le texte".to_owned(),
        Fate::Waiting(Why::Several(count)) => {
            format!("en attente\u{a0}: ces mots se trouvent à {count}\u{a0}endroits")
        }
        Fate::Waiting(Why::Likely(count)) => {
            format!("en attente\u{a0}: {}", fr::plural(*count, "endroit possible", "endroits possibles"))
        }
        Fate::Waiting(Why::Changed) => "en attente\u{a0}: ses mots sont presque tous autres".to_owned(),
        Fate::Waiting(Why::Elsewhere) => "en attente\u{a0}: ces mots en ont d’autres autour d’eux".to_owned(),
        Fate::Waiting(Why::Split) => "en attente\u{a0}: ses mots sont à deux endroits".to_owned(),
        Fate::Refused(problem) => format!("refusé\u{a0}: {}", (damage::FR.problem)(problem)),
    }
}

/// Why a passage waits, and what the candidates under it are, in English.
pub fn why_en(prospect: &Prospect) -> String {
    let (shown, near) = (prospect.candidates.len(), prospect.candidates.iter().any(|own| own.is_near));
    match prospect.why {
        Why::NoDocument => "Its text is not in this dossier.".to_owned(),
        Why::NotFound if near => match shown {
            1 => "These words are nowhere in the text; this place is near to them.".to_owned(),
            _ => "These words are nowhere in the text; these places are near to them.".to_owned(),
        },
        Why::NotFound => "These words are nowhere in the text.".to_owned(),
        Why::Likely(_) if shown > 1 => "These places are about as near to its words.".to_owned(),
        Why::Likely(_) => "This place is near to its words.".to_owned(),
        Why::Changed => "It likely stood here; its words have changed.".to_owned(),
        Why::Elsewhere => "Its words stand here among others than before.".to_owned(),
        Why::Split => "Its words are in two places now.".to_owned(),
        Why::Several(1) => "These words stand in one place.".to_owned(),
        Why::Several(count) if count > shown => {
            format!("These words stand in {} places; the {shown} that fit best:", en::number(count))
        }
        Why::Several(count) => format!("These words stand in {} places.", en::number(count)),
    }
}

/// Why a passage waits, and what the candidates under it are, in French.
pub fn why_fr(prospect: &Prospect) -> String {
    let (shown, near) = (prospect.candidates.len(), prospect.candidates.iter().any(|own| own.is_near));
    match prospect.why {
        Why::NoDocument => "Son texte n’est pas dans ce dossier.".to_owned(),
        Why::NotFound if near => {
            let places = match shown {
                1 => "cet endroit s’en approche",
                _ => "ces endroits s’en approchent",
            };
            format!("Ces mots ne sont nulle part dans le texte\u{202f}; {places}.")
        }
        Why::NotFound => "Ces mots ne sont nulle part dans le texte.".to_owned(),
        Why::Likely(_) if shown > 1 => "Ces endroits s’en approchent autant.".to_owned(),
        Why::Likely(_) => "Cet endroit s’en approche.".to_owned(),
        Why::Changed => "Le passage était sans doute ici\u{202f}; ses mots ont changé.".to_owned(),
        Why::Elsewhere => "Ses mots sont ici, parmi d’autres qu’avant.".to_owned(),
        Why::Split => "Ses mots sont à deux endroits désormais.".to_owned(),
        Why::Several(1) => "Ces mots se trouvent à un endroit.".to_owned(),
        Why::Several(count) if count > shown => format!(
            "Ces mots se trouvent à {}\u{a0}endroits\u{202f}; les {shown} qui conviennent le mieux\u{a0}:",
            fr::number(count)
        ),
        Why::Several(count) => {
            format!("Ces mots se trouvent à {}\u{a0}endroits.", fr::number(count))
        }
    }
}
