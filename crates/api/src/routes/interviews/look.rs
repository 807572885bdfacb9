//! Shows the interview behind a link.

use actix_web::{HttpResponse, web};
use domain::interviews::{InterviewSecret, InterviewView};

use super::answers::{ByLink, with};
use crate::app::App;
use crate::auth::extract::Anyone;
use crate::failure::Outcome;
use crate::http::client_address::ClientAddress;
use crate::http::{Allowed, Arrived, Json, Spoken};
use crate::usecases::interviews::by_link;

/// Show the interview behind the link of a mail. It changes nothing: programs that open every link of a mail do no harm.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    post,
    path = "/interview-invitations/look",
    operation_id = "look_at_interview",
    tag = "interviews",
    summary = "Show the interview behind the link of a mail",
    description = "By the secret that stands after `#t=` in the link; no login. The link works until the end of the booking time, also after changing and cancelling.",
    security(()),
    request_body(content = InterviewSecret, example = json!({ "secret": "3q2-7wEj…" })),
    responses(
        (status = 200, description = "The interview, with the times that are free", body = InterviewView, example = json!(super::examples::interview())),
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
    Ok(HttpResponse::Ok().json(by_link::look(&app, &with).await?))
}
