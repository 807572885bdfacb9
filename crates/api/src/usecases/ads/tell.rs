//! Telling of a change of an ad: the servers' indexes of every one, followers of what the public sees (X14-5).

use domain::ads::{AdChange, Cause, PublicChange, PublicChanged, telling};
use domain::ids::AdId;
use domain::time::Instant;

use crate::db::feed::{self, Feed};
use crate::db::{Db, Tx, ads};
use crate::failure::{Failure, Outcome};

/// Ads told of in one transaction.
const AT_ONCE: u64 = 100;

/// Tells of a change. **The last thing a transaction does**: the heads of the feeds stay locked until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn tell(tx: &Tx, change: AdChange, now: Instant) -> Outcome<()> {
    let told = serde_json::to_value(change).map_err(|error| Failure::bug(error.to_string()))?;
    let seq = feed::append(tx, &Feed::Ads, told, now).await?;
    if let AdChange::Published { ad } = change {
        ads::note_feed_seq(tx, ad, seq).await?;
    }
    let ad = change.ad();
    match noted(tx, ad, Cause::Act, now).await? {
        Some(change) => append(tx, ad, change, now).await,
        None => Ok(()),
    }
}

/// Tells followers of the ads that have opened, or whose period has ended, since somebody looked last. Nothing opens or
/// closes by this (D54): late, it only tells late; twice, it finds nothing left to tell. Says how many there were.
///
/// # Errors
/// Faults of the database.
pub async fn due(db: &Db, now: Instant) -> Outcome<usize> {
    let mut all = 0;
    loop {
        let due = ads::due(db.read(), now, AT_ONCE).await?;
        if due.is_empty() {
            return Ok(all);
        }
        all += due.len();
        db.write(async |tx| {
            let mut changes = Vec::new();
            for ad in &due {
                changes.extend(noted(tx, *ad, Cause::Time, now).await?.map(|change| (*ad, change)));
            }
            // Not before every ad is held: whoever changes one of them waits for the feed with that one in hand.
            for (ad, change) in changes {
                append(tx, ad, change, now).await?;
            }
            Ok(())
        })
        .await?;
    }
}

/// What there is to tell followers of an ad; noted as told.
async fn noted(tx: &Tx, ad: AdId, cause: Cause, now: Instant) -> Outcome<Option<PublicChange>> {
    // An ad whose publication was taken back before its opening: nobody has ever heard of it.
    let Some(followed) = ads::followed(tx, ad).await? else { return Ok(None) };
    let telling = telling(followed.state, &followed.period, followed.told, cause, now);
    ads::note_told(tx, ad, &telling).await?;
    Ok(telling.change)
}

async fn append(tx: &Tx, ad: AdId, change: PublicChange, now: Instant) -> Outcome<()> {
    let told =
        serde_json::to_value(PublicChanged { change, ad_id: ad }).map_err(|error| Failure::bug(error.to_string()))?;
    feed::append(tx, &Feed::Public, told, now).await?;
    Ok(())
}
