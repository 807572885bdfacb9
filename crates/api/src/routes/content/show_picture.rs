//! The bytes of a picture.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use domain::ids::PictureId;
use domain::problem::{Kind, Problem};

use crate::app::App;
use crate::db::content::pictures;
use crate::failure::{Failure, Outcome};
use crate::http::download::FileBytes;

/// A picture of a page.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    get,
    path = "/pictures/{picture_id}",
    operation_id = "show_picture",
    tag = "content",
    summary = "A picture of a page",
    description = "It never changes: keep it as long as you like.",
    security(()),
    params(("picture_id" = PictureId, Path, description = "The picture")),
    responses(
        (status = 200, description = "The picture, a JPEG or a PNG: `Content-Type` says which", body = FileBytes, content_type = "application/octet-stream"),
        (status = 404, description = "`not_found`: there is no such picture", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(app: web::Data<App>, id: web::Path<PictureId>) -> Outcome<HttpResponse> {
    let found = pictures::find(app.db.read(), id.into_inner()).await?;
    let picture = found.ok_or_else(|| Failure::from(Kind::NotFound))?;
    let bytes = app.fetch(&picture.storage_key, &picture.sha256).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, picture.media_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::ETAG, format!("\"{}\"", picture.sha256)))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Compressing again what is compressed already costs time and tells nothing.
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .body(bytes))
}
