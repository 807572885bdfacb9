//! Times as they would be.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::{AddInterviewSlots, SlotPreviewList};
use domain::problem::Problem;

use super::answers::{Writing, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::interviews::preview_slots;

/// What is asked for.
type Wish = (web::Path<(AgencyId, RecruitmentId, InterviewRoundId)>, Json<AddInterviewSlots>);

/// See times before they are added; nothing is.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}/slots/preview",
    operation_id = "preview_interview_slots",
    tag = "interviews",
    summary = "See times before they are added",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
    ),
    request_body(content = AddInterviewSlots, example = json!(super::examples::add_slots())),
    responses(
        (status = 200, description = "As they would be", body = SlotPreviewList, example = json!(super::examples::slot_preview())),
        (status = 409, description = "`not_possible`: a video interview has no times", body = Problem, content_type = "application/problem+json"),
        Writing,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, wish)): Allowed<AgencyActor<ArrangeInterviews>, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, recruitment, round) = path.into_inner();
    let at = at(&who, recruitment, round, now);
    Ok(HttpResponse::Ok().json(preview_slots::run(&app, &at, &wish.value).await?))
}
