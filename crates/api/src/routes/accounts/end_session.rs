//! Ends one of one’s own sessions.

use actix_web::{HttpResponse, web};
use domain::ids::SessionId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::accounts::end_session;

/// End one of one’s own sessions, wherever its browser is.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/me/sessions/{session_id}",
    operation_id = "end_session",
    tag = "accounts",
    summary = "End one of one’s own sessions",
    security(("session" = [])),
    params(("session_id" = SessionId, Path, description = "Which")),
    responses(
        (status = 204, description = "It has ended"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: it has ended, or is not yours", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    SignedIn(person): SignedIn,
    id: web::Path<SessionId>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    end_session::run(&app, &person.actor, person.user, *id, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
