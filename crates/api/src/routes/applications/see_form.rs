//! Notes that the applicant has seen what changed in the form.

use actix_web::{HttpResponse, web};
use domain::applications::{ApplicationView, SeeForm};
use domain::ids::ApplicationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::openapi::examples;
use crate::usecases::applications::see_form;

/// Note that one has seen what changed in the form.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/applications/{application_id}/seen-form",
    operation_id = "see_form",
    tag = "applications",
    summary = "Note that one has seen what changed in the form",
    description = "From then on `form_changes` no longer tells it. The draft itself has moved to the newest version when that was written (D31).",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    request_body(content = SeeForm, example = json!({ "form_version": 2 })),
    responses(
        (status = 200, description = "The application", body = ApplicationView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!(examples::unsent_application())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`not_possible`: nothing is being written", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: there has never been such a version", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), seen): Allowed<OwnDraft, Json<SeeForm>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = see_form::run(&app, &mine, seen.value.form_version, language, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
