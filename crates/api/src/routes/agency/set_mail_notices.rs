//! Sets whether and where an agency is told by mail what comes in.

use actix_web::{HttpResponse, web};
use domain::agencies::MailNotices;
use domain::ids::AgencyId;
use domain::problem::Problem;

use crate::app::App;
use crate::auth::extract::{AgencyActor, ChangeSettings};
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, Json};
use crate::usecases::agencies::mail_notices;

/// Set whether and where the agency is told by mail what comes in to its recruitments.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/agencies/{agency_id}/mail-notices",
    operation_id = "set_mail_notices",
    tag = "agency",
    summary = "Set whether and where the agency is told by mail what comes in",
    description = "All of it at once; repeating it changes nothing. A mail that is collected already follows what is set when it is sent.",
    security(("session" = [])),
    params(("agency_id" = AgencyId, Path, description = "The agency", example = "migri")),
    request_body(content = MailNotices, example = json!({ "wanted": true, "email": "rekrytering@migri.example", "language": "sv" })),
    responses(
        (status = 200, description = "It is set", body = MailNotices, example = json!({ "wanted": true, "email": "rekrytering@migri.example", "language": "sv" })),
        (status = 400, description = "`bad_json`: the body cannot be read; `errors` names the place", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`forbidden`: you are no administrator of the agency; `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such agency, or you do not work for it", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: `errors` names the field", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, wish): Allowed<AgencyActor<ChangeSettings>, Json<MailNotices>>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(HttpResponse::Ok().json(mail_notices::set(&app, &who.actor, &who.agency, &wish.value, now).await?))
}
