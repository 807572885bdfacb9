//! Keeps one application longer than the rules say, or no longer.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, ApplicationId};
use domain::recruiter::{ApplicationHold, SetHold};

use super::answers::{Setting, by};
use crate::app::App;
use crate::auth::extract::{AgencyActor, HoldRecords};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::retention::hold;

/// Which, and what is wished.
type Wish = (web::Path<(AgencyId, ApplicationId)>, Json<SetHold>);

/// Keep one application longer than the rules say, or no longer.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/applications/{application_id}/legal-hold",
    operation_id = "set_application_hold",
    tag = "received",
    summary = "Keep one application longer than the rules say, or no longer",
    description = "Held back, it is not removed from the agency, whatever its time. From the applicant’s profile everything goes at its time. Repeating it changes nothing. Set to false, what is overdue is gone at once.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("application_id" = ApplicationId, Path, description = "The application"),
    ),
    request_body(content = SetHold, example = json!({ "held": true })),
    responses(
        (status = 200, description = "How it stands", body = ApplicationHold, example = json!({ "held_since": "2028-11-01T08:00:00.000Z", "recruitment_held_since": null, "removed_at": "2029-02-01T08:00:00.000Z" })),
        Setting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish)): Allowed<AgencyActor<HoldRecords>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(hold::application(&app, &by(who, now), id, Some(wish.value.held)).await?))
}
