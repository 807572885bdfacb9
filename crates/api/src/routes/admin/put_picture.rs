//! Stores a picture for pages.

use actix_web::{HttpResponse, web};
use domain::attachments::MAX_BYTES;
use domain::content::PictureView;
use domain::ids::PictureId;
use domain::problem::{FieldCode, FieldError, Problem};
use utoipa::ToSchema;

use super::answers::Acting;
use crate::app::App;
use crate::auth::extract::ServiceAdmin;
use crate::failure::Outcome;
use crate::http::{Allowed, Arrived, FileBody};
use crate::usecases::content::put_picture;

/// The body.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only its shape matters: the document shows it")]
pub struct PictureForm {
    /// A JPEG or PNG of at most 2,097,152 bytes.
    #[schema(value_type = String, format = Binary)]
    file: String,
}

/// What is asked.
type Wish = (web::Path<PictureId>, FileBody);

/// Store a picture for pages (G1-2).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/admin/pictures/{picture_id}",
    operation_id = "put_picture",
    tag = "admin",
    summary = "Store a picture for pages",
    description = "The picture is decoded, turned upright, made at most 1,600 pixels wide or high, and written anew: nothing else \
        of the file is kept. The id is the client’s, so repeating an upload is harmless; what stands under an id never \
        changes. What it shows is said in the language of each page that has it (`save_page`).",
    security(("session" = [])),
    params(("picture_id" = PictureId, Path, description = "The picture; a UUID made by the client")),
    request_body(content = PictureForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "It was there already", body = PictureView, example = json!(super::picture_example())),
        (status = 201, description = "It is stored", body = PictureView, example = json!(super::picture_example())),
        Acting,
        (status = 400, description = "`bad_json`: the body cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: an id that none can have", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is far beyond the limit", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is not `multipart/form-data`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: no picture, broken, or too large; `key_reused`: another picture has this id", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer; nothing was stored", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(ServiceAdmin(actor), (id, file)): Allowed<ServiceAdmin, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let Some(bytes) = file.bytes else {
        return Err(FieldError::new("/file", FieldCode::FileTooLarge).with("max", MAX_BYTES).into());
    };
    let (new, view) = put_picture::run(&app, &actor, id.into_inner(), bytes, now).await?;
    let mut response = if new { HttpResponse::Created() } else { HttpResponse::Ok() };
    Ok(response.json(view))
}
