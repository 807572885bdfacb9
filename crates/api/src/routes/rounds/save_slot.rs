//! Changes a time.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, InterviewSlotId, RecruitmentId};
use domain::interviews::{ChangeInterviewSlot, InterviewRoundView};

use super::answers::{Seen, Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, IfMatch, Json};
use crate::usecases::interviews::save_slot;

/// What is asked for.
type Wish =
    (web::Path<(AgencyId, RecruitmentId, InterviewRoundId, InterviewSlotId)>, IfMatch, Json<ChangeInterviewSlot>);

/// Change how many may book a time, or where it is.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/slots/{slot_id}",
    operation_id = "save_interview_slot",
    tag = "interviews",
    summary = "Change a time of an interview round",
    description = "Whoever has booked it is told by mail when it is somewhere else, and gets a new version of the event.",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
        ("slot_id" = InterviewSlotId, Path, description = "The time"),
        ("If-Match" = String, Header, description = "The version that its writer has seen", example = "\"3\""),
    ),
    request_body(content = ChangeInterviewSlot, example = json!({ "capacity": 2, "place": "Bulevarden 1, Helsingfors" })),
    responses(
        (status = 200, description = "It is changed", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
        Seen,
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, seen, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round, slot) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    let view = save_slot::run(&app, &at, seen.0, slot, &wish.value).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
