//! Interviews, the agency's side (X13-3): interviewers, rounds with their times, invitations, bookings for applicants.

pub mod add_slots;
mod answers;
pub mod book_for;
pub mod cancel_for;
pub mod create;
pub mod create_interviewer;
pub mod delete_interviewer;
mod examples;
pub mod invite;
pub mod list;
pub mod list_interviewers;
pub mod list_invitations;
pub mod make_calendar;
pub mod preview_mail;
pub mod preview_slots;
pub mod remove_slot;
pub mod revoke_calendar;
pub mod save;
pub mod save_interviewer;
pub mod save_settings;
pub mod save_slot;
pub mod show;
pub mod show_settings;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const ALL: &str = "/agencies/{agency_id}/recruitments/{recruitment_id}/interview-rounds";
    const PEOPLE: &str = "/agencies/{agency_id}/interviewers";
    const SETTINGS: &str = "/agencies/{agency_id}/interview-settings";
    let below = |rest: &str| format!("{ALL}/{{round_id}}{rest}");
    let person = |rest: &str| format!("{PEOPLE}/{{interviewer_id}}{rest}");
    let booking = below("/invitations/{invitation_id}/booking");
    cfg.route(PEOPLE, web::get().to(list_interviewers::handle))
        .route(PEOPLE, web::post().to(create_interviewer::handle))
        .route(&person(""), web::put().to(save_interviewer::handle))
        .route(&person(""), web::delete().to(delete_interviewer::handle))
        .route(&person("/calendar"), web::post().to(make_calendar::handle))
        .route(&person("/calendar"), web::delete().to(revoke_calendar::handle))
        .route(SETTINGS, web::get().to(show_settings::handle))
        .route(SETTINGS, web::put().to(save_settings::handle))
        .route(ALL, web::get().to(list::handle))
        .route(ALL, web::post().to(create::handle))
        .route(&below(""), web::get().to(show::handle))
        .route(&below(""), web::put().to(save::handle))
        .route(&below("/slots"), web::post().to(add_slots::handle))
        .route(&below("/slots/preview"), web::post().to(preview_slots::handle))
        .route(&below("/slots/{slot_id}"), web::put().to(save_slot::handle))
        .route(&below("/slots/{slot_id}/removal"), web::post().to(remove_slot::handle))
        .route(&below("/invitations"), web::get().to(list_invitations::handle))
        .route(&below("/invitations"), web::post().to(invite::handle))
        .route(&below("/invitations/preview"), web::post().to(preview_mail::handle))
        .route(&booking, web::put().to(book_for::handle))
        .route(&booking, web::delete().to(cancel_for::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    list_interviewers::handle,
    create_interviewer::handle,
    save_interviewer::handle,
    delete_interviewer::handle,
    make_calendar::handle,
    revoke_calendar::handle,
    show_settings::handle,
    save_settings::handle,
    list::handle,
    create::handle,
    show::handle,
    save::handle,
    preview_slots::handle,
    add_slots::handle,
    save_slot::handle,
    remove_slot::handle,
    list_invitations::handle,
    invite::handle,
    preview_mail::handle,
    book_for::handle,
    cancel_for::handle,
))]
pub struct Document;
