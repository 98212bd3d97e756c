//! Runs the program in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use scolie::read::EXAMPLE;

/// A folder in which the program runs.
pub struct Desk {
    pub folder: PathBuf,
}

/// How it ended, and what it said.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: Vec<u8>,
    pub said: String,
}

impl Desk {
    /// An empty folder, named after the test.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// The names of the files in a folder.
    pub fn list(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(name)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scolie"));
        command.args(arguments).current_dir(&self.folder);
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs it with `input` as its standard input. It may end as it likes, but never by a panic or a signal.
    #[track_caller]
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ended {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        // Whoever does not read its input ends before all of it is written.
        let feeding = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeding.join().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        let code = output.status.code().unwrap_or_else(|| panic!("{arguments:?}: {}: {said}", output.status));
        assert!((0..4).contains(&code) && !said.contains("panicked"), "{arguments:?}: {code}: {said}");
        Ended { code, out: output.stdout, said }
    }

    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, b"")
    }

    /// Runs it, and all goes well.
    #[track_caller]
    pub fn well(&self, arguments: &[&str]) -> Ended {
        let ended = self.run(arguments);
        assert_eq!(ended.code, 0, "{arguments:?}: {}", ended.said);
        ended
    }

    /// A dossier with annotations in it, as `dossier.scolie.json`: three claims of the example, one of them twice,
    /// and a link.
    pub fn with_dossier(self) -> Self {
        self.write("question.md", EXAMPLE);
        self.write("labels.json", annotations());
        self.well(&[
            "convert",
            "question.md",
            "labels.json",
            "--to",
            "scolie",
            "--now",
            "2025-11-25",
            "--by",
            "Zoé",
            "-o",
            "dossier.scolie.json",
        ]);
        self
    }
}

impl Ended {
    #[track_caller]
    pub fn text(&self) -> String {
        String::from_utf8(self.out.clone()).unwrap()
    }
}

/// Annotations of the example, as Hypothesis gives them: the words alone.
fn annotations() -> String {
    let words: Vec<&str> = EXAMPLE
        .split(['.', '\n'])
        .map(str::trim)
        .filter(|words| {
            let is_plain = words.chars().all(|c| c.is_alphanumeric() || " ’,éàèêô".contains(c));
            is_plain && words.chars().count() > 30 && EXAMPLE.matches(words).count() == 1
        })
        .collect();
    assert!(words.len() >= 3, "{words:?}");
    let row = |(n, words): (usize, &&str)| {
        serde_json::json!({
            "id": format!("n{n}"), "uri": "https://example.org/question.md", "text": "commentaire 👩", "tags": ["fact"],
            "created": "2024-01-02T03:04:05Z", "updated": "2024-01-02T03:04:05Z", "user": "acct:zoe@x",
            "target": [{ "source": "https://example.org/question.md", "selector": [
                { "type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": "" }
            ] }]
        })
    };
    let rows: Vec<_> = words.iter().take(4).enumerate().map(row).collect();
    serde_json::json!({ "total": rows.len(), "rows": rows }).to_string()
}
