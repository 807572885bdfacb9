//! Asks for another user name.

use actix_web::{HttpResponse, web};
use domain::accounts::{ChangeEmail, EmailChangeView};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::accounts::change_email;

/// Ask for another user name; a code goes to the new address (G7.2.1). The answer is the same whether or not the address is a
/// user name already (X4-5).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/email-changes",
    operation_id = "change_email",
    tag = "accounts",
    summary = "Ask for another user name",
    description = "Asking again replaces the last code: at most one a minute and five an hour for an address.",
    security(("session" = [])),
    request_body(content = ChangeEmail, example = json!({ "email": "ada@nytt.example", "password": "Sommar-2026-ute" })),
    responses(
        (status = 202, description = "A code is on its way", body = EmailChangeView, example = json!({
            "id": "019abf2e-0000-7000-8000-000000000041", "code_expires_at": "2026-11-25T08:20:00.000Z",
            "next_code_at": "2026-11-25T08:01:00.000Z", "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(SignedIn(person), wish): Allowed<SignedIn, Json<ChangeEmail>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Accepted().json(change_email::run(&app, person.user, &wish.value, language, now).await?))
}
