//! Cancels for an applicant.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewInvitationId, InterviewRoundId, RecruitmentId};
use domain::interviews::InvitationView;

use super::answers::{Acting, Booking, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::for_applicant;

/// Which invitation.
type Wish = web::Path<(AgencyId, RecruitmentId, InterviewRoundId, InterviewInvitationId)>;

/// Cancel an interview for an applicant.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/invitations/{invitation_id}/booking",
    operation_id = "cancel_interview_for",
    tag = "interviews",
    summary = "Cancel an interview for an applicant",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("invitation_id" = InterviewInvitationId, Path, description = "The invitation"),
    ),
    responses(
        (status = 200, description = "It is cancelled, now or before", body = InvitationView, example = json!(super::examples::invitation())),
        Acting,
        Booking,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round, invitation) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(for_applicant::cancel(&app, &at, invitation).await?))
}
