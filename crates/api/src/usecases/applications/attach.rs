//! Adds a file to a draft (G9.2.8).

use actix_web::web::Bytes;
use domain::applications::Act;
use domain::applications::AttachmentView;
use domain::attachments::{FileKind, MAX_FILES};
use domain::forms::{QuestionId, QuestionKind};
use domain::ids::AttachmentId;
use domain::problem::{FieldCode, FieldError};
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::draft;
use crate::app::App;
use crate::db::applications::content::{self, attachment_view};
use crate::db::applications::own::{Mine, Own};
use crate::db::entities::{attachments, blobs};
use crate::db::files::{attach, blob};
use crate::db::forms::newest::newest;
use crate::failure::{Failure, Outcome};
use crate::random;
use crate::usecases::files::forget;

/// A file that was judged and may be stored.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Made by the client: repeating an upload is harmless.
    pub id: AttachmentId,
    /// For which question.
    pub question: QuestionId,
    /// Its cleaned name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Bytes,
}

/// Stores it. The bytes go first, under a name made by chance, and a job that removes them again unless the row follows:
/// whatever breaks in between, no file is left that nobody knows of.
///
/// # Errors
/// [`domain::problem::Kind::Invalid`] when the question takes no more files; `PeriodOver` and its kind.
pub async fn run(
    app: &App,
    mine: &Mine,
    own: &Own,
    upload: Upload,
    now: Instant,
) -> Outcome<(RowVersion, AttachmentView)> {
    if let Some(kind) = own.refuses(Act::Edit, now) {
        return Err(kind.into());
    }
    let sha256 = random::sha256_hex(&upload.bytes);
    let storage_key = random::sha256_hex(random::token());
    let size = i64::try_from(upload.bytes.len()).map_err(|error| Failure::bug(error.to_string()))?;
    app.db.write(async |tx| blob::expect(tx, &storage_key, now).await).await?;
    app.files.put(&storage_key, upload.bytes.clone()).await?;
    let outcome = app
        .db
        .write(async |tx| {
            let touched = draft::touch(tx, mine, None, now).await?;
            let files = content::files(tx, touched.draft).await?;
            if let Some((attachment, stored)) = files.iter().find(|(attachment, _)| attachment.id == upload.id) {
                if stored.sha256 == sha256 && attachment.question == upload.question.0 {
                    return Ok((false, touched.next, attachment_view(attachment, stored)));
                }
                attach::remove(tx, touched.draft, attachment.id).await?;
                blob::release(tx, stored, now).await?;
            }
            let others: Vec<&attachments::Model> =
                files.iter().map(|(attachment, _)| attachment).filter(|other| other.id != upload.id).collect();
            let form = newest(tx, touched.own.recruitment.id).await?;
            let pointer = format!("/attachments/{}", upload.question);
            let most = match form.question(&upload.question).map(|question| &question.kind) {
                Some(QuestionKind::File(ask)) => ask.max_files,
                _ => return Err(FieldError::new(pointer, FieldCode::Unknown).into()),
            };
            let here = others.iter().filter(|other| other.question == upload.question.0).count();
            let free = (1..=i32::from(MAX_FILES)).find(|at| !others.iter().any(|other| other.position == *at));
            let Some(position) = free.filter(|_| here < usize::from(most)) else {
                return Err(FieldError::new(pointer, FieldCode::TooMany).with("max", most).into());
            };
            let stored = blobs::Model {
                id: blob::new_id(),
                sha256: sha256.clone(),
                size,
                kind: "attachment".to_owned(),
                media_type: upload.kind.media_type().to_owned(),
                storage_key: storage_key.clone(),
                scan_state: "unscanned".to_owned(),
                created_at: now,
            };
            let attachment = attachments::Model {
                version_id: touched.draft,
                id: upload.id,
                question: upload.question.0.clone(),
                blob_id: stored.id,
                name: upload.name.clone().into(),
                position,
                created_at: now,
            };
            let view = attachment_view(&attachment, &stored);
            blob::keep(tx, stored).await?;
            blob::settle(tx, &storage_key).await?;
            attach::add(tx, attachment).await?;
            Ok((true, touched.next, view))
        })
        .await;
    if !matches!(outcome, Ok((true, ..))) {
        // Where this fails, the job that expects the row does it later.
        forget::run(app, &storage_key).await?;
        app.db.write(async |tx| blob::settle(tx, &storage_key).await).await?;
    }
    outcome.map(|(_, version, view)| (version, view))
}
