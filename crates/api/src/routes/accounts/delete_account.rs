//! The end of the account.

use actix_web::{HttpResponse, web};
use domain::accounts::DeleteAccount;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::auth::session;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::accounts::delete_account;

/// End the account (G8). Final.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/deletion",
    operation_id = "delete_account",
    tag = "accounts",
    summary = "End the account",
    description = "Account, profile and unsent applications go; applications that were sent to a recruitment stay with the agency; those named in `withdraw` are withdrawn first, all of it or nothing. The word is the one of the language of the request (`Accept-Language`).",
    security(("session" = [])),
    request_body(content = DeleteAccount, example = json!({ "word": "radera", "password": "Sommar-2026-ute" })),
    responses(
        (status = 204, description = "The account has ended"),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account is ended by whoever runs the service; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ApplicantBeforeTerms(person), wish): Allowed<ApplicantBeforeTerms, Json<DeleteAccount>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    delete_account::run(&app, &person.actor, person.user, &wish.value, language, now).await?;
    Ok(HttpResponse::NoContent().cookie(session::removal(&app)).finish())
}
