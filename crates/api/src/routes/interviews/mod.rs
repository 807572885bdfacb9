//! Interviews, the applicant's side (G12): by the link of a mail, or logged in under the own application.

mod answers;
pub mod book;
pub mod book_by_link;
pub mod calendar;
pub mod calendar_by_link;
pub mod cancel;
pub mod cancel_by_link;
mod examples;
pub mod interviewer_calendar;
pub mod list;
pub mod look;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const OWN: &str = "/applications/{application_id}/interviews";
    let booking = format!("{OWN}/{{invitation_id}}/booking");
    cfg.route("/interview-invitations/look", web::post().to(look::handle))
        .route("/interview-invitations/booking", web::post().to(book_by_link::handle))
        .route("/interview-invitations/cancellation", web::post().to(cancel_by_link::handle))
        .route("/interview-invitations/calendar", web::post().to(calendar_by_link::handle))
        .route("/interview-calendars/{secret}", web::get().to(interviewer_calendar::handle))
        .route(OWN, web::get().to(list::handle))
        .route(&booking, web::put().to(book::handle))
        .route(&booking, web::delete().to(cancel::handle))
        .route(&format!("{OWN}/{{invitation_id}}/calendar.ics"), web::get().to(calendar::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    look::handle,
    book_by_link::handle,
    cancel_by_link::handle,
    calendar_by_link::handle,
    interviewer_calendar::handle,
    list::handle,
    book::handle,
    cancel::handle,
    calendar::handle,
))]
pub struct Document;
