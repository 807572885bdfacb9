//! Where mails about recruitments go.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;
use domain::profile::ContactEmailView;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::Arrived;
use crate::usecases::profile::contact;

/// Where mails about recruitments go (D45).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/contact-email",
    operation_id = "show_contact_email",
    tag = "profile",
    summary = "Where mails about recruitments go",
    description = "The basic details have a contact e-mail of their own. It is used where it is the user name, or once a code that was sent to it has confirmed it; until then these mails go to the user name, where mails about the account always go.",
    security(("session" = [])),
    responses(
        (status = 200, description = "How it stands", body = ContactEmailView, example = json!({
            "user_name": "ada@example.org", "contact_email": "ada@annan.example", "standing": "unconfirmed",
            "confirmed_email": null, "mails_go_to": "ada@example.org",
            "waiting": {
                "id": "019abf2e-0000-7000-8000-000000000041", "email": "ada@annan.example",
                "expires_at": "2026-11-25T08:20:00.000Z", "next_code_at": "2026-11-25T08:01:00.000Z"
            },
            "now": "2026-11-25T08:00:00.000Z"
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12)", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let view = app.db.snapshot(async |tx| contact::show(tx, person.user, now).await).await?;
    Ok(HttpResponse::Ok().json(view))
}
