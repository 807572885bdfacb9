//! Books for an applicant.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewInvitationId, InterviewRoundId, RecruitmentId};
use domain::interviews::{BookInterview, InvitationView};

use super::answers::{Booking, Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::for_applicant;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId, InterviewInvitationId)>, Json<BookInterview>);

/// Book or move an interview for an applicant (G12.4); the end of the booking time does not bind the agency.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/invitations/{invitation_id}/booking",
    operation_id = "book_interview_for",
    tag = "interviews",
    summary = "Book or move an interview for an applicant",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("invitation_id" = InterviewInvitationId, Path, description = "The invitation"),
    ),
    request_body(content = BookInterview, example = json!({ "slot_id": "019abf2e-0000-7000-8000-000000000021" })),
    responses(
        (status = 200, description = "It is booked", body = InvitationView, example = json!(super::examples::invitation())),
        Booking,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round, invitation) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(for_applicant::book(&app, &at, invitation, wish.value.slot_id).await?))
}
