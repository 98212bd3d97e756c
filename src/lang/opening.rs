//! The texts of opening files: what came of them, and why some were refused.

use super::{en, fr};
use crate::model::opening::{Left, Refusal, Report};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub summary: fn(&Report) -> String,
    pub refused: fn(&str, &Refusal) -> String,
    pub refusal: fn(&Refusal) -> String,
    pub told: fn(&str, &str) -> String,
    pub known: fn(&str) -> String,
    pub twin: fn(&str) -> String,
    pub joined: &'static str,
    pub as_in_file: &'static str,
    pub broken: &'static str,
    pub join: &'static str,
    pub not_opened: &'static str,
    pub rich: &'static str,
    pub remarks: &'static str,
    pub were_there: &'static str,
    pub twins: &'static str,
    pub hidden: fn(usize) -> String,
    pub more: fn(usize) -> String,
}

/// In English.
pub static EN: Texts = Texts {
    summary: |report| {
        let mut pieces = Vec::new();
        if report.opened > 0 {
            pieces.push(format!("{} opened", en::counted(report.opened, "question")));
        }
        match (report.known.len(), report.opened) {
            (0, _) => {}
            (1, 0) => pieces.push("one question was in the dossier already".to_owned()),
            (known, 0) => pieces.push(format!("{} questions were in the dossier already", en::number(known))),
            (1, _) => pieces.push("1 was there already".to_owned()),
            (known, _) => pieces.push(format!("{} were there already", en::number(known))),
        }
        if !report.refused.is_empty() {
            pieces.push(format!("{} refused", en::counted(report.refused.len(), "file")));
        }
        match report.left {
            Some(Left::Unknown) => pieces.push("stopped".to_owned()),
            Some(Left::Files(left)) => {
                pieces.push(format!("stopped, {} not read", en::counted(left, "file")));
            }
            Some(Left::Questions(left)) => {
                pieces.push(format!("stopped, {} not read", en::counted(left, "question")));
            }
            None => {}
        }
        if !report.twins.is_empty() {
            pieces.push(format!("{} there in another text", en::number(report.twins.len())));
        }
        if !report.told.is_empty() {
            pieces.push(en::counted(report.told.len(), "remark"));
        }
        sentence(&pieces.join("; "))
    },
    refused: |name, refusal| {
        format!("“{name}” was not opened: {}. Nothing was changed.", (EN.refusal)(refusal))
    },
    refusal: |refusal| {
        match refusal {
        Refusal::NotText => {
            "it is not a text (a PDF, a document of Word, a picture…); open it and copy its words, then paste them here".to_owned()
        }
        Refusal::TooLarge => "it is over 20 MB (50 MB for tables, 100 MB for JSON and archives, 500 MB for dossiers of Scolie); split it into smaller files".to_owned(),
        Refusal::Unreadable => {
            "it could not be read: it was moved or deleted, or it may not be read; choose it again".to_owned()
        }
        Refusal::Empty => "there is no text in it".to_owned(),
        Refusal::NoQuestion => "no question was found in it, and it is not a dossier".to_owned(),
        Refusal::Passages => {
            "its rows look like passages, not like questions: say what its columns hold (quote, start, end, kind…)"
                .to_owned()
        }
        Refusal::NoFile => "there is no file in this folder".to_owned(),
        Refusal::NoCopy => "it is no text of a question that could take the place of this one".to_owned(),
        Refusal::OtherQuestions(count) => {
            format!("it holds {}, and not the one whose text is to be replaced", en::counted(*count, "question"))
        }
        Refusal::Waits => "another file is still to be decided about; open it again after that".to_owned(),
        Refusal::Damaged(detail) => detail.clone(),
    }
    },
    told: |name, warning| format!("“{name}”: {warning}"),
    known: |title| format!("This question is in the dossier already: {title}"),
    twin: |name| format!("Question {name} is already in the dossier, in another text."),
    joined: "Lines joined for reading",
    as_in_file: "Show them as in the file",
    broken: "Lines as in the file",
    join: "Join them for reading",
    not_opened: "Not opened",
    rich: "Paragraphs, emphasis and lists are kept. They go when you change the text here.",
    remarks: "Remarks",
    were_there: "There already",
    twins: "There already in another text",
    hidden: |count| format!("{} left out.", en::counted(count, "hidden file")),
    more: |count| format!("and {} more", en::number(count)),
};

/// In French.
pub static FR: Texts = Texts {
    summary: |report| {
        let mut pieces = Vec::new();
        if report.opened > 0 {
            pieces.push(fr::plural(report.opened, "question ouverte", "questions ouvertes"));
        }
        match (report.known.len(), report.opened) {
            (0, _) => {}
            (1, 0) => pieces.push("une question était déjà dans le dossier".to_owned()),
            (known, 0) => {
                pieces.push(format!("{}\u{a0}questions étaient déjà dans le dossier", fr::number(known)))
            }
            (1, _) => pieces.push("1\u{a0}y était déjà".to_owned()),
            (known, _) => pieces.push(format!("{}\u{a0}y étaient déjà", fr::number(known))),
        }
        if !report.refused.is_empty() {
            pieces.push(fr::plural(report.refused.len(), "fichier refusé", "fichiers refusés"));
        }
        match report.left {
            Some(Left::Unknown) => pieces.push("arrêté".to_owned()),
            Some(Left::Questions(left)) => {
                let left = fr::plural(left, "question non lue", "questions non lues");
                pieces.push(format!("arrêté, {left}"));
            }
            Some(Left::Files(left)) => {
                let left = fr::plural(left, "fichier non lu", "fichiers non lus");
                pieces.push(format!("arrêté, {left}"));
            }
            None => {}
        }
        if !report.twins.is_empty() {
            let twins = fr::number(report.twins.len());
            pieces.push(format!("{twins}\u{a0}déjà là dans un autre texte"));
        }
        if !report.told.is_empty() {
            pieces.push(fr::counted(report.told.len(), "remarque"));
        }
        sentence(&pieces.join("\u{202f}; "))
    },
    refused: |name, refusal| {
        format!(
            "«\u{a0}{name}\u{a0}» n’a pas été ouvert\u{a0}: {}. Rien n’a été changé.",
            (FR.refusal)(refusal)
        )
    },
    refusal: |refusal| {
        match refusal {
        Refusal::NotText => {
            "ce n’est pas un texte (PDF, document Word, image…)\u{202f}; ouvrez-le, copiez-en les mots et collez-les ici".to_owned()
        }
        Refusal::TooLarge => "il dépasse 20\u{a0}Mo (50\u{a0}Mo pour une table, 100\u{a0}Mo pour du JSON ou une archive, 500\u{a0}Mo pour un dossier de Scolie)\u{202f}; découpez-le en fichiers plus petits".to_owned(),
        Refusal::Unreadable => {
            "il n’a pas pu être lu\u{a0}: déplacé, supprimé ou interdit de lecture\u{202f}; choisissez-le à nouveau"
                .to_owned()
        }
        Refusal::Empty => "il ne contient aucun texte".to_owned(),
        Refusal::NoQuestion => "aucune question n’y a été trouvée, et ce n’est pas un dossier".to_owned(),
        Refusal::Passages => {
            "ses lignes semblent être des passages, non des questions\u{a0}: dites ce que contiennent ses colonnes (quote, start, end, kind…)"
                .to_owned()
        }
        Refusal::NoCopy => {
            "ce n’est pas le texte d’une question qui puisse remplacer celui-ci".to_owned()
        }
        Refusal::OtherQuestions(count) => format!(
            "il contient {}, mais pas celle dont le texte est à remplacer",
            fr::counted(*count, "question")
        ),
        Refusal::NoFile => "ce répertoire ne contient aucun fichier".to_owned(),
        Refusal::Waits => {
            "un autre fichier attend encore votre décision\u{202f}; ouvrez-le à nouveau ensuite".to_owned()
        }
        Refusal::Damaged(detail) => detail.clone(),
    }
    },
    told: |name, warning| format!("«\u{a0}{name}\u{a0}»\u{a0}: {warning}"),
    known: |title| format!("Cette question est déjà dans le dossier\u{a0}: {title}"),
    twin: |name| format!("La question {name} est déjà dans le dossier, dans un autre texte."),
    joined: "Lignes réunies pour la lecture",
    as_in_file: "Les montrer comme dans le fichier",
    broken: "Lignes comme dans le fichier",
    join: "Les réunir pour la lecture",
    not_opened: "Non ouverts",
    rich: "Paragraphes, mises en valeur et listes sont conservés. Modifier le texte ici les enlève.",
    remarks: "Remarques",
    were_there: "Déjà présentes",
    twins: "Déjà présentes, dans un autre texte",
    hidden: |count| match count {
        1 => "1\u{a0}fichier caché laissé de côté.".to_owned(),
        _ => format!("{count}\u{a0}fichiers cachés laissés de côté."),
    },
    more: |count| format!("et {} de plus", fr::number(count)),
};

/// `words` with a capital and a full stop.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Warning;
    use crate::model::identity::DocumentId;
    use uuid::Uuid;

    #[test]
    fn a_summary_says_what_came_and_what_did_not() {
        let name = |name: &str| name.to_owned();
        let report = Report {
            opened: 23,
            known: vec![(name("a"), DocumentId(Uuid::nil())), (name("b"), DocumentId(Uuid::nil()))],
            refused: vec![(name("c"), Refusal::NotText)],
            told: vec![(name("d"), Warning::PageTrimmed)],
            left: Some(Left::Files(4)),
            hidden: 1,
            ..Report::default()
        };
        assert_eq!(
            (EN.summary)(&report),
            "23\u{a0}questions opened; 2 were there already; 1\u{a0}file refused; stopped, 4\u{a0}files not read; 1\u{a0}remark."
        );
        assert_eq!(
            (FR.summary)(&report),
            "23\u{a0}questions ouvertes\u{202f}; 2\u{a0}y étaient déjà\u{202f}; 1\u{a0}fichier refusé\u{202f}; arrêté, 4\u{a0}fichiers non lus\u{202f}; 1\u{a0}remarque."
        );
        let one = Report { opened: 300, left: Some(Left::Questions(1700)), ..Report::default() };
        assert_eq!((EN.summary)(&one), "300\u{a0}questions opened; stopped, 1700\u{a0}questions not read.");
        assert_eq!(
            (FR.summary)(&one),
            "300\u{a0}questions ouvertes\u{202f}; arrêté, 1700\u{a0}questions non lues."
        );
        let known = Report { known: report.known.clone(), ..Report::default() };
        assert_eq!((FR.summary)(&known), "2\u{a0}questions étaient déjà dans le dossier.");
    }
}
