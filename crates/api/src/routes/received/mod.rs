//! Submitted applications, the agency's eyes.

pub mod fetch_attachment;
pub mod fetch_photo;
pub mod list;
pub mod show;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/agencies/{agency_id}/recruitments/{recruitment_id}/applications", web::get().to(list::handle))
        .route("/agencies/{agency_id}/applications/{application_id}", web::get().to(show::handle))
        .route(
            "/agencies/{agency_id}/applications/{application_id}/attachments/{attachment_id}",
            web::get().to(fetch_attachment::handle),
        )
        .route("/agencies/{agency_id}/applications/{application_id}/photo", web::get().to(fetch_photo::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(
    paths(list::handle, show::handle, fetch_attachment::handle, fetch_photo::handle),
    components(schemas(domain::ids::AgencyId))
)]
pub struct Document;
