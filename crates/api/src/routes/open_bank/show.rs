//! One open application of the bank.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId};
use domain::problem::Problem;
use domain::recruiter::BankApplication;
use serde_json::{Value, json};

use crate::app::App;
use crate::auth::extract::{AgencyActor, ReadReceived};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::open_bank::show;

/// What the list says of one.
pub(super) fn example_item() -> Value {
    json!({
        "id": "019abf2e-0000-7000-8000-000000000003", "name": "Aino Lindqvist", "language": "sv", "areas": ["ict"],
        "everywhere": false, "regions": ["21"], "municipalities": ["049"], "valid_until": "2027-11-26",
        "sent_at": "2026-11-25T08:05:01.000Z", "edited_at": null
    })
}

fn example() -> Value {
    let mut whole = example_item();
    let more = json!({
        "form": { "version": 1, "basics": { "citizenship": false }, "sections": [] },
        "basics": { "first_name": "Aino", "last_name": "Lindqvist", "phone": "+358 40 123 4567" },
        "answers": { "areas": ["ict"], "motivation": "Jag vill.", "valid_until": "2027-11-26" }, "rows": [],
        "attachments": [], "wishes_no_publication": false
    });
    if let (Some(whole), Value::Object(more)) = (whole.as_object_mut(), more) {
        whole.extend(more);
    }
    whole
}

/// Show an open application.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/open-applications/{application_id}",
    operation_id = "show_open_application",
    tag = "received",
    summary = "Show an open application of the bank",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency that reads", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    responses(
        (status = 200, description = "The application, without legal gender and work at the state. The reading is in the audit log", body = BankApplication, example = json!(example())),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: your role at the agency does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, it is not sent, it was withdrawn, or it has run out", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ReadReceived>, web::Path<(AgencyId, ApplicationId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, application) = path.into_inner();
    Ok(HttpResponse::Ok().json(show::run(&app, &who.actor, &who.agency, application, now).await?))
}
