//! What has changed since: read from the feed, and put into a new index that shares the rest with the old one.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::ads::AdChange;
use domain::ids::AdId;
use domain::time::Instant;
use search::Index;

use super::{Snapshot, doc};
use crate::db::feed::{self, Feed, SearchHeads};
use crate::db::{Db, ads};
use crate::failure::{Failure, Outcome};

/// Changes taken at a time.
const AT_ONCE: u64 = 1000;

/// What to do about the changes after a snapshot.
pub(super) enum News {
    /// This is the index with them, up to these numbers.
    Changed(SearchHeads, Index),
    /// They cannot be told one by one: everything must be read again.
    Unclear,
}

/// Takes the next changes of ads.
pub(super) async fn next(db: &Db, known: &Snapshot, now: Instant) -> Outcome<News> {
    let from = known.heads.ads;
    let (changes, listable) = db
        .snapshot(async |tx| {
            let changes = feed::after(tx, &Feed::Ads, from, AT_ONCE).await?;
            let ids: BTreeSet<AdId> = changes.iter().filter_map(|(_, change)| ad_of(change)).collect();
            let ids: Vec<AdId> = ids.into_iter().collect();
            Ok((changes, ads::listable_of(tx, now, &ids).await?))
        })
        .await?;
    let (first, last) = (changes.first().map(|(seq, _)| *seq), changes.last().map(|(seq, _)| *seq));
    let (Some(first), Some(last)) = (first, last) else { return Ok(News::Unclear) };
    let ids: Option<BTreeSet<AdId>> = changes.iter().map(|(_, change)| ad_of(change)).collect();
    // Numbers have no gaps: where one is missing, the feed was trimmed meanwhile.
    let (Some(ids), true) = (ids, first == from + 1) else { return Ok(News::Unclear) };
    let (old, codes) = (known.index.clone(), Arc::clone(&known.codes));
    let index = tokio::task::spawn_blocking(move || {
        let put: Vec<_> = listable.iter().map(|stored| (doc::of(stored, &codes), doc::note(stored))).collect();
        old.with(put.iter().map(|(doc, note)| (doc, note.as_str())), ids)
    })
    .await
    .map_err(|error| Failure::bug(format!("changing the index: {error}")))?;
    Ok(News::Changed(SearchHeads { ads: last, ..known.heads }, index))
}

/// The ad that a change is about; none where a newer version of this program says something that this one does not know.
fn ad_of(change: &serde_json::Value) -> Option<AdId> {
    match serde_json::from_value(change.clone()).ok()? {
        AdChange::Published { ad } | AdChange::Changed { ad } | AdChange::Removed { ad } => Some(ad),
    }
}
