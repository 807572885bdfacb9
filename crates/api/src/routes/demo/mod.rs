//! The demo's own routes, which are not in the document.

use actix_web::web::ServiceConfig;

/// The routes below `/api/v1`.
pub fn configure(_cfg: &mut ServiceConfig) {}
