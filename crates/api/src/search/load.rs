//! The index out of the tables, all at one moment: reading on one side, folding and sorting on the other.

use domain::ids::{AdId, RecruitmentId};
use domain::time::Instant;
use search::{Builder, Index};
use std::sync::Arc;
use tokio::sync::mpsc;

use super::{Codes, doc};
use crate::db::ads::StoredAd;
use crate::db::feed::{self, SearchHeads};
use crate::db::{Db, Tx, ads};
use crate::failure::{Failure, Outcome};

/// Ads read at a time.
const AT_ONCE: u64 = 500;
/// How many times as many may wait for being folded.
const WAITING: usize = 2;

/// All that can be listed, with the feeds' last numbers at that moment.
pub(super) async fn everything(db: &Db, now: Instant) -> Outcome<(SearchHeads, Arc<Codes>, Index)> {
    db.snapshot(async |tx| {
        let heads = feed::search_heads(tx).await?;
        let codes = Arc::new(Codes::read(tx).await?);
        let (batches, mut waiting) = mpsc::channel::<Vec<StoredAd>>(WAITING);
        let names = Arc::clone(&codes);
        // Not on a thread that answers requests: it takes its time.
        let builds = tokio::task::spawn_blocking(move || {
            let mut builder = Builder::new();
            while let Some(batch) = waiting.blocking_recv() {
                for stored in &batch {
                    builder.add(&doc::of(stored, &names), &doc::note(stored));
                }
            }
            Index::of(builder)
        });
        let read = read(tx, now, batches).await;
        let index = builds.await.map_err(|error| Failure::bug(format!("building the index: {error}")))?;
        read?;
        Ok((heads, codes, index))
    })
    .await
}

/// An index of those of these ads alone that can be listed.
///
/// # Errors
/// Faults of the database.
pub async fn index_of(db: &Db, ids: &[AdId], now: Instant) -> Outcome<Index> {
    let names = Codes::load(db).await?;
    let mut builder = Builder::new();
    for some in ids.chunks(usize::try_from(AT_ONCE).unwrap_or(1)) {
        for stored in &db.snapshot(async |tx| ads::listable_of(tx, now, some).await).await? {
            builder.add(&doc::of(stored, &names), "");
        }
    }
    Ok(Index::of(builder))
}

async fn read(tx: &Tx, now: Instant, batches: mpsc::Sender<Vec<StoredAd>>) -> Outcome<()> {
    let mut after: Option<RecruitmentId> = None;
    loop {
        let batch = ads::listable(tx, now, after, AT_ONCE).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        after = Some(last.recruitment.id);
        if batches.send(batch).await.is_err() {
            return Err(Failure::bug("building the index ended early"));
        }
    }
}
