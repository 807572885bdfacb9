//! The applicant's applications.

mod answers;
pub mod attach;
pub mod check;
pub mod complete_edit;
pub mod copy_sources;
pub mod copy_to_profile;
pub mod delete;
pub mod discard_edit;
pub mod fetch_attachment;
pub mod fetch_photo;
pub mod list;
pub mod prolong;
pub mod remove_attachment;
pub mod remove_row;
pub mod save_answers;
pub mod save_row;
pub mod see_form;
pub mod send;
pub mod send_again;
pub mod show;
pub mod show_receipt;
pub mod start;
pub mod start_edit;
pub mod start_open;
pub mod withdraw;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const ONE: &str = "/applications/{application_id}";
    let below = |rest: &str| format!("{ONE}{rest}");
    cfg.route("/applications", web::post().to(start::handle))
        .route("/open-applications", web::post().to(start_open::handle))
        .route("/applications", web::get().to(list::handle))
        // Before the one: no application is called ‹copy-sources›.
        .route("/applications/copy-sources", web::get().to(copy_sources::handle))
        .route(ONE, web::get().to(show::handle))
        .route(ONE, web::delete().to(delete::handle))
        .route(&below("/check"), web::get().to(check::handle))
        .route(&below("/answers"), web::patch().to(save_answers::handle))
        .route(&below("/rows/{section}/{row_id}"), web::put().to(save_row::handle))
        .route(&below("/rows/{section}/{row_id}"), web::delete().to(remove_row::handle))
        .route(&below("/attachments/{attachment_id}"), web::put().to(attach::handle))
        .route(&below("/attachments/{attachment_id}"), web::get().to(fetch_attachment::handle))
        .route(&below("/attachments/{attachment_id}"), web::delete().to(remove_attachment::handle))
        .route(&below("/photo"), web::get().to(fetch_photo::handle))
        .route(&below("/seen-form"), web::put().to(see_form::handle))
        .route(&below("/copy-to-profile"), web::post().to(copy_to_profile::handle))
        .route(&below("/submission"), web::post().to(send::handle))
        .route(&below("/edits"), web::post().to(start_edit::handle))
        .route(&below("/edits/completion"), web::post().to(complete_edit::handle))
        .route(&below("/edits/discard"), web::post().to(discard_edit::handle))
        .route(&below("/withdrawal"), web::post().to(withdraw::handle))
        .route(&below("/resubmission"), web::post().to(send_again::handle))
        .route(&below("/prolongation"), web::post().to(prolong::handle))
        .route("/receipts/{sha256}", web::get().to(show_receipt::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    start::handle,
    start_open::handle,
    list::handle,
    copy_sources::handle,
    copy_to_profile::handle,
    show::handle,
    delete::handle,
    check::handle,
    save_answers::handle,
    save_row::handle,
    remove_row::handle,
    attach::handle,
    fetch_attachment::handle,
    fetch_photo::handle,
    see_form::handle,
    remove_attachment::handle,
    send::handle,
    start_edit::handle,
    complete_edit::handle,
    discard_edit::handle,
    withdraw::handle,
    send_again::handle,
    prolong::handle,
    show_receipt::handle
))]
pub struct Document;
