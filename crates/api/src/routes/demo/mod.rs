//! The demo's own routes, which are not in the document.

pub mod outbox;

use actix_web::web::{self, ServiceConfig};

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/demo/outbox", web::get().to(outbox::handle));
}
