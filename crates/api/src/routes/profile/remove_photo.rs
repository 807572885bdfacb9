//! Removes the photo of the profile.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::profile::remove_photo;

/// Remove the photo; it may be gone already.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/me/profile/photo",
    operation_id = "remove_photo",
    tag = "profile",
    summary = "Remove the photo; it may be gone already",
    security(("session" = [])),
    responses(
        (status = 204, description = "There is none"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, Applicant(person): Applicant, Arrived(now): Arrived) -> Outcome<HttpResponse> {
    remove_photo::run(&app, &person.actor, person.user, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
