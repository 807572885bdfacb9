//! What an agency sets for itself.

pub mod set_mail_notices;
pub mod show_mail_notices;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const MAILS: &str = "/agencies/{agency_id}/mail-notices";
    cfg.route(MAILS, web::get().to(show_mail_notices::handle)).route(MAILS, web::put().to(set_mail_notices::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(show_mail_notices::handle, set_mail_notices::handle))]
pub struct Document;
