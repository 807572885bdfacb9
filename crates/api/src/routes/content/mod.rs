//! What the service itself says to everybody: pages of information, employers, notices.

pub mod list_employers;
pub mod list_notices;
pub mod list_pages;
pub mod show_employer;
pub mod show_page;
pub mod show_picture;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, ServiceConfig};
use domain::language::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::OpenApi;

/// Which language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    language: Option<Language>,
}

fn answer(language: Language, body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::VARY, "Accept-Language"))
        .insert_header((header::CONTENT_LANGUAGE, language.tag()))
        .json(body)
}

/// A notice, for the document.
pub(super) fn notice_example() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000061", "version": 1, "severity": "warning",
        "begins_at": "2026-12-01T06:00:00.000Z", "begins_at_local": "2026-12-01T08:00",
        "ends_at": "2026-12-01T10:00:00.000Z", "ends_at_local": "2026-12-01T12:00",
        "texts": { "fi": "Huoltokatko tiistaina klo 8–12.", "sv": "Serviceavbrott tisdag kl. 8–12.", "en": "Maintenance on Tuesday from 8 to 12." }
    })
}

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/pages", web::get().to(list_pages::handle))
        .route("/pages/{slug}", web::get().to(show_page::handle))
        .route("/pictures/{picture_id}", web::get().to(show_picture::handle))
        .route("/employers", web::get().to(list_employers::handle))
        .route("/employers/{agency_id}", web::get().to(show_employer::handle))
        .route("/notices", web::get().to(list_notices::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    list_pages::handle,
    show_page::handle,
    show_picture::handle,
    list_employers::handle,
    show_employer::handle,
    list_notices::handle,
))]
pub struct Document;
