//! Storing a picture for pages.

use actix_web::web::{self, Bytes};
use domain::content::PictureView;
use domain::ids::PictureId;
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::content::pictures;
use crate::db::files::blob;
use crate::failure::{Failure, Outcome};
use crate::random;
use crate::storage::picture;
use crate::usecases::files::forget;

/// Re-encodes and stores it; says whether it is new. The bytes go first, as with attachments: whatever breaks in between, no
/// file is left that nobody knows of.
///
/// # Errors
/// A file that is no picture, broken or too large; [`Kind::KeyReused`] where another picture has this id: what stands at an
/// address never changes.
pub async fn run(app: &App, actor: &Actor, id: PictureId, file: Bytes, now: Instant) -> Outcome<(bool, PictureView)> {
    let upload_sha256 = random::sha256_hex(&file);
    if let Some(there) = pictures::find(app.db.read(), id).await? {
        return same(&there, &upload_sha256);
    }
    // Decoding takes a moment: not on the thread that answers others.
    let made = web::block(move || picture::made(&file)).await;
    let made = made.unwrap_or_else(|_gone| Err(FieldError::new("/file", FieldCode::FileBroken)))?;
    let storage_key = random::sha256_hex(random::token());
    let size = i32::try_from(made.bytes.len()).map_err(|error| Failure::bug(error.to_string()))?;
    let side = |side: u32| i32::try_from(side).map_err(|error| Failure::bug(error.to_string()));
    let row = pictures::Model {
        id,
        storage_key: storage_key.clone(),
        sha256: random::sha256_hex(&made.bytes),
        upload_sha256: upload_sha256.clone(),
        media_type: made.media_type.to_owned(),
        width: side(made.width)?,
        height: side(made.height)?,
        size,
        created_at: now,
    };
    app.db.write(async |tx| blob::expect(tx, &storage_key, now).await).await?;
    app.files.put(&storage_key, made.bytes).await?;
    let outcome = app
        .db
        .write(async |tx| {
            if !pictures::add(tx, row.clone()).await? {
                return Ok(None);
            }
            blob::settle(tx, &storage_key).await?;
            audit::record(tx, actor, Did::AddedPicture, id, None, now).await?;
            Ok(Some(pictures::view(&row)?))
        })
        .await;
    if let Ok(Some(view)) = outcome {
        return Ok((true, view));
    }
    // Where this fails, the job that expects the row does it later.
    forget::run(app, &storage_key).await?;
    app.db.write(async |tx| blob::settle(tx, &storage_key).await).await?;
    outcome?;
    // A twin was first.
    let there = pictures::find(app.db.read(), id).await?.ok_or_else(|| Failure::bug("a stored picture is gone"))?;
    same(&there, &upload_sha256)
}

fn same(there: &pictures::Model, upload_sha256: &str) -> Outcome<(bool, PictureView)> {
    if there.upload_sha256 == upload_sha256 { Ok((false, pictures::view(there)?)) } else { Err(Kind::KeyReused.into()) }
}
