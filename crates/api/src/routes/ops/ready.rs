//! Whether requests should be sent here.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;

use crate::app::App;
use crate::failure::{Failure, Outcome};

/// Says whether the database answers and the ads are in memory: the first visitor must not wait for them.
#[utoipa::path(
    get,
    path = "/health/ready",
    operation_id = "health_ready",
    tag = "service",
    summary = "Whether requests should be sent here",
    security(()),
    responses(
        (status = 200, description = "The database answers and the ads are loaded", body = String, content_type = "text/plain", example = "ok"),
        (status = 503, description = "It does not", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>) -> Outcome<HttpResponse> {
    app.db.ping().await.map_err(|error| Failure::unavailable(format!("database: {error}")))?;
    app.search.snapshot(&app.db, app.clock.now()).await?;
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).content_type("text/plain").body("ok"))
}
