//! A small server on loopback: it gives out the files of a folder, and remembers what it was asked. As a proxy
//! it is a sink: it answers nothing, and knows every address that a page tried to reach.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The server; it ends when it is dropped.
pub struct Server {
    /// Where it listens: `127.0.0.1:` and the port.
    pub address: String,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// Gives out what is in `folder`.
    pub async fn of(folder: &Path) -> Self {
        Self::start(Some(folder.to_owned())).await
    }

    /// Gives out nothing, and remembers everything.
    pub async fn sink() -> Self {
        Self::start(None).await
    }

    async fn start(folder: Option<PathBuf>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let task = tokio::spawn({
            let asked = Arc::clone(&asked);
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let (asked, folder) = (Arc::clone(&asked), folder.clone());
                    tokio::spawn(answer(stream, folder, asked));
                }
            }
        });
        Self { address, asked, task }
    }

    /// The heads of all requests so far: the first line with the headers.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn answer(mut stream: TcpStream, folder: Option<PathBuf>, asked: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    let mut bytes = [0; 4096];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut bytes).await {
            Ok(count) if count > 0 && head.len() < 65_536 => head.extend_from_slice(&bytes[..count]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    asked.lock().unwrap().push(head);
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let file = folder.filter(|_| !path.contains("..")).map(|folder| folder.join(&path));
    let body = file.and_then(|file| std::fs::read(file).ok());
    let (status, body) = body.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let kind = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nX-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).await;
    let _ = stream.write_all(&body).await;
    let _ = stream.shutdown().await;
}
