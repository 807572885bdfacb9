//! One file in a multipart body.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, web};
use domain::attachments::MAX_BYTES;
use domain::problem::{FieldCode, FieldError, Kind};
use futures_util::StreamExt;
use tokio::time::timeout;

use crate::app::App;
use crate::failure::Failure;

/// How much of a body that is too large is still read, so that the client hears why it is refused instead of losing the
/// connection in the middle of sending.
const PATIENCE: usize = 16 * 1_024 * 1_024;

/// The field `file` of a multipart body. Of a file beyond the limit only the fact is kept.
#[derive(Clone, Debug)]
pub struct FileBody {
    /// The name that the client claims.
    pub name: String,
    /// Its bytes; none when it is too large.
    pub bytes: Option<Bytes>,
}

impl FromRequest for FileBody {
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failure>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let headers = request.headers().clone();
        let pause = pause(request);
        let payload = payload.take();
        Box::pin(async move {
            let multipart = headers
                .get(header::CONTENT_TYPE)
                .and_then(|value| value.to_str().ok())
                .is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"));
            if !multipart {
                return Err(Kind::UnsupportedMediaType.into());
            }
            read(Multipart::new(&headers, payload), pause).await
        })
    }
}

async fn read(mut parts: Multipart, pause: Duration) -> Result<FileBody, Failure> {
    let mut found: Option<FileBody> = None;
    let mut total = 0;
    while let Some(part) = timeout(pause, parts.next()).await.map_err(|_paused| malformed())? {
        let mut part = part.map_err(|_unreadable| malformed())?;
        let wanted = part.name() == Some("file") && found.is_none();
        let name = part.content_disposition().and_then(|disposition| {
            disposition
                .get_filename_ext()
                .map(|name| String::from_utf8_lossy(&name.value).into_owned())
                .or_else(|| disposition.get_filename().map(str::to_owned))
        });
        let mut bytes = BytesMut::new();
        let mut too_large = false;
        while let Some(chunk) = timeout(pause, part.next()).await.map_err(|_paused| malformed())? {
            let chunk = chunk.map_err(|_broken_off| malformed())?;
            total += chunk.len();
            if total > PATIENCE {
                return Err(Kind::TooLarge.into());
            }
            too_large |= !fits(bytes.len() + chunk.len());
            if wanted && !too_large {
                bytes.extend_from_slice(&chunk);
            }
        }
        if wanted {
            found = Some(FileBody {
                name: name.unwrap_or_default(),
                bytes: if too_large { None } else { Some(bytes.freeze()) },
            });
        }
    }
    found.ok_or_else(|| FieldError::new("/file", FieldCode::Missing).into())
}

/// How long a client may pause in the middle of a body: whoever never ends theirs would hold a connection for ever.
#[must_use]
pub fn pause(request: &HttpRequest) -> Duration {
    Duration::from_secs(request.app_data::<web::Data<App>>().map_or(30, |app| app.settings.body_pause))
}

fn fits(size: usize) -> bool {
    u64::try_from(size).is_ok_and(|size| size <= MAX_BYTES)
}

fn malformed() -> Failure {
    FieldError::new("/file", FieldCode::Malformed).into()
}
