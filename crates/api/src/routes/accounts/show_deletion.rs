//! What the end of the account would mean.

use actix_web::{HttpResponse, web};
use domain::accounts::{DeletionView, StayingApplication};
use domain::applications::{Act, ApplicationState};
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::ApplicantBeforeTerms;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::usecases::applications::list;

/// What the end of the account would mean (G8-1, D3). Changes nothing.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/me/deletion",
    operation_id = "show_deletion",
    tag = "accounts",
    summary = "What the end of the account would mean",
    security(("session" = [])),
    responses(
        (status = 200, description = "What would go, and what would stay", body = DeletionView, example = json!({
            "unsent": 1, "sent": [{
                "id": "019abf2e-0000-7000-8000-000000000003", "title": "IT-expert", "title_language": "sv",
                "agency": "Migrationsverket", "recruitment_code": "MIGRI-4-2026",
                "can_withdraw": true
            }]
        })),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account is ended by whoever runs the service", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    ApplicantBeforeTerms(person): ApplicantBeforeTerms,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let all = app.db.snapshot(async |tx| list::show(tx, person.user, language, now).await).await?;
    // What was withdrawn was sent before, and stays as such with its agency (D8).
    let (unsent, stay): (Vec<_>, Vec<_>) =
        all.items.into_iter().partition(|item| item.state == ApplicationState::Unsent);
    // Open applications disappear with the account (G8-2).
    let sent = stay.into_iter().filter(|item| item.open.is_none()).map(|item| StayingApplication {
        id: item.id,
        title: item.ad.title,
        title_language: item.ad.title_language,
        agency: item.ad.agency.name,
        recruitment_code: item.ad.recruitment_code,
        can_withdraw: item.actions.contains(&Act::Withdraw),
    });
    Ok(HttpResponse::Ok().json(DeletionView { unsent: unsent.len(), sent: sent.collect() }))
}
