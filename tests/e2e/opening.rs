//! Opening files and folders: many at once, the same ones again, and what is no question.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{Browser, page};
use crate::{SAVED, TENDER, notes};

/// What the line under the text says came of it, once it says something.
const REPORT: &str = "const line = document.querySelector('.report-line .notice');
    return line && (line.querySelector('summary') ?? line.querySelector('p')).textContent";
/// All that it says.
const DETAILS: &str = "return document.querySelector('.report-details').innerText";
pub const WELCOME: &str = "return document.querySelector('.welcome') !== null";

/// The numbers of the questions in the list, as it shows them.
pub fn listed(count: usize) -> String {
    format!(
        "const rows = document.querySelectorAll('.list-question-name');
        const all = document.querySelector('.list-heading-open .count');
        return rows.length > 0 && Number(all?.textContent ?? rows.length) === {count}
            && [...rows].map((row) => row.textContent)"
    )
}

/// A folder with nothing in it, which goes when the browser does.
pub fn folder(browser: &Browser, name: &str) -> PathBuf {
    let folder = browser.downloads.parent().unwrap().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

pub fn question(number: u32, words: &str) -> String {
    format!(
        "# ASSEMBLÉE NATIONALE\n\n17ème législature\n\n## La gare de {words}\n\nQuestion écrite n° {number}\n\n\
         ### Texte de la question\n\n{words} attend un train.\n"
    )
}

pub async fn start(name: &str) -> Browser {
    let browser = Browser::start(name).await;
    browser.client.goto(&page()).await.unwrap();
    browser.until(WELCOME).await;
    browser
}

pub async fn export(browser: &Browser) -> Value {
    browser.press("Export…").await;
    browser.click("[role=menuitem]").await;
    serde_json::from_str(&browser.downloaded().await.1).unwrap()
}

pub async fn summary(browser: &Browser) -> String {
    browser.until(REPORT).await.as_str().unwrap().replace('\u{a0}', " ")
}

pub async fn details(browser: &Browser) -> String {
    browser.click(".report > summary").await;
    browser.until(DETAILS).await.as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_opens_with_all_that_is_in_it_and_goes_in_one_step() {
    let browser = start("folder").await;
    let folder = folder(&browser, "gares");
    write(&folder, "q10.md", question(10, "Vierzon"));
    write(&folder, "q9.md", question(9, "Salbris"));
    write(&folder, "a/b/c/d/e/deep.md", question(1, "Gien"));
    write(
        &folder,
        "liste.jsonl",
        "{\"numero\": 20, \"titre\": \"Bus\", \"texte\": \"Le bus de Briare ne passe plus.\"}\n\
         {\"numero\": 21, \"titre\": \"Bacs\", \"texte\": \"Le bac de Sully ne passe plus.\"}\n",
    );
    // One of its records alone, and a file twice.
    write(
        &folder,
        "seule.json",
        "{\"numero\": 20, \"titre\": \"Bus\", \"texte\": \"Le bus de Briare ne passe plus.\"}",
    );
    write(&folder, "z/copie.md", question(9, "Salbris"));
    write(&folder, ".hidden.md", question(77, "nulle part"));
    write(&folder, ".git/config.md", question(78, "nulle part"));
    write(&folder, "Thumbs.db", "x");
    write(&folder, "photo.png", b"\x89PNG\r\n\x1a\nxx");
    write(&folder, "vide.txt", "");
    browser.drop_files(&[&folder]).await;
    assert_eq!(summary(&browser).await, "5 questions opened; 2 were there already; 2 files refused.");
    let told = details(&browser).await;
    for words in [
        "gares/photo.png\nIt is not a text",
        "gares/vide.txt\nThere is no text in it",
        "La gare de Salbris",
        "hidden files left out",
    ] {
        assert!(told.replace('\u{a0}', " ").contains(words), "{words}: {told}");
    }
    let rows = browser.until(&listed(5)).await;
    assert!(rows[0].as_str().unwrap().contains('1'), "the folders first come first: {rows}");
    browser.until("return document.querySelector('.reader').textContent.includes('Gien')").await;
    let file = export(&browser).await;
    let numbers: Vec<_> =
        file["documents"].as_array().unwrap().iter().map(|one| one["question"]["number"].clone()).collect();
    assert_eq!(numbers, [1, 20, 21, 9, 10], "in the order of their names");
    assert_eq!(file["dossier"]["title"], "gares");

    browser.press("Undo").await;
    browser.until(WELCOME).await;
    browser.press("Redo").await;
    browser.until(&listed(5)).await;
    browser.until(SAVED).await;
    browser.client.refresh().await.unwrap();
    assert_eq!(browser.until(&listed(5)).await, rows);
    browser.press("Undo").await;
    browser.until(WELCOME).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_opens_by_its_command() {
    let browser = start("chosen").await;
    let folder = folder(&browser, "gares");
    write(&folder, "a/q1.md", question(1, "Gien"));
    write(&folder, "q2.md", question(2, "Salbris"));
    write(&folder, ".DS_Store", "x");
    let chosen =
        "document.querySelector('#open-folder').addEventListener('click', () => document.title = 'asked')";
    browser.client.execute(chosen, Vec::new()).await.unwrap();
    browser.open_palette().await;
    browser.keys("Open a folder").await;
    browser.until("return document.querySelector('.palette-row[aria-selected=true]')?.textContent.includes('Open a folder')").await;
    browser.keys("\u{e007}").await;
    browser.until("return document.title === 'asked'").await;
    let input = browser.client.find(fantoccini::Locator::Css("#open-folder")).await.unwrap();
    input.send_keys(&folder.display().to_string()).await.unwrap();
    browser.until(&listed(2)).await;
    assert_eq!(summary(&browser).await, "2 questions opened.");
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_keeps_what_came_and_a_file_that_went_is_named() {
    let browser = start("stop").await;
    let folder = folder(&browser, "many");
    for number in 0..700 {
        write(&folder, &format!("q{number}.md"), question(number, &"mot ".repeat(100)));
    }
    browser.drop_files(&[&folder]).await;
    browser.until("return document.querySelector('.progress progress')?.value > 0").await;
    browser.keys("\u{e00c}").await;
    let said = summary(&browser).await;
    assert!(said.contains("questions opened; stopped,") && said.contains("files not read"), "{said}");
    browser.until("return document.querySelector('.progress') === null").await;
    let opened: u32 = said.split(' ').next().unwrap().parse().unwrap();
    assert!(opened > 0 && opened < 700, "{said}");
    assert_eq!(export(&browser).await["documents"].as_array().unwrap().len(), opened as usize);
    browser.press("Undo").await;
    browser.until(WELCOME).await;

    // What was undone does not stand in the way of opening it again; one file goes meanwhile.
    browser.drop_files(&[&folder]).await;
    browser.until("return document.querySelector('.progress progress')?.value > 0").await;
    // One begins to work while others come: it stays on the screen.
    browser.until("return document.querySelector('.reader h2') !== null").await;
    let shown = "return document.querySelector('.list-question[aria-current]')?.textContent ?? null";
    let first = browser.until(shown).await;
    fs::remove_file(folder.join("q699.md")).unwrap();
    browser.until("return document.querySelector('.progress') === null").await;
    assert_eq!(summary(&browser).await, "699 questions opened; 1 file refused.");
    assert!(details(&browser).await.contains("many/q699.md\nIt could not be read"));
    assert_eq!(browser.until(shown).await, first);
    browser.press("Undo").await;
    browser.until(WELCOME).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_question_again_is_gone_to() {
    let browser = start("again").await;
    let folder = folder(&browser, "gares");
    let first = write(&folder, "q1.md", question(1, "Gien"));
    browser.open(&first).await;
    browser.until("return document.querySelector('.reader')?.textContent.includes('Gien')").await;
    // One that goes well is not spoken of.
    assert_eq!(
        browser
            .client
            .execute("return document.querySelector('.report-line .notice')", Vec::new())
            .await
            .unwrap(),
        Value::Null
    );
    browser.open(&write(&folder, "q2.md", question(2, "Salbris"))).await;
    browser.until("return document.querySelector('.reader').textContent.includes('Salbris')").await;
    let mut other = vec![0xff, 0xfe];
    other.extend(question(1, "Gien").encode_utf16().flat_map(u16::to_le_bytes));
    browser.open(&write(&folder, "utf-16.md", other)).await;
    assert_eq!(summary(&browser).await, "This question is in the dossier already: La gare de Gien");
    browser.until("return document.querySelector('.reader').textContent.includes('Gien')").await;
    browser.until(&listed(2)).await;
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_question_is_refused_by_name_and_nothing_changes() {
    let browser = start("bad").await;
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    let folder = folder(&browser, "bad");
    let large = folder.join("large.txt");
    fs::File::create(&large).unwrap().set_len(50_000_001).unwrap();
    let zeros = folder.join("zeros.bin");
    fs::File::create(&zeros).unwrap().set_len(15_000_000).unwrap();
    for (path, said) in [
        (
            large,
            "“large.txt” was not opened: it is over 20 MB (50 MB for tables, 100 MB for JSON and archives, 500 MB for dossiers of Scolie); split it into smaller files. Nothing was changed.",
        ),
        (write(&folder, "scan.pdf", "%PDF-1.7\n…"), "“scan.pdf” was not opened: it is not a text"),
        (write(&folder, "note.rtf", "{\\rtf1\\ansi Un mot}"), "“note.rtf” was not opened: it is not a text"),
        (zeros, "“zeros.bin” was not opened: it is not a text"),
        (write(&folder, "empty.md", ""), "“empty.md” was not opened: there is no text in it"),
        (write(&folder, "blank.txt", " \n\r\n\t\n"), "“blank.txt” was not opened: there is no text in it"),
        (
            write(&folder, "data.json", "{\"a\": [1, 2, {\"b\": null}]}"),
            "“data.json” was not opened: no question was found in it",
        ),
        (
            write(&folder, "cut.scolie.json", "{\"format\": \"scolie/1\", "),
            "“cut.scolie.json” was not opened: ",
        ),
    ] {
        browser.open(&path).await;
        let name = path.file_name().unwrap().to_str().unwrap();
        let alert = format!(
            "const line = document.querySelector('.report-line[role=alert]'); return line?.textContent.includes('{name}') && line.innerText"
        );
        let alert = browser.until(&alert).await;
        assert!(alert.as_str().unwrap().replace('\u{a0}', " ").starts_with(said), "{said}: {alert}");
        browser.until(&notes(1)).await;
    }
    let nothing = folder.join("nothing/at/all");
    fs::create_dir_all(&nothing).unwrap();
    write(&nothing, ".hidden", "x");
    browser.drop_files(&[&folder.join("nothing")]).await;
    browser.until("return document.querySelector('.report-line').textContent.includes('“nothing” was not opened: there is no file in this folder')").await;
    browser.until(&notes(1)).await;
    browser.until(SAVED).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_built_to_hurt_opens_without_holding_up_the_screen() {
    let browser = start("hurt").await;
    let folder = folder(&browser, "hurt");
    // The longest time that the page did nothing else.
    let watch = "let last = performance.now(); window.longest = 0;
        const watch = () => { const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now; setTimeout(watch) };
        watch()";
    browser.client.execute(watch, Vec::new()).await.unwrap();
    for (name, text, shown) in [
        ("line.txt", "un mot ".repeat(300_000), "un mot un mot"),
        (
            "deep.html",
            format!("<p>avant{}au fond{}", "<div><b>".repeat(10_000), "</b></div>".repeat(10_000)),
            "au fond",
        ),
        ("quotes.md", format!("{} au bout\n", ">".repeat(10_000)), "au bout"),
        ("items.html", format!("<ul><li>au début{}", "<li>mot".repeat(600_000)), "au début"),
        ("mark.md", "[Accueil](#)\n\nUn texte entre crochets.".to_owned(), "entre crochets"),
    ] {
        browser.open(&write(&folder, name, text)).await;
        browser
            .until(&format!("return document.querySelector('.reader')?.textContent.includes('{shown}')"))
            .await;
    }
    let longest = browser.client.execute("return window.longest", Vec::new()).await.unwrap();
    // It was over a minute; machines that are shared take a multiple of what it takes alone.
    assert!(longest.as_f64().unwrap() < 8000.0, "{longest} ms");
    browser.until(SAVED).await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

/// The numbers that the corpus has, in the order in which its folders are read.
#[tokio::test(flavor = "multi_thread")]
async fn the_folders_of_the_corpus_open_with_their_question_data() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(corpus) = corpus.canonicalize() else { return };
    let browser = start("corpus").await;
    browser.drop_files(&[&corpus.join("assemblee-nationale"), &corpus.join("other")]).await;
    let said = summary(&browser).await;
    let told = details(&browser).await;
    assert!(said.contains("opened; "), "{said}");
    assert!(told.contains("question-3331.passages.json\nNo question was found in it"), "{told}");
    let file = export(&browser).await;
    let of = |name: &str| {
        let documents = file["documents"].as_array().unwrap().iter();
        documents.filter(|one| one["source"]["name"] == name).cloned().collect::<Vec<_>>()
    };
    let data = |name: &str, key: &str| of(name)[0]["question"][key].clone();
    for (name, number, legislature) in [
        ("q16_16-13641QE.main-section.html", 13641, 16),
        ("q8_8-39461QE.html", 39461, 8),
        ("QANR5L17QE5268.json", 5268, 17),
        ("QANR5L17QG1.json", 1, 17),
        ("q14_14-47351QE.xml", 47351, 14),
        ("question-3331.md", 3331, 17),
        ("q17-13892QE.md", 13892, 17),
    ] {
        assert_eq!(
            json!([data(name, "number"), data(name, "legislature")]),
            json!([number, legislature]),
            "{name}"
        );
    }
    assert_eq!(of("swiss-20-fr-de.json").len(), 20);
    assert_eq!(of("saarland-hard-wrapped.txt").len(), 1);
    browser.press("Undo").await;
    browser.until(WELCOME).await;
    browser.press("Redo").await;
    browser.until("return document.querySelector('.reader') !== null").await;
    assert_eq!(browser.errors().await, Vec::<String>::new());
    browser.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_opened_before_the_last_dossier_is_back_comes_into_it() {
    let browser = start("early").await;
    let folder = folder(&browser, "early");
    browser.open(&write(&folder, "first.md", question(3, "Redon"))).await;
    browser.until(SAVED).await;
    browser.tag("attend un train", "Le train").await;
    browser.until(SAVED).await;

    // The storage of the next page answers only when it is let go.
    let held = "window.held = [];
        const open = IDBFactory.prototype.open;
        const set = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess').set;
        IDBFactory.prototype.open = function (...names) {
            const request = open.apply(this, names);
            Object.defineProperty(request, 'onsuccess', { set(call) {
                set.call(request, call && ((event) => window.held.push(() => call.call(request, event))));
            } });
            return request;
        };";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": held })).await;
    browser.client.refresh().await.unwrap();
    browser.until("return window.held?.length > 0").await;
    browser.open(&write(&folder, "second.md", question(4, "Guingamp"))).await;
    browser.drop_files(&[&write(&folder, "third.md", question(5, "Morlaix"))]).await;
    browser.client.execute("window.held.splice(0).forEach((go) => go())", Vec::new()).await.unwrap();

    browser.until(&listed(3)).await;
    browser.until(SAVED).await;
    let export = export(&browser).await;
    assert_eq!(export["passages"].as_array().unwrap().len(), 1);
    browser.stop().await;
}
