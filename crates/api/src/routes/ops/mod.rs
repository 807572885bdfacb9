//! For those who run the service.

pub mod docs;
pub mod live;
pub mod openapi;
pub mod ready;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes at the root of the server.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/health/live", web::get().to(live::handle))
        .route("/health/ready", web::get().to(ready::handle))
        .route("/api/v1/openapi.json", web::get().to(openapi::handle))
        .route("/api/docs", web::get().to(docs::handle));
}

/// Its part of the document, with paths from the root.
#[derive(OpenApi)]
#[openapi(paths(live::handle, ready::handle))]
pub struct Document;
