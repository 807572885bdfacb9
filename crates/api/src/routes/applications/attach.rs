//! Stores a file.

use actix_web::{HttpResponse, web};
use domain::applications::AttachmentView;
use domain::attachments::MAX_BYTES;
use domain::forms::QuestionId;
use domain::ids::{ApplicationId, AttachmentId};
use domain::problem::{FieldCode, FieldError, Problem};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::auth::extract::OwnDraft;
use crate::failure::Outcome;
use crate::http::etag::etag;
use crate::http::{Allowed, Arrived, FileBody, Query};
use crate::storage::{clean_name, sniff};
use crate::usecases::applications::attach::{self, Upload};

/// The parameters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    question: QuestionId,
}

/// The body.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "only its shape matters: the document shows it")]
pub struct FileForm {
    /// A pdf, docx or doc of at most 2,097,152 bytes.
    #[schema(value_type = String, format = Binary)]
    file: String,
}

/// What is asked.
type Wish = (web::Path<(ApplicationId, AttachmentId)>, Query<Parameters>, FileBody);

/// Store a file for a question.
///
/// # Errors
/// Refusals, as the document lists them.
#[utoipa::path(
    put,
    path = "/applications/{application_id}/attachments/{attachment_id}",
    operation_id = "attach_file",
    tag = "applications",
    summary = "Store a file for a question",
    description = "The content decides what the file is. The id is the client’s, so repeating an upload is harmless.",
    security(("session" = [])),
    params(
        ("application_id" = ApplicationId, Path, description = "The application"),
        ("attachment_id" = AttachmentId, Path, description = "The attachment; a UUID made by the client"),
        ("question" = QuestionId, Query, description = "For which question", example = "cv"),
    ),
    request_body(content = FileForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "It is stored", body = AttachmentView, headers(("ETag" = String, description = "The version, for `If-Match` and `base_version`")), example = json!({
            "id": "019abf2e-0000-7000-8000-000000000004", "question": "cv", "name": "CV Åäö.pdf", "size": 25152,
            "media_type": "application/pdf",
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "stored_at": "2026-11-25T08:05:00.000Z"
        })),
        (status = 400, description = "`bad_query`: the question is missing", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "`not_logged_in`: nobody is logged in", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`work_account_cannot_apply`: a work account cannot apply (G1-12); `foreign_origin`: the request does not come from our own page", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such application, or it is not yours", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`period_over`, `period_not_open`, `not_possible`: the period or the state does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "`gone`: the ad was withdrawn or archived", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`too_large`: the body is far beyond the limit", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`: the body is not `multipart/form-data`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: the question takes no more files, or the file is too large, of a type that is not taken, not what its name says, broken, or a bomb", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`: the file store does not answer; nothing was stored", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn handle(
    app: web::Data<App>,
    Allowed(who, (path, Query(wish), file)): Allowed<OwnDraft, Wish>,
    Arrived(now): Arrived,
) -> Outcome<HttpResponse> {
    let (_, id) = path.into_inner();
    let pointer = format!("/attachments/{}", wish.question);
    let Some(bytes) = file.bytes else {
        let too_large = FieldError::new(pointer, FieldCode::FileTooLarge);
        return Err(too_large.with("max", MAX_BYTES).with("name", clean_name(&file.name)).into());
    };
    // Looking into a document takes a moment: not on the thread that answers others.
    let judged = {
        let (name, bytes, pointer) = (file.name, bytes.clone(), pointer.clone());
        web::block(move || sniff(&name, &bytes, &pointer)).await
    };
    let sniffed = judged.unwrap_or_else(|_gone| Err(FieldError::new(pointer, FieldCode::FileBroken)))?;
    let upload = Upload { id, question: wish.question, name: sniffed.name, kind: sniffed.kind, bytes };
    let (version, view) = attach::run(&app, &who.0.mine, &who.0.own, upload, now).await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(view))
}
