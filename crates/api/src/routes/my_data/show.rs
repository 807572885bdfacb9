//! What the archive has in `data.json`, alone.

use actix_web::{HttpResponse, web};
use domain::my_data::MyData;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::usecases::my_data::collect;

/// `data.json` of the archive of everything, alone (X7-6).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/data/json",
    operation_id = "show_my_data",
    tag = "my_data",
    summary = "`data.json` of the archive of everything, alone",
    description = "What a program reads. Files are named by their places in the archive of `GET /me/data`; the two share a limit of 10 an hour.",
    security(("session" = [])),
    responses(
        (status = 200, description = "Everything but the profile, which is `GET /me/profile/file`, and the bytes of files", body = MyData, example = json!({
            "format": "virka-my-data-1", "made_at": "2026-11-26T08:00:00.000Z",
            "account": {
                "email": "ada@example.org", "language": "sv", "created_at": "2026-11-25T08:00:00.000Z",
                "last_login_at": "2026-11-26T07:59:00.000Z", "new_email": null,
                "confirmed_contact": null, "new_contact": null
            },
            "consents": [], "sessions": [], "applications": [], "openings": [],
            "mails": [{
                "sent_at": "2026-11-25T08:05:02.000Z", "subject": "Tack för din ansökan!", "language": "sv",
                "application_id": "019abf2e-0000-7000-8000-000000000003"
            }],
            "alerts": [],
            "acts": [{ "at": "2026-11-26T07:59:00.000Z", "did": "logged_in", "subject": "019abf2e-0000-7000-8000-000000000021" }]
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile and no applications", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: `Retry-After` says when to come back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    collect::count(&app, person.user, now).await?;
    let codes = app.search.snapshot(&app.db, now).await?.codes.clone();
    let (data, _files) = collect::run(&app, &codes, (person.user, person.session), language, now).await?;
    Ok(HttpResponse::Ok().json(data))
}
