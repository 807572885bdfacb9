//! Registration, login, forgotten passwords, settings, terms.

pub mod accept_terms;
pub mod activate_work_account;
pub mod ask_password_reset;
pub mod change_email;
pub mod change_password;
pub mod check_password_reset;
pub mod confirm_email;
pub mod confirm_registration;
pub mod delete_account;
pub mod end_session;
pub mod list_consents;
pub mod list_sessions;
pub mod log_in;
pub mod log_out;
pub mod register;
pub mod resend_code;
pub mod reset_password;
pub mod show_deletion;
pub mod show_me;
pub mod show_session;
pub mod show_terms;

use actix_web::web::{self, ServiceConfig};
use serde_json::{Value, json};
use utoipa::OpenApi;

fn session_example() -> Value {
    json!({
        "account": {
            "id": "019abf2e-0000-7000-8000-000000000021", "kind": "applicant", "email": "ada@example.org",
            "name": "Ada Exempel", "language": "sv", "agencies": []
        }, "idle_ends_at": "2026-11-25T09:00:00.000Z", "ends_at": "2026-11-25T20:00:00.000Z", "new_terms": [],
        "now": "2026-11-25T08:00:00.000Z"
    })
}

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
        .route("/password-resets", web::post().to(ask_password_reset::handle))
        .route("/password-resets/check", web::post().to(check_password_reset::handle))
        .route("/password-resets/confirmation", web::post().to(reset_password::handle))
        .route("/me", web::get().to(show_me::handle))
        .route("/me/password", web::put().to(change_password::handle))
        .route("/me/email-changes", web::post().to(change_email::handle))
        .route("/me/email-changes/{email_change_id}/confirmation", web::post().to(confirm_email::handle))
        .route("/me/sessions", web::get().to(list_sessions::handle))
        .route("/me/sessions/{session_id}", web::delete().to(end_session::handle))
        .route("/me/deletion", web::get().to(show_deletion::handle))
        .route("/me/deletion", web::post().to(delete_account::handle))
        .route("/me/consents", web::get().to(list_consents::handle))
        .route("/me/consents", web::post().to(accept_terms::handle));
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
    ask_password_reset::handle,
    check_password_reset::handle,
    reset_password::handle,
    show_me::handle,
    change_password::handle,
    change_email::handle,
    confirm_email::handle,
    list_sessions::handle,
    end_session::handle,
    show_deletion::handle,
    delete_account::handle,
    list_consents::handle,
    accept_terms::handle,
))]
pub struct Document;
