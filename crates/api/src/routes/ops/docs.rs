//! The document of the API as a page for people.

use actix_web::{HttpResponse, web};

use crate::openapi::Published;

/// The page: plain HTML, no script, nothing from elsewhere.
pub async fn handle(document: web::Data<Published>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("cache-control", "public, max-age=300"))
        .content_type("text/html; charset=utf-8")
        .body(document.page.clone())
}
