//! What an agency keeps longer than the rules say: its administrators only (D6).

mod answers;
pub mod set_application_hold;
pub mod set_recruitment_hold;
pub mod show_application_hold;
pub mod show_recruitment_hold;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const RECRUITMENT: &str = "/agencies/{agency_id}/recruitments/{recruitment_id}/legal-hold";
    const APPLICATION: &str = "/agencies/{agency_id}/applications/{application_id}/legal-hold";
    cfg.route(RECRUITMENT, web::get().to(show_recruitment_hold::handle))
        .route(RECRUITMENT, web::put().to(set_recruitment_hold::handle))
        .route(APPLICATION, web::get().to(show_application_hold::handle))
        .route(APPLICATION, web::put().to(set_application_hold::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    show_recruitment_hold::handle,
    set_recruitment_hold::handle,
    show_application_hold::handle,
    set_application_hold::handle,
))]
pub struct Document;
