//! The texts of the question data.

use crate::model::answer_time::AnswerTime;
use crate::model::datum::Datum;
use crate::model::docket::Work;
use crate::model::question::Status;

/// The texts of the question data in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub datum: fn(Datum) -> &'static str,
    pub choice: fn(&str) -> &'static str,
    pub none: &'static str,
    pub unknown: &'static str,
    pub author_reference: &'static str,
    pub status_row: &'static str,
    pub status: fn(Status) -> &'static str,
    pub answer_time_row: &'static str,
    pub answer_time: fn(AnswerTime, &str) -> String,
    pub late: fn(AnswerTime) -> Option<String>,
    pub table: &'static str,
    pub correct: &'static str,
    pub corrected: &'static str,
    pub read: fn(&str) -> String,
    pub take_back: fn(&str) -> String,
    pub finish: &'static str,
    pub cite: &'static str,
    pub citation: &'static str,
    pub citation_hint: &'static str,
    pub copied: &'static str,
    pub not_copied: fn(&str) -> String,
    pub work: fn(Work) -> &'static str,
    pub mark_done: &'static str,
    pub mark_open: &'static str,
    pub next: fn(&str) -> String,
    pub day_hint: &'static str,
    pub days_hint: &'static str,
    pub numbers_hint: &'static str,
}

/// In English.
pub static EN: Texts = Texts {
    datum: |datum| match datum {
        Datum::Chamber => "Chamber",
        Datum::Legislature => "Legislature",
        Datum::Kind => "Type",
        Datum::Number => "Number",
        Datum::Title => "Title",
        Datum::Author => "Author",
        Datum::Group => "Group",
        Datum::Constituency => "Constituency",
        Datum::Heading => "Heading",
        Datum::MinistryAsked => "Ministry asked",
        Datum::MinistryAssigned => "Ministry assigned",
        Datum::Asked => "Question published",
        Datum::AskedPage => "Page of the question",
        Datum::Signalled => "Signalled on",
        Datum::Renewed => "Renewed on",
        Datum::Recalls => "Recalls question",
        Datum::RecalledBy => "Recalled by question",
        Datum::Answered => "Answer published",
        Datum::AnsweredPage => "Page of the answer",
        Datum::Closed => "Ended without an answer",
        Datum::ClosedOn => "Ended on",
    },
    choice: |choice| match choice {
        "AN" => "Assemblée nationale",
        "Sénat" => "Sénat",
        "QE" => "Written question",
        "QO" => "Oral question",
        "QG" => "Question to the Government",
        "withdrawn" => "Withdrawn",
        "lapsed" => "Lapsed",
        _ => "",
    },
    none: "—",
    unknown: "No question data",
    author_reference: "Author’s reference",
    status_row: "Status",
    status: |status| match status {
        Status::Answered => "answered",
        Status::Withdrawn => "withdrawn",
        Status::Lapsed => "lapsed",
        Status::Signalled => "unanswered, signalled",
        Status::Renewed => "unanswered, renewed",
        Status::Waiting => "unanswered",
    },
    answer_time_row: "Time to answer",
    answer_time: |time, due| {
        let days = days_en(time.days);
        match (time.answered, time.late) {
            (true, late) if late > 0 => format!("{days}: {} late (due by {due})", days_en(late)),
            (true, _) => format!("{days}, within the two months"),
            (false, late) if late > 0 => {
                format!("waiting for {days}: the two months ended {} ago, on {due}", days_en(late))
            }
            (false, late) => format!("waiting for {days}: {} left, until {due}", days_en(-late)),
        }
    },
    late: |time| time.is_late().then(|| format!("{} late", days_en(time.late))),
    table: "Question data",
    correct: "Correct…",
    corrected: "corrected",
    read: |read| {
        if read.is_empty() { "Not in the source".to_owned() } else { format!("In the source: {read}") }
    },
    take_back: |name| format!("{name}: back to what the source says"),
    finish: "Finish",
    cite: "Copy citation…",
    citation: "Copy citation",
    citation_hint: "Choose the form to copy.",
    copied: "Citation copied.",
    not_copied: |reason| {
        format!("The citation could not be copied ({reason}). Select it and copy it yourself.")
    },
    work: |work| match work {
        Work::Untouched => "untouched",
        Work::InProgress => "in progress",
        Work::Done => "done",
    },
    mark_done: "Mark as done",
    mark_open: "Done. Take up again",
    next: |name| format!("Next: {name}"),
    day_hint: "21/01/2025",
    days_hint: "21/01/2025, 04/03/2025",
    numbers_hint: "3331, 4712",
};

fn days_en(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// In French.
pub static FR: Texts = Texts {
    datum: |datum| match datum {
        Datum::Chamber => "Chambre",
        Datum::Legislature => "Législature",
        Datum::Kind => "Type",
        Datum::Number => "Numéro",
        Datum::Title => "Titre",
        Datum::Author => "Auteur",
        Datum::Group => "Groupe",
        Datum::Constituency => "Circonscription",
        Datum::Heading => "Rubrique",
        Datum::MinistryAsked => "Ministère interrogé",
        Datum::MinistryAssigned => "Ministère attributaire",
        Datum::Asked => "Question publiée le",
        Datum::AskedPage => "Page de la question",
        Datum::Signalled => "Signalée le",
        Datum::Renewed => "Renouvelée le",
        Datum::Recalls => "Rappelle la question",
        Datum::RecalledBy => "Rappelée par la question",
        Datum::Answered => "Réponse publiée le",
        Datum::AnsweredPage => "Page de la réponse",
        Datum::Closed => "Close sans réponse",
        Datum::ClosedOn => "Close le",
    },
    choice: |choice| match choice {
        "AN" => "Assemblée nationale",
        "Sénat" => "Sénat",
        "QE" => "Question écrite",
        "QO" => "Question orale",
        "QG" => "Question au Gouvernement",
        "withdrawn" => "Retirée",
        "lapsed" => "Caduque",
        _ => "",
    },
    none: "—",
    unknown: "Aucune donnée clé",
    author_reference: "Référence de l’auteur",
    status_row: "État",
    status: |status| match status {
        Status::Answered => "avec réponse",
        Status::Withdrawn => "retirée",
        Status::Lapsed => "caduque",
        Status::Signalled => "sans réponse, signalée",
        Status::Renewed => "sans réponse, renouvelée",
        Status::Waiting => "sans réponse",
    },
    answer_time_row: "Délai de réponse",
    answer_time: |time, due| {
        let days = days_fr(time.days);
        match (time.answered, time.late) {
            (true, late) if late > 0 => {
                format!("{days}, dont {} de retard (échéance le {due})", days_fr(late))
            }
            (true, _) => format!("{days}, dans les deux mois"),
            (false, late) if late > 0 => {
                format!(
                    "{days} d’attente\u{a0}: délai de deux mois dépassé de {}, depuis le {due}",
                    days_fr(late)
                )
            }
            (false, late) => format!("{days} d’attente\u{a0}: encore {}, jusqu’au {due}", days_fr(-late)),
        }
    },
    late: |time| time.is_late().then(|| format!("{} de retard", days_fr(time.late))),
    table: "Données clés",
    correct: "Corriger…",
    corrected: "corrigé",
    read: |read| {
        if read.is_empty() {
            "Absent de la source".to_owned()
        } else {
            format!("Dans la source\u{a0}: {read}")
        }
    },
    take_back: |name| format!("{name}\u{a0}: revenir à la source"),
    finish: "Terminer",
    cite: "Copier la citation…",
    citation: "Copier la citation",
    citation_hint: "Choisissez la forme à copier.",
    copied: "Citation copiée.",
    not_copied: |reason| {
        format!("La citation n’a pas pu être copiée ({reason}). Sélectionnez-la et copiez-la vous-même.")
    },
    work: |work| match work {
        Work::Untouched => "pas commencée",
        Work::InProgress => "en cours",
        Work::Done => "terminée",
    },
    mark_done: "Marquer comme terminée",
    mark_open: "Terminée. Reprendre",
    next: |name| format!("Suivante\u{a0}: {name}"),
    day_hint: "21/01/2025",
    days_hint: "21/01/2025, 04/03/2025",
    numbers_hint: "3331, 4712",
};

fn days_fr(days: i32) -> String {
    if days.abs() < 2 { format!("{days}\u{a0}jour") } else { format!("{days}\u{a0}jours") }
}
