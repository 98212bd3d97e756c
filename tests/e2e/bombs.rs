//! Files that are meant to stop the page: each is shown or refused with a reason, soon, and the page answers
//! meanwhile.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, page};
use crate::figures::{Figure, times};
use crate::opening::{WELCOME, folder, write};

/// How many of them are tried.
const BOMBS: usize = 8;
/// How soon, in milliseconds, on a release and alone on the machine. A draft, which is not optimised, may take
/// longer, and so may what has other browsers beside it.
const WITHIN: f64 = 2_000.0;
const LADEN_WITHIN: f64 = 20_000.0;
/// How long the page may not answer, in one piece.
const FROZEN: f64 = 1_000.0;
const LADEN_FROZEN: f64 = 10_000.0;
/// A release is smaller than this, in bytes.
const RELEASE: u64 = 3_000_000;

/// Waits from a file that is chosen until it is shown or refused, and looks whether the page answers meanwhile.
const WATCH: &str = "window.watch = { begun: 0, shown: 0, worst: 0, what: '' };
    const watch = window.watch;
    let last = 0;
    const beat = () => {
        const now = performance.now();
        if (watch.begun && !watch.shown) watch.worst = Math.max(watch.worst, now - last);
        last = now;
        const report = document.querySelector('.report-line .notice')?.textContent;
        const alert = document.querySelector('[role=alert]')?.textContent;
        const dialog = document.querySelector('dialog[open]')?.className;
        const reader = document.querySelector('.reader [data-block]') && 'shown';
        const busy = document.querySelector('.progress-line .progress');
        const what = alert || report || dialog || reader;
        if (watch.begun && !watch.shown && what && !busy) {
            watch.shown = now;
            watch.what = what;
        }
        setTimeout(beat, 5);
    };
    beat();
    document.addEventListener('change', () => { watch.begun = performance.now(); last = watch.begun; }, true);";
const SHOWN: &str = "if (document.getElementById('recovery')?.checkVisibility())
        return ['recovery', 0, 0, document.getElementById('recovery').innerText];
    const { begun, shown, worst, what } = window.watch;
    return shown ? ['shown', shown - begun, worst, what] : null";
const FORGET: &str = "localStorage.clear();
    const request = indexedDB.deleteDatabase('scolie');
    return new Promise((done) => { request.onsuccess = () => done(true); request.onerror = () => done(false); })";

fn deep(open: &str, close: &str, times: usize) -> String {
    open.repeat(times) + "mot" + &close.repeat(times)
}

/// What the file of each is called, and what is in it; those first that differ most.
#[expect(clippy::too_many_lines, reason = "a list")]
fn bombs(dossier: &Value) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let million = 1_000_000;
    let json_text = |text: &str| format!("{{\"numero\": 1, \"titre\": \"t\", \"texte\": \"{text}\"}}");
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut own = dossier.clone();
        change(&mut own);
        own.to_string()
    };
    let row = |cell: &str, count: usize| vec![cell; count].join("|");
    let columns = format!("|{}|\n|{}|\n|{}|\n", row("a", 10_000), row("-", 10_000), row("b", 10_000));
    let texts: Vec<(&str, &str, String)> = vec![
        ("40,000 levels of quotes", "a.md", "> ".repeat(40_000) + "mot"),
        ("a line of 50 MB", "a.md", "mot ".repeat(12_500_000)),
        ("an emphasis storm", "a.md", "*a **b _c __d ".repeat(million / 14)),
        ("a table of 10,000 columns", "a.md", columns),
        ("40,000 divisions never closed", "a.html", "<div>".repeat(40_000) + "mot"),
        (
            "an entity storm",
            "a.html",
            format!("<p>{}", "&amp;&eacute;&#x1F600;&nosuch;&#99999999;".repeat(40_000)),
        ),
        ("lone surrogates in JSON", "a.json", json_text(&"\\ud800 ".repeat(100_000))),
        ("a million opening brackets in JSON", "a.json", "[".repeat(million)),
        ("a link bomb", "a.md", "[a](".repeat(million / 4)),
        ("links in links", "a.md", deep("[", "](x)", 40_000)),
        ("a million brackets", "a.md", "[".repeat(million)),
        ("images in images", "a.md", deep("![", "](x)", 30_000)),
        (
            "a reference for each of 40,000 links",
            "a.md",
            (0..40_000).map(|n| format!("[x{n}]\n\n[x{n}]: http://x/{n}\n\n")).collect(),
        ),
        ("a million stars", "a.md", "*".repeat(million)),
        ("stars that never end", "a.md", "a**b".repeat(million / 4)),
        ("underscores", "a.md", "_a ".repeat(million / 3)),
        ("code that never ends", "a.md", (1..1_400).map(|n| "`".repeat(n) + "x").collect()),
        ("lists in lists", "a.md", (0..2_000).map(|n| " ".repeat(n * 2) + "- mot\n").collect()),
        ("lists by their marks", "a.md", "- ".repeat(100_000) + "mot"),
        ("quotes of lists", "a.md", "> - ".repeat(50_000) + "mot"),
        ("a million rules", "a.md", "---\n".repeat(250_000)),
        ("headings without end", "a.md", "# mot\n".repeat(150_000)),
        ("HTML in Markdown", "a.md", "<b>".repeat(300_000)),
        ("a table of 100,000 rows", "a.md", "|a|b|\n|-|-|\n".to_owned() + &"|c|d|\n".repeat(100_000)),
        ("20,000 cells in a row", "a.html", format!("<table><tr>{}", "<td>a".repeat(20_000))),
        (
            "cells over cells",
            "a.html",
            format!("<table>{}", "<tr><td rowspan=65535 colspan=1000>a".repeat(20_000)),
        ),
        ("tables in tables", "a.html", "<table><tr><td>".repeat(20_000) + "mot"),
        ("tags never closed", "a.html", "<b><i><a href=x><p>mot".repeat(40_000)),
        (
            "a tag of 100,000 attributes",
            "a.html",
            format!("<p{}>mot", (0..100_000).map(|n| format!(" a{n}=x")).collect::<String>()),
        ),
        ("a comment that never ends", "a.html", format!("<p>mot<!--{}", "-- >".repeat(million / 4))),
        ("a script that never ends", "a.html", format!("<p>mot<script>{}", "<!--<script>".repeat(80_000))),
        ("NULs", "a.html", "<p>mot\0".repeat(150_000)),
        ("wrong ends", "a.html", "<div>".repeat(300) + &"<li>a</p></div></table>".repeat(40_000)),
        (
            "numbers of 100,000 digits",
            "a.scolie.json",
            changed(&|own| own["documents"][0]["text"] = json!("NUMBER"))
                .replace("\"NUMBER\"", &"9".repeat(100_000)),
        ),
        (
            "a dossier of 100 levels more",
            "a.scolie.json",
            changed(&|own| own["more"] = (0..100).fold(json!(1), |inner, _| json!([inner]))),
        ),
        ("a dossier that says everything twice", "a.scolie.json", {
            let text = dossier.to_string();
            text.replacen('{', &format!("{{{},", text.trim_start_matches('{').trim_end_matches('}')), 1)
        }),
        (
            "a dossier of 20,000 claims without a passage",
            "a.scolie.json",
            changed(&|own| {
                let claim = own["claims"][0].clone();
                let claims = (0..20_000).map(|n| {
                    let mut claim = claim.clone();
                    claim["id"] = json!(format!("01890000-0000-7000-8000-{n:012x}"));
                    claim
                });
                let claims: Vec<Value> = std::iter::once(claim.clone()).chain(claims).collect();
                own["claims"] = json!(claims);
            }),
        ),
        ("a record deep in records", "a.json", "{\"a\":".repeat(200_000) + "1" + &"}".repeat(200_000)),
        ("a table of 500,000 separators", "a.csv", ";".repeat(500_000)),
        (
            "a quotation mark that never ends",
            "a.csv",
            "titre;texte\n\"".to_owned() + &"a;b\n".repeat(200_000),
        ),
        (
            "20,000 records",
            "a.jsonl",
            (0..20_000).map(|n| format!("{{\"numero\": {n}, \"texte\": \"mot\"}}\n")).collect(),
        ),
        ("a text of a letter of a thousand marks", "a.txt", "e\u{301}\u{316}\u{20dd}".repeat(100_000)),
    ];
    let mut bombs: Vec<(&str, &str, Vec<u8>)> =
        texts.into_iter().map(|(what, name, text)| (what, name, text.into_bytes())).collect();
    bombs.push((
        "bytes that are no text",
        "a.txt",
        (0..million).map(|at| [0xc3, 0x28, 0xff, 0xfe][at % 4]).collect(),
    ));
    bombs.push(("UTF-16 of one half of each pair", "a.txt", {
        let halves = (0..400_000).flat_map(|_| 0xd83d_u16.to_le_bytes());
        [0xff, 0xfe].into_iter().chain(halves).collect()
    }));
    bombs
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_meant_to_stop_the_page_is_shown_or_refused_soon() {
    let size = std::fs::metadata(page().trim_start_matches("file://")).unwrap().len();
    let strict = size < RELEASE && std::env::var_os("SCOLIE_BOMBS").is_some();
    let (within, frozen) = if strict { (WITHIN, FROZEN) } else { (LADEN_WITHIN, LADEN_FROZEN) };
    let browser = Browser::start("bombs").await;
    browser.client.goto(&page()).await.unwrap();
    browser.press("Try the example").await;
    browser.tag(crate::TENDER, "No tender").await;
    let dossier = crate::opening::export(&browser).await;
    let folder = folder(&browser, "bombs");
    let mut figure = Figure::new("files that are meant to stop the page");
    let (mut times_shown, mut worst) = (Vec::new(), Vec::new());
    let bombs = bombs(&dossier);
    let count = times("SCOLIE_BOMBS", BOMBS).min(bombs.len());
    for (what, name, bytes) in bombs.into_iter().take(count) {
        let file = write(&folder, name, bytes);
        browser.client.goto("about:blank").await.unwrap();
        browser.client.goto(&(page() + "#safe")).await.unwrap();
        assert_eq!(browser.client.execute(FORGET, Vec::new()).await.unwrap(), true);
        browser.client.goto("about:blank").await.unwrap();
        browser.client.goto(&page()).await.unwrap();
        browser.until(WELCOME).await;
        browser.client.execute(WATCH, Vec::new()).await.unwrap();
        browser.open(&file).await;
        let came = tokio::time::timeout(Duration::from_secs(60), browser.until_within(59, SHOWN)).await;
        let Ok(came) = came else {
            figure.done(Some(format!("{what}: nothing came of it in a minute")));
            continue;
        };
        let (time, freeze) = (came[1].as_f64().unwrap(), came[2].as_f64().unwrap());
        let told: String = came[3].as_str().unwrap_or_default().chars().take(120).collect();
        println!("{what}: {time:.0} ms, frozen {freeze:.0} ms: {told}");
        let wrong = if came[0] == "recovery" {
            Some(told)
        } else if time > within {
            Some(format!("it took {time:.0} ms"))
        } else if freeze > frozen {
            Some(format!("the page did not answer for {freeze:.0} ms"))
        } else {
            None
        };
        times_shown.push(time);
        worst.push(freeze);
        figure.done(wrong.map(|wrong| format!("{what}: {wrong}")));
    }
    figure.measure("until it is shown or refused", "ms", times_shown);
    figure.measure("longest time without an answer", "ms", worst);
    figure.close();
    browser.stop().await;
}
