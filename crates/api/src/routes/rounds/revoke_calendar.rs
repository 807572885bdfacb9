//! Takes the address of a calendar back.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewerId};

use super::answers::{Acting, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::interviewers;

/// Take the address of an interviewer’s calendar back.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/agencies/{agency_id}/interviewers/{interviewer_id}/calendar",
    operation_id = "revoke_interviewer_calendar",
    tag = "interviews",
    summary = "Take the address of an interviewer’s calendar back",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("interviewer_id" = InterviewerId, Path, description = "The interviewer"),
    ),
    responses(
        (status = 204, description = "It leads nowhere any more"),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<(AgencyId, InterviewerId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    interviewers::revoke_calendar(&app, &asked(who, now), id).await?;
    Ok(HttpResponse::NoContent().finish())
}
