//! Texts written to harm: opened as pages and as Markdown, pasted, and brought in by a dossier. Nothing of them
//! runs, asks, leads or opens anything; beside it, a page that believes them shows that they would.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::TENDER;
use crate::browser::{Browser, Engine, page};
use crate::figures::Figure;
use crate::opening::{WELCOME, export, folder, write};
use crate::server::Server;
use crate::vectors::{SINK, Vector, all};

/// Goes through every document of the dossier and gives what of the page is not of our own making: elements
/// and attributes that nothing in the reader has.
const THROUGH: &str = "const [count, done] = arguments;
    const tags = new Set(('ARTICLE,A,B,BUTTON,CODE,DETAILS,DIV,EM,H1,H2,H3,H4,H5,HEADER,MARK,P,PRE,S,SECTION,SPAN,STRONG,SUB,'
        + 'SUMMARY,SUP,TABLE,TBODY,TR,TH,TD,LABEL,INPUT,SELECT,OPTION,UL,LI,DL,DT,DD,TIME,ABBR,Q,FIELDSET,LEGEND').split(','));
    const own = /^(class|id|role|tabindex|title|lang|open|type|scope|key|disabled|colspan|data-[a-z]+|aria-[a-z]+)$/;
    const found = new Set();
    const seen = new Set();
    const look = () => {
        const reader = document.querySelector('.reader');
        seen.add(reader.textContent);
        for (const element of reader.querySelectorAll('*')) {
            if (!tags.has(element.tagName)) found.add(element.tagName);
            // How tall a stretch will be is guessed by the program.
            const guess = element.className === 'stretch' && /^--guess: \\d+px;$/.test(element.getAttribute('style'));
            for (const name of element.getAttributeNames()) {
                if (!own.test(name) && !(guess && name === 'style')) found.add(element.tagName + ' ' + name);
            }
        }
    };
    const pause = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    (async () => {
        for (let i = 0; i < count; i++) {
            look();
            const key = { key: 'PageDown', code: 'PageDown', altKey: true, bubbles: true, cancelable: true };
            document.querySelector('.reader').dispatchEvent(new KeyboardEvent('keydown', key));
            await pause();
        }
        look();
        done([[...found], seen.size]);
    })();";

/// Pastes pages and texts on the screen, one after the other.
const PASTE: &str = "const [texts, done] = arguments;
    const pause = () => new Promise((go) => setTimeout(go, 20));
    (async () => {
        for (const text of texts) {
            const carried = new DataTransfer();
            carried.setData('text/html', text);
            carried.setData('text/plain', text);
            const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            await pause();
        }
        done(true);
    })();";

/// A viewer as one would write it in a minute. It takes what it is given for a page, and follows it.
const NAIVE: &str = "<!doctype html><meta charset=utf-8><title>naive</title><div id=all></div><script>
    const texts = TEXTS;
    const shown = [];
    (async () => {
        for (const text of texts) {
            const html = text.replace(/!\\[([^\\]]*)\\]\\(<?([^)>]*)>?\\)/g, '<img alt=\"$1\" src=\"$2\">')
                .replace(/\\[([^\\]]*)\\]\\(<?([^)>]*)>?\\)/g, '<a href=\"$2\">$1</a>');
            const place = document.createElement('div');
            all.append(place);
            const frame = document.createElement('iframe');
            frame.srcdoc = html;
            place.append(frame);
            const second = document.createElement('iframe');
            place.append(second);
            const view = second.contentDocument.body;
            view.innerHTML = html;
            for (const link of view.querySelectorAll('a[href^=javascript]')) link.click();
            shown.push(place);
            await new Promise((go) => setTimeout(go, 4));
            if (shown.length < 20) continue;
            // Time for what they ask for to leave.
            await new Promise((go) => setTimeout(go, 250));
            while (shown.length) shown.pop().remove();
        }
        document.title = 'done';
    })();
    </script>";

/// The addresses on our host that were asked for.
fn reached(sink: &Server) -> BTreeSet<String> {
    let heads = sink.asked();
    let lines = heads.iter().filter_map(|head| head.lines().next().map(str::to_owned));
    lines.filter(|line| line.contains(SINK)).collect()
}

async fn untouched(browser: &Browser, sink: &Server, when: &str) {
    assert_eq!(
        browser.client.execute("return window.name", Vec::new()).await.unwrap(),
        json!(""),
        "{when}: a script ran"
    );
    assert_eq!(reached(sink), BTreeSet::new(), "{when}: something was asked for");
    assert_eq!(browser.client.current_url().await.unwrap().as_str(), page(), "{when}: the page was left");
    assert_eq!(browser.client.windows().await.unwrap().len(), 1, "{when}: a window was opened");
    assert!(browser.client.get_alert_text().await.is_err(), "{when}: a dialog was opened");
}

async fn nothing_happens(engine: Engine) {
    let vectors = all();
    assert!(vectors.len() >= 300, "only {} vectors", vectors.len());
    let sink = Server::sink().await;
    let browser = Browser::start_in(engine, "hostile", Some(&sink.address)).await;
    let timeouts = fantoccini::wd::TimeoutConfiguration::new(Some(Duration::from_secs(120)), None, None);
    browser.client.update_timeouts(timeouts).await.unwrap();
    let folder = folder(&browser, "hostile");

    browser.client.goto(&page()).await.unwrap();
    browser.until(WELCOME).await;
    browser.press("Try the example").await;
    browser.tag(TENDER, "No tender").await;
    let example = export(&browser).await;
    let files: Vec<PathBuf> = vectors.iter().map(|vector| file(&folder, vector)).collect();
    browser.open_all(&files).await;
    let count = "const count = Number(document.querySelector('.list-heading-open .count')?.textContent ?? 0);
        return document.querySelector('.progress-line .progress') === null && count > 200 && count";
    let count = browser.until_within(60, count).await.as_u64().unwrap();
    let steps = json!(count + 2);
    let found = browser.client.execute_async(THROUGH, vec![steps.clone()]).await.unwrap();
    assert_eq!(found[0], json!([]), "the reader holds what is not its own");
    assert!(found[1].as_u64().unwrap() > count / 2, "only {} texts were seen", found[1]);
    untouched(&browser, &sink, "opened").await;

    let texts: Vec<&str> = vectors.iter().map(|vector| vector.text.as_str()).collect();
    let joined: Vec<String> = texts.chunks(12).map(|texts| texts.join("\n\n")).collect();
    browser.client.execute_async(PASTE, vec![json!(joined)]).await.unwrap();
    let found = browser.client.execute_async(THROUGH, vec![json!(count + 50)]).await.unwrap();
    assert_eq!(found[0], json!([]), "a pasted text left something");
    untouched(&browser, &sink, "pasted").await;

    // A dossier in which every text that a file may say is one of them.
    let dossier = write(&folder, "hostile.scolie.json", dossier(example, &texts));
    browser.client.goto("about:blank").await.unwrap();
    browser.client.goto(&page()).await.unwrap();
    browser.until("return document.querySelector('.bar') !== null").await;
    browser.open(&dossier).await;
    // Its codebook is another one: what it says is shown first.
    browser.client.wait().for_element(Locator::Css("dialog.incoming")).await.unwrap();
    untouched(&browser, &sink, "offered").await;
    browser.press("Accept").await;
    browser.until("return document.querySelectorAll('.list-claim').length > 5").await;
    for place in ["Claims", "Codebook", "History", "Questions", "Dossiers", "Read"] {
        let shown = "const name = arguments[0];
            const button = [...document.querySelectorAll('.bar button, .bar a')].find((own) => own.textContent.trim() === name);
            button?.click();
            return true";
        browser.client.execute(shown, vec![json!(place)]).await.unwrap();
        tokio::time::timeout(
            Duration::from_secs(20),
            browser.until(
                "return new Promise((go) => requestAnimationFrame(() => setTimeout(() => go(true), 50)))",
            ),
        )
        .await
        .unwrap();
        let active = "return document.querySelectorAll('.screen img, .screen iframe, .screen script, .screen object, .screen embed, .screen video, \
            .screen [onerror], .screen [onload], .screen [src], .screen a[href]').length";
        assert_eq!(browser.client.execute(active, Vec::new()).await.unwrap(), json!(0), "{place}");
        untouched(&browser, &sink, place).await;
    }

    // The same texts where they are believed: the measure sees what there is to see.
    let naive = NAIVE.replace("TEXTS", &json!(texts).to_string().replace('<', "\\u003c"));
    let naive = write(&folder, "naive.html", naive);
    browser.client.goto(&format!("file://{}", naive.display())).await.unwrap();
    browser.until_within(90, "return document.title === 'done'").await;
    let ran = browser.client.execute("return window.name", Vec::new()).await.unwrap();
    let ran: BTreeSet<&str> = ran.as_str().unwrap().split('-').filter(|number| number.len() == 3).collect();
    let asked = reached(&sink);
    // Each of the three ways in which they come was looked at above: nothing happened.
    let naive = format!("a naive viewer ran {} and asked {} addresses", ran.len(), asked.len());
    let mut figure = Figure::new(format!("{engine:?}, hostile texts; {naive}"));
    figure.add(vectors.len(), []);
    assert!(
        ran.len() > 100 && asked.len() > 25,
        "the measure is blind: {} ran, {} asked",
        ran.len(),
        asked.len()
    );
    figure.close();
    browser.stop().await;
}

/// The vector between words of its own, so that there is something to read, and no two texts are the same.
fn file(folder: &std::path::Path, Vector { number, ending, text }: &Vector) -> PathBuf {
    let text = match *ending {
        "html" => format!("<p>Avant le numéro {number}.</p>{text}<p>Après le numéro {number}.</p>"),
        _ => format!("Avant le numéro {number}.\n\n{text}\n\nAprès le numéro {number}.\n"),
    };
    write(folder, &format!("v{number}.{ending}"), text)
}

/// A dossier whose labels, notes, titles, names and addresses are hostile, where a file may say anything.
fn dossier(mut dossier: Value, texts: &[&str]) -> String {
    let mut texts = texts.iter().map(|text| text.replace('\0', " ")).cycle();
    let mut next = || json!(texts.next().unwrap());
    dossier["dossier"]["title"] = next();
    let claim = dossier["claims"][0].clone();
    let claims = (0..400).map(|index| {
        let mut claim = claim.clone();
        claim["id"] = json!(format!("01890000-0000-7000-8000-{index:012x}"));
        claim["label"] = next();
        claim["note"] = next();
        claim
    });
    dossier["claims"] = claims.collect();
    for field in ["author", "heading", "ministry_asked", "constituency", "group"] {
        dossier["documents"][0]["question"][field] = next();
    }
    dossier["documents"][0]["title"] = next();
    dossier["passages"][0]["comment"] = next();
    dossier["passages"][0]["claim"] = json!("01890000-0000-7000-8000-000000000000");
    for kind in dossier["codebook"]["kinds"].as_array_mut().unwrap() {
        kind["label"] = json!({ "fr": next(), "en": next() });
        kind["short"] = json!({ "fr": next(), "en": next() });
        kind["description"] = json!({ "fr": next(), "en": next() });
        kind["example"] = next();
    }
    dossier.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_hostile_text_happens_in_chromium() {
    nothing_happens(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_hostile_text_happens_in_firefox() {
    nothing_happens(Engine::Firefox).await;
}
