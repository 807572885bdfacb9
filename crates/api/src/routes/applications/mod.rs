//! The applicant's applications.

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(_cfg: &mut ServiceConfig) {}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths())]
pub struct Document;
