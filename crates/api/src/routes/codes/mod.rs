//! Code lists.

pub mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/code-lists/{name}", web::get().to(show::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(show::handle))]
pub struct Document;
