//! Who is invited.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::InvitationList;

use super::answers::{Reading, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::invitations;

/// List the invitations of an interview round, and how far each has come.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/invitations",
    operation_id = "list_interview_invitations",
    tag = "interviews",
    summary = "List the invitations of an interview round",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
    ),
    responses(
        (status = 200, description = "All of them, the oldest first. The reading is in the audit log", body = InvitationList, example = json!(super::examples::invitations())),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(invitations::list(&app, &at).await?))
}
