//! What requests search in: everything as it stood at one moment, replaced as a whole when the feed goes on.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::ids::AdId;
use domain::row_version::RowVersion;
use domain::search::SearchDoc;
use domain::time::Instant;
use tokio::sync::Mutex;
use tokio::time::Instant as Tick;

use super::{Codes, doc};
use crate::db::feed::{self, Feed};
use crate::db::{Db, ads};
use crate::failure::Outcome;

/// How old what we know of the feed's head may be before somebody looks again.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// All that can be listed, at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The feed's last number then.
    pub seq: i64,
    /// The ads. Whether they are open is asked at the time of a search (D54).
    pub docs: Vec<Arc<SearchDoc>>,
    /// Of which rows each was made.
    made_of: HashMap<AdId, (RowVersion, RowVersion, Arc<SearchDoc>)>,
    /// The names of all codes.
    pub codes: Arc<Codes>,
}

/// Hands out the newest snapshot.
#[derive(Clone, Debug, Default)]
pub struct Handle {
    newest: Arc<RwLock<Option<Arc<Snapshot>>>>,
    looked: Arc<Mutex<Option<Tick>>>,
}

impl Handle {
    /// The newest snapshot; looks at the feed's head once a second and loads anew when it has moved.
    ///
    /// While one request loads, the others go on with what there is.
    ///
    /// # Errors
    /// Faults of the database, as long as there is no snapshot at all.
    pub async fn snapshot(&self, db: &Db, now: Instant) -> Outcome<Arc<Snapshot>> {
        let Some(known) = self.known() else {
            let mut looked = self.looked.lock().await;
            if let Some(known) = self.known() {
                return Ok(known);
            }
            let loaded = self.load(db, now).await?;
            *looked = Some(Tick::now());
            return Ok(loaded);
        };
        let Ok(mut looked) = self.looked.try_lock() else { return Ok(known) };
        if looked.is_some_and(|at| at.elapsed() < LOOK_AGAIN) {
            return Ok(known);
        }
        let head = feed::head(db.read(), &Feed::Ads).await?;
        let newest = if head == known.seq { known } else { self.load(db, now).await? };
        *looked = Some(Tick::now());
        Ok(newest)
    }

    /// Makes the next request look again: something was written here.
    pub async fn look_again(&self) {
        *self.looked.lock().await = None;
    }

    fn known(&self) -> Option<Arc<Snapshot>> {
        self.newest.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn load(&self, db: &Db, now: Instant) -> Outcome<Arc<Snapshot>> {
        let (seq, codes, stored) = db
            .snapshot(async |tx| {
                let seq = feed::head(tx, &Feed::Ads).await?;
                Ok((seq, Codes::read(tx).await?, ads::listable(tx, now).await?))
            })
            .await?;
        // Folding is the expensive part: what has not changed is taken over from the snapshot before.
        let known = self.known().filter(|known| *known.codes == codes);
        let mut snapshot = Snapshot { seq, docs: Vec::new(), made_of: HashMap::new(), codes: Arc::new(codes) };
        for stored in &stored {
            let rows = (stored.ad.row_version, stored.recruitment.row_version);
            let same = known.as_ref().and_then(|known| known.made_of.get(&stored.ad.id));
            let same = same.filter(|(ad, recruitment, _)| (*ad, *recruitment) == rows).map(|(.., doc)| Arc::clone(doc));
            let doc = same.unwrap_or_else(|| Arc::new(doc::of(stored, &snapshot.codes)));
            snapshot.made_of.insert(stored.ad.id, (rows.0, rows.1, Arc::clone(&doc)));
            snapshot.docs.push(doc);
        }
        let snapshot = Arc::new(snapshot);
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&snapshot));
        tracing::info!(feed.seq = snapshot.seq, ads = snapshot.docs.len(), "loaded the ads that can be listed");
        Ok(snapshot)
    }
}
