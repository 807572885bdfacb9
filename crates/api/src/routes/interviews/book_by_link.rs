//! Books by a link.

use actix_web::{HttpResponse, web};
use domain::interviews::{BookByLink, InterviewView};

use super::answers::{ByLink, with};
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::interviews::by_link;

/// Book an interview time by the link of a mail; another one than before where one is booked.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/interview-invitations/booking",
    operation_id = "book_interview_by_link",
    tag = "interviews",
    summary = "Book an interview time by the link of a mail",
    description = "The old time is free again in the same moment (G12.2). The same time again changes nothing.",
    security(()),
    request_body(content = BookByLink, example = json!({ "secret": "3q2-7wEj…", "slot_id": "019abf2e-0000-7000-8000-000000000021" })),
    responses(
        (status = 200, description = "It is booked; a mail confirms it", body = InterviewView, example = json!(super::examples::interview())),
        ByLink,
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(Anyone(actor), link): Allowed<Anyone, Json<BookByLink>>,
    from: ClientAddress,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let network = from.key();
    let with = with(&actor, &link.value.secret, &network, language, now);
    Ok(HttpResponse::Ok().json(by_link::book(&app, &with, link.value.slot_id).await?))
}
