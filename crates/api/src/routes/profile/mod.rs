//! The profile of the one who is logged in.

pub mod save_basics;
pub mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/me/profile", web::get().to(show::handle)).route("/me/profile", web::patch().to(save_basics::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(show::handle, save_basics::handle))]
pub struct Document;
