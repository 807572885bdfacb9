//! Cancels an interview.

use actix_web::{HttpResponse, web};
use domain::ids::{ApplicationId, InterviewInvitationId};
use domain::interviews::InterviewView;

use super::answers::Acting;
use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Spoken};
use crate::usecases::interviews::own;

/// Cancel an interview; another time can be booked until the end of the booking time.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    delete,
    path = "/applications/{application_id}/interviews/{invitation_id}/booking",
    operation_id = "cancel_interview",
    tag = "interviews",
    summary = "Cancel an interview",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("invitation_id" = InterviewInvitationId, Path, description = "The invitation"),
    ),
    responses(
        (status = 200, description = "It is cancelled; a mail confirms it. Doing it again changes nothing", body = InterviewView, example = json!(super::examples::interview())),
        Acting,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), path): Allowed<
        OwnDraft,
        web::Path<(ApplicationId, InterviewInvitationId)>,
    >,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(own::cancel(&app, &mine, id, (language, now)).await?))
}
