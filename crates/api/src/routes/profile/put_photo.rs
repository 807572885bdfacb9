//! Stores the photo of the profile.

use actix_web::{HttpResponse, web};
use domain::attachments::MAX_BYTES;
use domain::problem::{FieldCode, FieldError, Kind, Problem};
use domain::profile::{Crop, PhotoView};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::extract::Applicant;
use crate::failure::{Outcome, Refusal};
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, FileBody, Query};
use crate::storage::{clean_name, prepare_photo};
use crate::usecases::profile::put_photo;

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    left: Option<u32>,
    top: Option<u32>,
    side: Option<u32>,
}

/// The body.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only its shape matters: the document shows it")]
pub struct PhotoForm {
    /// A jpg, jpeg or png of at most 2,097,152 bytes and 40 million pixels.
    #[schema(value_type = String, format = Binary)]
    file: String,
}

/// Store the photo, in place of the one that was there. Only its owner sees it (G7.1-2, G7.1-4).
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/me/profile/photo",
    operation_id = "put_photo",
    tag = "profile",
    summary = "Store the photo, in place of the one that was there",
    description = "It is turned upright, cut to the square that is asked for, made at most 800 pixels wide and high and written anew as JPEG: nothing else of the file is kept (where and with what it was taken, for example). Only its owner sees it.",
    security(("session" = [])),
    params(
        ("left" = Option<u32>, Query, description = "Left edge of the square to cut out, in pixels of the upright picture; with `top` and `side`", minimum = 0, example = 100),
        ("top" = Option<u32>, Query, description = "Its upper edge", minimum = 0, example = 40),
        ("side" = Option<u32>, Query, description = "Its side", minimum = 1, example = 640),
    ),
    request_body(content = PhotoForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "It is stored", body = PhotoView, headers(("ETag" = String, description = "The version, for `base_version`")), example = json!({
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "media_type": "image/jpeg",
            "size": 48213, "width": 800, "height": 800, "stored_at": "2026-11-25T08:05:00.000Z"
        })),
        (status = 400, description = "`bad_query`: a parameter cannot be read, or one of the three is missing", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account has no profile (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is far beyond the limit", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is not `multipart/form-data`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: the file is too large, of a type that is not taken, not what its name says, broken, or has too many pixels; or the square does not lie within it", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer; nothing was stored", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(Applicant(person), (Query(wish), file)): Allowed<Applicant, (Query<Parameters>, FileBody)>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    const POINTER: &str = "/photo";
    let crop = wish.crop()?;
    let Some(bytes) = file.bytes else {
        let too_large = FieldError::new(POINTER, FieldCode::FileTooLarge);
        return Err(too_large.with("max", MAX_BYTES).with("name", clean_name(&file.name)).into());
    };
    let photo = prepare_photo(&file.name, bytes, crop, POINTER).await?;
    let (version, view) = put_photo::run(&app, &person.actor, person.user, photo, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(view))
}

impl Parameters {
    /// The square; all of it or none.
    fn crop(&self) -> Outcome<Option<Crop>> {
        match (self.left, self.top, self.side) {
            (None, None, None) => Ok(None),
            (Some(left), Some(top), Some(side)) => Ok(Some(Crop { left, top, side })),
            (left, top, _) => {
                let missing = if left.is_none() {
                    "?left"
                } else if top.is_none() {
                    "?top"
                } else {
                    "?side"
                };
                let error = FieldError::new(missing, FieldCode::Missing);
                Err(Refusal::new(Kind::BadQuery).with_errors(vec![error]).into())
            }
        }
    }
}
