//! The interviews of one interviewer, for a calendar that reads them again and again.

use actix_web::{HttpResponse, web};
use domain::problem::Problem;

use super::answers::calendar;
use crate::app::App;
use crate::failure::Outcome;
use crate::http::{Arrived, Spoken};
use crate::usecases::interviews::calendar as calendar_file;

/// The booked interviews of one interviewer, for a calendar program. Programs that read calendars cannot log in: the address says who may, until it is taken back.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/interview-calendars/{secret}",
    operation_id = "show_interviewer_calendar",
    tag = "interviews",
    summary = "The booked interviews of one interviewer, for a calendar program",
    security(()),
    params(
        ("secret" = String, Path, description = "From the address of the calendar", example = "b1946ac92492d2347c6235b4d2611184"),
    ),
    responses(
        (status = 200, description = "A calendar (RFC 5545): when, where, for which ad; no names", body = String, content_type = "text/calendar", example = json!(super::examples::CALENDAR)),
        (status = 404, description = "`not_found`: there is no such address, or it was taken back", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    secret: web::Path<String>,
    Spoken(language): Spoken,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    Ok(calendar(calendar_file::of_interviewer(&app, &secret, language, now).await?))
}
