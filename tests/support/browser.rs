//! A headless browser of its own, driven over WebDriver on loopback: Chromium, or Firefox.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

/// A script that begins with the range of the first argument's words in the text, and its last node.
const RANGE: &str = "const places = []; let text = '';
    for (const leaf of document.querySelectorAll('[data-at]')) {
        const node = leaf.firstChild;
        for (let i = 0; i < node.data.length; i++) places.push([node, i]);
        text += node.data;
    }
    const at = text.indexOf(arguments[0]);
    if (at < 0) throw new Error('not in the text');
    const range = document.createRange();
    range.setStart(...places[at]);
    const [node, index] = places[at + arguments[0].length - 1];
    range.setEnd(node, index + 1);
";

/// Which browser it is. What goes by Chromium's own protocol or its logs is Chromium's alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
}

/// A browser with an empty profile; it ends with its driver.
pub struct Browser {
    pub client: Client,
    pub downloads: PathBuf,
    driver: Child,
    folder: PathBuf,
    engine: Engine,
}

/// Ends a browser from elsewhere.
pub struct Killer(u32);

impl Killer {
    pub fn kill(&self) {
        let _ = std::process::Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0)]).status();
    }

    /// The processes of the browser and its driver; those that ended and were not asked why are none.
    fn processes(&self) -> Vec<String> {
        let command = ["-g", &self.0.to_string(), "-r", "D,R,S,T,t"];
        let group = std::process::Command::new("pgrep").args(command).output().unwrap();
        String::from_utf8_lossy(&group.stdout).split_whitespace().map(str::to_owned).collect()
    }

    /// Waits until no more than so many of them are left: one that is about to end still holds its profile.
    async fn gone_but(&self, most: usize) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        while self.processes().len() > most && tokio::time::Instant::now() < deadline {
            tokio::task::yield_now().await;
        }
    }
}

/// The page under test.
pub fn page() -> String {
    let own = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dist");
    let file = std::env::var_os("SCOLIE_DIST").map_or_else(own, PathBuf::from).join("scolie.html");
    assert!(file.exists(), "build it first: cargo xtask build");
    format!("file://{}", file.display())
}

/// Firefox, that goes on when a page crashes: the driver would have it end itself.
fn as_a_person_has_it(folder: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let program = folder.join("firefox");
    let script = "#!/bin/sh\nunset MOZ_CRASHREPORTER_SHUTDOWN\n\
        exec \"$(command -v firefox || command -v firefox-esr)\" \"$@\"\n";
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    program
}

/// A test that fails leaves no browser behind: it is in the group of processes of its driver.
impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(group) = self.driver.id() {
            Killer(group).kill();
        }
        // None, where another goes on with it.
        if !self.folder.as_os_str().is_empty() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

impl Browser {
    pub async fn start(name: &str) -> Self {
        Self::start_with(name, json!({})).await
    }

    /// A browser that is touched, on a small screen.
    pub async fn start_with_touch(name: &str) -> Self {
        let screen = json!({ "width": 412, "height": 900, "pixelRatio": 1, "touch": true, "mobile": true });
        Self::start_with(name, json!({ "mobileEmulation": { "deviceMetrics": screen } })).await
    }

    /// Either browser, followed: the file in which `strace` says when a file is written down.
    pub async fn start_traced(engine: Engine, name: &str) -> (Self, PathBuf) {
        let folder = new_folder(name);
        std::fs::create_dir_all(&folder).unwrap();
        let trace = folder.join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-ttt", "-y", "-e", "trace=fsync,fdatasync", "-e", "signal=none", "-o"]);
        command.arg(&trace);
        let browser = match engine {
            Engine::Chromium => {
                Self::start_by(command.arg("chromedriver"), folder, json!({}), None, logs()).await
            }
            Engine::Firefox => Self::start_firefox_by(command.arg("geckodriver"), folder, None).await,
        };
        (browser, trace)
    }

    /// Either browser; where there is a proxy, all that it asks for goes there.
    pub async fn start_in(engine: Engine, name: &str, proxy: Option<&str>) -> Self {
        match engine {
            Engine::Chromium => Self::start_with_capabilities(name, json!({}), proxy).await,
            Engine::Firefox => Self::start_firefox(name, proxy).await,
        }
    }

    async fn start_firefox(name: &str, proxy: Option<&str>) -> Self {
        Self::start_firefox_at(new_folder(name), proxy).await
    }

    /// Firefox with the profile that lies in `folder`, or a new one.
    async fn start_firefox_at(folder: PathBuf, proxy: Option<&str>) -> Self {
        Self::start_firefox_by(&mut Command::new("geckodriver"), folder, proxy).await
    }

    async fn start_firefox_by(command: &mut Command, folder: PathBuf, proxy: Option<&str>) -> Self {
        let (downloads, profile) = (folder.join("downloads"), folder.join("profile"));
        std::fs::create_dir_all(&downloads).unwrap();
        std::fs::create_dir_all(&profile).unwrap();
        // Where the one before it listened: the driver must not ask there.
        let _ = std::fs::remove_file(profile.join("MarionetteActivePort"));
        let port = free_port();
        // Two drivers at once would fight over the port of the browser's own protocol.
        command.args([format!("--port={port}"), format!("--websocket-port={}", free_port())]);
        // So that it can be asked which process shows a page.
        command.arg("--allow-system-access");
        let capabilities = json!({
            "moz:firefoxOptions": {
                "binary": as_a_person_has_it(&folder),
                "args": ["-headless", "--width=1320", "--height=1050", "-profile", profile],
                "prefs": {
                    "intl.accept_languages": "en", "intl.locale.requested": "en-US",
                    "browser.download.folderList": 2, "browser.download.dir": downloads,
                    "browser.helperApps.neverAsk.saveToDisk": "application/json,text/html",
                    // As a person has it: the driver would loosen it.
                    "security.fileuri.strict_origin_policy": true,
                    "app.update.disabledForTesting": true, "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false, "browser.safebrowsing.update.enabled": false,
                },
            },
            "unhandledPromptBehavior": "ignore",
        });
        Self::drive(Engine::Firefox, command, port, proxied(capabilities, proxy), folder).await
    }

    async fn start_with(name: &str, options: Value) -> Self {
        Self::start_with_capabilities(name, options, None).await
    }

    async fn start_with_capabilities(name: &str, options: Value, proxy: Option<&str>) -> Self {
        Self::start_at(new_folder(name), options, proxy).await
    }

    /// Chromium with the profile that lies in `folder`, or a new one.
    async fn start_at(folder: PathBuf, options: Value, proxy: Option<&str>) -> Self {
        Self::start_by(&mut Command::new("chromedriver"), folder, options, proxy, logs()).await
    }

    /// Either browser, with a new profile or that in a folder; nothing is written down beside its work, which is
    /// timed.
    pub async fn start_timed(engine: Engine, folder: PathBuf) -> Self {
        match engine {
            Engine::Chromium => {
                let mut driver = Command::new("chromedriver");
                Self::start_by(&mut driver, folder, json!({}), None, json!({})).await
            }
            Engine::Firefox => Self::start_firefox_at(folder, None).await,
        }
    }

    async fn start_by(
        command: &mut Command,
        folder: PathBuf,
        options: Value,
        proxy: Option<&str>,
        logs: Value,
    ) -> Self {
        let downloads = folder.join("downloads");
        std::fs::create_dir_all(&downloads).unwrap();
        let port = free_port();
        command.arg(format!("--port={port}"));
        let capabilities = json!({
            "goog:loggingPrefs": logs,
            "goog:chromeOptions": {
                "args": ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--force-prefers-reduced-motion", "--window-size=1320,963", "--lang=en", format!("--user-data-dir={}", folder.join("profile").display())],
                "prefs": { "download.default_directory": downloads, "intl.accept_languages": "en" },
            },
        });
        let Value::Object(mut capabilities) = capabilities else { unreachable!() };
        for (name, value) in options.as_object().unwrap() {
            capabilities["goog:chromeOptions"][name] = value.clone();
        }
        Self::drive(Engine::Chromium, command, port, proxied(Value::Object(capabilities), proxy), folder)
            .await
    }

    /// Starts a driver, and by it the browser.
    async fn drive(
        engine: Engine,
        command: &mut Command,
        port: u16,
        capabilities: Value,
        folder: PathBuf,
    ) -> Self {
        command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        let driver = command.spawn().expect("a driver");
        let Value::Object(capabilities) = capabilities else { unreachable!() };
        let address = format!("http://127.0.0.1:{port}");
        let deadline = tokio::time::Instant::now() + Duration::from_secs(30);
        let client = loop {
            match ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&address)
                .await
            {
                Ok(client) => break client,
                Err(error) => assert!(tokio::time::Instant::now() < deadline, "{error}"),
            }
            tokio::task::yield_now().await;
        };
        Self { client, downloads: folder.join("downloads"), driver, folder, engine }
    }

    /// What ends the browser and its driver at once, as a crash of the machine would: no one is asked.
    pub fn killer(&self) -> Killer {
        Killer(self.driver.id().unwrap())
    }

    /// The same browser anew, with what it had stored.
    pub async fn again(mut self) -> Self {
        let killer = self.killer();
        killer.kill();
        self.driver.wait().await.unwrap();
        killer.gone_but(0).await;
        Self::start_on(self.engine, std::mem::take(&mut self.folder)).await
    }

    /// Closes it in peace, so that it writes down what it has; where its profile lies.
    pub async fn put_down(mut self) -> PathBuf {
        let _ = self.client.clone().close().await;
        // The browser is gone once its driver is alone.
        self.killer().gone_but(1).await;
        self.killer().kill();
        self.driver.wait().await.unwrap();
        std::mem::take(&mut self.folder)
    }

    /// A browser with the profile that lies in a folder.
    pub async fn start_on(engine: Engine, folder: PathBuf) -> Self {
        match engine {
            Engine::Chromium => Self::start_at(folder, json!({}), None).await,
            Engine::Firefox => Self::start_firefox_at(folder, None).await,
        }
    }

    pub async fn stop(self) {
        let _ = self.client.clone().close().await;
    }

    /// Waits until `script` gives something true. What it throws is no answer yet: it may ask an element that
    /// is not drawn.
    pub async fn until(&self, script: &str) -> Value {
        self.until_within(20, script).await
    }

    /// The same, for what takes longer: at most so many seconds.
    pub async fn until_within(&self, seconds: u64, script: &str) -> Value {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(seconds);
        loop {
            let thrown = match self.client.execute(script, Vec::new()).await {
                Ok(Value::Bool(false) | Value::Null) => String::new(),
                Ok(value) => return value,
                Err(CmdError::Standard(error)) if error.error == ErrorStatus::JavascriptError => {
                    format!("\nIt throws: {}", error.message)
                }
                Err(error) => panic!("cannot be asked: {script}\n{error}"),
            };
            if tokio::time::Instant::now() >= deadline {
                let page = "let kept = null;
                    try { kept = Object.keys(localStorage); } catch {}
                    return [document.body.innerText.slice(-600), document.activeElement.className, kept]";
                let page = self.client.execute(page, Vec::new()).await.unwrap();
                panic!(
                    "never true: {script}{thrown}\n\
                    The page ends with, the focus is in, and it keeps: {page}"
                );
            }
            tokio::task::yield_now().await;
        }
    }

    pub async fn click(&self, css: &str) {
        self.client.wait().for_element(Locator::Css(css)).await.unwrap().click().await.unwrap();
    }

    /// Clicks the button whose name is `name`.
    pub async fn press(&self, name: &str) {
        let path = format!("//button[normalize-space(.)=\"{name}\" or @aria-label=\"{name}\"]");
        self.client.wait().for_element(Locator::XPath(&path)).await.unwrap().click().await.unwrap();
    }

    /// Opens a file by the input under the button.
    pub async fn open(&self, file: &std::path::Path) {
        let input = self.client.wait().for_element(Locator::Css("#open-files")).await.unwrap();
        input.send_keys(&file.display().to_string()).await.unwrap();
    }

    /// Opens several files at once, by the input under the button.
    pub async fn open_all(&self, files: &[PathBuf]) {
        let input = self.client.wait().for_element(Locator::Css("#open-files")).await.unwrap();
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        input.send_keys(&paths.join("\n")).await.unwrap();
    }

    /// Drops files and folders in the middle of the page.
    pub async fn drop_files(&self, paths: &[&std::path::Path]) {
        let data = json!({ "items": [], "files": paths, "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": kind, "x": 500, "y": 300, "data": data });
            self.cdp("Input.dispatchDragEvent", event).await;
        }
    }

    /// Brings `quote` into view: the places of its first and last letter on the screen.
    pub async fn ends_of(&self, quote: &str) -> [(f64, f64); 2] {
        let script = "
            node.parentElement.scrollIntoView({ block: 'center' });
            let boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            document.querySelector('.page').scrollTop += boxes[0].top - 200;
            boxes = [...range.getClientRects()].filter((box) => box.width > 0);
            const [first, last] = [boxes[0], boxes[boxes.length - 1]];
            return [first.left + 1, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];";
        let places = self.client.execute(&format!("{RANGE}{script}"), vec![json!(quote)]).await.unwrap();
        let at = |index: usize| places[index].as_f64().unwrap();
        [(at(0), at(1)), (at(2), at(3))]
    }

    /// Selects `quote` with the pointer, from its first to its last letter.
    pub async fn select(&self, quote: &str) {
        self.select_during(quote, async || {}).await;
    }

    /// Selects `quote` with the pointer, and lets go of the button when something else is done.
    ///
    /// The pointer has come to the end by then: what the driver is told later, it does without the button. Where
    /// Chromium did not take up the press, it begins the selection at the first move that it hears of; on a laden
    /// machine that is the last one, and nothing is selected. As a person would, this does it again.
    pub async fn select_during(&self, quote: &str, meanwhile: impl AsyncFnOnce()) {
        let [first, last] = self.ends_of(quote).await;
        for _ in 0..3 {
            let mut drawn = drag(first, last);
            let up = drawn.pop();
            self.client.perform_actions(mouse(drawn)).await.unwrap();
            let is_selected =
                self.client.execute("return !getSelection().isCollapsed", Vec::new()).await.unwrap();
            if is_selected == true {
                meanwhile().await;
                self.client.perform_actions(mouse(up)).await.unwrap();
                self.until("return document.querySelector('.tag-box') !== null").await;
                return;
            }
            self.client.perform_actions(mouse(up)).await.unwrap();
        }
        let script = "const own = getSelection();
            return [own.type, String(own), own.anchorNode?.nodeName, own.anchorOffset,
                document.activeElement.className, document.hasFocus(), location.href]";
        let state = self.client.execute(script, Vec::new()).await.unwrap();
        panic!("nothing is selected at {quote:?}: {first:?} to {last:?}, {state}");
    }

    /// Draws the pointer over the text from one place to another.
    pub async fn drag(&self, [first, last]: [(f64, f64); 2]) {
        self.client.perform_actions(mouse(drag(first, last))).await.unwrap();
    }

    /// Clicks where `place` is.
    pub async fn click_at(&self, (x, y): (f64, f64)) {
        let button = MOUSE_BUTTON_LEFT;
        let click = [
            PointerAction::MoveTo { duration: None, x, y },
            PointerAction::Down { button },
            PointerAction::Up { button },
        ];
        self.client.perform_actions(mouse(click)).await.unwrap();
    }

    /// Clicks where `place` is, with a key held down.
    pub async fn click_at_holding(&self, key: &str, (x, y): (f64, f64)) {
        let value = key.chars().next().unwrap();
        let down = KeyActions::new("keys".to_owned()).then(KeyAction::Down { value });
        self.client.perform_actions(down).await.unwrap();
        self.click_at((x, y)).await;
        let up = KeyActions::new("keys".to_owned()).then(KeyAction::Up { value });
        self.client.perform_actions(up).await.unwrap();
    }

    /// Selects `quote` and gives it a new claim.
    pub async fn tag(&self, quote: &str, label: &str) {
        self.select(quote).await;
        let field = self.client.find(Locator::Css(".tag-box [role=combobox]")).await.unwrap();
        field.send_keys(label).await.unwrap();
        self.keys("\u{e007}").await;
        self.until("return document.querySelector('.tag-box') === null").await;
    }

    /// Selects `quote` as the system does it for a finger: without any event of a pointer.
    pub async fn set_selection(&self, quote: &str) {
        let script = "const selection = getSelection();
            selection.removeAllRanges();
            selection.addRange(range);";
        self.client.execute(&format!("{RANGE}{script}"), vec![json!(quote)]).await.unwrap();
    }

    /// Touches the screen at a place.
    pub async fn touch(&self, (x, y): (f64, f64)) {
        let touch = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Pause { duration: Duration::from_millis(30) })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(touch).await.unwrap();
    }

    /// Touches the middle of an element.
    pub async fn touch_element(&self, css: &str) {
        let script = "const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: 'nearest' });
            const box = element.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];";
        let place = self.client.execute(script, vec![json!(css)]).await.unwrap();
        self.touch((place[0].as_f64().unwrap(), place[1].as_f64().unwrap())).await;
    }

    /// Opens the palette by its keys.
    pub async fn open_palette(&self) {
        self.keys("\u{e009}k\u{e000}").await;
        self.client.wait().for_element(Locator::Css("dialog.palette")).await.unwrap();
    }

    /// Runs a command by its name in the palette.
    pub async fn run(&self, command: &str) {
        self.open_palette().await;
        self.keys(&format!("{command}\u{e007}")).await;
    }

    /// Types where the focus is.
    pub async fn keys(&self, keys: &str) {
        self.client.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Presses one key of a French keyboard (AZERTY), as the browser reports it: what it types in `key`, where
    /// it lies in `code`. Modifiers by name before it: `Ctrl+Shift+ArrowRight`.
    pub async fn azerty(&self, chord: &str) {
        let mut parts: Vec<&str> = if chord == "+" { vec!["+"] } else { chord.split('+').collect() };
        let key = parts.pop().unwrap();
        let (code, shifted) = azerty_code(key);
        let has = |name: &str| parts.contains(&name);
        let shift = shifted || has("Shift");
        let modifiers = u8::from(has("Alt")) + 2 * u8::from(has("Ctrl")) + 8 * u8::from(shift);
        let typed = key.chars().count() == 1 && parts.is_empty();
        let text = if typed {
            key
        } else if key == "Enter" {
            "\r"
        } else {
            ""
        };
        let virtual_key = match key {
            "Enter" => 13,
            "Escape" => 27,
            "Tab" => 9,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            _ => 0,
        };
        for kind in [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"] {
            let event = json!({ "type": kind, "key": key, "code": code, "text": text, "modifiers": modifiers,
                "windowsVirtualKeyCode": virtual_key });
            self.cdp("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Gives Chromium a command of its own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.try_cdp(command, parameters).await.unwrap()
    }

    /// The same, where it may fail.
    pub async fn try_cdp(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        let command = Cdp(json!({ "cmd": command, "params": parameters }));
        self.client.issue_cmd(command).await
    }

    /// Ends the process of Firefox that shows the page at hand, as when it crashes. The browser itself goes on.
    pub async fn crash_page(&self) {
        self.context("chrome").await;
        let asked = "return gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid";
        let id = self.client.execute(asked, Vec::new()).await.unwrap();
        self.context("content").await;
        let killed = std::process::Command::new("kill").args(["-KILL", &id.to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()), "no process {id}");
    }

    /// Whether scripts run in the page or in Firefox around it.
    async fn context(&self, name: &'static str) {
        self.client.issue_cmd(Context(name)).await.unwrap();
    }

    /// The numbers of its processes, those of its driver among them.
    pub fn processes(&self) -> Vec<String> {
        self.killer().processes()
    }

    /// Where what is its own lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The one file that was downloaded, whole, taken away.
    pub async fn downloaded(&self) -> (String, String) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        loop {
            let found = std::fs::read_dir(&self.downloads).unwrap().flatten().map(|entry| entry.path());
            if let Some(file) =
                found.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "json"))
            {
                let text = std::fs::read_to_string(&file).unwrap();
                if serde_json::from_str::<Value>(&text).is_ok() {
                    std::fs::remove_file(&file).unwrap();
                    return (file.file_name().unwrap().to_string_lossy().into_owned(), text);
                }
            }
            assert!(tokio::time::Instant::now() < deadline, "nothing was downloaded");
            tokio::task::yield_now().await;
        }
    }

    /// The file that was downloaded, of whatever sort, once it is whole and has its name.
    pub async fn downloaded_file(&self) -> PathBuf {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        loop {
            let found = std::fs::read_dir(&self.downloads).unwrap().flatten().map(|entry| entry.path());
            let is_under_way = |path: &PathBuf| {
                let ending = path.extension().unwrap_or_default();
                // Before it has a name, Chromium hides it.
                let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                hidden || ending == "crdownload" || ending == "tmp"
            };
            if let Some(file) = found.into_iter().find(|path| !is_under_way(path)) {
                return file;
            }
            assert!(tokio::time::Instant::now() < deadline, "nothing was downloaded");
            tokio::task::yield_now().await;
        }
    }

    /// The address of every request that the page made since this was last asked.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.log("performance").await;
        let messages =
            entries.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .filter(|message| message["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|message| Some(message["message"]["params"]["request"]["url"].as_str()?.to_owned()))
            .collect()
    }

    /// The errors on the console since this was last asked: violations of the policy among them.
    pub async fn errors(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            .collect()
    }

    async fn log(&self, name: &str) -> Vec<Value> {
        let entries = self.client.issue_cmd(Log(name.to_owned())).await.unwrap();
        entries.as_array().cloned().unwrap_or_default()
    }
}

/// A drag of the pointer, which ends with its button let go.
fn drag(first: (f64, f64), last: (f64, f64)) -> Vec<PointerAction> {
    let go = |(x, y)| PointerAction::MoveTo { duration: Some(Duration::from_millis(20)), x, y };
    // Short of the end, on its line: midway may be another line, before the first letter.
    let middle = (last.0 - 8.0, last.1);
    let (down, up) =
        (PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    vec![go(first), down, go(middle), go(last), up]
}

fn mouse(actions: impl IntoIterator<Item = PointerAction>) -> MouseActions {
    actions.into_iter().fold(MouseActions::new("mouse".to_owned()), MouseActions::then)
}

/// What Chromium writes down for [`Browser::requests`] and [`Browser::errors`].
fn logs() -> Value {
    json!({ "performance": "ALL", "browser": "ALL" })
}

/// A port on which no one listens, and that no other test was given.
fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if GIVEN.lock().unwrap().insert(port) {
            return port;
        }
    }
}

/// Where a new browser has its profile: none has that of another.
fn new_folder(name: &str) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let (own, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    std::env::temp_dir().join(format!("scolie-e2e-{own}-{count}-{name}"))
}

/// The capabilities, with all that is asked for sent to a proxy, what is on this machine too.
fn proxied(mut capabilities: Value, proxy: Option<&str>) -> Value {
    if let Some(address) = proxy {
        capabilities["proxy"] = json!({ "proxyType": "manual", "httpProxy": address, "sslProxy": address });
        if let Some(prefs) = capabilities.pointer_mut("/moz:firefoxOptions/prefs") {
            prefs["network.proxy.allow_hijacking_localhost"] = json!(true);
        }
    }
    capabilities
}

/// Where a key lies on a French keyboard, and whether it takes Shift.
fn azerty_code(key: &str) -> (String, bool) {
    let place = match key {
        "a" => "KeyQ",
        "q" => "KeyA",
        "z" => "KeyW",
        "w" => "KeyZ",
        "m" => "Semicolon",
        "," => "KeyM",
        "é" => "Digit2",
        "'" => "Digit4",
        "-" => "Digit6",
        " " => "Space",
        "<" | ">" => "IntlBackslash",
        "." => "Comma",
        "+" => "Equal",
        "*" => "Backslash",
        key if key.len() > 1 => key,
        key if key.chars().all(|c| c.is_ascii_digit()) => return (format!("Digit{key}"), true),
        letter => {
            let upper = letter.to_uppercase();
            return (format!("Key{upper}"), upper == letter);
        }
    };
    (place.to_owned(), matches!(key, "." | ">" | "+"))
}

/// A command of Chromium's own protocol.
#[derive(Debug)]
struct Cdp(Value);

impl fantoccini::wd::WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.0.to_string()))
    }
}

/// Firefox's own command for where scripts run.
#[derive(Debug)]
struct Context(&'static str);

impl fantoccini::wd::WebDriverCompatibleCommand for Context {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/moz/context", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "context": self.0 }).to_string()))
    }
}

/// Chromium's own command for its logs.
#[derive(Debug)]
struct Log(String);

impl fantoccini::wd::WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": self.0 }).to_string()))
    }
}
