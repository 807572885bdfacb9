//! Books a time.

use actix_web::{HttpResponse, web};
use domain::ids::{ApplicationId, InterviewInvitationId};
use domain::interviews::{BookInterview, InterviewView};

use super::answers::{Acting, Body};
use crate::app::App;
use crate::auth::extract::{OwnApplication, OwnDraft};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::interviews::own;

/// What is asked for.
type Wish = (web::Path<(ApplicationId, InterviewInvitationId)>, Json<BookInterview>);

/// Book an interview time; another one than before where one is booked.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/applications/{application_id}/interviews/{invitation_id}/booking",
    operation_id = "book_interview",
    tag = "interviews",
    summary = "Book an interview time",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("invitation_id" = InterviewInvitationId, Path, description = "The invitation"),
    ),
    request_body(content = BookInterview, example = json!({ "slot_id": "019abf2e-0000-7000-8000-000000000021" })),
    responses(
        (status = 200, description = "It is booked; a mail confirms it", body = InterviewView, example = json!(super::examples::interview())),
        Acting,
        Body,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(OwnDraft(OwnApplication { mine, .. }), (path, wish)): Allowed<OwnDraft, Wish>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    Ok(HttpResponse::Ok().json(own::book(&app, &mine, id, wish.value.slot_id, (language, now)).await?))
}
