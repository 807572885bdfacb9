//! The booked interview for a calendar.

use actix_web::{HttpResponse, web};
use domain::interviews::InterviewSecret;

use super::answers::{ByLink, calendar, with};
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::interviews::calendar as calendar_file;

/// The booked interview as an event for a calendar, by the link of a mail.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/interview-invitations/calendar",
    operation_id = "download_interview_calendar_by_link",
    tag = "interviews",
    summary = "The booked interview as an event for a calendar, by the link of a mail",
    security(()),
    request_body(content = InterviewSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "A calendar with one event (RFC 5545); `not_found` where nothing is booked", body = String, content_type = "text/calendar", example = json!(super::examples::CALENDAR)),
        ByLink,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(Anyone(actor), link): Allowed<Anyone, Json<InterviewSecret>>,
    from: ClientAddress,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let network = from.key();
    let with = with(&actor, &link.value.secret, &network, language, now);
    Ok(calendar(calendar_file::by_link(&app, &with).await?))
}
