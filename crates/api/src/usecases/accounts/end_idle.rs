//! Accounts that nobody uses are warned 30 and 7 days before, and then end by the same rules as others (X8-3, D30).

use chrono::TimeDelta;
use domain::accounts::{FIRST_WARNING, IdleStep};
use domain::event::Event;
use domain::time::Instant;

use super::erase;
use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::idle;
use crate::db::audit::{self, Did};
use crate::db::entities::users::Model;
use crate::db::outbox;
use crate::failure::Outcome;

/// Looks at them. Every worker does it: each step is a condition of its own statement, so two at once are one.
///
/// # Errors
/// Faults of the database.
pub async fn run(app: &App, now: Instant) -> Outcome<()> {
    let allowed = TimeDelta::days(i64::from(app.settings.idle_account_days));
    let since = now - (allowed - FIRST_WARNING);
    let (mut warned, mut ended) = (0_u32, 0_u32);
    let mut after = None;
    loop {
        let some = idle::unused_since(app.db.read(), since, after).await?;
        let Some(last) = some.last() else { break };
        after = Some(last.id);
        for account in &some {
            match idle::standing(account).step(allowed, now) {
                None => {}
                Some(IdleStep::Warn(ends)) => warned += u32::from(warn(app, account, ends, since, now).await?),
                Some(IdleStep::End) => ended += u32::from(end(app, account, allowed, since, now).await?),
            }
        }
    }
    if warned + ended > 0 {
        tracing::info!(warned, ended, "unused accounts");
        app.wake.notify_one();
    }
    Ok(())
}

async fn warn(app: &App, account: &Model, ends: Instant, since: Instant, now: Instant) -> Outcome<bool> {
    let (user, language) = (account.id, account.language);
    app.db
        .write(async |tx| {
            if !idle::warn(tx, user, account.idle_warnings, since, now).await? {
                return Ok(false);
            }
            audit::record(tx, &Actor::service(), Did::WarnedIdleAccount, user, None, now).await?;
            outbox::add(tx, Event::AccountUnused { user, ends, language }, now).await?;
            Ok(true)
        })
        .await
}

async fn end(app: &App, account: &Model, allowed: TimeDelta, since: Instant, now: Instant) -> Outcome<bool> {
    app.db
        .write(async |tx| {
            // Whoever has logged in since then keeps the account.
            let Some(held) = idle::hold(tx, account.id, since).await? else { return Ok(false) };
            if idle::standing(&held).step(allowed, now) != Some(IdleStep::End) {
                return Ok(false);
            }
            erase::run(tx, &Actor::service(), account.id, true, now).await
        })
        .await
}
