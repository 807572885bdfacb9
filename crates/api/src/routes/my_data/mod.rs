//! Everything that is held about the one who is logged in (X7-6).

pub mod download;
pub mod list_openings;
pub mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/me/data", web::get().to(download::handle))
        .route("/me/data/json", web::get().to(show::handle))
        .route("/me/openings", web::get().to(list_openings::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(download::handle, show::handle, list_openings::handle))]
pub struct Document;
