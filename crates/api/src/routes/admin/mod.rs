//! What service administrators do (X13-6): pages, their pictures, notices, terms, more time after a disturbance.

mod answers;
pub mod create_notice;
pub mod delete_notice;
pub mod delete_page;
pub mod delete_picture;
pub mod list_notices;
pub mod list_pages;
pub mod list_pictures;
pub mod list_terms;
pub mod preview_prolongation;
pub mod prolong_ads;
pub mod publish_terms;
pub mod put_picture;
pub mod save_notice;
pub mod save_page;
pub mod show_page;

use actix_web::web::{self, ServiceConfig};
use domain::language::Language;
use domain::problem::Kind;
use domain::slug::Slug;
use serde_json::{Value, json};
use utoipa::OpenApi;

use crate::failure::{Failure, Outcome};

/// The name of a page and a language, as the address has them.
type PagePath = web::Path<(String, String)>;

/// What an address means that has a good name and a language of ours.
fn named(path: PagePath) -> Outcome<(Slug, Language)> {
    let (slug, language) = path.into_inner();
    match (slug.parse(), language.parse()) {
        (Ok(slug), Ok(language)) => Ok((slug, language)),
        _ => Err(Failure::from(Kind::NotFound)),
    }
}

fn page_example() -> Value {
    json!({
        "slug": "how-to-apply", "language": "sv", "kind": "information", "title": "Så söker du",
        "summary": "Steg för steg.", "body": "## Sök\n\nVälj ett jobb.", "position": 20, "published": true,
        "version": 3, "changed_at": "2026-11-20T06:00:00.000Z"
    })
}

fn picture_example() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000071", "address": "/api/v1/pictures/019abf2e-0000-7000-8000-000000000071",
        "media_type": "image/jpeg", "width": 1600, "height": 900, "size": 182044, "created_at": "2026-11-20T06:00:00.000Z"
    })
}

fn wish_example() -> Value {
    json!({
        "kind": "information", "title": "Så söker du", "summary": "Steg för steg.", "body": "## Sök\n\nVälj ett jobb.",
        "position": 20, "published": true
    })
}

fn notice_wish_example() -> Value {
    json!({
        "severity": "warning", "begins_at": "2026-12-01T08:00", "ends_at": "2026-12-01T12:00",
        "texts": {
            "fi": "Huoltokatko tiistaina klo 8–12.", "sv": "Serviceavbrott tisdag kl. 8–12.",
            "en": "Maintenance on Tuesday from 8 to 12."
        }
    })
}

fn terms_wish_example() -> Value {
    json!({
        "kind": "terms_of_use", "follows": 1, "in_force_from": "2027-01-01",
        "texts": { "fi": "## Käyttäjä\n\n…", "sv": "## Användaren\n\n…", "en": "## The user\n\n…" },
        "changes": { "fi": "Uusi luku.", "sv": "Ett nytt kapitel.", "en": "A new chapter." }
    })
}

fn terms_example() -> Value {
    json!({
        "kind": "terms_of_use", "version": 2, "published_at": "2026-12-31T22:00:00.000Z", "in_force": false,
        "texts": { "fi": "## Käyttäjä\n\n…", "sv": "## Användaren\n\n…", "en": "## The user\n\n…" },
        "changes": { "fi": "Uusi luku.", "sv": "Ett nytt kapitel.", "en": "A new chapter." }
    })
}

fn prolongation_wish_example() -> Value {
    json!({
        "from": "2026-12-15T08:00", "to": "2026-12-15T23:59", "closes_at": "2026-12-17T16:15",
        "note": { "sv": "Ansökningstiden har förlängts på grund av en störning i tjänsten." }
    })
}

fn prolongation_example(done: bool) -> Value {
    json!({
        "ads": [{
            "recruitment_id": "019ac3f0-5a11-7c3e-9d11-0a4b2c6d8e0f", "ad_id": "019ac3f0-5a12-7c3e-9d11-0a4b2c6d8e0f",
            "agency_id": "tulli", "recruitment_code": "TULLI-4-2026", "closed_at": "2026-12-15T14:15:00.000Z",
            "was_over": true, "drafts": 7
        }],
        "total": 1, "drafts": 7, "closes_at": "2026-12-17T14:15:00.000Z", "closes_at_local": "2026-12-17T16:15",
        "done": done
    })
}

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const PAGE: &str = "/admin/pages/{slug}/{language}";
    const NOTICE: &str = "/admin/notices/{notice_id}";
    const PICTURE: &str = "/admin/pictures/{picture_id}";
    cfg.route("/admin/pages", web::get().to(list_pages::handle))
        .route(PAGE, web::get().to(show_page::handle))
        .route(PAGE, web::put().to(save_page::handle))
        .route(PAGE, web::delete().to(delete_page::handle))
        .route("/admin/pictures", web::get().to(list_pictures::handle))
        .route(PICTURE, web::put().to(put_picture::handle))
        .route(PICTURE, web::delete().to(delete_picture::handle))
        .route("/admin/notices", web::get().to(list_notices::handle))
        .route("/admin/notices", web::post().to(create_notice::handle))
        .route(NOTICE, web::put().to(save_notice::handle))
        .route(NOTICE, web::delete().to(delete_notice::handle))
        .route("/admin/terms", web::get().to(list_terms::handle))
        .route("/admin/terms", web::post().to(publish_terms::handle))
        .route("/admin/prolongations", web::post().to(prolong_ads::handle))
        .route("/admin/prolongations/preview", web::post().to(preview_prolongation::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    list_pages::handle,
    show_page::handle,
    save_page::handle,
    delete_page::handle,
    list_pictures::handle,
    put_picture::handle,
    delete_picture::handle,
    list_notices::handle,
    create_notice::handle,
    save_notice::handle,
    delete_notice::handle,
    list_terms::handle,
    publish_terms::handle,
    prolong_ads::handle,
    preview_prolongation::handle,
))]
pub struct Document;
