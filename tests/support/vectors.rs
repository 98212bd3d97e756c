//! The hostile texts of `tests/specs/hostile`, made whole: each says its number when it runs, and asks an address
//! with its number when it reaches something.

use std::path::Path;

/// A text that harms whoever believes it.
#[derive(Debug, Clone)]
pub struct Vector {
    pub number: usize,
    /// The ending of the file that it is.
    pub ending: &'static str,
    pub text: String,
}

/// The host that no one must ever ask.
pub const SINK: &str = "sink.scolie.example";

/// The ways in which a page or a text holds an address.
const PLACES: [(&str, &str); 5] = [
    ("html", "<a href=\"{a}\" autofocus>x</a>"),
    ("html", "<iframe src=\"{a}\"></iframe><img src=\"{a}\">"),
    (
        "html",
        "<form action=\"{a}\"><button>x</button></form><svg><a xlink:href=\"{a}\"><text y=9>x</text></a></svg>",
    ),
    ("md", "[x]({a}) and ![x]({a})"),
    ("md", "<{a}> and [y]\n\n[y]: <{a}>"),
];

/// All of them, in the order of the files.
pub fn all() -> Vec<Vector> {
    let mut texts = Vec::new();
    for (name, ending) in [("html", "html"), ("foreign", "html"), ("css", "html"), ("markdown", "md")] {
        texts.extend(lines(name).into_iter().map(|line| (ending, line)));
    }
    for address in lines("addresses") {
        texts.extend(PLACES.map(|(ending, place)| (ending, place.replace("{a}", &address))));
    }
    let fill = |(index, (ending, text)): (usize, (&'static str, String))| {
        let number = index + 100;
        let text = text.replace("{js}", "top.name+=-{n}").replace("{url}", &format!("http://{SINK}/{{n}}"));
        Vector { number, ending, text: text.replace("{n}", &number.to_string()) }
    };
    texts.into_iter().enumerate().map(fill).collect()
}

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/specs/hostile/{name}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let whole = |line: &str| {
        let escaped = [
            ("\\\\", "\u{f8ff}"),
            ("\\n", "\n"),
            ("\\t", "\t"),
            ("\\0", "\0"),
            ("\\x01", "\u{1}"),
            ("\\x1f", "\u{1f}"),
        ];
        let line = escaped.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to));
        line.replace('\u{f8ff}', "\\")
    };
    lines.map(whole).collect()
}
