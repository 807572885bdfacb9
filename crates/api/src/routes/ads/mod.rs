//! Ads: search, one ad, several by their ids.

pub mod by_code;
mod examples;
pub mod search;
pub mod several;
pub mod show;

pub(super) use examples::ad as example;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/ads", web::get().to(search::handle))
        .route("/ads/several", web::get().to(several::handle))
        .route("/ads/by-code/{code}", web::get().to(by_code::handle))
        .route("/ads/{ad}", web::get().to(show::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(search::handle, several::handle, by_code::handle, show::handle))]
pub struct Document;
