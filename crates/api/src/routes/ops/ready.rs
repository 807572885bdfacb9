//! Whether requests should be sent here.

use std::time::Duration;

use actix_web::{HttpResponse, web};
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::failure::{Failure, Outcome};

/// How long the first ads are waited for; many take longer, and meanwhile others answer.
const LOADING: Duration = Duration::from_secs(5);

/// Says whether the database answers, and the ads are in memory and not far behind the tables: the first visitor must not wait for them.
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
    let loaded = app.search.snapshot(&app.db, app.clock.now());
    tokio::time::timeout(LOADING, loaded).await.map_err(|_elapsed| not_yet("the ads are being loaded"))??;
    if app.search.is_far_behind() {
        return Err(not_yet("the search is far behind the tables"));
    }
    Ok(HttpResponse::Ok().insert_header(("cache-control", "no-store")).content_type("text/plain").body("ok"))
}

/// Whoever asks is there to send requests elsewhere: nothing has broken.
fn not_yet(why: &str) -> Failure {
    tracing::warn!(why, "not ready for requests");
    Kind::Unavailable.into()
}
