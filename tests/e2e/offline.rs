//! The program without a network: the one file wherever it lies, a file that was changed on its way, and the
//! folder after its server is gone.

use std::path::{Path, PathBuf};

use fantoccini::Locator;
use serde_json::json;
use sha2::{Digest, Sha256};
use url::Url;

use crate::browser::{Browser, Engine};
use crate::opening::{WELCOME, folder};
use crate::server::Server;

const ENGINES: [Engine; 2] = [Engine::Chromium, Engine::Firefox];

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

fn built() -> String {
    std::fs::read_to_string(dist().join("scolie.html")).expect("build it first: cargo xtask build")
}

/// Opens a text as a file of that name in a folder of the browser's own.
async fn visit(browser: &Browser, name: &str, text: &str) {
    let path = folder(browser, name).join("scolie.html");
    std::fs::write(&path, text).unwrap();
    browser.client.goto(Url::from_file_path(&path).unwrap().as_str()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_opens_wherever_it_lies() {
    let built = built();
    for engine in ENGINES {
        let browser = Browser::start_in(engine, "places", None).await;
        for name in
            ["avec des espaces", "n° 12 #3", "100 %25 sûr", "été à Évreux", "质询", "a&b=c;d'e", "plus+[1]"]
        {
            visit(&browser, name, &built).await;
            // Chromium has one store for all files: the example of the place before is there already.
            browser.until("return document.querySelector('.welcome, .reader [data-block]') !== null").await;
            if browser.client.find(Locator::Css(".welcome")).await.is_ok() {
                browser.press("Try the example").await;
                browser.client.wait().for_element(Locator::Css(".reader [data-block]")).await.unwrap();
            }
            assert!(browser.client.find(Locator::Css(".altered")).await.is_err());
        }
        browser.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_changed_on_its_way_says_so() {
    let built = built();
    // Some letters of the program are two bytes.
    let program = built.floor_char_boundary(built.find("id=\"wasm\">").unwrap() + 50_000);
    let later = built.floor_char_boundary(program + 4000);
    let letter = built[program..].find('A').unwrap() + program;
    let script = built.rfind("<script>").unwrap() + 200;
    let told = "const told = document.querySelector('.altered');
        return told && getComputedStyle(told).visibility === 'visible' && told.innerText";
    let stopped = "const section = document.querySelector('#recovery');
        return !section.hidden && document.querySelector('#reason').textContent";
    for engine in ENGINES {
        let browser = Browser::start_in(engine, "altered", None).await;
        // Other ends of lines are none of the program's business.
        visit(&browser, "lines", &built.replace('\n', "\r\n")).await;
        browser.until(WELCOME).await;
        assert!(browser.client.find(Locator::Css(".altered")).await.is_err());

        let end = built.find("</script>").unwrap();
        for (name, text) in [
            ("cut", format!("{}{}", &built[..program], &built[later..])),
            ("one letter", format!("{}B{}", &built[..letter], &built[letter + 1..])),
            ("the end", format!("{}{}", &built[..built.floor_char_boundary(end - 8)], &built[end..])),
        ] {
            visit(&browser, name, &text).await;
            let reason = browser.until(stopped).await;
            let reason = reason.as_str().unwrap();
            assert!(reason.contains("cut short on its way"), "{engine:?} {name}: {reason}");
        }

        let changed = format!("{} {}", &built[..script], &built[script..]);
        for (name, text) in [("changed", changed.as_str()), ("ended", &built[..program])] {
            visit(&browser, name, text).await;
            let said = browser.until(told).await;
            assert!(said.as_str().unwrap().contains("Scolie ne démarre pas"), "{engine:?} {name}: {said}");
        }
        // A style that is refused hides nothing.
        visit(
            &browser,
            "style",
            &built.replacen("<style>", "<style> ", 1).replacen("<script>", "<script> ", 1),
        )
        .await;
        browser.until(told).await;
        browser.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_one_visit_the_folder_needs_no_server() {
    for engine in ENGINES {
        let browser = Browser::start_in(engine, "folder", None).await;
        let server = Server::of(&dist()).await;
        let address = format!("http://{}/", server.address);
        browser.client.goto(&address).await.unwrap();
        browser.until(WELCOME).await;
        browser.until("return navigator.serviceWorker.controller !== null").await;
        let manifest = "return document.querySelector('link[rel=manifest]').href";
        let manifest = browser.client.execute(manifest, Vec::new()).await.unwrap();
        assert!(server.asked().iter().any(|head| head.starts_with("GET /icon-512.png ")), "{manifest}");
        drop(server);
        for way in ["", "?from=elsewhere", "index.html"] {
            browser.client.goto(&format!("{address}{way}")).await.unwrap();
            browser.until(WELCOME).await;
        }
        browser.press("Try the example").await;
        browser.client.wait().for_element(Locator::Css(".reader [data-block]")).await.unwrap();
        if engine == Engine::Chromium {
            let errors = browser.errors().await;
            assert!(!errors.iter().any(|error| error.contains("Content Security Policy")), "{errors:?}");
        }
        browser.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_waits_until_one_agrees_and_a_broken_one_for_ever() {
    let browser = Browser::start("renewal").await;
    let folder = folder(&browser, "served");
    for entry in std::fs::read_dir(dist()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let server = Server::of(&folder).await;
    browser.client.goto(&format!("http://{}/", server.address)).await.unwrap();
    browser.until(WELCOME).await;
    browser.until("return navigator.serviceWorker.controller !== null").await;
    let update = "const done = arguments[0];
        navigator.serviceWorker.getRegistration().then((own) => own.update()).then(() => done(true), () => done(false))";
    let mark = "return document.documentElement.dataset.build ?? 'first'";

    // One whose page is not what its worker was promised never takes the place of a whole one.
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    renew(&folder, &page, "broken");
    std::fs::write(folder.join("index.html"), "cut").unwrap();
    browser.client.execute_async(update, Vec::new()).await.unwrap();
    browser.until("return navigator.serviceWorker.getRegistration().then((own) => own.installing === null && own.waiting === null)").await;
    browser.client.refresh().await.unwrap();
    browser.until(WELCOME).await;
    assert_eq!(browser.client.execute(mark, Vec::new()).await.unwrap(), json!("first"));

    renew(&folder, &page, "second");
    browser.press("Try the example").await;
    browser.client.execute_async(update, Vec::new()).await.unwrap();
    browser.client.wait().for_element(Locator::Css(".renewal")).await.unwrap();
    // A reload is no agreement.
    browser.client.refresh().await.unwrap();
    browser.client.wait().for_element(Locator::Css(".renewal")).await.unwrap();
    assert_eq!(browser.client.execute(mark, Vec::new()).await.unwrap(), json!("first"));
    browser.press("Load the new version").await;
    browser.until("return document.documentElement.dataset.build === 'second'").await;
    browser.client.wait().for_element(Locator::Css(".reader [data-block]")).await.unwrap();
    assert!(browser.client.find(Locator::Css(".renewal")).await.is_err());
    browser.stop().await;
}

/// Makes the folder one of another build.
fn renew(folder: &Path, page: &str, build: &str) {
    let old = std::fs::read_to_string(folder.join("sw.js")).unwrap();
    let start = old.find("[\"./\",\"").unwrap() + 7;
    let end = start + old[start..].find('"').unwrap();
    let page = page.replacen("<html ", &format!("<html data-build=\"{build}\" "), 1);
    let integrity = format!("sha256-{}", base64(&Sha256::digest(page.as_bytes())));
    let worker = format!("{}{integrity}{}", &old[..start], &old[end..]);
    let named = worker.find("build = \"").unwrap() + 9;
    let worker =
        format!("{}{build}{}", &worker[..named], &worker[named + worker[named..].find('"').unwrap()..]);
    std::fs::write(folder.join("index.html"), page).unwrap();
    std::fs::write(folder.join("sw.js"), worker).unwrap();
}

fn base64(bytes: &[u8]) -> String {
    let digits: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let sum =
            part.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            let used = place <= part.len();
            text.push(if used { digits[sum >> (18 - 6 * place) & 63] } else { '=' });
        }
    }
    text
}
