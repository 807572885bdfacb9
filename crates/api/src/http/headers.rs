//! Headers that every answer carries.

use std::cell::RefCell;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, web};
use domain::time::Instant;

use crate::app::App;

/// Nothing from elsewhere, nothing inline; `'wasm-unsafe-eval'` lets the browser compile our own wasm.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (
        header::PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (header::CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
];

thread_local! {
    /// The date as this thread wrote it last, and of which second it is: it is the same for all answers of a second.
    static DATE: RefCell<(i64, HeaderValue)> = const { RefCell::new((i64::MIN, HeaderValue::from_static(""))) };
}

/// Adds them, where a handler has not set its own. Answers of the API are not kept unless they say so themselves.
///
/// # Errors
/// Those of the inner service.
pub async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let request = response.request().clone();
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    }
    if request.path().starts_with("/api/") && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Some(app) = request.app_data::<web::Data<App>>() {
        if app.public_url.is_https() {
            headers.insert(
                header::STRICT_TRANSPORT_SECURITY,
                HeaderValue::from_static("max-age=31536000; includeSubDomains"),
            );
        }
        // The date comes from our clock: a page corrects a wrong clock of its machine by it (house rule 10).
        headers.insert(header::DATE, date(app.clock.now()));
    }
    Ok(response)
}

/// The date of an answer, written once a second.
fn date(now: Instant) -> HeaderValue {
    let second = now.timestamp();
    DATE.with_borrow_mut(|(of, date)| {
        if *of != second {
            let text = now.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
            (*of, *date) = (second, HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")));
        }
        date.clone()
    })
}
