//! A request before it knows how it travels, and an answer after it has come.

use domain::problem::Problem;
use domain::row_version::RowVersion;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{BASE, Failure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

pub(crate) enum Body {
    Nothing,
    Json(String),
    File(crate::FileUpload),
}

pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
    /// Whether the browser finishes it even when the page is closed meanwhile (G9-2).
    pub(crate) outlives_page: bool,
}

impl Request {
    pub(crate) fn new(method: Method, path: impl AsRef<str>) -> Self {
        Self {
            method,
            path: format!("{BASE}{}", path.as_ref()),
            headers: Vec::new(),
            body: Body::Nothing,
            outlives_page: false,
        }
    }

    pub(crate) fn json(mut self, body: &impl Serialize) -> Result<Self, Failure> {
        let text = serde_json::to_string(body)
            .map_err(|error| Failure::Unreadable { status: 0, reason: error.to_string() })?;
        self.body = Body::Json(text);
        Ok(self)
    }

    pub(crate) fn file(mut self, file: crate::FileUpload) -> Self {
        self.body = Body::File(file);
        self
    }

    pub(crate) fn once(mut self, key: uuid::Uuid) -> Self {
        self.headers.push(("Idempotency-Key", key.to_string()));
        self
    }

    pub(crate) fn if_match(mut self, version: RowVersion) -> Self {
        self.headers.push(("If-Match", format!("\"{version}\"")));
        self
    }

    pub(crate) fn outliving_page(mut self, yes: bool) -> Self {
        self.outlives_page = yes;
        self
    }
}

/// What the server said, before anyone has read it.
pub(crate) struct RawAnswer {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) retry_after: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// What an operation answered.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    /// The body.
    pub value: T,
    /// The HTTP status, for operations with more than one success.
    pub status: u16,
    /// The `ETag`, as sent.
    pub etag: Option<String>,
    /// The `Location`, as sent.
    pub location: Option<String>,
}

/// A downloaded file.
#[derive(Clone, Debug)]
pub struct Bytes {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its media type.
    pub media_type: Option<String>,
    /// `Content-Disposition`, as sent.
    pub disposition: Option<String>,
}

impl RawAnswer {
    fn failure(&self) -> Option<Failure> {
        if (200..300).contains(&self.status) {
            return None;
        }
        Some(match serde_json::from_slice::<Problem>(&self.body) {
            Ok(problem) => match self.retry_after.as_deref().and_then(|seconds| seconds.parse().ok()) {
                Some(seconds) => Failure::Wait { problem: Box::new(problem), seconds },
                None => Failure::Refused(Box::new(problem)),
            },
            Err(error) => Failure::Unreadable { status: self.status, reason: error.to_string() },
        })
    }

    pub(crate) fn json<T: DeserializeOwned>(self) -> Result<Answer<T>, Failure> {
        if let Some(failure) = self.failure() {
            return Err(failure);
        }
        let value = serde_json::from_slice(&self.body)
            .map_err(|error| Failure::Unreadable { status: self.status, reason: error.to_string() })?;
        Ok(Answer { value, status: self.status, etag: self.etag, location: self.location })
    }

    pub(crate) fn nothing(self) -> Result<(), Failure> {
        self.failure().map_or(Ok(()), Err)
    }

    pub(crate) fn bytes(self) -> Result<Bytes, Failure> {
        match self.failure() {
            Some(failure) => Err(failure),
            None => Ok(Bytes { bytes: self.body, media_type: self.media_type, disposition: self.file_name }),
        }
    }
}
