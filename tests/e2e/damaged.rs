//! The store is damaged on the disk while the browser is closed, or what lies in it is no longer what it was: all
//! of it comes back, or the page says what does not. It never begins as if nothing had been there, and nothing
//! goes without a word.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::SAVED;
use crate::browser::{Browser, Engine, page};
use crate::figures::{Figure, times};
use crate::killed::open_note;

/// How many kinds of damage are tried, of all that there are.
const DAMAGES: usize = 4;

/// What stands on the screen: the recovery page, words of trouble, the dossier, or the start of a new one.
const STANDS: &str = "if (document.getElementById('recovery')?.checkVisibility())
        return ['recovery', document.getElementById('recovery-dossiers').textContent || null];
    const alert = [...document.querySelectorAll('[role=alert], .status-failed [role=status]')].map((own) => own.textContent.trim());
    const said = alert.filter(Boolean).join(' / ');
    if (document.querySelectorAll('[role=complementary] article').length === 1) return ['open', said];
    if (said) return ['said', said];
    return document.querySelector('.welcome') ? ['blank', ''] : null";

/// What is done to a file.
#[derive(Debug, Clone, Copy)]
enum Harm {
    Removed,
    /// Cut to this part of it, in hundredths.
    Cut(usize),
    CutBytes(usize),
    Zeros,
    /// So many bytes are turned over, at this place in hundredths.
    Turned(usize, usize),
    /// One bit, at this place in hundredths.
    Bit(usize),
    /// Zeros over so many bytes, at this place in hundredths.
    Hole(usize, usize),
    Grown(usize),
    Halves,
    Noise,
}

const HARMS: [Harm; 22] = [
    Harm::Removed,
    Harm::Cut(0),
    Harm::Turned(64, 50),
    Harm::Bit(50),
    Harm::Zeros,
    Harm::CutBytes(1),
    Harm::Cut(80),
    Harm::Turned(200, 1),
    Harm::Hole(4_096, 40),
    Harm::Noise,
    Harm::Cut(50),
    Harm::Bit(5),
    Harm::Bit(95),
    Harm::Turned(1, 30),
    Harm::Turned(64, 90),
    Harm::CutBytes(100),
    Harm::Cut(20),
    Harm::Grown(100),
    Harm::Grown(40_000),
    Harm::Halves,
    Harm::Hole(64, 2),
    Harm::Turned(4_096, 70),
];

impl Harm {
    fn do_to(self, file: &Path) {
        if matches!(self, Self::Removed) {
            return fs::remove_file(file).unwrap();
        }
        let mut bytes = fs::read(file).unwrap();
        let length = bytes.len();
        let place = |hundredths: usize| (length * hundredths / 100).min(length.saturating_sub(1));
        let mut within = |at: usize, count: usize, change: fn(&mut u8)| {
            let end = (place(at) + count).min(length);
            bytes[place(at).min(end)..end].iter_mut().for_each(change);
        };
        match self {
            Self::Removed => {}
            Self::Cut(kept) => bytes.truncate(length * kept / 100),
            Self::CutBytes(count) => bytes.truncate(length.saturating_sub(count)),
            Self::Zeros => bytes.fill(0),
            Self::Turned(count, at) => within(at, count, |byte| *byte = !*byte),
            Self::Bit(at) => within(at, 1, |byte| *byte ^= 4),
            Self::Hole(count, at) => within(at, count, |byte| *byte = 0),
            Self::Grown(count) => bytes.extend((0..count).map(|at| u8::try_from(at * 31 % 256).unwrap())),
            Self::Halves => bytes.rotate_left(length / 2),
            Self::Noise => (0_usize..).zip(&mut bytes).for_each(|(at, byte)| {
                *byte = u8::try_from((at * 7_919 + at / 256 * 31) % 256).unwrap();
            }),
        }
        fs::write(file, bytes).unwrap();
    }
}

/// A file or a folder of the store, and what is done to it.
#[derive(Debug)]
struct Damage {
    /// What the name of the file ends or begins with; a folder goes whole.
    file: &'static str,
    harm: Harm,
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {:?}", self.file, self.harm)
    }
}

/// All kinds, those first that differ most.
fn damages(engine: Engine) -> Vec<Damage> {
    let files: &[&str] = match engine {
        Engine::Chromium => &[".log", "MANIFEST", "CURRENT"],
        Engine::Firefox => &[".sqlite"],
    };
    let folders: &[&str] = match engine {
        Engine::Chromium => &["IndexedDB", "file__0.indexeddb.leveldb"],
        Engine::Firefox => &["idb", ".files", ".metadata-v2"],
    };
    let each = HARMS.iter().flat_map(|harm| files.iter().map(|file| Damage { file, harm: *harm }));
    let whole = folders.iter().map(|file| Damage { file, harm: Harm::Removed });
    // Of the one file that holds it all, also every so many hundredths of it.
    let file = files[0];
    let along = (0..20).flat_map(|at| [Harm::Turned(16, at * 5 + 3), Harm::Bit(at * 5 + 1)]);
    whole.chain(each).chain(along.map(|harm| Damage { file, harm })).collect()
}

/// The places under `folder` whose name is, or begins or ends with, `name`: the largest first.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![folder.to_owned()];
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, own) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if own == name || own.ends_with(name) || own.starts_with(name) {
                let size = entry.metadata().map_or(0, |data| data.len());
                found.push((path.is_dir(), size, path.clone()));
            }
            if path.is_dir() {
                left.push(path);
            }
        }
    }
    found.sort();
    found.pop().map(|(_, _, path)| path)
}

/// Where a browser keeps its stores.
fn stores(engine: Engine, profile: &Path) -> PathBuf {
    match engine {
        Engine::Chromium => profile.join("Default"),
        Engine::Firefox => profile.join("storage"),
    }
}

/// What is wrong with what stands on the screen, if anything is; the kind of it.
async fn look(browser: &Browser, expected: &str) -> (String, Option<String>) {
    let stands = browser.until_within(30, STANDS).await;
    let (kind, said) = (stands[0].as_str().unwrap(), stands[1].as_str().unwrap_or_default());
    if kind != "open" {
        let wrong = (kind == "blank").then(|| "it began as if nothing had been there".to_owned());
        return (kind.to_owned(), wrong);
    }
    let found = open_note(browser).await;
    let said = match browser.until(STANDS).await[1].as_str() {
        Some(later) if said.is_empty() => later.to_owned(),
        _ => said.to_owned(),
    };
    if found == expected {
        return ("whole".to_owned(), None);
    }
    let silent = said.is_empty().then(|| format!("without a word, {found:?} stands for {expected:?}"));
    ("part, and said so".to_owned(), silent)
}

/// A profile that was closed in peace, with a dossier of many acts in it; what its comment says.
async fn whole_profile(engine: Engine, name: &str) -> (PathBuf, String) {
    let mut browser = crate::with_a_passage_in(engine, name).await;
    // Twice, so that there is an older part and a newer one.
    for letters in ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
        browser.client.goto(&page()).await.unwrap();
        open_note(&browser).await;
        let field = browser.client.find(fantoccini::Locator::Css(".note-comment")).await.unwrap();
        field.send_keys("\u{e009}\u{e010}\u{e000}").await.unwrap();
        field.send_keys(letters).await.unwrap();
        let typed = "return document.querySelector('.note-comment').value.endsWith(arguments[0])";
        assert_eq!(browser.client.execute(typed, vec![json!(letters)]).await.unwrap(), true);
        browser.until(SAVED).await;
        let folder = browser.put_down().await;
        browser = Browser::start_on(engine, folder).await;
    }
    browser.client.goto(&page()).await.unwrap();
    let typed = open_note(&browser).await;
    (browser.put_down().await, typed)
}

async fn damage_is_said(engine: Engine) {
    let kinds = damages(engine);
    let count = times("SCOLIE_DAMAGES", DAMAGES).min(kinds.len());
    let mut figure = Figure::new(format!("{engine:?}, kinds of damage to the store on the disk"));
    let (base, typed) = whole_profile(engine, "damaged").await;
    assert_eq!(typed.len(), 52);
    let mut came = std::collections::BTreeMap::new();
    for damage in kinds.iter().take(count) {
        let folder = base.with_extension("damaged");
        let _ = fs::remove_dir_all(&folder);
        let copied = std::process::Command::new("cp").arg("-a").args([&base, &folder]).status().unwrap();
        assert!(copied.success());
        let place = find(&stores(engine, &folder.join("profile")), damage.file);
        let place = place.unwrap_or_else(|| panic!("nothing is called {}", damage.file));
        if place.is_dir() {
            fs::remove_dir_all(&place).unwrap();
        } else {
            damage.harm.do_to(&place);
        }
        let browser = Browser::start_on(engine, folder).await;
        browser.client.goto(&page()).await.unwrap();
        let (kind, wrong) = look(&browser, &typed).await;
        println!("{engine:?}: {damage}: {kind}");
        *came.entry(kind).or_insert(0_u32) += 1;
        figure.done(wrong.map(|wrong| format!("{damage}: {wrong}")));
        browser.stop().await;
    }
    let _ = fs::remove_dir_all(&base);
    println!("{came:?}");
    figure.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_chromium_makes_anew_is_missed_though_nothing_else_knows_of_it() {
    let (folder, _) = whole_profile(Engine::Chromium, "emptied").await;
    let stores = stores(Engine::Chromium, &folder.join("profile"));
    Harm::Noise.do_to(&find(&stores.join("IndexedDB"), "MANIFEST").unwrap());
    // As when it is killed early: what is told there comes to the disk some seconds later.
    fs::remove_dir_all(stores.join("Local Storage")).unwrap();
    let browser = Browser::start_on(Engine::Chromium, folder).await;
    for _ in 0..2 {
        browser.client.goto(&page()).await.unwrap();
        let stands = browser.until(STANDS).await;
        assert_eq!(stands[0], "said", "{stands}");
        assert!(stands[1].as_str().unwrap().contains("the browser has none any more"), "{stands}");
    }
    browser.stop().await;
}

/// All records: their keys and their values.
const RECORDS: &str = "const done = arguments[0];
    const opening = indexedDB.open('scolie', 1);
    opening.onsuccess = () => {
        const store = opening.result.transaction('transactions').objectStore('transactions');
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        store.transaction.oncomplete = () => {
            opening.result.close();
            const own = keys.result.map((key, at) => [key, values.result[at]]);
            done(own.filter(([key]) => key.length === 3));
        };
    };";

/// Puts records back in place of those that are there, with one of them changed.
const PUT: &str = "const [records, done] = arguments;
    const opening = indexedDB.open('scolie', 1);
    opening.onsuccess = () => {
        const transaction = opening.result.transaction(['transactions', 'dossiers'], 'readwrite');
        const [store, lines] = ['transactions', 'dossiers'].map((name) => transaction.objectStore(name));
        store.clear();
        const put = (key, value) => store.put(value, key);
        CHANGE
        transaction.oncomplete = () => { opening.result.close(); done(true); };
    };";

/// What happens to records: each a script that puts them all but for one thing.
fn records() -> Vec<(&'static str, String)> {
    let all = "records.forEach(([key, value], at) => put(key, CHANGED));";
    let with = |value: &str| all.replace("CHANGED", &format!("at === 20 ? {value} : value"));
    let first = |value: &str| all.replace("CHANGED", &format!("at === 0 ? {value} : value"));
    vec![
        ("a text is empty", with("''")),
        ("a text is cut", with("value.slice(0, value.length / 2)")),
        ("a text is another", with("'null'")),
        ("a text has a letter too many", with("'x' + value")),
        ("a text is a number", with("7")),
        ("a text is bytes", with("new Uint8Array([1, 2, 3])")),
        ("a text is nothing", with("null")),
        ("a text lacks its changes", with("value.replace('changes', 'changed')")),
        ("a text names another act", with("value.replace('\"act\":\"', '\"act\":\"un')")),
        (
            "a text says another order",
            with("value.replace(/\"order\":\\\\d+/, '\"order\":99999999999999999999')"),
        ),
        ("the beginning is empty", first("''")),
        ("the beginning is cut", first("value.slice(0, 400)")),
        ("the beginning is gone", "records.slice(1).forEach(([key, value]) => put(key, value));".to_owned()),
        ("the end is gone", "records.slice(0, -1).forEach(([key, value]) => put(key, value));".to_owned()),
        (
            "one is gone",
            "records.forEach(([key, value], at) => { if (at !== 20) put(key, value) });".to_owned(),
        ),
        (
            "half are gone",
            "records.forEach(([key, value], at) => { if (at % 2) put(key, value) });".to_owned(),
        ),
        ("all are gone", String::new()),
        (
            "one stands under a strange key",
            all.replace("CHANGED", "value") + "put('strange', '{}'); put(['a'], 'b');",
        ),
        (
            "one stands under two",
            all.replace("CHANGED", "value")
                + "put([records[9][0][0], 9000, records[9][0][2]], records[9][1]);",
        ),
        (
            "the line of the list is broken",
            all.replace("CHANGED", "value") + "lines.put('{', records[0][0][0]);",
        ),
        ("the line of the list is gone", all.replace("CHANGED", "value") + "lines.clear();"),
        (
            "the list names what is not there",
            all.replace("CHANGED", "value") + "lines.put('{}', 'no such'); lines.put(3, 4);",
        ),
    ]
}

async fn damaged_records_are_said(engine: Engine) {
    let kinds = records();
    let count = if times("SCOLIE_DAMAGES", DAMAGES) > DAMAGES { kinds.len() } else { DAMAGES };
    let mut figure = Figure::new(format!("{engine:?}, kinds of damage to records of the store"));
    let browser = crate::with_a_passage_in(engine, "records").await;
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(Some(Duration::from_secs(60)), None, None);
    browser.client.update_timeouts(timeouts).await.unwrap();
    open_note(&browser).await;
    let field = browser.client.find(fantoccini::Locator::Css(".note-comment")).await.unwrap();
    field.send_keys("abcdefghijklmnopqrstuvwxyz").await.unwrap();
    browser.until(SAVED).await;
    let records = browser.client.execute_async(RECORDS, Vec::new()).await.unwrap();
    let canary =
        browser.client.execute("return localStorage.getItem('scolie.canary')", Vec::new()).await.unwrap();
    let step = kinds.len() / count;
    for (name, script) in kinds.iter().step_by(step).take(count) {
        // From a page without the program: it would fill the store again.
        browser.client.goto("about:blank").await.unwrap();
        browser.client.goto(&(page() + "#safe")).await.unwrap();
        put(&browser, &records, script, &canary).await;
        browser.client.goto("about:blank").await.unwrap();
        browser.client.goto(&page()).await.unwrap();
        let (kind, wrong) = look(&browser, "abcdefghijklmnopqrstuvwxyz").await;
        println!("{engine:?}: {name}: {kind}");
        figure.done(wrong.map(|wrong| format!("{name}: {wrong}")));
    }
    figure.close();
    browser.stop().await;
}

async fn put(browser: &Browser, records: &Value, script: &str, canary: &Value) {
    let whole = PUT.replace("CHANGE", script);
    browser.client.execute_async(&whole, vec![records.clone()]).await.unwrap();
    let keep = "localStorage.setItem('scolie.canary', arguments[0])";
    browser.client.execute(keep, vec![canary.clone()]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_on_the_disk_of_chromium_is_said() {
    damage_is_said(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn damage_on_the_disk_of_firefox_is_said() {
    damage_is_said(Engine::Firefox).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_records_of_chromium_are_said() {
    damaged_records_are_said(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes long: cargo xtask soak"]
async fn damaged_records_of_firefox_are_said() {
    damaged_records_are_said(Engine::Firefox).await;
}
