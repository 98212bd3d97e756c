//! What is wrong with a file and where, in words. English is what the types say of themselves.

use super::{fr, parser};
use crate::exchange::Error;
use crate::model::file_place::{Count, FilePlace};
use crate::model::problem::{Archive, Lack, Problem};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub file: fn(&Error) -> String,
    pub place: fn(&FilePlace) -> String,
    pub problem: fn(&Problem) -> String,
}

/// In English.
pub static EN: Texts =
    Texts { file: ToString::to_string, place: ToString::to_string, problem: ToString::to_string };

/// In French.
pub static FR: Texts = Texts { file, place, problem };

fn file(error: &Error) -> String {
    let (place, problem) = (place(error.place()), problem(error.problem()));
    if place.is_empty() { problem } else { format!("{place}, {problem}") }
}

fn place(place: &FilePlace) -> String {
    place.words(|count| match count {
        Count::Line(line) | Count::Row(line) => format!("ligne\u{a0}{line}"),
        Count::Column(line, column) => format!("ligne\u{a0}{line}, colonne\u{a0}{column}"),
        Count::Item(item) => format!("élément\u{a0}{item}"),
    })
}

fn problem(problem: &Problem) -> String {
    let with = |problem: &str, detail: Option<&str>| {
        detail.map_or_else(|| problem.to_owned(), |detail| format!("{problem} ({detail})"))
    };
    match problem {
        Problem::Syntax(detail) => with("ce n’est pas du JSON", parser::syntax(detail)),
        Problem::Shape(detail) => with("contenu inattendu", parser::shape(detail).as_deref()),
        Problem::Format(format) if format.is_empty() => "ce n’est pas un dossier Scolie".to_owned(),
        Problem::Format(format) => format!("format inconnu «\u{a0}{format}\u{a0}»"),
        Problem::Name(text) => format!("valeur non reconnue «\u{a0}{text}\u{a0}»"),
        Problem::Duplicate(id) => format!("{id} figure deux fois"),
        Problem::Unknown(id) => format!("{id} n’est pas dans le fichier"),
        Problem::Lacks(lack) => lacks(lack),
        Problem::Line(line) => format!("«\u{a0}{line}\u{a0}» n’est pas une ligne de ce format"),
        Problem::Columns(found, expected) => {
            format!("{} au lieu de {expected}", fr::counted(*found, "colonne"))
        }
        Problem::Chain(layer) => format!("les chaînes de {layer} ne sont pas lues"),
        Problem::Sentence(said, found) => format!("une phrase à {said}, et non à {found}"),
        Problem::CutOff => "le fichier s’arrête au milieu".to_owned(),
        Problem::NotUtf8 => "ce n’est pas de l’UTF-8".to_owned(),
        Problem::Archive(own) => archive(own),
        Problem::Cycle => "un type est une sorte de lui-même".to_owned(),
        Problem::NoKind => "il n’y a aucun type".to_owned(),
        Problem::Empty => "l’extrait est vide".to_owned(),
        Problem::PastText(end, length) => format!("la fin {end} dépasse le texte ({length})"),
        Problem::Overlap => "des extraits se chevauchent".to_owned(),
        Problem::Quote(quoted, found) => {
            format!("la citation «\u{a0}{quoted}\u{a0}» ne correspond pas au texte «\u{a0}{found}\u{a0}»")
        }
        Problem::Fingerprint => "l’empreinte ne correspond pas au texte".to_owned(),
        Problem::Unmarked => "aucun mot n’y est marqué".to_owned(),
        Problem::Reply => "c’est une réponse à une autre annotation".to_owned(),
        Problem::Rejected => "rejeté ou mis de côté dans l’outil d’origine".to_owned(),
    }
}

fn lacks(lack: &Lack) -> String {
    match lack {
        Lack::Object => "ce n’est pas un objet JSON".to_owned(),
        Lack::Span => "il faudrait un début, une fin et une étiquette".to_owned(),
        Lack::Position => "il n’est pas dit où cela commence et finit".to_owned(),
        Lack::Ends => "il n’est pas dit ce que ce lien relie".to_owned(),
        Lack::Code => "aucun code n’y est attaché".to_owned(),
        Lack::Tags => "aucune colonne ne contient d’étiquettes".to_owned(),
        Lack::Structures => "il ne contient aucune structure".to_owned(),
        Lack::Text => "l’endroit marqué n’est pas dans un texte".to_owned(),
        Lack::Element(name) if name.is_empty() => "ce n’est pas du XML".to_owned(),
        Lack::Element(name) => format!("il manque l’élément {name}"),
    }
}

fn archive(archive: &Archive) -> String {
    match archive {
        Archive::Broken(_) => "l’archive est abîmée".to_owned(),
        Archive::Many(most) => format!("plus de {} fichiers dans l’archive", fr::number(*most)),
        Archive::Large(most) => format!("plus de {most}\u{a0}Mo une fois décompressé"),
        Archive::LeadsOut => "son nom mène hors de l’archive".to_owned(),
        Archive::Encrypted => "il est chiffré".to_owned(),
        Archive::Packing(_) => "il est comprimé d’une façon qui n’est pas lue".to_owned(),
        Archive::Sum => "il est abîmé\u{a0}: sa somme de contrôle est autre".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_in_both_languages() {
        let place = FilePlace::line(3).in_file("q.ann");
        assert_eq!(
            ((EN.place)(&place), (FR.place)(&place)),
            ("q.ann, line 3".into(), "q.ann, ligne\u{a0}3".into())
        );
        let place = FilePlace::at(Count::Item(2)).element("spans", 0);
        assert_eq!((FR.place)(&place), "élément\u{a0}2, spans[0]");
        assert_eq!((FR.place)(&FilePlace::at(Count::Row(12))), "ligne\u{a0}12");
    }

    #[test]
    fn problems_are_said_in_french() {
        assert_eq!((FR.problem)(&Problem::Columns(1, 4)), "1\u{a0}colonne au lieu de 4");
        assert_eq!(
            (FR.problem)(&Problem::Lacks(Lack::Element("project".into()))),
            "il manque l’élément project"
        );
        assert!((FR.problem)(&Problem::Archive(Archive::Many(10_000))).contains("10\u{202f}000"));
    }
}
