//! The files of the web application, as the bundle made them: named by their content, so that a browser keeps them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse, web};
use domain::problem::Kind;

use crate::app::App;
use crate::failure::{Failure, Outcome};

/// What the bundle consists of.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    folder: PathBuf,
    manifest: BTreeMap<String, String>,
}

impl Assets {
    /// Reads the manifest of a bundle; without one the pages are readable, but nothing more.
    #[must_use]
    pub fn read(web_dir: &Path) -> Self {
        let folder = web_dir.join("applicant");
        let manifest =
            std::fs::read(folder.join("manifest.json")).ok().and_then(|json| serde_json::from_slice(&json).ok());
        if manifest.is_none() {
            tracing::warn!(folder = %folder.display(), "no web application there: pages can be read, but not used");
        }
        Self { folder, manifest: manifest.unwrap_or_default() }
    }

    /// The address of a file, by its logical name: `app.css`.
    #[must_use]
    pub fn address(&self, logical: &str) -> Option<&str> {
        self.manifest.get(logical).map(String::as_str)
    }

    /// The address of the first file whose logical name contains `part`.
    #[must_use]
    pub fn address_like(&self, part: &str) -> Option<&str> {
        self.manifest.iter().find(|(logical, _)| logical.contains(part)).map(|(_, address)| address.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.manifest.values().any(|address| address.strip_prefix("/assets/") == Some(name))
    }
}

/// Serves one file, compressed as the bundle made it.
///
/// # Errors
/// There is no such file.
pub(super) async fn serve(request: HttpRequest, name: web::Path<String>, app: web::Data<App>) -> Outcome<HttpResponse> {
    // Only names that the manifest has: nothing of an address becomes a path.
    if !app.assets.has(&name) {
        return Err(Kind::NotFound.into());
    }
    let file = app.assets.folder.join(name.as_str());
    let accepted = accepted(request.headers());
    for (coding, extension) in [("br", ".br"), ("gzip", ".gz")] {
        if accepted.iter().any(|one| one == coding) {
            let mut packed = file.clone().into_os_string();
            packed.push(extension);
            if let Ok(content) = tokio::fs::read(packed).await {
                let mut answer = HttpResponse::Ok();
                answer.insert_header((header::CONTENT_ENCODING, coding));
                return Ok(finish(answer, &name, content));
            }
        }
    }
    let content = tokio::fs::read(&file).await.map_err(|error| Failure::unavailable(error.to_string()))?;
    let mut answer = HttpResponse::Ok();
    // Without this the framework would compress it again at each request.
    answer.insert_header((header::CONTENT_ENCODING, "identity"));
    Ok(finish(answer, &name, content))
}

fn finish(mut answer: actix_web::HttpResponseBuilder, name: &str, content: Vec<u8>) -> HttpResponse {
    answer
        .insert_header((header::CONTENT_TYPE, media_type(name)))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"))
        .body(content)
}

/// Codings that the client takes.
fn accepted(headers: &HeaderMap) -> Vec<String> {
    let wishes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    wishes
        .split(',')
        .filter_map(|wish| {
            let mut parts = wish.split(';').map(str::trim);
            let coding = parts.next()?.to_ascii_lowercase();
            let refused = parts.any(|part| part.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0));
            (!refused).then_some(coding)
        })
        .collect()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some(_) | None => "application/octet-stream",
    }
}
