//! Gives a calendar an address.

use actix_web::{HttpResponse, web};
use domain::ids::{AgencyId, InterviewerId};
use domain::interviews::CalendarLink;

use super::answers::{Acting, asked};
use crate::app::App;
use crate::auth::extract::{AgencyActor, ArrangeInterviews};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::interviewers;

/// Give the calendar of an interviewer a new address; the old one stops working.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/agencies/{agency_id}/interviewers/{interviewer_id}/calendar",
    operation_id = "make_interviewer_calendar",
    tag = "interviews",
    summary = "Give the calendar of an interviewer a new address",
    security(("session" = [])),
    params(
        ("agency_id" = AgencyId, Path, description = "The agency", example = "migri"),
        ("interviewer_id" = InterviewerId, Path, description = "The interviewer"),
    ),
    responses(
        (status = 200, description = "The address, shown once", body = CalendarLink, example = json!({ "url": "https://virka.example/api/v1/interview-calendars/3q2-7wEj…" })),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, path): Allowed<AgencyActor<ArrangeInterviews>, web::Path<(AgencyId, InterviewerId)>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(interviewers::make_calendar(&app, &asked(who, now), id).await?))
}
