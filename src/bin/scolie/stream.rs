//! JSON Lines go through one by one: as much memory as the longest line takes, whatever the size of the corpus.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use scolie::exchange::collecting::Roles;
use scolie::exchange::formats::Options;
use scolie::lang::cli::Written;
use scolie::model::arrival::Fate;
use scolie::model::document::Warning;
use scolie::model::identity::Stamp;
use scolie::model::outgoing::{Columns, Format, Loss, Losses, Rows, TableForm};
use scolie::model::progress::Job;

use super::arguments::Convert;
use super::console::Console;
use super::convert::{held, report, tell_written, written};
use super::failure::Failure;
use super::gather::shown;
use super::input::Input;
use super::lines::Lines;
use super::output::{Draft, Place};
use super::record::{Kind, Record, Records, Trouble};
use super::shard::Shard;
use super::target::Target;

/// Lines on their way from files to a place.
pub struct Flow<'a> {
    /// What was asked.
    pub asked: &'a Convert,
    /// In which format they are written.
    pub target: Target,
    /// How.
    pub options: Options,
    /// Where to.
    pub place: Place,
    /// Which piece of them.
    pub shard: Shard,
    /// Where they come from.
    pub inputs: &'a [Input],
    /// Where things are said.
    pub console: &'a Console,
}

/// The readers of all inputs, if each is JSON Lines whose lines are written by themselves; nothing, where one of
/// them is to be read as a whole.
pub fn records(
    target: Target,
    inputs: &[Input],
    roles: &Roles,
    stamp: &Stamp,
    console: &Console,
) -> Result<Option<Vec<Records>>, Failure> {
    if !target.is_lines() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for input in inputs {
        let records = of(input, roles, stamp, console).map_err(Failure::io)?;
        let Some(records) = records else { return Ok(None) };
        all.push(records);
    }
    // Annotations that come with questions belong to them.
    let has = |is: fn(&Kind) -> bool| all.iter().any(|records| is(&records.kind));
    let is_mixed =
        has(|kind| matches!(kind, Kind::Annotations(_))) && has(|kind| !matches!(kind, Kind::Annotations(_)));
    Ok((!is_mixed && !all.is_empty()).then_some(all))
}

/// The reader of one input, if it is JSON Lines; words, where it cannot be read.
pub fn of(input: &Input, roles: &Roles, stamp: &Stamp, console: &Console) -> Result<Option<Records>, String> {
    if !input.is_stream() && !input.is_called_lines() {
        return Ok(None);
    }
    let first = input.first_line().map_err(|error| console.unreadable(input.shown(), &error))?;
    let first = String::from_utf8(first).ok();
    Ok(first.and_then(|first| Records::of(&input.path, &first, roles, stamp)))
}

/// What came of the lines so far.
#[derive(Default)]
struct Tally {
    documents: usize,
    claims: usize,
    /// How much is in what was written.
    held: BTreeMap<Written, usize>,
    left: usize,
    losses: Losses,
    warnings: BTreeMap<(String, String), usize>,
}

/// Sends the lines through.
pub fn run(mut flow: Flow<'_>, records: &[Records]) -> Result<(), Failure> {
    if matches!(flow.place, Place::Archive(_)) || flow.asked.zip {
        return Err(Failure::misuse(flow.console.texts.lines_zip));
    }
    let head = flow.fix_columns(records)?;
    let mut sink = Sink::of(&flow, head);
    let mut tally = Tally::default();
    let lengths: Vec<u64> =
        flow.inputs.iter().map(|input| input.length().unwrap_or(u64::MAX >> 16)).collect();
    let all: u64 = lengths.iter().sum();
    let own = flow.shard.bytes(all);
    let mut before = 0;
    for ((input, records), length) in flow.inputs.iter().zip(records).zip(lengths) {
        let at = |byte: u64| byte.saturating_sub(before).min(length);
        let mut range = at(own.start)..at(own.end);
        // What grows while it is read, or has no size, is read to its end.
        if own.end >= before + length && flow.shard == Shard::WHOLE {
            range.end = u64::MAX;
        }
        before += length;
        if range.is_empty() {
            continue;
        }
        let failed = |error: io::Error| Failure::io(flow.console.unreadable(input.shown(), &error));
        let mut lines = Lines::of(input, &range).map_err(failed)?;
        while let Some(line) = lines.next(flow.console).map_err(failed)? {
            let read = match &line.text {
                Ok(text) => records.read(text, line.start).map_err(|trouble| flow.trouble(&trouble)),
                Err(words) => Err((*words).to_owned()),
            };
            match read {
                Ok(record) => {
                    let place = (flow.console.texts.at)(shown(&input.path), &line.place(flow.console));
                    flow.take(&record, &place, &mut tally, &mut sink)?;
                }
                Err(words) => {
                    let texts = flow.console.texts;
                    let place = (texts.at)(shown(&input.path), &line.place(flow.console));
                    flow.console.fault(&(texts.at)(&place, &words));
                    tally.left += 1;
                }
            }
            if tally.left > 0 && !flow.asked.keep_going {
                return Err(Failure::faults(flow.console.texts.stopped));
            }
            flow.tell_progress(&lines, &tally, input);
        }
    }
    flow.end(tally, sink)
}

impl Flow<'_> {
    /// Tables have the columns of the first line of all, so that every piece has the same; what stands at the
    /// head of a table.
    fn fix_columns(&mut self, records: &[Records]) -> Result<Vec<u8>, Failure> {
        if self.target != Target::Format(Format::Passages) {
            return Ok(Vec::new());
        }
        let (Some(input), Some(records)) = (self.inputs.first(), records.first()) else {
            return Ok(Vec::new());
        };
        let first = input.first_line_again();
        let first = first.map_err(|error| Failure::io(self.console.unreadable(input.shown(), &error)))?;
        let first = String::from_utf8_lossy(&first);
        let Ok(Record { dossier, .. }) = records.read(&first, 0) else { return Ok(Vec::new()) };
        let columns = Columns::of(Rows::Passages, &dossier).wanted();
        let usual = || TableForm::of(self.console.messages.language);
        let form = TableForm { columns: Some(columns), ..self.options.table.clone().unwrap_or_else(usual) };
        self.options.table = Some(form);
        let mut bare = (*dossier).clone();
        bare.documents = Default::default();
        bare.passages = Default::default();
        let (files, _) = written(self.target, &bare.into(), &self.options, self.console);
        Ok(files.into_iter().next().map(|file| file.content).unwrap_or_default())
    }

    /// Writes a record.
    fn take(&self, record: &Record, place: &str, tally: &mut Tally, sink: &mut Sink) -> Result<(), Failure> {
        let (console, dossier) = (self.console, &record.dossier);
        for landing in &record.landings {
            if let Fate::Refused(_) | Fate::Waiting(_) = &landing.fate {
                console.fault(&(console.texts.at)(place, &(console.messages.arrival.fate)(&landing.fate)));
                tally.left += usize::from(matches!(landing.fate, Fate::Refused(_)));
            }
        }
        for warning in &record.warnings {
            let file = place.split(':').next().unwrap_or_default().trim_end().to_owned();
            let words = warning_words(*warning, console);
            *tally.warnings.entry((file, words)).or_default() += 1;
        }
        let (files, losses) = written(self.target, dossier, &self.options, console);
        if self.asked.strict && !losses.is_empty() {
            report(self.target, &losses, console);
            return Err(Failure::faults(console.texts.strict));
        }
        for (loss, count) in losses.iter() {
            // Each line has the codebook: it is lost once.
            if !matches!(loss, Loss::Codebook | Loss::CodebookRest) || tally.losses.count(loss) == 0 {
                tally.losses.add(loss, count);
            }
        }
        tally.documents += dossier.documents.len();
        tally.claims += dossier.claims.len();
        for (what, count) in held(self.target, dossier, &losses) {
            *tally.held.entry(what).or_default() += count;
        }
        sink.take(&files, self)
    }

    fn trouble(&self, trouble: &Trouble) -> String {
        let (messages, texts) = (self.console.messages, self.console.texts);
        trouble_words(trouble, messages, texts)
    }

    fn tell_progress(&self, lines: &Lines, tally: &Tally, input: &Input) {
        let done = tally.documents;
        // How many there are is guessed from how many bytes those took that were read.
        let of =
            input.length().filter(|_| self.shard == Shard::WHOLE && self.inputs.len() == 1).map(|length| {
                let guessed = u128::from(length) * done as u128 / u128::from(lines.at().max(1));
                usize::try_from(guessed).unwrap_or(usize::MAX).max(done)
            });
        self.console.progress(Job::Questions, done, of);
    }

    /// Says what came of it, and puts the files in their places.
    fn end(&self, tally: Tally, sink: Sink) -> Result<(), Failure> {
        let texts = self.console.texts;
        if tally.documents == 0 && tally.claims == 0 && self.shard == Shard::WHOLE {
            return Err(Failure::faults(texts.nothing));
        }
        for ((file, words), count) in &tally.warnings {
            self.console.remark(&(texts.at)(file, &(texts.warned)(words, *count)));
        }
        report(self.target, &tally.losses, self.console);
        sink.finish(self)?;
        let held: Vec<_> = tally.held.into_iter().collect();
        tell_written(&self.place, &held, self.console);
        if tally.left > 0 { Err(Failure::faults((texts.left_out)(tally.left))) } else { Ok(()) }
    }
}

fn warning_words(warning: Warning, console: &Console) -> String {
    (console.messages.warning)(warning).to_owned()
}

/// Why a line is none, in words.
pub fn trouble_words(
    trouble: &Trouble,
    messages: &scolie::lang::Messages,
    texts: &scolie::lang::cli::Texts,
) -> String {
    use scolie::model::opening::Refusal;
    match trouble {
        Trouble::Other => texts.no_record.to_owned(),
        Trouble::Empty => (messages.opening.refusal)(&Refusal::Empty),
        Trouble::Damaged(error) => (messages.damage.file)(error),
    }
}

/// Where the lines go: to the standard output, to one file, or to the files of a folder.
struct Sink {
    /// What stands at the head of a table, and is written once.
    head: Vec<u8>,
    /// Whether nothing was written yet.
    is_first: bool,
    /// The files that were begun, by how their names end.
    drafts: BTreeMap<String, Draft>,
    out: io::BufWriter<io::Stdout>,
    others: Vec<String>,
}

impl Sink {
    fn of(_: &Flow<'_>, head: Vec<u8>) -> Self {
        let out = io::BufWriter::with_capacity(1 << 16, io::stdout());
        Self { head, is_first: true, drafts: BTreeMap::new(), out, others: Vec::new() }
    }

    /// Takes the files of one record.
    fn take(&mut self, files: &[scolie::exchange::outgoing::File], flow: &Flow<'_>) -> Result<(), Failure> {
        let is_first = std::mem::replace(&mut self.is_first, false);
        for (index, file) in files.iter().enumerate() {
            let ending = file.name.find('.').and_then(|at| file.name.get(at..)).unwrap_or_default();
            let is_line = file.media_type == "application/x-ndjson" || flow.target.name() == "passages";
            // Files that make the labels of a project are the same for every line.
            if !is_line && !is_first {
                continue;
            }
            let mut content = file.content.as_slice();
            let is_at_head = is_first && flow.shard.is_first();
            if !is_at_head {
                content = content.strip_prefix(self.head.as_slice()).unwrap_or(content);
            }
            match &flow.place {
                Place::Stream | Place::File(_) if index > 0 => {
                    if is_first {
                        self.others.push(ending.to_owned());
                    }
                }
                Place::Stream => {
                    let written = self.out.write_all(content);
                    written.map_err(|error| flow.console.unwritable("-", &error))?;
                }
                Place::File(path) | Place::Archive(path) => self.add("", path, content, flow)?,
                Place::Folder(folder) => {
                    let path = folder.join(format!("{}{ending}", stem(flow)));
                    self.add(ending, &path, content, flow)?;
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, ending: &str, path: &Path, content: &[u8], flow: &Flow<'_>) -> Result<(), Failure> {
        if !self.drafts.contains_key(ending) {
            if let (Place::Folder(folder), console) = (&flow.place, flow.console) {
                let made = std::fs::create_dir_all(folder);
                made.map_err(|error| console.unwritable(&folder.to_string_lossy(), &error))?;
            }
            self.drafts.insert(ending.to_owned(), Draft::begin(path, flow.asked.force, flow.console)?);
        }
        match self.drafts.get_mut(ending) {
            Some(draft) => draft.write(content, flow.console),
            None => Ok(()),
        }
    }

    fn finish(mut self, flow: &Flow<'_>) -> Result<(), Failure> {
        // A piece without a line is an empty file, so that all pieces are there.
        if let (Place::File(path), true) = (&flow.place, self.drafts.is_empty()) {
            self.add("", path, &[], flow)?;
        }
        if !self.others.is_empty() {
            flow.console.remark(&(flow.console.texts.left_files)(&self.others.join(", ")));
        }
        self.out.flush().map_err(|error| flow.console.unwritable("-", &error))?;
        self.drafts.into_values().try_for_each(|draft| draft.finish(flow.console))
    }
}

/// What the names of the files in a folder begin with: the name of the first input, and which piece it is.
fn stem(flow: &Flow<'_>) -> String {
    let path = flow.inputs.first().map(|input| input.path.as_str()).unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or("scolie");
    match flow.asked.shard.as_deref().map(|shard| shard.replace('/', "-")) {
        Some(shard) => format!("{stem}-{shard}"),
        None => stem.to_owned(),
    }
}
