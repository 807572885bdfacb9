//! Registration, login, terms.

pub mod activate_work_account;
pub mod confirm_registration;
pub mod log_in;
pub mod log_out;
pub mod register;
pub mod resend_code;
pub mod show_me;
pub mod show_session;
pub mod show_terms;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/terms", web::get().to(show_terms::handle))
        .route("/registrations", web::post().to(register::handle))
        .route("/registrations/{registration_id}/confirmation", web::post().to(confirm_registration::handle))
        .route("/registrations/{registration_id}/codes", web::post().to(resend_code::handle))
        .route("/session", web::post().to(log_in::handle))
        .route("/session", web::get().to(show_session::handle))
        .route("/session", web::delete().to(log_out::handle))
        .route("/work-accounts/activation", web::post().to(activate_work_account::handle))
        .route("/me", web::get().to(show_me::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    show_terms::handle,
    register::handle,
    confirm_registration::handle,
    resend_code::handle,
    log_in::handle,
    show_session::handle,
    log_out::handle,
    activate_work_account::handle,
    show_me::handle
))]
pub struct Document;
