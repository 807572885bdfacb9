//! The picture of one of the demo's career stories.

use actix_web::web::Bytes;
use domain::content::PagePicture;
use domain::ids::PictureId;
use domain::language::Language;
use domain::time::Instant;

use crate::config::Settings;
use crate::db::Db;
use crate::db::content::{pages, pictures};
use crate::failure::{Failure, Outcome};
use crate::random;
use crate::storage::{Store, picture};

const STORY: &str = "story-border";
const DRAWING: &[u8] = include_bytes!("../../../../seed/demo/pictures/story-border.png");
/// What it shows.
const WORDS: [(Language, &str); 3] = [
    (Language::Fi, include_str!("../../../../seed/demo/pictures/story-border.fi.txt")),
    (Language::Sv, include_str!("../../../../seed/demo/pictures/story-border.sv.txt")),
    (Language::En, include_str!("../../../../seed/demo/pictures/story-border.en.txt")),
];

/// Stores it and puts it on its page.
pub(super) async fn add(db: &Db, settings: &Settings, now: Instant) -> Outcome<()> {
    let made = picture::made(DRAWING).map_err(|error| Failure::bug(format!("seed: {error:?}")))?;
    let number = |number: u32| i32::try_from(number).map_err(|error| Failure::bug(error.to_string()));
    let storage_key = random::sha256_hex(random::token());
    let id: PictureId = random::id();
    let row = pictures::Model {
        id,
        storage_key: storage_key.clone(),
        sha256: random::sha256_hex(&made.bytes),
        upload_sha256: random::sha256_hex(DRAWING),
        media_type: made.media_type.to_owned(),
        width: number(made.width)?,
        height: number(made.height)?,
        size: i32::try_from(made.bytes.len()).map_err(|error| Failure::bug(error.to_string()))?,
        created_at: now,
    };
    let bytes: Bytes = made.bytes;
    Store::folder(&settings.files_dir())?.put(&storage_key, bytes).await?;
    db.write(async |tx| {
        pictures::add(tx, row.clone()).await?;
        for (language, alt) in WORDS {
            let shown = PagePicture { id, alt: alt.trim().to_owned() };
            pages::show_picture(tx, STORY, language, &shown).await?;
        }
        Ok(())
    })
    .await
}
