//! Another code.

use actix_web::{HttpResponse, web};
use domain::accounts::{RegistrationView, ResendCode};
use domain::ids::RegistrationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::resend_code;

/// Ask for another code, which replaces the last one: at most one a minute and five an hour for an address (D50).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/registrations/{registration_id}/codes",
    operation_id = "resend_registration_code",
    tag = "accounts",
    summary = "Ask for another code",
    security(()),
    params(("registration_id" = RegistrationId, Path, description = "As the registration answered it")),
    request_body(content = ResendCode, example = json!({})),
    responses(
        (status = 202, description = "A code is on its way", body = RegistrationView, example = json!({
            "id": "019abf2e-0000-7000-8000-000000000011", "code_expires_at": "2026-11-25T08:20:00.000Z",
            "next_code_at": "2026-11-25T08:01:00.000Z", "ad_id": "019abf2e-0000-7000-8000-000000000001",
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: the registration does not wait for a code", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    id: web::Path<RegistrationId>,
    Allowed(_anyone, _empty): Allowed<Anyone, Json<ResendCode>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Accepted().json(resend_code::run(&app, *id, now).await?))
}
