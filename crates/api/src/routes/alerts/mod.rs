//! Search alerts, “Sökvakt”: no account, only links in mails.

mod answers;
pub mod ask;
pub mod confirm;
pub mod remove;
pub mod renew;
pub mod unsubscribe;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.route("/search-alerts", web::post().to(ask::handle))
        .route("/search-alerts/confirmations", web::post().to(confirm::handle))
        .route("/search-alerts/removals", web::post().to(remove::handle))
        .route("/search-alerts/renewals", web::post().to(renew::handle))
        .route("/search-alerts/one-click/{secret}", web::post().to(unsubscribe::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(ask::handle, confirm::handle, remove::handle, renew::handle, unsubscribe::handle))]
pub struct Document;
