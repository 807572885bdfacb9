//! Pages that the server answers itself: readable before any script.

use actix_web::web::ServiceConfig;
use actix_web::{HttpRequest, HttpResponse};

/// The routes of the pages.
pub fn configure(_cfg: &mut ServiceConfig) {}

/// The page for an address that does not exist; `None` leaves the answer to the problem of the API.
#[must_use]
pub fn not_found(_request: &HttpRequest) -> Option<HttpResponse> {
    None
}
