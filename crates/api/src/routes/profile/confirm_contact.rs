//! Confirms a contact address by its code.

use actix_web::{HttpResponse, web};
use domain::accounts::ConfirmEmail;
use domain::ids::EmailChangeId;
use domain::problem::Problem;
use domain::profile::ContactEmailView;

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::profile::contact;

/// The code lets mails about recruitments go to the address that it was sent to (D45); the user name is told.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/contact-email/codes/{email_change_id}/confirmation",
    operation_id = "confirm_contact_email",
    tag = "profile",
    summary = "Confirm a contact address by its code",
    security(("session" = [])),
    params(("email_change_id" = EmailChangeId, Path, description = "As the request for it answered")),
    request_body(content = ConfirmEmail, example = json!({ "code": "123456" })),
    responses(
        (status = 200, description = "The address is confirmed", body = ContactEmailView, example = json!({
            "user_name": "ada@example.org", "contact_email": "ada@annan.example", "standing": "confirmed",
            "confirmed_email": "ada@annan.example", "mails_go_to": "ada@annan.example",
            "waiting": null,
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
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
    Allowed(Applicant(person), code): Allowed<Applicant, Json<ConfirmEmail>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = contact::confirm(&app, &person.actor, person.user, *id, &code.value, now).await?;
    Ok(HttpResponse::Ok().json(view))
}
