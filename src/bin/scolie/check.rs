//! `scolie check`.

use scolie::exchange::checking::{Checker, Fault};
use scolie::exchange::collecting::Collecting;
use scolie::exchange::formats::belong_together;
use scolie::exchange::loose::{Out, object};
use scolie::exchange::sort::Sort;
use scolie::model::arrival::{Fate, Landing};
use scolie::model::identity::Stamp;
use scolie::model::progress::Job;
use scolie::read;

use super::arguments::Look;
use super::console::Console;
use super::failure::{FAULTS, Failure, IO};
use super::gather::shown;
use super::input::{self, Input};
use super::lines::Lines;
use super::record::{Kind, Records};
use super::stream::{self, trouble_words};

/// Something wrong with a file, as it is told.
struct Told {
    file: String,
    place: String,
    problem: &'static str,
    words: String,
}

/// What was found in the files.
struct Report<'a> {
    console: &'a Console,
    checker: Checker,
    /// Whether it is told as JSON, at the end.
    json: bool,
    files: Vec<String>,
    told: Vec<Told>,
    count: usize,
}

/// Looks for faults in files.
pub fn run(asked: &Look, console: &Console) -> Result<(), Failure> {
    let inputs = input::find(&asked.inputs, "", console)?;
    let checker = Checker::default();
    let mut report =
        Report { console, checker, json: asked.json, files: Vec::new(), told: Vec::new(), count: 0 };
    let mut collecting = Collecting::begin(Stamp::default(), &[]);
    let paths: Vec<&str> = inputs.iter().map(|input| input.path.as_str()).collect();
    let together = belong_together(&paths);
    let (mut bundle, mut unread) = (Vec::new(), 0);
    for (index, input) in inputs.iter().enumerate() {
        console.progress(Job::Files, index, Some(inputs.len()));
        report.files.push(input.path.clone());
        let records = stream::of(input, &[], &Stamp::default(), console);
        let read = match records {
            Ok(Some(records)) => {
                report.lines(input, &records)?;
                continue;
            }
            Ok(None) => input.bytes(console),
            Err(words) => Err(words),
        };
        match read {
            Err(words) => {
                console.complain(&words);
                unread += 1;
            }
            Ok(bytes) if together.contains(&index) => bundle.push((input.path.clone(), bytes)),
            Ok(bytes) => {
                if report.dossier(&input.path, &bytes)? {
                    collecting.take(&input.path, bytes);
                }
            }
        }
    }
    if !bundle.is_empty() {
        collecting.take_together(bundle);
    }
    report.collected(collecting)?;
    report.end(unread)
}

impl Report<'_> {
    fn tell(&mut self, file: &str, place: &str, problem: &'static str, words: String) -> Result<(), Failure> {
        self.count += 1;
        let texts = self.console.texts;
        if !self.json {
            let whole = if place.is_empty() { words } else { (texts.at)(place, &words) };
            return self.console.print(&format!("{}\n", (texts.at)(shown(file), &whole)));
        }
        self.told.push(Told { file: file.to_owned(), place: place.to_owned(), problem, words });
        Ok(())
    }

    /// Tells all that is wrong with a dossier; whether the file is to be looked into further.
    fn dossier(&mut self, path: &str, bytes: &[u8]) -> Result<bool, Failure> {
        let Ok(file) = read::decode(bytes.to_vec()) else { return Ok(true) };
        if Sort::of(path, &file) != Sort::Dossier {
            return Ok(true);
        }
        let faults = self.checker.faults(&file.text);
        // What does not even say that it is a dossier is something else.
        if faults.iter().any(|fault| matches!(fault, Fault::Content(error) if error.says_nothing())) {
            return Ok(true);
        }
        for fault in &faults {
            self.fault(path, "", fault)?;
        }
        // What a codebook does not know can still be looked into.
        Ok(faults.iter().all(|fault| matches!(fault, Fault::Codebook(..))))
    }

    /// Tells a fault; `line` says where in the file the dossier is, if it is not the file.
    fn fault(&mut self, path: &str, line: &str, fault: &Fault) -> Result<(), Failure> {
        let words = match fault {
            Fault::Schema(_, lapse) => (self.console.texts.lapse)(lapse),
            Fault::Codebook(_, what) => (self.console.texts.unlisted)(what),
            Fault::Content(error) => (self.console.messages.damage.problem)(error.problem()),
        };
        let place = (self.console.messages.damage.place)(fault.place());
        self.tell(path, &joined(line, &place), fault.name(), words)
    }

    fn landing(&mut self, path: &str, line: &str, landing: &Landing) -> Result<(), Failure> {
        let problem = match &landing.fate {
            Fate::Moved => "moved",
            Fate::Adjusted(..) => "adjusted",
            Fate::Waiting(_) => "waiting",
            Fate::Refused(_) => "refused",
            _ => return Ok(()),
        };
        let words = (self.console.messages.arrival.fate)(&landing.fate);
        let place = (self.console.messages.damage.place)(&landing.place);
        self.tell(path, &joined(line, &place), problem, words)
    }

    /// Checks JSON Lines, line by line.
    fn lines(&mut self, input: &Input, records: &Records) -> Result<(), Failure> {
        let console = self.console;
        let failed = |error| Failure::io(console.unreadable(input.shown(), &error));
        let mut lines = Lines::of(input, &(0..u64::MAX)).map_err(failed)?;
        let mut done = 0;
        while let Some(line) = lines.next(console).map_err(failed)? {
            let place = line.place(console);
            let text = match &line.text {
                Ok(text) => text,
                Err(words) => {
                    self.tell(&input.path, &place, "line", (*words).to_owned())?;
                    continue;
                }
            };
            if matches!(records.kind, Kind::Dossiers) {
                for fault in self.checker.faults(text) {
                    self.fault(&input.path, &place, &fault)?;
                }
            } else {
                match records.read(text, line.start) {
                    Ok(record) => {
                        for landing in &record.landings {
                            self.landing(&input.path, &place, landing)?;
                        }
                    }
                    Err(trouble) => {
                        let words = trouble_words(&trouble, console.messages, console.texts);
                        self.tell(&input.path, &place, "record", words)?;
                    }
                }
            }
            done += 1;
            console.progress(Job::Questions, done, None);
        }
        Ok(())
    }

    /// Tells what is wrong with all other files, and with the places of annotations.
    fn collected(&mut self, collecting: Collecting<'_>) -> Result<(), Failure> {
        let console = self.console;
        let collected = collecting.finish(|done, of| console.progress(Job::Annotations, done, Some(of)));
        for (path, error) in collected.faults {
            self.fault(&path, "", &Fault::Content(error))?;
        }
        for (path, refusal) in &collected.report.refused {
            self.tell(path, "", "refused", (console.messages.opening.refusal)(refusal))?;
        }
        for (path, warning) in &collected.report.told {
            console.remark(&(console.texts.at)(shown(path), (console.messages.warning)(*warning)));
        }
        for arrival in &collected.arrivals {
            for landing in &arrival.landings {
                self.landing(&arrival.name, "", landing)?;
            }
        }
        Ok(())
    }

    fn end(self, unread: usize) -> Result<(), Failure> {
        let texts = self.console.texts;
        let checked = self.files.len() - unread;
        if self.json {
            let fault = |told: &Told| {
                let words = Out::from(&*told.words);
                object([
                    ("place", (&*told.place).into()),
                    ("problem", told.problem.into()),
                    ("message", words),
                ])
            };
            let mut files = self.files;
            // Entries of archives have names of their own.
            for told in &self.told {
                if !files.contains(&told.file) {
                    files.push(told.file.clone());
                }
            }
            let file = |name: &String| {
                let own = self.told.iter().filter(|told| told.file == *name).map(fault);
                let faults: Vec<Out> = own.collect();
                object([("file", shown(name).into()), ("faults", faults.into())])
            };
            let files: Vec<Out> = files.iter().map(file).collect();
            self.console.print(&object([("faults", self.count.into()), ("files", files.into())]).pretty())?;
        }
        if unread > 0 {
            return Err(Failure { code: IO, words: String::new() });
        }
        if self.count == 0 {
            self.console.remark(&(texts.well)(checked));
            return Ok(());
        }
        self.console.remark(&(texts.faults)(self.count, checked));
        Err(Failure { code: FAULTS, words: String::new() })
    }
}

/// Where in a line something stands.
fn joined(line: &str, place: &str) -> String {
    [line, place].into_iter().filter(|own| !own.is_empty()).collect::<Vec<_>>().join(", ")
}
