//! Requests through `fetch`, inside a browser.

use std::cell::Cell;

use domain::language::Language;
use gloo_net::http::Request as Fetch;
use js_sys::Promise;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

use crate::request::{Body, RawAnswer, Request};
use crate::{Failure, FileUpload};

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
        let text = match &request.body {
            Body::File(upload) => {
                return self.upload(&request, upload).await.map_err(|error| Failure::NoAnswer(format!("{error:?}")));
            }
            Body::Json(text) => Some(text.as_str()),
            Body::Nothing => None,
        };
        let no_answer = |error: gloo_net::Error| Failure::NoAnswer(error.to_string());
        let raw = self.raw(&request, text).map_err(|error| Failure::NoAnswer(format!("{error:?}")))?;
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
    fn raw(&self, request: &Request, text: Option<&str>) -> Result<web_sys::Request, JsValue> {
        let init = web_sys::RequestInit::new();
        init.set_method(request.method.name());
        init.set_credentials(web_sys::RequestCredentials::SameOrigin);
        let headers = web_sys::Headers::new()?;
        headers.set("Accept-Language", self.language.tag())?;
        for (name, value) in &request.headers {
            headers.set(name, value)?;
        }
        if let Some(text) = text {
            headers.set("Content-Type", "application/json")?;
            init.set_body(&JsValue::from_str(text));
        }
        init.set_headers(&headers);
        if request.outlives_page {
            js_sys::Reflect::set(&init, &JsValue::from_str("keepalive"), &JsValue::TRUE)?;
        }
        web_sys::Request::new_with_str_and_init(&request.path, &init)
    }

    /// A file goes up through `XMLHttpRequest`: `fetch` cannot tell how far it has come, and two megabytes take a minute
    /// on a slow phone.
    async fn upload(&self, request: &Request, upload: &FileUpload) -> Result<RawAnswer, JsValue> {
        let xhr = XmlHttpRequest::new()?;
        xhr.open_with_async(request.method.name(), &request.path, true)?;
        xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
        xhr.set_request_header("Accept-Language", self.language.tag())?;
        for (name, value) in &request.headers {
            xhr.set_request_header(name, value)?;
        }
        let told = Cell::new(None);
        let on_progress = upload.on_progress.clone();
        let progress = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
            let percent = percent(event.loaded(), event.total());
            if told.replace(Some(percent)) != Some(percent) {
                on_progress(percent);
            }
        });
        xhr.upload()?.set_onprogress(Some(progress.as_ref().unchecked_ref()));
        let form = form_of(upload)?;
        let mut sent = Ok(());
        let answered = Promise::new(&mut |resolve, reject| {
            xhr.set_onload(Some(&resolve));
            xhr.set_onerror(Some(&reject));
            xhr.set_onabort(Some(&reject));
            sent = xhr.send_with_opt_form_data(Some(&form));
        });
        sent?;
        let outcome = JsFuture::from(answered).await;
        xhr.upload()?.set_onprogress(None);
        outcome?;
        let header = |name: &str| xhr.get_response_header(name);
        Ok(RawAnswer {
            status: xhr.status()?,
            etag: header("etag")?,
            location: header("location")?,
            retry_after: header("retry-after")?,
            media_type: header("content-type")?,
            file_name: header("content-disposition")?,
            body: js_sys::Uint8Array::new(&xhr.response()?).to_vec(),
        })
    }
}

fn form_of(upload: &FileUpload) -> Result<web_sys::FormData, JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_blob_and_filename("file", &upload.file, &upload.file.name())?;
    Ok(form)
}

/// Whole per cent, rounded down: 100 only when all of it is gone.
fn percent(loaded: f64, total: f64) -> u8 {
    let share = if total > 0.0 { (loaded / total * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 100")]
    let whole = share.floor() as u8;
    whole
}
