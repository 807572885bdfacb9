//! The bank of open applications, the agencies' eyes.

mod asked;
pub mod search;
pub mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/agencies/{agency_id}/open-applications", web::get().to(search::handle))
        .route("/agencies/{agency_id}/open-applications/{application_id}", web::get().to(show::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(search::handle, show::handle), components(schemas(domain::applications::OpenOrder)))]
pub struct Document;
