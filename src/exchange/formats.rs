//! Every format, by its name: how it is written, how it is told from its content, how it is read.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::archive::Entry;
use super::error::Error;
use super::foreign::Foreign;
use super::outgoing::{File, Writer, Writing};
use super::work::{Work, at_once, turn};
use super::{
    archive, argdown, brat, cas, claim_review, commonmark, default_codebook, doccano, dossier, hypothesis,
    iob, label_studio, labelbuddy, page, prodigy, pubannotation, recogito, refi, report, table,
    web_annotation, webanno,
};
use crate::model::dossier::Dossier;
use crate::model::language::Language;
use crate::model::outgoing::{Format, Loss, Losses, TableForm};
use crate::model::sorted;

/// How a dossier leaves in the formats that leave a choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of what is written for people.
    pub language: Language,
    /// How tables are written; nothing, for as spreadsheets in that language expect them.
    pub table: Option<TableForm>,
}

/// Begins to write `dossier`; nothing where the format is not written document by document.
#[must_use]
pub fn begin(format: Format, dossier: &Rc<Dossier>, options: &Options) -> Option<Writing> {
    let (writer, mut losses) = match for_people(format, dossier, options) {
        Some(writing) => writing,
        None => writer(format, options.language).map(|(writer, losses)| (writer, losses.to_vec()))?,
    };
    if format != Format::WebAnnotation {
        losses.push(Loss::Earlier);
    }
    Some(Writing::begin(Rc::clone(dossier), writer, &losses))
}

/// Our own file, which is written in one go and loses nothing.
#[must_use]
pub fn own(dossier: &Dossier) -> (Vec<File>, Losses) {
    let file = File::text(dossier::file_name(dossier), "application/json", dossier::export(dossier));
    (vec![file], Losses::default())
}

/// The formats that are written for people, and depend on the dossier in what they lose.
fn for_people(format: Format, dossier: &Dossier, options: &Options) -> Option<(Box<dyn Writer>, Vec<Loss>)> {
    let language = options.language;
    let form = || options.table.clone().unwrap_or_else(|| TableForm::of(language));
    Some(match format {
        Format::Passages => table::passages_writer(dossier, language, &form()),
        Format::Claims => table::claims_writer(dossier, language, &form()),
        Format::Page => (page::writer(dossier, language), page::LOSES.to_vec()),
        Format::Markdown => (commonmark::writer(dossier, language), commonmark::LOSES.to_vec()),
        Format::Report => (report::writer(language), report::LOSES.to_vec()),
        _ => return None,
    })
}

fn writer(format: Format, language: Language) -> Option<(Box<dyn Writer>, &'static [Loss])> {
    Some(match format {
        Format::WebAnnotation => (web_annotation::writer(language), web_annotation::LOSES),
        Format::ClaimReview => (claim_review::writer(language), claim_review::LOSES),
        Format::Argdown => (argdown::writer(language), argdown::LOSES),
        Format::LabelStudio => (label_studio::writer(language), label_studio::LOSES),
        Format::Doccano => (doccano::writer(), doccano::LOSES),
        Format::Brat => (brat::writer(language), brat::LOSES),
        Format::Prodigy => (prodigy::writer(), prodigy::LOSES),
        Format::PubAnnotation => (pubannotation::writer(), pubannotation::LOSES),
        Format::Hypothesis => (hypothesis::writer(), hypothesis::LOSES),
        Format::Iob => (iob::writer(), iob::LOSES),
        Format::WebAnno => (webanno::writer(), webanno::LOSES),
        Format::Cas => (cas::writer(), cas::LOSES),
        Format::Refi => (refi::writer(), refi::LOSES),
        Format::RefiCodebook => (refi::codebook_writer(), refi::CODEBOOK_LOSES),
        _ => return None,
    })
}

/// The format of a file, told from its content.
#[must_use]
pub fn recognise(name: &str, text: &str) -> Option<Format> {
    type Recognise = fn(&str, &str) -> bool;
    // Those that say what they are before those that are told from the names of their fields.
    let told: [(Format, Recognise); 13] = [
        (Format::Passages, |_, text| table::recognise(text)),
        (Format::Cas, cas::recognise),
        (Format::WebAnno, webanno::recognise),
        (Format::RefiCodebook, |_, text| refi::recognise_codebook(text)),
        (Format::Recogito, recogito::recognise),
        (Format::Hypothesis, hypothesis::recognise),
        (Format::WebAnnotation, web_annotation::recognise),
        (Format::LabelStudio, label_studio::recognise),
        (Format::Labelbuddy, labelbuddy::recognise),
        (Format::PubAnnotation, pubannotation::recognise),
        (Format::Doccano, doccano::recognise),
        (Format::Prodigy, prodigy::recognise),
        (Format::Brat, brat::recognise),
    ];
    let told = told.into_iter().find(|(_, recognise)| recognise(name, text)).map(|(format, _)| format);
    told.or_else(|| iob::recognise(name, text).then_some(Format::Iob))
}

/// Reads the annotations of a file at once.
///
/// # Errors
///
/// When it is not what it says to be, an error that names the place.
pub fn read(format: Format, name: &str, text: &str) -> Result<Foreign, Error> {
    reading(format, name, text).at_once()
}

/// Begins to read the annotations of a file; what comes of it is an error that names the place when it is not
/// what it says to be.
#[must_use]
pub fn reading<'a>(format: Format, name: &'a str, text: &'a str) -> Work<'a, Result<Foreign, Error>> {
    Work::new(read_in_turns(format, name, text))
}

async fn read_in_turns(format: Format, name: &str, text: &str) -> Result<Foreign, Error> {
    match format {
        Format::WebAnnotation => web_annotation::read(text).await,
        Format::LabelStudio => label_studio::read(text, None).await,
        Format::Doccano => doccano::read(text).await,
        Format::Brat => brat::read(&[(name, text)]),
        Format::Prodigy => prodigy::read(text).await,
        Format::PubAnnotation => pubannotation::read(text).await,
        Format::Hypothesis => hypothesis::read(text).await,
        Format::Recogito => recogito::read(text).await,
        Format::Labelbuddy => labelbuddy::read(text).await,
        Format::WebAnno => webanno::read(name, text),
        Format::Cas => cas::read(name, text),
        Format::RefiCodebook => refi::read_codebook(text),
        Format::Iob => iob::read(name, text),
        Format::Passages => table::read(text, &default_codebook()),
        _ => Ok(Foreign::new(format)),
    }
}

/// Which of several files, by their names, are the annotations of one tool that says in one file what another
/// means: those of brat.
#[must_use]
pub fn belong_together(names: &[&str]) -> Vec<usize> {
    let stems: BTreeSet<&str> = sorted::set(names.iter().filter_map(|name| name.strip_suffix(".ann")));
    let belongs = |name: &str| {
        let base = name.rsplit('/').next().unwrap_or(name);
        match name.rsplit_once('.') {
            Some((stem, "ann" | "txt")) => stems.contains(stem),
            Some((_, "conf")) => true,
            _ => base == brat::BESIDE,
        }
    };
    let all = names.iter().enumerate().filter(|(_, name)| !stems.is_empty() && belongs(name));
    all.map(|(index, _)| index).collect()
}

/// Reads files that belong together, each with its name.
///
/// # Errors
///
/// When they are not what they say to be, an error that names the place.
pub fn read_together(files: &[(&str, &str)]) -> Result<Foreign, Error> {
    brat::read(files)
}

/// Files that tools have beside their annotations, for themselves.
const COMPANIONS: [&str; 3] = [".span-types.json", ".relation-types.json", "typesystem.xml"];

/// Whether a file of that name is one that a tool has beside its annotations, for itself.
#[must_use]
pub fn is_companion(name: &str) -> bool {
    COMPANIONS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a text is the labelling configuration of Label Studio, which says what its tasks mean.
#[must_use]
pub fn is_configuration(text: &str) -> bool {
    text.trim_start().starts_with("<View")
}

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The annotations that are spread over its entries.
    pub foreign: Vec<Foreign>,
    /// Files to be opened each by itself.
    pub files: Vec<Entry>,
}

/// Unpacks an archive and looks what is in it, at once; nothing for a document of an office program, which is
/// one too.
///
/// # Errors
///
/// When it cannot be unpacked, or is a project that is damaged, an error that names the place.
pub fn read_archive(bytes: &[u8]) -> Result<Option<Found>, Error> {
    at_once(read_archive_in_turns(bytes))
}

/// Begins to do what [`read_archive`] does.
#[must_use]
pub fn reading_archive(bytes: &[u8]) -> Work<'_, Result<Option<Found>, Error>> {
    Work::new(read_archive_in_turns(bytes))
}

async fn read_archive_in_turns(bytes: &[u8]) -> Result<Option<Found>, Error> {
    let entries = archive::unpack(bytes).await?;
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("[Content_Types].xml") || has("mimetype") {
        return Ok(None);
    }
    if refi::recognise(&entries) {
        let read = refi::read(&entries).await?;
        return Ok(Some(Found { foreign: vec![read], files: Vec::new() }));
    }
    let mut foreign = Vec::new();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let mut taken: BTreeSet<usize> = sorted::set(belong_together(&names));
    if !taken.is_empty() {
        let files: Vec<(&str, &str)> = taken
            .iter()
            .filter_map(|index| entries.get(*index))
            .filter_map(|entry| Some((entry.name.as_str(), entry.text()?)))
            .collect();
        foreign.push(read_together(&files)?);
    }
    // Tasks of Label Studio say what their labels mean in a file beside them.
    let told = |index: usize| entries.get(index).and_then(Entry::text);
    let is_config = |index: &usize| told(*index).is_some_and(is_configuration);
    if let Some(config) = (0..entries.len()).find(is_config) {
        let tasks: Vec<usize> = (0..entries.len())
            .filter(|index| told(*index).is_some_and(|text| label_studio::recognise("", text)))
            .collect();
        for tasks in tasks {
            foreign.push(label_studio::read(told(tasks).unwrap_or_default(), told(config)).await?);
            turn().await;
            taken.extend([tasks, config]);
        }
    }
    // The one of both forms of doccano that has links too says all that the other does.
    let said_again = doccano::said_again(&entries);
    let is_left = |index: &usize, entry: &Entry| {
        !taken.contains(index) && !said_again.contains(&entry.name) && !is_companion(&entry.name)
    };
    let files = entries.into_iter().enumerate().filter(|(index, entry)| is_left(index, entry));
    Ok(Some(Found { foreign, files: files.map(|(_, entry)| entry).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixture::{self, dossier};
    use crate::exchange::outgoing::packed;
    use crate::exchange::placing::Placing;
    use crate::model::arrival::{Additions, Fate, Landing};
    use crate::model::claim::{Link, Passage};
    use crate::model::identity::{LinkId, Stamp};

    /// The annotations of what was written, as they come back from the disk.
    fn back(format: Format, dossier: &Rc<Dossier>) -> Vec<Foreign> {
        let mut writing = begin(format, dossier, &Options::default()).unwrap();
        while writing.go_on() {}
        let file = packed(dossier, format, writing.finish().0);
        if !archive::is_archive(&file.content) {
            let text = std::str::from_utf8(&file.content).unwrap();
            assert_eq!(recognise(&file.name, text), Some(format), "{}", file.name);
            return vec![read(format, &file.name, text).unwrap()];
        }
        let found = read_archive(&file.content).unwrap().unwrap();
        let single = found.files.iter().map(|entry| {
            let text = entry.text().unwrap();
            assert_eq!(recognise(&entry.name, text), Some(format), "{}", entry.name);
            read(format, &entry.name, text).unwrap()
        });
        let mut foreign: Vec<Foreign> = single.collect();
        foreign.extend(found.foreign);
        foreign
    }

    #[test]
    fn what_leaves_is_known_when_it_comes_back() {
        let dossier = Rc::new(dossier());
        let formats = Format::ALL.into_iter().filter(|format| format.is_read() && *format != Format::Dossier);
        for format in formats.filter(|format| format.is_written()) {
            for foreign in back(format, &dossier) {
                let mut placing = Placing::begin(&dossier, "x", foreign, Stamp::default());
                while placing.go_on() {}
                let arrival = placing.finish();
                let odd = arrival.landings.iter().filter(|landing| landing.fate != Fate::Known);
                // Spans that lost their passage or their exact edges are others.
                if !matches!(format, Format::Iob | Format::RefiCodebook) {
                    assert_eq!(odd.collect::<Vec<_>>(), Vec::<&Landing>::new(), "{format:?}");
                    let Additions { codebook, claims, links, .. } = &*arrival.additions;
                    assert_eq!(
                        (codebook.is_some(), &claims[..], &links[..]),
                        (false, &[][..], &[][..]),
                        "{format:?}"
                    );
                    assert!(arrival.additions.is_empty(), "{format:?}");
                }
            }
        }
    }

    /// A dossier in which only a program makes the claim of the judge, and links it.
    fn half_suggested() -> Rc<Dossier> {
        let mut dossier = dossier();
        let own: Vec<Passage> =
            dossier.passages.of_claim(fixture::claim(5)).iter().map(|own| Passage::clone(own)).collect();
        for passage in own {
            dossier.passages.put(&Rc::new(Passage { suggestion: Some(Rc::default()), ..passage }));
        }
        let first = dossier.links.values().next().map(|link| Link::clone(link)).unwrap();
        let id = LinkId(uuid::Uuid::from_u128(77));
        let link = Link { id, from: fixture::claim(5), ..first };
        dossier.links.insert(id, Rc::new(link));
        Rc::new(dossier)
    }

    #[test]
    fn what_only_a_program_says_is_left_out_or_marked() {
        let dossier = half_suggested();
        let label = &dossier.claims[&fixture::claim(5)].label;
        let written = |format: Format| {
            let mut writing = begin(format, &dossier, &Options::default()).unwrap();
            while writing.go_on() {}
            let (files, losses) = writing.finish();
            (String::from_utf8(files[0].content.clone()).unwrap(), losses)
        };
        for format in [Format::Claims, Format::Report, Format::Argdown, Format::ClaimReview, Format::Iob] {
            let (text, losses) = written(format);
            assert!(!text.contains(&**label) && !text.contains("no-such-kind"), "{format:?}: {text}");
            assert_eq!((losses.count(Loss::Suggestions), losses.count(Loss::SuggestedClaims)), (2, 1));
            let is_kept = matches!(format, Format::Claims | Format::Report | Format::Argdown);
            assert_eq!(losses.count(Loss::Links), if is_kept { 1 } else { 3 }, "{format:?}");
            // What is left out altogether has no other losses.
            assert!(matches!(losses.count(Loss::Places), 0 | 6), "{format:?}");
        }
        for format in [Format::Page, Format::Markdown] {
            let (text, _) = written(format);
            assert!(text.contains("suggérée par un programme"), "{format:?}: {text}");
            assert!(text.contains("4\u{a0}affirmations · 6\u{a0}passages · 2\u{a0}suggestions"), "{text}");
        }
    }

    #[test]
    fn files_of_brat_belong_together() {
        let names = ["a/q.ann", "a/q.txt", "a/other.txt", "a/visual.conf", "b.md"];
        assert_eq!(belong_together(&names), [0, 1, 3]);
        assert_eq!(belong_together(&["q.txt", "visual.conf"]), [0_usize; 0]);
    }
}
