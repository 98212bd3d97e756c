//! The texts of the dialog that exports: formats, and what is lost in each.

use super::{columns, en, fr};
use crate::model::outgoing::{Format, Loss};

/// Those texts in one language.
#[expect(missing_docs, reason = "each is the text of its name")]
pub struct Texts {
    pub title: &'static str,
    pub formats: &'static str,
    pub group: fn(Format) -> Option<&'static str>,
    pub name: fn(Format) -> &'static str,
    pub about: fn(Format) -> &'static str,
    pub scope: &'static str,
    pub whole: fn(usize) -> String,
    pub shown: fn(&str) -> String,
    pub picked: fn(usize) -> String,
    pub listed: fn(usize) -> String,
    pub export: &'static str,
    pub cancel: &'static str,
    pub back: &'static str,
    pub save: &'static str,
    pub lossless: &'static str,
    /// What stands above the losses of a format: what comes back without them, or what it is for.
    pub losses: fn(Format) -> String,
    /// What a format is for that does not come back, and what to keep beside it; nothing for others.
    pub purpose: fn(Format) -> Option<&'static str>,
    pub loss: fn(Loss, usize) -> String,
    pub handed_out: fn(&str) -> String,
    pub columns: &'static columns::Texts,
}

/// In English.
pub static EN: Texts = Texts {
    title: "Export",
    formats: "Format",
    group: |format| match format {
        Format::Dossier => Some("Scolie"),
        Format::Report => Some("To be read"),
        Format::Passages => Some("Tables"),
        Format::WebAnnotation => Some("On the web"),
        Format::LabelStudio => Some("Annotation tools"),
        Format::Iob => Some("Linguistics"),
        Format::Refi => Some("Qualitative analysis"),
        Format::ClaimReview => Some("Claims and debates"),
        _ => None,
    },
    name: |format| match format {
        Format::Dossier => "Dossier (JSON)",
        Format::WebAnnotation => "Web Annotation (JSON-LD)",
        Format::Passages => "Table of passages (CSV)",
        Format::Claims => "Table of claims (CSV)",
        Format::LabelStudio => "Label Studio",
        Format::Doccano => "doccano",
        Format::Brat => "brat",
        Format::Prodigy => "Prodigy, spaCy",
        Format::Iob => "IOB2 (CoNLL)",
        Format::WebAnno => "WebAnno TSV 3.3",
        Format::Cas => "UIMA CAS (JSON)",
        Format::PubAnnotation => "PubAnnotation",
        Format::Hypothesis => "Hypothesis",
        Format::Recogito => "Recogito",
        Format::Labelbuddy => "labelbuddy",
        Format::Refi => "Project REFI-QDA (QDPX)",
        Format::RefiCodebook => "Codebook REFI-QDA (QDC)",
        Format::ClaimReview => "ClaimReview (schema.org)",
        Format::Argdown => "Argdown",
        Format::Page => "Annotated page (HTML)",
        Format::Markdown => "Markdown",
        Format::Report => "Report to print (HTML)",
    },
    about: |format| match format {
        Format::Dossier => "Everything, to go on in Scolie or to keep.",
        Format::WebAnnotation => "The W3C’s standard; comes back without loss.",
        Format::Passages => "One row for each passage, for a spreadsheet.",
        Format::Claims => "One row for each claim, for a spreadsheet.",
        Format::LabelStudio => "Tasks, with their labelling configuration.",
        Format::Doccano => "One line of JSON for each question, with relations.",
        Format::Brat => "Texts with stand-off annotations and their configuration.",
        Format::Prodigy => "One line of JSON for each question, to train models.",
        Format::Iob => "One word a line with its tag, to train models.",
        Format::WebAnno => "For WebAnno and older INCEpTION.",
        Format::Cas => "For INCEpTION, with claims, attributes and links.",
        Format::PubAnnotation => "For PubAnnotation and TextAE.",
        Format::Hypothesis => "As the interface of Hypothesis gives annotations.",
        Format::Recogito => "Annotations of Recogito.",
        Format::Labelbuddy => "Documents of labelbuddy.",
        Format::Refi => "For MAXQDA, NVivo, ATLAS.ti, QualCoder.",
        Format::RefiCodebook => "The codebook alone, for the same tools.",
        Format::ClaimReview => "Claims with a verdict, to publish with an article.",
        Format::Argdown => "Claims and links as an argument map.",
        Format::Page => "Texts with marks and notes, for any browser.",
        Format::Markdown => "Texts and notes, for any editor.",
        Format::Report => "Question data, table of facts, links.",
    },
    scope: "What",
    whole: |count| format!("The whole dossier ({})", en::counted(count, "question")),
    shown: |name| format!("This question ({name})"),
    picked: |count| format!("The questions that are ticked ({})", en::number(count)),
    listed: |count| format!("The questions in the list ({})", en::number(count)),
    export: "Export",
    cancel: "Cancel",
    back: "Choose another format",
    save: "Save the file",
    lossless: "Nothing is lost.",
    losses: |format| {
        let name = (EN.name)(format);
        match format {
            _ if format.is_read() => format!("What does not come back from {name}"),
            Format::Claims | Format::ClaimReview | Format::Argdown => {
                format!("{name}: what it does not hold")
            }
            _ => format!("{name}: what it does not show"),
        }
    },
    purpose: |format| match format {
        Format::Report => Some(
            "A report to read, print and send. Scolie does not open it again: keep the dossier (JSON) too.",
        ),
        Format::Page => {
            Some("A page to read and send. Scolie does not open it again: keep the dossier (JSON) too.")
        }
        Format::Markdown => Some(
            "A text to read and write on. Its annotations do not come back: keep the dossier (JSON) too.",
        ),
        Format::Claims => Some(
            "A table to sort and count claims. They do not come back from it: keep the dossier (JSON) too.",
        ),
        Format::ClaimReview => {
            Some("Verdicts to publish with an article. They do not come back: keep the dossier (JSON) too.")
        }
        Format::Argdown => {
            Some("A map to draw and discuss. It does not come back: keep the dossier (JSON) too.")
        }
        _ => None,
    },
    loss: |loss, count| match loss {
        Loss::Overlaps => format!(
            "{} left out: of passages that overlap, the one that begins first is written, then the longer one",
            en::counted(count, "passage")
        ),
        Loss::Orphans => {
            format!(
                "{} left out",
                en::plural(count, "passage waiting for a place", "passages waiting for a place")
            )
        }
        Loss::Earlier => {
            format!("{} left out", en::plural(count, "earlier copy of a text", "earlier copies of texts"))
        }
        Loss::Gaps => format!(
            "{} of several extracts: each extract becomes a passage of its own",
            en::counted(count, "passage")
        ),
        Loss::Boundaries => format!("{} widened to whole words", en::counted(count, "passage")),
        Loss::Places => {
            format!("{}: only the words are written, not where they stand", en::counted(count, "passage"))
        }
        Loss::SharedClaims => {
            format!(
                "{} made by several passages: that it is one claim is not told",
                en::counted(count, "claim")
            )
        }
        Loss::BareClaims => format!("{} that no passage makes", en::counted(count, "claim")),
        Loss::Unjudged => format!("{} without a verdict", en::counted(count, "claim")),
        Loss::Annotations => {
            format!("All annotations: {}", en::plural(count, "claim or passage", "claims and passages"))
        }
        Loss::Labels => format!("The labels of {}: only kinds are written", en::counted(count, "claim")),
        Loss::Attributes => format!("The attributes of {}", en::counted(count, "claim")),
        Loss::Notes => format!("The notes of {}", en::counted(count, "claim")),
        Loss::Comments => format!("The comments of {}", en::counted(count, "passage")),
        Loss::Links => en::plural(count, "link between claims", "links between claims"),
        Loss::Suggestions => {
            format!(
                "{} of a program left out, so that no one takes them for work",
                en::counted(count, "suggestion")
            )
        }
        Loss::UntoldSuggestions => format!(
            "{} there as if someone had marked them; when the file comes back, they are suggestions again",
            en::plural(count, "suggestion shown", "suggestions shown")
        ),
        Loss::SuggestedClaims => {
            format!("{} that only suggestions make, left out with them", en::counted(count, "claim"))
        }
        Loss::Stamps => format!("Who made and changed {}, and when", en::counted(count, "record")),
        Loss::Codebook => {
            format!("The codebook: {}", en::plural(count, "entry of its own", "entries of its own"))
        }
        Loss::CodebookRest => format!(
            "The attributes and types of link of the codebook: {}",
            en::plural(count, "entry of its own", "entries of its own")
        ),
        Loss::Data => format!("The question data of {}", en::counted(count, "question")),
        Loss::Work => format!("What is done, and the movements, of {}", en::counted(count, "question")),
        Loss::Layout => {
            format!("Headings, lists and emphasis of {}: the text is plain", en::counted(count, "question"))
        }
        Loss::Unmarked => format!("{} without a passage", en::counted(count, "question")),
        Loss::Texts => {
            format!("The text of {}: only what is quoted of it leaves", en::counted(count, "question"))
        }
    },
    handed_out: |name| format!("“{name}” was handed to the browser."),
    columns: &columns::EN,
};

/// In French.
pub static FR: Texts = Texts {
    title: "Exporter",
    formats: "Format",
    group: |format| match format {
        Format::Dossier => Some("Scolie"),
        Format::Report => Some("À lire"),
        Format::Passages => Some("Tableaux"),
        Format::WebAnnotation => Some("Pour le web"),
        Format::LabelStudio => Some("Outils d’annotation"),
        Format::Iob => Some("Linguistique"),
        Format::Refi => Some("Analyse qualitative"),
        Format::ClaimReview => Some("Affirmations et débats"),
        _ => None,
    },
    name: |format| match format {
        Format::Dossier => "Dossier (JSON)",
        Format::WebAnnotation => "Web Annotation (JSON-LD)",
        Format::Passages => "Tableau des passages (CSV)",
        Format::Claims => "Tableau des affirmations (CSV)",
        Format::LabelStudio => "Label Studio",
        Format::Doccano => "doccano",
        Format::Brat => "brat",
        Format::Prodigy => "Prodigy, spaCy",
        Format::Iob => "IOB2 (CoNLL)",
        Format::WebAnno => "WebAnno TSV 3.3",
        Format::Cas => "UIMA CAS (JSON)",
        Format::PubAnnotation => "PubAnnotation",
        Format::Hypothesis => "Hypothesis",
        Format::Recogito => "Recogito",
        Format::Labelbuddy => "labelbuddy",
        Format::Refi => "Projet REFI-QDA (QDPX)",
        Format::RefiCodebook => "Grille REFI-QDA (QDC)",
        Format::ClaimReview => "ClaimReview (schema.org)",
        Format::Argdown => "Argdown",
        Format::Page => "Page annotée (HTML)",
        Format::Markdown => "Markdown",
        Format::Report => "Rapport à imprimer (HTML)",
    },
    about: |format| match format {
        Format::Dossier => "Tout, pour continuer dans Scolie ou pour conserver.",
        Format::WebAnnotation => "La norme du W3C\u{202f}; revient sans perte.",
        Format::Passages => "Une ligne par passage, pour un tableur.",
        Format::Claims => "Une ligne par affirmation, pour un tableur.",
        Format::LabelStudio => "Les tâches et leur configuration.",
        Format::Doccano => "Une ligne de JSON par question, avec les relations.",
        Format::Brat => "Les textes, leurs annotations à part et la configuration.",
        Format::Prodigy => "Une ligne de JSON par question, pour entraîner des modèles.",
        Format::Iob => "Un mot par ligne et son étiquette, pour entraîner des modèles.",
        Format::WebAnno => "Pour WebAnno et les INCEpTION anciens.",
        Format::Cas => "Pour INCEpTION, avec affirmations, attributs et liens.",
        Format::PubAnnotation => "Pour PubAnnotation et TextAE.",
        Format::Hypothesis => "Comme l’interface de Hypothesis donne les annotations.",
        Format::Recogito => "Annotations de Recogito.",
        Format::Labelbuddy => "Documents de labelbuddy.",
        Format::Refi => "Pour MAXQDA, NVivo, ATLAS.ti, QualCoder.",
        Format::RefiCodebook => "La grille seule, pour les mêmes outils.",
        Format::ClaimReview => "Les affirmations jugées, à publier avec un article.",
        Format::Argdown => "Affirmations et liens, en carte d’arguments.",
        Format::Page => "Les textes, leurs marques et leurs notes, pour tout navigateur.",
        Format::Markdown => "Les textes et les notes, pour tout éditeur.",
        Format::Report => "Données clés, tableau des faits, liens.",
    },
    scope: "Étendue",
    whole: |count| format!("Tout le dossier ({})", fr::counted(count, "question")),
    shown: |name| format!("Cette question ({name})"),
    picked: |count| format!("Les questions cochées ({})", fr::number(count)),
    listed: |count| format!("Les questions de la liste ({})", fr::number(count)),
    export: "Exporter",
    cancel: "Annuler",
    back: "Choisir un autre format",
    save: "Enregistrer le fichier",
    lossless: "Rien n’est perdu.",
    losses: |format| {
        let name = (FR.name)(format);
        match format {
            _ if format.is_read() => format!("Ce qui ne reviendra pas de {name}"),
            Format::Claims | Format::ClaimReview | Format::Argdown => {
                format!("{name}\u{a0}: ce qui n’y est pas")
            }
            _ => format!("{name}\u{a0}: ce qui n’y paraît pas"),
        }
    },
    purpose: |format| match format {
        Format::Report => Some(
            "Un rapport à lire, à imprimer, à transmettre. Scolie ne le rouvre pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        Format::Page => Some(
            "Une page à lire et à transmettre. Scolie ne la rouvre pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        Format::Markdown => Some(
            "Un texte à lire et à reprendre. Ses annotations ne reviennent pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        Format::Claims => Some(
            "Un tableau où trier et compter les affirmations. Elles n’en reviennent pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        Format::ClaimReview => Some(
            "Des verdicts à publier avec un article. Ils n’en reviennent pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        Format::Argdown => Some(
            "Une carte à dessiner et à discuter. Elle ne revient pas\u{a0}: gardez aussi le dossier (JSON).",
        ),
        _ => None,
    },
    loss: |loss, count| match loss {
        Loss::Overlaps => format!(
            "{}\u{a0}: de passages qui se chevauchent, celui qui commence le premier est écrit, puis le plus long",
            fr::plural(count, "passage laissé de côté", "passages laissés de côté")
        ),
        Loss::Orphans => fr::plural(
            count,
            "passage en attente d’une place, laissé de côté",
            "passages en attente d’une place, laissés de côté",
        ),
        Loss::Earlier => {
            fr::plural(count, "texte antérieur laissé de côté", "textes antérieurs laissés de côté")
        }
        Loss::Gaps => format!(
            "{} en plusieurs extraits\u{a0}: chaque extrait devient un passage",
            fr::counted(count, "passage")
        ),
        Loss::Boundaries => {
            fr::plural(count, "passage étendu à des mots entiers", "passages étendus à des mots entiers")
        }
        Loss::Places => {
            format!("{}\u{a0}: les mots sont écrits, non leur place", fr::counted(count, "passage"))
        }
        Loss::SharedClaims => format!(
            "{} en plusieurs passages\u{a0}: qu’il s’agit d’une seule n’est pas dit",
            fr::counted(count, "affirmation")
        ),
        Loss::BareClaims => format!("{} sans passage", fr::counted(count, "affirmation")),
        Loss::Unjudged => format!("{} sans verdict", fr::counted(count, "affirmation")),
        Loss::Annotations => {
            format!(
                "Toutes les annotations\u{a0}: {}",
                fr::plural(count, "affirmation ou passage", "affirmations et passages")
            )
        }
        Loss::Labels => {
            format!(
                "Les étiquettes de {}\u{a0}: seuls les types sont écrits",
                fr::counted(count, "affirmation")
            )
        }
        Loss::Attributes => format!("Les attributs de {}", fr::counted(count, "affirmation")),
        Loss::Notes => format!("Les notes de {}", fr::counted(count, "affirmation")),
        Loss::Comments => format!("Les commentaires de {}", fr::counted(count, "passage")),
        Loss::Links => fr::plural(count, "lien entre affirmations", "liens entre affirmations"),
        Loss::Suggestions => format!(
            "{}, pour que personne n’y voie un travail humain",
            fr::plural(
                count,
                "suggestion d’un programme, laissée de côté",
                "suggestions de programmes, laissées de côté"
            )
        ),
        Loss::UntoldSuggestions => format!(
            "{} comme l’œuvre de quelqu’un\u{202f}; au retour du fichier, ce sont de nouveau des suggestions",
            fr::plural(count, "suggestion y paraît", "suggestions y paraissent")
        ),
        Loss::SuggestedClaims => fr::plural(
            count,
            "affirmation que seules des suggestions portent, laissée de côté avec elles",
            "affirmations que seules des suggestions portent, laissées de côté avec elles",
        ),
        Loss::Stamps => format!("Qui a fait et modifié {}, et quand", fr::counted(count, "élément")),
        Loss::Codebook => {
            format!("La grille\u{a0}: {}", fr::plural(count, "entrée propre", "entrées propres"))
        }
        Loss::CodebookRest => format!(
            "Les attributs et les types de liens de la grille\u{a0}: {}",
            fr::plural(count, "entrée propre", "entrées propres")
        ),
        Loss::Data => format!("Les données clés de {}", fr::counted(count, "question")),
        Loss::Work => format!("Ce qui est terminé et les mouvements de {}", fr::counted(count, "question")),
        Loss::Layout => {
            format!(
                "Titres, listes et mises en valeur de {}\u{a0}: le texte est brut",
                fr::counted(count, "question")
            )
        }
        Loss::Unmarked => format!("{} sans passage", fr::counted(count, "question")),
        Loss::Texts => {
            format!("Le texte de {}\u{a0}: il n’en part que les citations", fr::counted(count, "question"))
        }
    },
    handed_out: |name| format!("«\u{a0}{name}\u{a0}» a été remis au navigateur."),
    columns: &columns::FR,
};
