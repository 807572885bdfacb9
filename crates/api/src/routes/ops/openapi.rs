//! The document of the API.

use actix_web::{HttpResponse, web};

use crate::openapi::Published;

/// The document itself, which does not stand in itself.
pub async fn handle(document: web::Data<Published>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "public, max-age=300"))
        .content_type("application/json")
        .body(document.json.clone())
}
