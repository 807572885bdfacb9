//! Ads: search, one ad, several by their ids, what is like one, its deadline for a calendar, and what changes.

pub mod by_code;
pub mod calendar;
pub mod changes;
mod examples;
pub mod search;
pub mod several;
pub mod show;
pub mod similar;

pub(crate) use examples::ad as example;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/changes", web::get().to(changes::handle))
        .route("/ads", web::get().to(search::handle))
        .route("/ads/several", web::get().to(several::handle))
        .route("/ads/by-code/{code}", web::get().to(by_code::handle))
        .route("/ads/{ad}", web::get().to(show::handle))
        .route("/ads/{ad}/similar", web::get().to(similar::handle))
        .route("/ads/{ad}/calendar.ics", web::get().to(calendar::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    search::handle,
    several::handle,
    by_code::handle,
    show::handle,
    similar::handle,
    calendar::handle,
    changes::handle
))]
pub struct Document;
