//! One’s own sessions.

use actix_web::{HttpResponse, web};
use domain::accounts::OwnSession;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::accounts::session_view;

/// The browsers in which one is logged in.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/sessions",
    operation_id = "list_sessions",
    tag = "accounts",
    summary = "The browsers in which one is logged in",
    security(("session" = [])),
    responses(
        (status = 200, description = "The last used first", body = Vec<OwnSession>, example = json!([{
            "id": "019abf2e-0000-7000-8000-000000000051", "current": true, "began_at": "2026-11-25T08:00:00.000Z",
            "last_seen_at": "2026-11-25T08:05:00.000Z"
        }])),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, SignedIn(person): SignedIn, Arrived(now): Arrived) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(session_view::own(app.db.read(), person.user, person.session, now).await?))
}
