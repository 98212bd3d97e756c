//! A page that is measured: a browser of its own, what is put into it, and what it answers.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::error::CmdError;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, Locator};
use serde_json::{Value as Json, json};

use super::browser::{Browser, Engine, page as scolie};

const FRAMES: &str = include_str!("../pages/frames.js");
/// After so long a page is given up, in seconds.
pub const LIMIT: u64 = 120;

/// What draws the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    Scolie,
    Plain,
    Recogito(&'static str),
}

impl Program {
    pub fn name(self) -> String {
        match self {
            Self::Scolie => "Scolie".to_owned(),
            Self::Plain => "plain page".to_owned(),
            Self::Recogito(renderer) => format!("Recogito, {renderer}"),
        }
    }

    pub fn address(self) -> String {
        match self {
            Self::Scolie => scolie(),
            Self::Plain => page("plain.html"),
            Self::Recogito(_) => page("recogito.html"),
        }
    }

    /// The element that holds the text.
    pub fn text(self) -> &'static str {
        if self == Self::Scolie { ".reader" } else { "main" }
    }

    /// Scrolls the text to a share of its height.
    pub fn scrolls(self) -> &'static str {
        if self == Self::Scolie { "document.querySelector('.page')" } else { "document.scrollingElement" }
    }
}

/// The address of a page of the benchmark.
pub fn page(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/pages");
    format!("file://{}", folder.join(name).display())
}

/// A page in a browser of its own.
pub struct Page {
    pub browser: Browser,
}

impl Page {
    /// A page in a browser with an empty profile.
    pub async fn open(engine: Engine, address: &str) -> Self {
        let page = Self::start(engine).await;
        page.go(address).await;
        page
    }

    /// A browser with an empty profile, and no page yet.
    pub async fn start(engine: Engine) -> Self {
        Self::start_on(engine, folder()).await
    }

    /// A browser with the profile that lies in a folder, and no page yet.
    pub async fn start_on(engine: Engine, folder: PathBuf) -> Self {
        let browser = Browser::start_timed(engine, folder).await;
        let limit = Some(Duration::from_secs(LIMIT));
        browser.client.update_timeouts(TimeoutConfiguration::new(limit, limit, None)).await.unwrap();
        Self { browser }
    }

    pub fn client(&self) -> &Client {
        &self.browser.client
    }

    /// Goes to a page, and puts the clocks in.
    pub async fn go(&self, address: &str) {
        self.client().goto(address).await.unwrap();
        self.run(FRAMES, json!(null)).await;
    }

    /// A program with nothing in it, ready.
    pub async fn of(engine: Engine, program: Program) -> Self {
        let page = Self::open(engine, &program.address()).await;
        if program == Program::Scolie {
            page.browser.until("return document.querySelector('.welcome') !== null").await;
        }
        page
    }

    /// Puts the text of a file into the page, as `bench.text` and `bench.file`.
    pub async fn hand(&self, file: &Path) {
        let field = "if (!document.getElementById('bench-file')) {
            const field = document.createElement('input');
            field.type = 'file'; field.id = 'bench-file'; field.hidden = true;
            document.body.append(field); }";
        self.run(field, json!(null)).await;
        let input = self.client().find(Locator::Css("#bench-file")).await.unwrap();
        input.send_keys(&file.display().to_string()).await.unwrap();
        self.answer("bench.read()").await.unwrap();
    }

    /// Runs a script with one argument, `arguments[0]`.
    pub async fn run(&self, script: &str, argument: Json) -> Json {
        self.client().execute(script, vec![argument]).await.unwrap()
    }

    /// What a promise comes to.
    pub async fn answer(&self, promise: &str) -> Result<Json, CmdError> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve({promise}).then(done, (error) => done({{ error: String(error) }}));"
        );
        let answer = self.client().execute_async(&script, Vec::new()).await?;
        assert!(answer.get("error").is_none(), "{promise}: {answer}");
        Ok(answer)
    }

    /// The milliseconds that a promise says.
    pub async fn milliseconds(&self, promise: &str) -> Option<f64> {
        let answer = self.answer(promise);
        // A page that stands still answers to no one, not even to its driver.
        let answer = tokio::time::timeout(Duration::from_secs(LIMIT), answer).await.ok()?.ok()?;
        answer["ms"].as_f64()
    }

    /// Waits for so many frames in which nothing is done.
    pub async fn rest(&self, frames: usize) {
        let wait = format!("(async () => {{ for (let n = 0; n < {frames}; n++) await bench.frame(); }})()");
        self.answer(&wait).await.unwrap();
    }

    pub async fn close(self) {
        self.browser.stop().await;
    }
}

/// A folder for a profile that no other has.
pub fn folder() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("scolie-bench-{}-{number}", std::process::id()))
}
