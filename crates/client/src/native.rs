//! Requests through reqwest, everywhere but in a browser.

use std::time::Duration;

use domain::language::Language;

use crate::Failure;
use crate::request::{Body, Method, RawAnswer, Request};

/// A client of one Virka server. Keeps its cookies, so a login lasts.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    server: String,
    language: Language,
}

impl Client {
    /// A client without cookies of the server at this address, for example `https://virka.example`.
    ///
    /// # Errors
    /// [`Failure::NoAnswer`] when no HTTP client can be made on this machine.
    pub fn new(server: &str) -> Result<Self, Failure> {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            // The server hangs up after five seconds of rest: a request must not meet a line that is being cut.
            .pool_idle_timeout(Duration::from_secs(4))
            .build()
            .map_err(|error| Failure::NoAnswer(error.to_string()))?;
        Ok(Self { http, server: server.trim_end_matches('/').to_owned(), language: Language::default() })
    }

    /// The same client (and cookies) asking for texts in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    /// The language it asks for.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    pub(crate) async fn run(&self, request: Request) -> Result<RawAnswer, Failure> {
        let method: reqwest::Method =
            request.method.name().parse().map_err(|_unread| Failure::NoAnswer("no such method".to_owned()))?;
        let mut builder = self
            .http
            .request(method, format!("{}{}", self.server, request.path))
            .header("Accept-Language", self.language.tag());
        if request.method != Method::Get {
            builder = builder.header("Origin", &self.server);
        }
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        builder = match request.body {
            Body::Nothing => builder,
            Body::Json(text) => builder.header("Content-Type", "application/json").body(text),
            Body::File(file) => {
                let part = reqwest::multipart::Part::bytes(file.bytes).file_name(file.name);
                builder.multipart(reqwest::multipart::Form::new().part("file", part))
            }
        };
        let answer = builder.send().await.map_err(|error| Failure::NoAnswer(error.to_string()))?;
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(RawAnswer {
            status: answer.status().as_u16(),
            etag: header("etag"),
            location: header("location"),
            retry_after: header("retry-after"),
            media_type: header("content-type"),
            file_name: header("content-disposition"),
            body: answer.bytes().await.map_err(|error| Failure::NoAnswer(error.to_string()))?.to_vec(),
        })
    }
}
