//! Whether the applications to a recruitment are kept longer than the rules say.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::recruiter::RecruitmentHold;

use super::answers::{Reading, by};
use crate::app::App;
use crate::auth::extract::{AgencyActor, HoldRecords};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::retention::hold;

/// Show whether the applications to a recruitment are kept longer, and until when else.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/legal-hold",
    operation_id = "show_recruitment_hold",
    tag = "received",
    summary = "Show whether the applications to a recruitment are kept longer, and until when else",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
    ),
    responses(
        (status = 200, description = "How it stands", body = RecruitmentHold, example = json!({ "held_since": "2028-11-01T08:00:00.000Z", "anonymised_at": "2029-02-01T08:00:00.000Z" })),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<HoldRecords>, web::Path<(AgencyId, RecruitmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(hold::recruitment(&app, &by(who, now), id, None).await?))
}
