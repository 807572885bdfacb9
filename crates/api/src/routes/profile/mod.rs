//! The profile of the one who is logged in.

pub mod ask_contact_code;
pub mod confirm_contact;
pub mod download_file;
pub mod load_file;
pub mod order_rows;
pub mod put_photo;
pub mod remove_photo;
pub mod remove_row;
pub mod save_basics;
pub mod save_row;
pub mod show;
pub mod show_contact;
pub mod show_photo;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const PHOTO: &str = "/me/profile/photo";
    const FILE: &str = "/me/profile/file";
    const ROW: &str = "/me/profile/{section}/{row_id}";
    cfg.route("/me/profile", web::get().to(show::handle))
        .route("/me/profile", web::patch().to(save_basics::handle))
        .route(PHOTO, web::put().to(put_photo::handle))
        .route(PHOTO, web::get().to(show_photo::handle))
        .route(PHOTO, web::delete().to(remove_photo::handle))
        .route(FILE, web::get().to(download_file::handle))
        .route(FILE, web::post().to(load_file::handle))
        // Before the rows: no row is called ‹order›.
        .route("/me/profile/{section}/order", web::put().to(order_rows::handle))
        .route(ROW, web::put().to(save_row::handle))
        .route(ROW, web::delete().to(remove_row::handle))
        .route("/me/contact-email", web::get().to(show_contact::handle))
        .route("/me/contact-email/codes", web::post().to(ask_contact_code::handle))
        .route("/me/contact-email/codes/{email_change_id}/confirmation", web::post().to(confirm_contact::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    show::handle,
    save_basics::handle,
    save_row::handle,
    remove_row::handle,
    order_rows::handle,
    put_photo::handle,
    show_photo::handle,
    remove_photo::handle,
    download_file::handle,
    load_file::handle,
    show_contact::handle,
    ask_contact_code::handle,
    confirm_contact::handle
))]
pub struct Document;
