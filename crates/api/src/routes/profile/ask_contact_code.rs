//! Asks for the code that confirms a contact address.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::profile::{AskContactCode, ContactEmailView};

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::profile::contact;

/// Ask for the code that confirms a contact address (D45).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/me/contact-email/codes",
    operation_id = "ask_contact_code",
    tag = "profile",
    summary = "Ask for the code that confirms a contact address",
    description = "The code goes to the address and is good for 20 minutes. Asking again replaces the last one: at most one a minute and five an hour for an address.",
    security(("session" = [])),
    request_body(content = AskContactCode, example = json!({ "email": "ada@annan.example" })),
    responses(
        (status = 202, description = "A code is on its way", body = ContactEmailView, example = json!({
            "user_name": "ada@example.org", "contact_email": "ada@annan.example", "standing": "unconfirmed",
            "confirmed_email": null, "mails_go_to": "ada@example.org",
            "waiting": {
                "id": "019abf2e-0000-7000-8000-000000000041", "email": "ada@annan.example",
                "expires_at": "2026-11-25T08:20:00.000Z", "next_code_at": "2026-11-25T08:01:00.000Z"
            },
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `terms_not_accepted`: newer terms wait (G1-3); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field; `unchanged` where the address needs no code", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(Applicant(person), wish): Allowed<Applicant, Json<AskContactCode>>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Accepted().json(contact::ask(&app, person.user, &wish.value, language, now).await?))
}
