//! An agency's recruitments and their ads (X13-1).

mod answers;
pub mod archive;
pub mod cancel_publication;
pub mod correct;
pub mod create;
pub mod delete;
pub mod delete_version;
pub mod end;
mod examples;
pub mod import;
pub mod list;
pub mod preview;
pub mod preview_form;
pub mod preview_page;
pub mod prolong;
pub mod publish;
pub mod save;
pub mod save_form;
pub mod save_version;
pub mod show;
pub mod show_form;
pub mod show_form_version;
pub mod show_version;
pub mod withdraw;

use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;

/// The routes below `/api/v1`.
pub fn configure(cfg: &mut ServiceConfig) {
    const ALL: &str = "/agencies/{agency_id}/recruitments";
    let below = |rest: &str| format!("{ALL}/{{recruitment_id}}{rest}");
    let version = below("/ad/versions/{language}");
    cfg.route(ALL, web::get().to(list::handle))
        .route(ALL, web::post().to(create::handle))
        .route(&format!("{ALL}/by-external-id/{{external_id}}"), web::put().to(import::handle))
        .route(&below(""), web::get().to(show::handle))
        .route(&below(""), web::put().to(save::handle))
        .route(&below(""), web::delete().to(delete::handle))
        .route(&version, web::get().to(show_version::handle))
        .route(&version, web::put().to(save_version::handle))
        .route(&version, web::delete().to(delete_version::handle))
        .route(&below("/ad/preview"), web::get().to(preview::handle))
        .route(&below("/ad/preview/{language}"), web::get().to(preview_page::handle))
        .route(&below("/form"), web::get().to(show_form::handle))
        .route(&below("/form"), web::put().to(save_form::handle))
        .route(&below("/form/versions/{version}"), web::get().to(show_form_version::handle))
        .route(&below("/form/preview/{language}"), web::get().to(preview_form::handle))
        .route(&below("/publication"), web::post().to(publish::handle))
        .route(&below("/publication"), web::delete().to(cancel_publication::handle))
        .route(&below("/extension"), web::post().to(prolong::handle))
        .route(&below("/corrections"), web::post().to(correct::handle))
        .route(&below("/withdrawal"), web::post().to(withdraw::handle))
        .route(&below("/end"), web::post().to(end::handle))
        .route(&below("/archive"), web::post().to(archive::handle));
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(
    list::handle,
    create::handle,
    import::handle,
    show::handle,
    save::handle,
    delete::handle,
    show_version::handle,
    save_version::handle,
    delete_version::handle,
    preview::handle,
    preview_page::handle,
    show_form::handle,
    save_form::handle,
    show_form_version::handle,
    preview_form::handle,
    publish::handle,
    cancel_publication::handle,
    prolong::handle,
    correct::handle,
    withdraw::handle,
    end::handle,
    archive::handle,
))]
pub struct Document;
