//! A name for each request, which problems, logs and the audit tell alike.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, web};
use uuid::Uuid;

use super::Arrived;
use crate::app::App;
use crate::random;

/// The name of this request.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

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
    extensions.get::<RequestId>().cloned().unwrap_or_else(|| RequestId(String::new()))
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
    let id = RequestId(random::id::<Uuid>().to_string());
    if let Some(app) = request.app_data::<web::Data<App>>() {
        let arrived = Arrived(app.clock.now());
        request.extensions_mut().insert(arrived);
    }
    request.extensions_mut().insert(id.clone());
    let mut response = next.call(request).await?;
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}
