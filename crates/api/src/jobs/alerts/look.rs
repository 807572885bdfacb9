//! One run: what is new, and for whom.
//!
//! The other way round than a search: the few new ads become an index of their own, and every alert asks that. Whoever has
//! something new gets it in one transaction: the record of the ads, the mail's job, and how far the alert has looked. So a
//! run that is killed anywhere is done again and finds done what is done.

use std::collections::BTreeMap;

use domain::ids::{AdId, AlertId};
use domain::search::Query;
use domain::time::Instant;
use search::Index;

use crate::app::App;
use crate::db::alerts::{self, Due, Secrets, Since};
use crate::db::feed::{self, Feed};
use crate::db::{Db, ads};
use crate::failure::{Failure, Outcome};
use crate::jobs::{Letter, Work};
use crate::{random, search as searching};

/// Changes, alerts and expired alerts read at a time.
const AT_ONCE: u64 = 1_000;

/// What is new since some alert looked last.
struct News {
    index: Index,
    /// The last change of each ad.
    changed: BTreeMap<AdId, i64>,
    /// The number of the feed up to which this is all.
    head: i64,
}

/// Looks for every alert, and writes jobs for their mails.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, run: &str) -> Outcome<()> {
    let now = app.clock.now();
    end_those_that_are_over(&app.db, now).await?;
    let (mut looked, mut told) = (0, 0);
    if let Some(since) = alerts::since(app.db.read(), run, now).await? {
        let news = News::since(&app.db, since, now).await?;
        let mut after = None;
        loop {
            let due = alerts::due(app.db.read(), run, now, after, AT_ONCE).await?;
            let Some(last) = due.last() else { break };
            after = Some(last.id);
            looked += due.len();
            told += look(&app.db, &due, &news, run, now).await?;
        }
    }
    app.db.write(async |tx| alerts::finish_run(tx, run, app.clock.now()).await).await?;
    tracing::info!(run, looked, told, "the alerts have looked for new ads");
    Ok(())
}

impl News {
    async fn since(db: &Db, since: Since, now: Instant) -> Outcome<Self> {
        // First the number, then the changes: what comes later is the next run's.
        let head = feed::head(db.read(), &Feed::Ads).await?;
        let mut changed = BTreeMap::new();
        let mut seq = since.seq;
        while seq < head {
            let some = feed::after(db.read(), &Feed::Ads, seq, AT_ONCE).await?;
            let Some((last, _)) = some.last() else { break };
            seq = *last;
            for (at, change) in some {
                let change: domain::ads::AdChange = serde_json::from_value(change)
                    .map_err(|error| Failure::bug(format!("unreadable change of an ad: {error}")))?;
                changed.insert(change.ad(), at);
            }
        }
        // An ad may be published before its period opens: then its opening is the news, and no change tells of it.
        for opened in ads::opened_between(db.read(), since.at, now).await? {
            changed.entry(opened).or_insert(0);
        }
        let ids: Vec<AdId> = changed.keys().copied().collect();
        Ok(Self { index: searching::index_of(db, &ids, now).await?, changed, head })
    }

    /// What is new for one alert. Whether it has told of it before only its record knows.
    fn of(&self, alert: &Due, now: Instant) -> Outcome<Vec<AdId>> {
        let query =
            Query::parse_str(&alert.query).map_err(|_errors| Failure::bug("an alert watches nothing readable"))?;
        let is_new = |id: &AdId| {
            let changed = self.changed.get(id).is_some_and(|seq| *seq > alert.last_seq);
            changed || self.index.ad(*id).is_some_and(|ad| ad.period().opens_at > alert.looked_at)
        };
        let mut found = self.index.ads_found(&query, alert.language, now);
        found.retain(is_new);
        Ok(found)
    }
}

/// Looks for some alerts; says how many have something to tell.
async fn look(db: &Db, due: &[Due], news: &News, run: &str, now: Instant) -> Outcome<usize> {
    let mut quiet: Vec<AlertId> = Vec::new();
    let mut told = 0;
    for alert in due {
        let found = news.of(alert, now)?;
        if found.is_empty() {
            quiet.push(alert.id);
        } else if tell(db, alert, &found, news.head, run, now).await? {
            told += 1;
        }
    }
    if !quiet.is_empty() {
        db.write(async |tx| alerts::advance_quiet(tx, &quiet, run, news.head, now).await).await?;
    }
    Ok(told)
}

/// Everything about one alert and run, or nothing (X3.7-4).
async fn tell(db: &Db, alert: &Due, found: &[AdId], head: i64, run: &str, now: Instant) -> Outcome<bool> {
    let secret = random::token();
    db.write(async |tx| {
        if !alerts::advance(tx, alert.id, run, head, now).await? {
            return Ok(false);
        }
        if alerts::tell_of(tx, alert.id, found, run).await?.is_empty() {
            return Ok(false);
        }
        alerts::add_link(tx, alert.id, &Secrets::of(&secret), now).await?;
        let letter = Letter::AlertResults { alert: alert.id, run: run.to_owned(), secret: secret.clone() };
        let work = Work::SendMail { letter, language: alert.language };
        work.enqueue(tx, Some(format!("alert:{}:{run}", alert.id)), now, now).await?;
        Ok(true)
    })
    .await
}

/// Ends the alerts whose six months are over, and tells their owners once.
async fn end_those_that_are_over(db: &Db, now: Instant) -> Outcome<()> {
    loop {
        let ended = db
            .write(async |tx| {
                let ended = alerts::expired(tx, now, AT_ONCE).await?;
                for (alert, language, at) in &ended {
                    let secret = random::token();
                    alerts::add_link(tx, *alert, &Secrets::of(&secret), now).await?;
                    let work =
                        Work::SendMail { letter: Letter::AlertExpired { alert: *alert, secret }, language: *language };
                    work.enqueue(tx, Some(format!("alert:{alert}:end:{at}")), now, now).await?;
                }
                Ok(ended.len())
            })
            .await?;
        if ended == 0 {
            return Ok(());
        }
    }
}
