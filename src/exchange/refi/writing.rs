//! Writes projects and codebooks.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::data::{self, Sort};
use super::said::Said;
use super::{CODEBOOK, CODEBOOK_EXTENSION, CONTINUED, EXTENSION, ORIGIN, PROJECT, guid, tree};
use crate::exchange::archive;
use crate::exchange::markup::Markup;
use crate::exchange::moment;
use crate::exchange::offsets::{Offsets, Unit};
use crate::exchange::outgoing::{File, Marked, Sheet, Writer, file_name};
use crate::model::claim::Link;
use crate::model::dossier::Dossier;
use crate::model::identity::Stamp;
use crate::model::outgoing::{Format, Loss, Losses};

/// How much of the words of a selection is its name, in code points.
const NAME_LENGTH: usize = 120;

/// A writer of projects.
#[must_use]
pub fn writer() -> Box<dyn Writer> {
    Box::new(Project {
        sources: Markup::within(2),
        links: Markup::within(2),
        texts: Vec::new(),
        names: BTreeSet::new(),
        users: BTreeSet::new(),
        variables: BTreeMap::new(),
        losses: Losses::default(),
    })
}

/// A writer of codebooks.
#[must_use]
pub fn codebook_writer() -> Box<dyn Writer> {
    Box::new(Codebook)
}

struct Project {
    sources: Markup,
    links: Markup,
    texts: Vec<File>,
    /// The names of the sources.
    names: BTreeSet<String>,
    users: BTreeSet<String>,
    variables: BTreeMap<String, Sort>,
    losses: Losses,
}

impl Writer for Project {
    fn document(&mut self, sheet: &Sheet<'_>) {
        let document = sheet.document;
        if self.texts.is_empty() {
            let is_stamped =
                |link: &&Rc<Link>| [&link.made, &link.changed].iter().any(|own| **own != Stamp::default());
            self.losses.add(Loss::Stamps, sheet.dossier.links.values().filter(is_stamped).count());
        }
        let (id, path) = (document.id.to_string(), format!("{}.txt", document.id));
        self.texts.push(File::text(format!("sources/{path}"), "text/plain", document.text.clone()));
        let path = format!("internal://{path}");
        // Some programs know sources by their names, and some stop where there is no time.
        let name = if self.names.insert(sheet.title.to_owned()) {
            sheet.title.to_owned()
        } else {
            format!("{} ({})", sheet.title, sheet.stem)
        };
        let created = moment::write(sheet.dossier.about.created);
        let attributes = [("guid", id.as_str()), ("name", &name), ("plainTextPath", &path)];
        let attributes = [attributes.as_slice(), &[("creationDateTime", &created)]].concat();
        self.sources.open("TextSource", &attributes);
        let points = Offsets::new(&document.text, Unit::CodePoints);
        for marked in sheet.passages() {
            self.passage(marked, &document.text, &points);
        }
        for variable in data::variables(sheet.question) {
            data::say(&variable, &mut self.sources);
            self.variables.insert(variable.0, variable.1);
        }
        self.sources.close("TextSource");
    }

    fn finish(mut self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        self.links_of(dossier);
        let mut markup = Markup::begin();
        let title = if dossier.about.title.is_empty() { ORIGIN } else { &dossier.about.title };
        let (origin, created) = (origin(), moment::write(dossier.about.created));
        let head = [("xmlns", PROJECT), ("name", title), ("origin", &origin), ("creationDateTime", &created)];
        markup.open("Project", &head);
        section(&mut markup, "Users", &self.users, |markup| {
            for name in &self.users {
                markup.empty("User", &[("guid", &guid("user", name)), ("name", name)]);
            }
        });
        if !(dossier.codebook.kinds.is_empty() && dossier.claims.is_empty()) {
            markup.open("CodeBook", &[]);
            markup.open("Codes", &[]);
            tree::project(dossier, &mut markup);
            markup.close("Codes");
            markup.close("CodeBook");
        }
        section(&mut markup, "Variables", &self.variables, |markup| {
            self.variables.iter().for_each(|(name, sort)| data::declare(name, *sort, markup));
        });
        for (name, part) in [("Sources", &self.sources), ("Links", &self.links)] {
            if !part.is_empty() {
                markup.open(name, &[]);
                markup.append(part);
                markup.close(name);
            }
        }
        markup.close("Project");
        let mut files = vec![File::text("project.qde", "application/xml", markup.finish())];
        files.append(&mut self.texts);
        let (name, content) = (file_name(dossier, Format::Refi, EXTENSION), archive::pack(files));
        vec![File { name, media_type: archive::MEDIA_TYPE, content }]
    }

    fn lost(&self) -> Losses {
        self.losses.clone()
    }
}

/// Writes a part of the project that may not be there without anything in it.
fn section<T>(markup: &mut Markup, name: &str, of: &T, write: impl FnOnce(&mut Markup))
where
    for<'a> &'a T: IntoIterator,
{
    if of.into_iter().next().is_some() {
        markup.open(name, &[]);
        write(markup);
        markup.close(name);
    }
}

impl Project {
    fn passage(&mut self, marked: Marked<'_>, text: &str, points: &Offsets<'_>) {
        let passage = marked.passage;
        let mut said = Said::default();
        if let Some(suggestion) = &passage.suggestion {
            said.put("suggested by", if suggestion.by.is_empty() { "?" } else { &suggestion.by });
            said.put("score", &suggestion.score);
        }
        let description = said.under(&passage.comment);
        let mut before: Option<String> = None;
        for (index, span) in passage.spans.iter().enumerate() {
            let id = match index {
                0 => passage.id.to_string(),
                _ => guid("extract", &format!("{} {index}", passage.id)),
            };
            let at = points.of(span);
            let (start, end) = (at.start.to_string(), at.end.to_string());
            let name: String = span.slice(text).chars().take(NAME_LENGTH).collect();
            let made = self.stamp(&passage.made);
            let changed = self.stamp(&passage.changed);
            let mut attributes = vec![("guid", id.as_str()), ("name", &name)];
            attributes.extend([("startPosition", start.as_str()), ("endPosition", &end)]);
            attributes.extend(by(&made, ["creatingUser", "creationDateTime"]));
            attributes.extend(by(&changed, ["modifyingUser", "modifiedDateTime"]));
            let markup = &mut self.sources;
            markup.open("PlainTextSelection", &attributes);
            if index == 0 && !description.is_empty() {
                markup.words("Description", &description);
            }
            let coding = guid("coding", &id);
            let mut attributes = vec![("guid", coding.as_str())];
            attributes.extend(by(&made, ["creatingUser", "creationDateTime"]));
            markup.open("Coding", &attributes);
            markup.empty("CodeRef", &[("targetGUID", &marked.claim.id.to_string())]);
            markup.close("Coding");
            markup.close("PlainTextSelection");
            if let Some(before) = before.replace(id.clone()) {
                let link = guid("link", &id);
                self.links.empty("Link", &link_attributes(&link, CONTINUED, &before, &id));
            }
        }
    }

    /// The links between claims.
    fn links_of(&mut self, dossier: &Dossier) {
        let is_there = |claim| dossier.claims.contains_key(claim);
        for link in dossier.links.values().filter(|link| is_there(&link.from) && is_there(&link.to)) {
            let label = dossier.codebook.link(&link.kind).map(|kind| &kind.label);
            let label = label.map(|label| if label.fr.is_empty() { &label.en } else { &label.fr });
            let name = match label {
                Some(label) if !label.is_empty() => format!("{label} ({})", link.kind),
                _ => format!("({})", link.kind),
            };
            let [id, from, to] = [link.id.to_string(), link.from.to_string(), link.to.to_string()];
            self.links.empty("Link", &link_attributes(&id, &name, &from, &to));
        }
    }

    /// Who, if that is known, and when.
    fn stamp(&mut self, stamp: &Stamp) -> [Option<String>; 2] {
        let by = (!stamp.by.is_empty()).then(|| guid("user", &stamp.by));
        if by.is_some() {
            self.users.insert(stamp.by.clone());
        }
        [by, Some(moment::write(stamp.at))]
    }
}

fn by<'a>(stamp: &'a [Option<String>; 2], names: [&'a str; 2]) -> impl Iterator<Item = (&'a str, &'a str)> {
    names.into_iter().zip(stamp).filter_map(|(name, value)| Some((name, value.as_deref()?)))
}

fn link_attributes<'a>(id: &'a str, name: &'a str, from: &'a str, to: &'a str) -> [(&'a str, &'a str); 5] {
    [("guid", id), ("name", name), ("direction", "OneWay"), ("originGUID", from), ("targetGUID", to)]
}

struct Codebook;

impl Writer for Codebook {
    fn document(&mut self, _: &Sheet<'_>) {}

    fn finish(self: Box<Self>, dossier: &Dossier) -> Vec<File> {
        let mut markup = Markup::begin();
        markup.open("CodeBook", &[("xmlns", CODEBOOK), ("origin", &origin())]);
        markup.open("Codes", &[]);
        tree::codebook(&dossier.codebook, &mut markup);
        markup.close("Codes");
        markup.close("CodeBook");
        let name = file_name(dossier, Format::RefiCodebook, CODEBOOK_EXTENSION);
        vec![File::text(name, "application/xml", markup.finish())]
    }
}

/// What wrote it: `Scolie 0.1.0`.
fn origin() -> String {
    format!("{ORIGIN} {}", env!("CARGO_PKG_VERSION"))
}
