//! One round.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewRoundId, RecruitmentId};
use domain::interviews::InterviewRoundView;

use super::answers::{Reading, at};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::rounds;

/// Show an interview round with its times.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds/{round_id}",
    operation_id = "show_interview_round",
    tag = "interviews",
    summary = "Show an interview round",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("recruitment_id" = RecruitmentId, Path, description = "The recruitment"),
        ("round_id" = InterviewRoundId, Path, description = "The round"),
    ),
    responses(
        (status = 200, description = "The round", body = InterviewRoundView, headers(("ETag" = String, description = "The version, for `If-Match`")), example = json!(super::examples::round())),
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
    let view = rounds::show(&app, &at).await?;
    Ok(HttpResponse::Ok().insert_header(etag(view.version)).json(view))
}
