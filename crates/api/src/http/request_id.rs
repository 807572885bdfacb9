//! A name for each request, which problems, logs and the audit tell alike.

use std::convert::Infallible;
use std::fmt;
use std::future::{Ready, ready};

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, web};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::Arrived;
use crate::app::App;
use crate::random;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The name of this request.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequestId(Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl RequestId {
    /// As a header has it.
    fn header(self) -> Option<HeaderValue> {
        let mut text = [0; Hyphenated::LENGTH];
        HeaderValue::from_str(self.0.as_hyphenated().encode_lower(&mut text)).ok()
    }
}

impl FromRequest for RequestId {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(of(&request.extensions())))
    }
}

/// The name that the middleware gave.
#[must_use]
pub fn of(extensions: &actix_web::dev::Extensions) -> RequestId {
    extensions.get::<RequestId>().copied().unwrap_or_default()
}

/// Names the request and answers the name as `X-Request-Id`. What a client sends there is not believed: it could forge
/// somebody else's traces.
///
/// # Errors
/// Those of the inner service.
pub async fn name(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let id = RequestId(random::name());
    if let Some(app) = request.app_data::<web::Data<App>>() {
        let arrived = Arrived(app.clock.now());
        request.extensions_mut().insert(arrived);
    }
    request.extensions_mut().insert(id);
    let mut response = next.call(request).await?;
    if let Some(value) = id.header() {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}
