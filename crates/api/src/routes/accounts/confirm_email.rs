//! Confirms another user name.

use actix_web::{HttpResponse, web};
use domain::accounts::{ConfirmEmail, SessionView};
use domain::ids::EmailChangeId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::SignedIn;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::accounts::confirm_email;

/// The code makes the new address the user name; the old address is told (G7.2.1).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/email-changes/{email_change_id}/confirmation",
    operation_id = "confirm_email",
    tag = "accounts",
    summary = "Confirm the new user name by its code",
    security(("session" = [])),
    params(("email_change_id" = EmailChangeId, Path, description = "As the request for it answered")),
    request_body(content = ConfirmEmail, example = json!({ "code": "123456" })),
    responses(
        (status = 200, description = "The user name is the new address", body = SessionView, example = json!(super::session_example())),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: that is no id", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`code_wrong`: the code is wrong, used, replaced or older than 20 minutes; `invalid`: a character that no text may contain", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    id: web::Path<EmailChangeId>,
    Allowed(SignedIn(person), code): Allowed<SignedIn, Json<ConfirmEmail>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = confirm_email::run(&app, &person.actor, person.user, *id, &code.value, person.ends_at, now).await?;
    Ok(HttpResponse::Ok().json(view))
}
