//! What requests search in, and how it goes on: readers take the newest snapshot and are never kept waiting, a follower
//! reads the feed and puts a newer one in its place.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use actix_web::rt;
use domain::time::Instant;
use search::{Index, Merge, Merged};
use tokio::sync::Mutex;
use tokio::task::JoinHandle;
use tokio::time::Instant as Tick;

use super::follow::{self, News};
use super::labels::Labels;
use super::{Codes, load};
use crate::clock::Clock;
use crate::db::Db;
use crate::db::feed::{self, SearchHeads};
use crate::failure::Outcome;

/// How often the feed is looked at (X15-3: searches of all replicas agree within 2 s).
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How long a search may be behind the tables before requests should go elsewhere.
const FAR_BEHIND: Duration = Duration::from_secs(10);
/// Ads that closed so long ago are dropped: no search lists them. Not at once, for clocks of replicas differ a little.
const KEPT_CLOSED: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// All that can be listed, at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The feeds' last numbers then.
    pub heads: SearchHeads,
    /// The ads. Whether they are open is asked at the time of a search (D54).
    pub index: Index,
    /// The names of all codes.
    pub codes: Arc<Codes>,
    /// What answers are put together from.
    pub(super) labels: Arc<Labels>,
}

impl Snapshot {
    fn new(heads: SearchHeads, codes: Arc<Codes>, index: Index, known: Option<&Self>) -> Self {
        let fits =
            |known: &&Self| Arc::ptr_eq(&known.codes, &codes) && known.index.values().len() == index.values().len();
        let labels = known.filter(fits).map(|known| Arc::clone(&known.labels));
        let labels = labels.unwrap_or_else(|| Arc::new(Labels::new(&codes, index.values())));
        Self { heads, index, codes, labels }
    }
}

/// Hands out the newest snapshot.
#[derive(Clone, Debug, Default)]
pub struct Handle(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    newest: RwLock<Option<Arc<Snapshot>>>,
    /// When the snapshot was last known to be as new as the tables. Whoever holds it is the one who makes a newer one.
    current: Mutex<Option<Tick>>,
    /// The same, for asking without waiting.
    seen: RwLock<Option<Tick>>,
    /// Whether a follower looks at the feed, so that requests need not.
    followed: AtomicBool,
    /// Whether the next request must look, follower or not.
    look: AtomicBool,
}

/// Follows the feed as long as it is kept.
#[derive(Debug)]
pub struct Follower {
    inner: Arc<Inner>,
    task: JoinHandle<()>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.task.abort();
        self.inner.followed.store(false, Ordering::Release);
    }
}

impl Handle {
    /// The newest snapshot. Only the first one is waited for; where nobody follows the feed, whoever asks looks once in a
    /// while.
    ///
    /// # Errors
    /// Faults of the database, as long as there is no snapshot at all.
    pub async fn snapshot(&self, db: &Db, now: Instant) -> Outcome<Arc<Snapshot>> {
        let Some(known) = self.known() else { return self.catch_up(db, now).await };
        if self.0.look.swap(false, Ordering::AcqRel) {
            return self.catch_up(db, now).await;
        }
        if self.0.followed.load(Ordering::Acquire) || self.behind().is_some_and(|behind| behind < LOOK_AGAIN) {
            return Ok(known);
        }
        self.catch_up(db, now).await
    }

    /// Makes the next request look at the feed itself: something was written here.
    pub async fn look_again(&self) {
        self.0.look.store(true, Ordering::Release);
    }

    /// Whether the search is so far behind the tables that requests should go elsewhere.
    #[must_use]
    pub fn is_far_behind(&self) -> bool {
        self.behind().is_none_or(|behind| behind > FAR_BEHIND)
    }

    /// Loads what there is, or what is new since.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn catch_up(&self, db: &Db, now: Instant) -> Outcome<Arc<Snapshot>> {
        let mut current = self.0.current.lock().await;
        let newest = loop {
            let heads = feed::search_heads(db.read()).await?;
            let next = match self.known() {
                Some(known) if known.heads == heads => break known,
                Some(known) if known.heads.codes == heads.codes => match follow::next(db, &known, now).await? {
                    News::Changed(heads, index) => {
                        tracing::debug!(feed.seq = heads.ads, ads = index.len(), "followed the feed of ads");
                        Snapshot::new(heads, Arc::clone(&known.codes), index, Some(&known))
                    }
                    News::Unclear => loaded(db, now).await?,
                },
                Some(_) | None => loaded(db, now).await?,
            };
            self.publish(next);
        };
        *current = Some(Tick::now());
        *self.0.seen.write().unwrap_or_else(PoisonError::into_inner) = *current;
        Ok(newest)
    }

    /// Looks at the feed from now on, in the background.
    #[must_use]
    pub fn follow(&self, db: Db, clock: Clock) -> Follower {
        self.0.followed.store(true, Ordering::Release);
        let handle = self.clone();
        let task = rt::spawn(async move {
            let mut joining: Option<JoinHandle<Merged>> = None;
            loop {
                let now = clock.now();
                match handle.catch_up(&db, now).await {
                    Ok(_) => {
                        handle.drop_closed(now).await;
                        joining = handle.join(joining).await;
                    }
                    Err(failure) => tracing::warn!(error = %failure, "the search cannot follow the feed of ads"),
                }
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        });
        Follower { inner: Arc::clone(&self.0), task }
    }

    /// Joins small segments aside, so that the feed is followed meanwhile.
    async fn join(&self, running: Option<JoinHandle<Merged>>) -> Option<JoinHandle<Merged>> {
        let begin = |merge: Merge| tokio::task::spawn_blocking(|| merge.run());
        match running {
            Some(running) if !running.is_finished() => Some(running),
            Some(done) => {
                match done.await {
                    Ok(merged) => self.change(|index| index.merged(merged)).await,
                    Err(error) => tracing::error!(error = %error, "segments of the search could not be joined"),
                }
                None
            }
            None => self.known().and_then(|known| known.index.worth_merging()).map(begin),
        }
    }

    async fn drop_closed(&self, now: Instant) {
        let before = now - KEPT_CLOSED;
        if self.known().is_some_and(|known| known.index.has_closed(before)) {
            self.change(|index| index.without_closed(before)).await;
        }
    }

    /// Puts another index with the same ads in place of the present one.
    async fn change(&self, change: impl FnOnce(&Index) -> Index) {
        let _turn = self.0.current.lock().await;
        if let Some(known) = self.known() {
            let index = change(&known.index);
            self.publish(Snapshot::new(known.heads, Arc::clone(&known.codes), index, Some(&known)));
        }
    }

    fn known(&self) -> Option<Arc<Snapshot>> {
        self.0.newest.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn behind(&self) -> Option<Duration> {
        self.0.seen.read().unwrap_or_else(PoisonError::into_inner).map(|seen| seen.elapsed())
    }

    fn publish(&self, snapshot: Snapshot) {
        // The old one is dropped after the lock: readers wait for the exchange of a pointer and nothing else.
        let old = self.0.newest.write().unwrap_or_else(PoisonError::into_inner).replace(Arc::new(snapshot));
        drop(old);
    }
}

async fn loaded(db: &Db, now: Instant) -> Outcome<Snapshot> {
    let (heads, codes, index) = load::everything(db, now).await?;
    tracing::info!(feed.seq = heads.ads, ads = index.len(), "loaded the ads that can be listed");
    Ok(Snapshot::new(heads, codes, index, None))
}
