//! The booked interview for a calendar.

use actix_web::{HttpResponse, web};
use domain::ids::{ApplicationId, InterviewInvitationId};

use super::answers::{Reading, calendar};
use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived};
use crate::usecases::interviews::calendar as calendar_file;

/// The booked interview as an event for a calendar.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/applications/{application_id}/interviews/{invitation_id}/calendar.ics",
    operation_id = "download_interview_calendar",
    tag = "interviews",
    summary = "The booked interview as an event for a calendar",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("invitation_id" = InterviewInvitationId, Path, description = "The invitation"),
    ),
    responses(
        (status = 200, description = "A calendar with one event (RFC 5545); `not_found` where nothing is booked", body = String, content_type = "text/calendar", example = json!(super::examples::CALENDAR)),
        Reading,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), path): Allowed<
        OwnDraft,
        web::Path<(ApplicationId, InterviewInvitationId)>,
    >,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(calendar(calendar_file::of_own(&app, &mine, id, now).await?))
}
