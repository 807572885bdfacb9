//! The code makes the account.

use actix_web::{HttpResponse, web};
use domain::accounts::{ConfirmRegistration, SessionView};
use domain::ids::RegistrationId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::Anyone;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, RequestId};
use crate::usecases::accounts::confirm_registration;

/// Prove the address with the code: the account is made, and one is logged in (G4-3, G4-4).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/registrations/{registration_id}/confirmation",
    operation_id = "confirm_registration",
    tag = "accounts",
    summary = "Prove the address with the code",
    security(()),
    params(("registration_id" = RegistrationId, Path, description = "As the registration answered it")),
    request_body(content = ConfirmRegistration, example = json!({ "code": "123456" })),
    responses(
        (status = 201, description = "The account is made, and one is logged in", body = SessionView, headers(("Set-Cookie" = String, description = "The session")), example = json!(super::session_example())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: that is no id", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`code_wrong`: the code is wrong, used, replaced, guessed too often or older than 20 minutes; `invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    id: web::Path<RegistrationId>,
    Allowed(_anyone, code): Allowed<Anyone, Json<ConfirmRegistration>>,
    request_id: RequestId,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (view, begun) = confirm_registration::run(&app, *id, &code.value, &request_id.to_string(), now).await?;
    Ok(HttpResponse::Created().cookie(session::cookie(&app, &begun)).json(view))
}
