//! Cancels by a link.

use actix_web::{HttpResponse, web};
use domain::interviews::{InterviewSecret, InterviewView};

use super::answers::{ByLink, with};
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::interviews::by_link;

/// Cancel an interview by the link of a mail.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/interview-invitations/cancellation",
    operation_id = "cancel_interview_by_link",
    tag = "interviews",
    summary = "Cancel an interview by the link of a mail",
    description = "Another time can be booked until the end of the booking time (G12.3).",
    security(()),
    request_body(content = InterviewSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "It is cancelled; a mail confirms it. Doing it again changes nothing", body = InterviewView, example = json!(super::examples::interview())),
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
    Ok(HttpResponse::Ok().json(by_link::cancel(&app, &with).await?))
}
