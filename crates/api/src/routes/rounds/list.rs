//! The rounds of a recruitment.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, RecruitmentId};
use domain::interviews::InterviewRoundList;

use super::answers::Reading;
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::rounds;

/// List the interview rounds of a recruitment.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds",
    operation_id = "list_interview_rounds",
    tag = "interviews",
    summary = "List the interview rounds of a recruitment",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
    ),
    responses(
        (status = 200, description = "All of them, the oldest first", body = InterviewRoundList, example = json!(super::examples::round_list())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<(AgencyId, RecruitmentId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment) = path.into_inner();
    Ok(HttpResponse::Ok().json(rounds::list(&app, &who.agency, recruitment, now).await?))
}
