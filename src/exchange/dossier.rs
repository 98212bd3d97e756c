//! Our own file: `*.scolie.json`, one dossier, complete.
//!
//! Two-space indent, keys in a fixed order, records sorted by id, one newline at the end: the same
//! dossier is always the same bytes. Offsets count code points. `dossier.schema.json` says the form.
//!
//! A claim of a kind that the codebook does not know is taken in as it is: a claim is never lost for that.

mod faults;
mod passages;
mod pieces;
mod writing;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::faults::{Faults, read_all};
pub use self::writing::Writing;
use super::codebook::CodebookForm;
use super::document::DocumentForm;
use super::error::{Error, Problem, parse};
use super::moment::StampForm;
use super::offsets::{FileBytes, Offsets, Unit};
use super::orphan::OrphanForm;
use super::records::{AboutForm, ClaimForm, LinkForm, SuggestionForm};
use super::work::{Work, at_once};
use crate::model::address::is_harmful;
use crate::model::claim::{Claim, Passage, Value};
use crate::model::document::Document;
use crate::model::dossier::Dossier;
use crate::model::edtf::is_no_day;
use crate::model::folding::plain_words;
use crate::model::identity::{ClaimId, DocumentId};
use crate::model::orphan::Quote;
use crate::model::sorted;
use crate::model::span::Span;

/// The format this version writes.
pub const FORMAT: &str = "scolie/1";
/// The ending of the files.
pub const EXTENSION: &str = ".scolie.json";
/// The form of the files, as JSON Schema (draft 2020-12).
pub const SCHEMA: &str = include_str!("dossier.schema.json");

/// The longest name of a file, its ending left out, in letters.
const NAME_LENGTH: usize = 60;
const UNIT: &str = "code points";

/// Writes `dossier` as one line, which [`import`] reads as well.
#[must_use]
pub fn line(dossier: &Dossier) -> String {
    serde_json::to_string(&write(dossier)).unwrap_or_default()
}

/// Writes `dossier` as a file.
#[must_use]
pub fn export(dossier: &Dossier) -> String {
    let mut json = serde_json::to_string_pretty(&write(dossier)).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a file.
///
/// # Errors
///
/// Where the file is not what it says, an error that names the first place that shows it.
pub fn import(json: &str) -> Result<Dossier, Error> {
    at_once(import_in_turns(json))
}

/// Begins to read a file as [`import`] does.
#[must_use]
pub fn importing(json: &str) -> Work<'_, Result<Dossier, Error>> {
    Work::new(import_in_turns(json))
}

async fn import_in_turns(json: &str) -> Result<Dossier, Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    // A list would pass for the fields of an object in their order.
    if json.trim_start().starts_with('[') {
        // One that is cut short is nothing else either.
        if serde_json::from_str::<IgnoredAny>(json).is_err_and(|error| error.is_eof()) {
            parse::<IgnoredAny>(json)?;
        }
        return Err(Error::new("format", Problem::Format(String::new())));
    }
    let mut faults = Faults::default();
    if let Some(form) = pieces::read(json).await.filter(|form| form.format == FORMAT) {
        let dossier = form.read(&mut faults).await?;
        return faults.found.into_iter().next().map_or(Ok(dossier), Err);
    }
    let head: HeadForm = parse(json)?;
    match head.format.as_deref() {
        Some(FORMAT) => {
            let dossier = parse::<DossierForm<'_>>(json)?.read(&mut faults).await?;
            faults.found.into_iter().next().map_or(Ok(dossier), Err)
        }
        other => Err(Error::new("format", Problem::Format(other.unwrap_or_default().to_owned()))),
    }
}

/// All that is wrong with a file: not only the first place that shows it, but every record by itself.
#[must_use]
pub fn faults(json: &str) -> Vec<Error> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let Err(first) = import(json) else { return Vec::new() };
    let mut faults = Faults::default();
    match parse::<DossierForm<'_>>(json).and_then(|form| at_once(form.read(&mut faults))) {
        Ok(_) if !faults.found.is_empty() => faults.found,
        _ => vec![first],
    }
}

/// Whether `text` means to be JSON, although it may be damaged: then it is no question in words, as one that
/// begins with `[Accueil](…)` or `[…]` is.
#[must_use]
pub fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let inside = |open: char| text.strip_prefix(open).map(str::trim_start);
    inside('{').is_some_and(|inside| inside.is_empty() || inside.starts_with(['"', '}']))
        || inside('[').is_some_and(|inside| inside.is_empty() || inside.starts_with(['{', '"', ']']))
}

/// The name of the file of a dossier: its title in plain letters.
#[must_use]
pub fn file_name(dossier: &Dossier) -> String {
    format!("{}{EXTENSION}", stem(dossier))
}

/// What the names of a dossier's files begin with.
pub fn stem(dossier: &Dossier) -> String {
    let stem = plain_words(&dossier.about.title, NAME_LENGTH);
    if stem.is_empty() { "dossier".to_owned() } else { stem }
}

/// Only the format, to be read before anything else is believed.
#[derive(Debug, Deserialize)]
struct HeadForm {
    format: Option<String>,
}

/// One dossier of parliamentary questions: its codebook, documents, claims and the passages that make them.
/// Offsets count Unicode code points of the plain text that Scolie reads from the source: the texts of its
/// blocks joined by a line feed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "dossier"))]
pub(super) struct DossierForm<'a> {
    #[cfg_attr(test, schemars(extend("const" = FORMAT)))]
    format: String,
    dossier: AboutForm,
    #[cfg_attr(test, schemars(extend("const" = UNIT)))]
    unit: String,
    codebook: CodebookForm,
    documents: Vec<DocumentForm>,
    claims: Vec<ClaimForm>,
    #[serde(borrow)]
    passages: Vec<PassageForm<'a>>,
    /// Passages whose place is not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    orphans: Vec<OrphanForm>,
    links: Vec<LinkForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "passage"))]
struct PassageForm<'a> {
    id: Uuid,
    claim: Uuid,
    document: Uuid,
    comment: String,
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[serde(borrow)]
    spans: Vec<SpanForm<'a>>,
    created: StampForm,
    modified: StampForm,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionForm>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "span"))]
struct SpanForm<'a> {
    /// First code point.
    start: u32,
    /// One past the last code point.
    end: u32,
    /// The words from start to end.
    #[cfg_attr(test, schemars(length(min = 1)))]
    #[serde(borrow)]
    exact: Cow<'a, str>,
    /// Up to 32 code points before.
    #[serde(borrow, default)]
    prefix: Cow<'a, str>,
    /// Up to 32 code points after.
    #[serde(borrow, default)]
    suffix: Cow<'a, str>,
    /// The bytes of the file that the source was read from, in its own encoding, from the first character
    /// to the last, marks between them included.
    // For tools that work on the source; where Scolie reads it, the text decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source_bytes: Option<(u32, u32)>,
}

/// How the offsets of a document count in its text, and in the file that it was read from.
type Units<'a> = (Offsets<'a>, FileBytes<'a>);

fn units_of(document: &Document) -> Units<'_> {
    (Offsets::new(&document.text, Unit::CodePoints), FileBytes::new(&document.source))
}

fn write_passage(passage: &Passage, document: &Document, units: &Units<'_>) -> PassageForm<'static> {
    PassageForm {
        id: passage.id.0,
        claim: passage.claim.0,
        document: passage.document.0,
        comment: passage.comment.clone(),
        spans: passage.spans.iter().map(|span| write_span(span, document, units)).collect(),
        created: (&passage.made).into(),
        modified: (&passage.changed).into(),
        suggestion: SuggestionForm::of(passage.suggestion.as_deref()),
    }
}

fn write(dossier: &Dossier) -> DossierForm<'static> {
    let units: BTreeMap<DocumentId, Units<'_>> =
        sorted::map(dossier.documents.values().map(|document| (document.id, units_of(document))));
    let passages = dossier.passages.values().filter_map(|passage| {
        let document = dossier.documents.get(&passage.document)?;
        let units = units.get(&passage.document)?;
        // Two tabs may leave a passage or a link of a claim that the other one deleted.
        dossier.claims.get(&passage.claim)?;
        Some(write_passage(passage, document, units))
    });
    let is_there = |claim: &ClaimId| dossier.claims.contains_key(claim);
    let links = dossier.links.values().filter(|link| is_there(&link.from) && is_there(&link.to));
    let orphans = dossier.orphans.values().filter(|orphan| is_there(&orphan.claim));
    DossierForm {
        format: FORMAT.to_owned(),
        dossier: (&*dossier.about).into(),
        unit: UNIT.to_owned(),
        codebook: (&*dossier.codebook).into(),
        documents: dossier
            .documents
            .values()
            .filter_map(|document| {
                let (points, _) = units.get(&document.id)?;
                Some(DocumentForm::new(
                    document,
                    dossier.dockets.get(&document.id).map(|docket| &**docket),
                    &dossier.earlier_of(document.id),
                    points,
                ))
            })
            .collect(),
        claims: dossier.claims.values().map(|claim| (&**claim).into()).collect(),
        passages: passages.collect(),
        orphans: orphans.map(|orphan| (&**orphan).into()).collect(),
        links: links.map(|link| (&**link).into()).collect(),
    }
}

fn write_span(span: Span, document: &Document, (points, bytes): &Units<'_>) -> SpanForm<'static> {
    let Quote { exact, prefix, suffix } = Quote::of(&document.text, span);
    SpanForm {
        start: points.of_byte(span.start()),
        end: points.of_byte(span.end()),
        exact: exact.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
        source_bytes: document
            .source_bytes(span)
            .map(|range| bytes.of(&range))
            .map(|range| (range.start, range.end)),
    }
}

impl DossierForm<'_> {
    /// The dossier, without the records in which something is wrong.
    async fn read(self, faults: &mut Faults) -> Result<Dossier, Error> {
        if self.unit != UNIT {
            return Err(Error::new("unit", Problem::Name(self.unit)));
        }
        let mut dossier =
            Dossier::new(self.dossier.read(&"dossier")?, Rc::new(self.codebook.read("codebook")?));
        let (mut dockets, mut earlier) = (BTreeMap::new(), BTreeMap::new());
        dossier.documents = read_all(self.documents, "documents", faults, |form, place, faults| {
            let id = form.id();
            let (document, docket, copies) = faults.keep(id, form.read(place))?;
            for (index, copy) in copies.into_iter().enumerate() {
                if let Some(known) = earlier.insert(copy.id, Rc::new(copy)) {
                    let place = format!("{place}.earlier[{index}].id");
                    faults.found.push(Error::new(place, Problem::Duplicate(known.id.to_string())));
                }
            }
            if !docket.is_blank() {
                dockets.insert(docket.document, Rc::new(docket));
            }
            Some((document.id, document))
        })
        .await;
        dossier.dockets = dockets.into();
        dossier.earlier = earlier.into();
        dossier.claims = read_all(self.claims, "claims", faults, |form: ClaimForm, place, faults| {
            let id = form.id();
            let (key, claim) = faults.keep(id, form.read(place))?;
            faults.keep(id, check_evidence(&claim, place))?;
            Some((key, claim))
        })
        .await;
        let points: BTreeMap<DocumentId, Offsets<'_>> = sorted::map(
            dossier.documents.values().map(|own| (own.id, Offsets::new(&own.text, Unit::CodePoints))),
        );
        let passages = read_all(self.passages, "passages", faults, |form: PassageForm<'_>, place, faults| {
            form.read(place, &dossier, &points, faults)
        })
        .await;
        let orphans = read_all(self.orphans, "orphans", faults, |form, place, faults| {
            let (id, orphan) = faults.keep(Uuid::nil(), form.read(place))?;
            let is_there = dossier.claims.contains_key(&orphan.claim);
            if !is_there {
                faults.unknown(format!("{place}.claim"), orphan.claim.0);
            }
            is_there.then_some((id, orphan))
        })
        .await;
        let links = read_all(self.links, "links", faults, |form, place, faults| {
            let (id, link) = faults.keep(Uuid::nil(), form.read(place))?;
            let mut is_whole = true;
            for (field, end) in [("from", link.from), ("to", link.to)] {
                if !dossier.claims.contains_key(&end) {
                    faults.unknown(format!("{place}.{field}"), end.0);
                    is_whole = false;
                }
            }
            is_whole.then_some((id, link))
        })
        .await;
        Ok(Dossier { passages: passages.into(), orphans, links, ..dossier.clone() })
    }
}

/// Refuses evidence that no one means: an address that may run, or reads what is on this device, and a day that is
/// in no calendar.
fn check_evidence(claim: &Claim, place: &dyn Display) -> Result<(), Error> {
    for (name, value) in &claim.attributes {
        let Value::Evidence(pieces) = value else { continue };
        for (index, piece) in pieces.iter().enumerate() {
            let checks = [
                ("url", &piece.url, is_harmful(&piece.url)),
                ("date", &piece.date, is_no_day(&piece.date)),
                ("accessed", &piece.accessed, is_no_day(&piece.accessed)),
            ];
            for (field, text, is_wrong) in checks {
                if is_wrong {
                    let place = format!("{place}.attributes.{name}[{index}].{field}");
                    return Err(Error::new(place, Problem::Name(text.clone())));
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::default_codebook;
    use crate::model::claim::Link;
    use crate::model::dossier::About;
    use crate::model::identity::{DossierId, LinkId, Moment, PassageId};
    use crate::model::span::Spans;
    use crate::read;

    #[test]
    fn only_what_means_to_be_json_looks_like_it() {
        for text in ["{}", "\u{feff} {\"a\": 1", "[{\"a\"", "[]", "[ \"a\"", "{", "{\n"] {
            assert!(looks_like_json(text), "{text}");
        }
        for text in
            ["[Accueil](https://an.fr)\n\n# Titre", "[…] M. X demande", "[1] Note", "{M. X}", "mot", ""]
        {
            assert!(!looks_like_json(text), "{text}");
        }
    }

    #[test]
    fn a_list_that_is_cut_short_says_where() {
        let error = import("[{\"id\": 1,\n \"data\": {\"te").unwrap_err();
        let said = (error.place().to_string(), error.problem().name(), error.says_nothing());
        assert_eq!(said, ("line 2, column 13".to_owned(), "syntax", false));
    }

    #[test]
    fn a_list_is_no_dossier_and_says_no_format() {
        for json in ["[]", "[\"scolie/1\"]", "[1, 2]"] {
            let error = import(json).unwrap_err();
            assert_eq!(error.problem(), &Problem::Format(String::new()), "{json}");
        }
    }

    fn claim(n: u128, kind: &str) -> Claim {
        Claim {
            id: ClaimId(Uuid::from_u128(n)),
            label: "x".to_owned(),
            kind: kind.into(),
            attributes: BTreeMap::new(),
            note: String::new(),
            made: Default::default(),
            changed: Default::default(),
        }
    }

    fn with_claims(claims: &[Claim]) -> Dossier {
        let about = About { id: DossierId(Uuid::nil()), title: String::new(), created: Moment(0) };
        let mut dossier = Dossier::new(about, Rc::new(default_codebook()));
        dossier.claims = claims.iter().map(|claim| (claim.id, Rc::new(claim.clone()))).collect();
        dossier
    }

    #[test]
    fn a_claim_of_an_unknown_kind_survives_a_file() {
        let dossier = with_claims(&[claim(1, "fact"), claim(2, "lost")]);
        assert_eq!(import(&export(&dossier)), Ok(dossier));
    }

    #[test]
    fn a_link_of_a_claim_that_is_gone_spoils_no_file() {
        let mut dossier = with_claims(&[claim(1, "fact"), claim(2, "fact")]);
        for (n, to) in [(1, 2), (2, 9)] {
            let (id, from, to) =
                (LinkId(Uuid::from_u128(n)), ClaimId(Uuid::from_u128(1)), ClaimId(Uuid::from_u128(to)));
            let (made, changed) = (Default::default(), Default::default());
            let link = Link { id, kind: "supports".into(), from, to, made, changed };
            dossier.links.insert(id, Rc::new(link));
        }
        assert_eq!(import(&export(&dossier)).unwrap().links.len(), 1);
    }

    #[test]
    fn bytes_of_the_source_are_those_of_the_file_in_any_encoding() {
        let text = "titre;texte;auteur\nUn;« L’État » paie;M. é\n";
        let row = "Un;« L’État » paie;M. é";
        let windows: Vec<u8> =
            text.chars().map(|c| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bytes, quote) in
            [(windows, b"L\x92\xc9tat".to_vec()), (utf16, b"\0L\x20\x19\0\xc9\0t\0a\0t".to_vec())]
        {
            let file = read::decode(bytes.clone()).unwrap();
            let id = DocumentId(Uuid::from_u128(7));
            let (document, _) = read::read_all("a.csv", file, || id).remove(0);
            assert_eq!(document.source.text, row);
            let at = document.text.find("L’État").unwrap();
            let span = Span::within(&document.text, at, at + "L’État".len()).unwrap();
            let mut dossier = with_claims(&[claim(1, "fact")]);
            let passage = Passage {
                id: PassageId(Uuid::from_u128(3)),
                claim: ClaimId(Uuid::from_u128(1)),
                document: id,
                spans: Spans::new(vec![span]).unwrap(),
                comment: String::new(),
                made: Default::default(),
                changed: Default::default(),
                suggestion: None,
            };
            dossier.documents = [(id, Rc::new(document))].into();
            dossier.passages.put(&Rc::new(passage));
            let file = export(&dossier);
            let json: serde_json::Value = serde_json::from_str(&file).unwrap();
            let place = &json["passages"][0]["spans"][0]["source_bytes"];
            let place = place[0].as_u64().unwrap() as usize..place[1].as_u64().unwrap() as usize;
            assert_eq!(bytes[place], quote);
            assert_eq!(import(&file), Ok(dossier));
        }
    }
}
