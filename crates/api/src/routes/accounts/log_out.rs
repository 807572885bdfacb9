//! Logs out.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::MaybeSignedIn;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::accounts::log_out;

/// Log out. Harmless when nobody is logged in.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/session",
    operation_id = "log_out",
    tag = "accounts",
    summary = "Log out",
    security(()),
    responses(
        (status = 204, description = "Nobody is logged in any more"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    MaybeSignedIn(person): MaybeSignedIn,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    if let Some(person) = person {
        log_out::run(&app, person.session, &person.actor, now).await?;
    }
    Ok(HttpResponse::NoContent().cookie(session::removal(&app)).finish())
}
