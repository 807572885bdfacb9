//! The notices that are not over, in memory: every page shows those in force, and no page asks the database for them
//! (G1-5). Whoever sets one on another server is seen here within two seconds.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use actix_web::rt;
use domain::content::NoticeView;
use domain::time::Instant;
use tokio::sync::Mutex;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::db::Db;
use crate::db::content::notices;
use crate::failure::Outcome;

/// How often the table is looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Hands out the notices.
#[derive(Clone, Debug, Default)]
pub struct Notices(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    known: RwLock<Arc<Vec<NoticeView>>>,
    /// Whoever reads holds it until the others see it: what is older never comes after what is newer.
    reading: Mutex<()>,
}

/// Follows the table as long as it is kept.
#[derive(Debug)]
pub struct Follower(JoinHandle<()>);

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Notices {
    /// Those in force. Beginning and end are a matter of the time at which one asks.
    #[must_use]
    pub fn in_force(&self, now: Instant) -> Vec<NoticeView> {
        let known = Arc::clone(&self.0.known.read().unwrap_or_else(PoisonError::into_inner));
        known.iter().filter(|notice| notice.is_in_force(now)).cloned().collect()
    }

    /// Tells pages apart that were made under different notices; 0 where there is none.
    #[must_use]
    pub fn edition(&self, now: Instant) -> u64 {
        let in_force = self.in_force(now);
        if in_force.is_empty() {
            return 0;
        }
        let mut edition = DefaultHasher::new();
        for notice in in_force {
            (notice.id, notice.version).hash(&mut edition);
        }
        edition.finish()
    }

    /// Reads them anew.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn look(&self, db: &Db, now: Instant) -> Outcome<()> {
        let _turn = self.0.reading.lock().await;
        let newest = Arc::new(notices::not_over(db.read(), now).await?);
        *self.0.known.write().unwrap_or_else(PoisonError::into_inner) = newest;
        Ok(())
    }

    /// Looks from now on, in the background. What was known stays while the database does not answer.
    #[must_use]
    pub fn follow(&self, db: Db, clock: Clock) -> Follower {
        let notices = self.clone();
        Follower(rt::spawn(async move {
            loop {
                if let Err(failure) = notices.look(&db, clock.now()).await {
                    tracing::warn!(error = %failure, "the notices could not be read");
                }
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }))
    }
}
