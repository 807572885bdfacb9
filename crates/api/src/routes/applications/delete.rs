//! Deletes an application.

use actix_web::{HttpResponse, web};
use domain::ids::ApplicationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, IfMatch, Spoken};
use crate::usecases::applications::delete;

/// Delete an application that was never sent.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/applications/{application_id}",
    operation_id = "delete_application",
    tag = "applications",
    summary = "Delete an application that was never sent",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("If-Match" = String, Header, description = "The version that the page knows", example = "\"3\""),
    ),
    responses(
        (status = 204, description = "It is deleted"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_possible`: a sent application cannot be deleted", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "`stale`: it changed since the page looked; `current` is how it is now", body = Problem, content_type = "application/problem+json"),
        (status = 428, description = "`version_required`: `If-Match` is missing", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), IfMatch(seen)): Allowed<OwnDraft, IfMatch>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    delete::run(&app, &mine, seen, language, now).await?;
    Ok(HttpResponse::NoContent().finish())
}
