//! Invites applicants.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::{InvitationList, InviteToInterview};
use domain::problem::Problem;

use super::answers::{Writing, at, once};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::idempotency::IdempotencyKey;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::invite;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>, Json<InviteToInterview>, IdempotencyKey);

/// Invite applicants: to choose a time, to a fixed one, or to a video interview.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/invitations",
    operation_id = "invite_to_interview",
    tag = "interviews",
    summary = "Invite applicants to an interview",
    description = "All of them or none; `errors` names each who cannot be invited: `not_applying`, `already_invited`, `time_taken`. Whoever has a `slot_id` gets that time, the others choose until the end of the booking time.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("Idempotency-Key" = Option<String>, Header, description = "Repeating the request with the same key answers the same and does nothing again", example = "2f6b1f0e-8d0c-4c43-9a55-3c1f4a6f0d11"),
    ),
    request_body(content = InviteToInterview, example = json!(super::examples::invite())),
    responses(
        (status = 200, description = "They are invited; all invitations of the round", body = InvitationList, example = json!(super::examples::invitations())),
        (status = 409, description = "`booking_over`: the booking time of the round is over; `not_possible`: the recruitment has ended; `still_running`: the same request is being worked on", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish, key)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round) = path.into_inner();
    let once = once(&who, key, "invite_to_interview", format!("{round}:{}", wish.hash));
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(invite::run(&app, &at, &wish.value, &once).await?))
}
