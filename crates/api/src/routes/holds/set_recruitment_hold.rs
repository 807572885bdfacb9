//! Keeps the applications to a recruitment longer than the rules say, or no longer.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruiter::{RecruitmentHold, SetHold};

use super::answers::{Setting, by};
use crate::app::App;
use crate::auth::extract::{AgencyActor, HoldRecords};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::retention::hold;

/// Which, and what is wished.
type Wish = (web::Path<(AgencyId, RecruitmentId)>, Json<SetHold>);

/// Keep the applications to a recruitment longer than the rules say, or no longer.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/legal-hold",
    operation_id = "set_recruitment_hold",
    tag = "received",
    summary = "Keep the applications to a recruitment longer than the rules say, or no longer",
    description = "Held back, they are not removed from the agency, whatever its time. From the applicant’s profile everything goes at its time. Repeating it changes nothing. Set to false, what is overdue is gone at once.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
    ),
    request_body(content = SetHold, example = json!({ "held": true })),
    responses(
        (status = 200, description = "How it stands", body = RecruitmentHold, example = json!({ "held_since": "2028-11-01T08:00:00.000Z", "anonymised_at": "2029-02-01T08:00:00.000Z" })),
        Setting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish)): Allowed<AgencyActor<HoldRecords>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(hold::recruitment(&app, &by(who, now), id, Some(wish.value.held)).await?))
}
