//! Accepts the terms in force.

use actix_web::{HttpResponse, web};
use domain::accounts::{AcceptTerms, SessionView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::accept_terms;

/// Accept the terms and the privacy notice in force (G1-3). Which versions, and when, is kept.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/consents",
    operation_id = "accept_terms",
    tag = "accounts",
    summary = "Accept the terms and the privacy notice in force",
    description = "Until then most of what an applicant does is refused with `terms_not_accepted`. Sending an application in the last 24 hours before its deadline never is.",
    security(("session" = [])),
    request_body(content = AcceptTerms, example = json!({ "accepted_terms": ["019abf2e-0000-7000-8000-000000000031"] })),
    responses(
        (status = 200, description = "Nothing is left to accept", body = SessionView, example = json!(super::session_example())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has nothing to accept; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names a version that is none or not in force, or says that more must be accepted", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), wish): Allowed<ApplicantBeforeTerms, Json<AcceptTerms>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = accept_terms::run(&app, &person.actor, person.user, &wish.value, person.ends_at, now).await?;
    Ok(HttpResponse::Ok().json(view))
}
