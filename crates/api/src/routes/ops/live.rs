//! Whether the process runs.

use actix_web::HttpResponse;

/// Says that the process answers requests.
#[utoipa::path(
    get,
    path = "/health/live",
    operation_id = "health_live",
    tag = "service",
    summary = "Whether the process runs",
    security(()),
    responses((status = 200, description = "It runs", body = String, content_type = "text/plain", example = "ok"))
)]
pub async fn handle() -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "no-store")).content_type("text/plain").body("ok")
}
