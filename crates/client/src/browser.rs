//! Requests through `fetch`, inside a browser.

use domain::language::Language;
use gloo_net::http::Request as Fetch;
use wasm_bindgen::JsValue;

use crate::Failure;
use crate::request::{Body, RawAnswer, Request};

/// A client of the server that the page came from. The browser keeps its cookies.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    language: Language,
}

impl Client {
    /// A client of the page's own server, asking for texts in a language.
    #[must_use]
    pub const fn here(language: Language) -> Self {
        Self { language }
    }

    /// The language it asks for.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    pub(crate) async fn run(&self, request: Request) -> Result<RawAnswer, Failure> {
        let no_answer = |error: gloo_net::Error| Failure::NoAnswer(error.to_string());
        let raw = self.raw(&request).map_err(|error| Failure::NoAnswer(format!("{error:?}")))?;
        let answer = Fetch::from(raw).send().await.map_err(no_answer)?;
        let headers = answer.headers();
        Ok(RawAnswer {
            status: answer.status(),
            etag: headers.get("etag"),
            location: headers.get("location"),
            retry_after: headers.get("retry-after"),
            media_type: headers.get("content-type"),
            file_name: headers.get("content-disposition"),
            body: answer.binary().await.map_err(no_answer)?,
        })
    }

    /// Made by hand, since a request that outlives its page (`keepalive`) cannot be said otherwise.
    fn raw(&self, request: &Request) -> Result<web_sys::Request, JsValue> {
        let init = web_sys::RequestInit::new();
        init.set_method(request.method.name());
        init.set_credentials(web_sys::RequestCredentials::SameOrigin);
        let headers = web_sys::Headers::new()?;
        headers.set("Accept-Language", self.language.tag())?;
        for (name, value) in &request.headers {
            headers.set(name, value)?;
        }
        match &request.body {
            Body::Nothing => {}
            Body::Json(text) => {
                headers.set("Content-Type", "application/json")?;
                init.set_body(&JsValue::from_str(text));
            }
            Body::File(upload) => {
                let form = web_sys::FormData::new()?;
                form.append_with_blob_and_filename("file", &upload.file, &upload.file.name())?;
                init.set_body(&form);
            }
        }
        init.set_headers(&headers);
        if request.outlives_page {
            js_sys::Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
        }
        web_sys::Request::new_with_str_and_init(&request.path, &init)
    }
}
