//! Limits against abuse, exact for all replicas: the counter's row is locked until the commit, so two requests never
//! count the same place.

use chrono::TimeDelta;
use domain::problem::Kind;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::db::Tx;
use crate::db::entities::throttles::{ActiveModel, Column, Entity};
use crate::failure::{Outcome, Refusal};
use crate::random;

/// What is limited. Counted whether or not an account exists (X4-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Codes asked for one address (D50). Its row also makes the requests for one address wait for one another.
    CodesForAddress,
    /// Guesses of codes for one address (D50).
    GuessesForAddress,
    /// Links to a new password asked for one address. Its row also makes the requests for one address wait for one another.
    ResetsForAddress,
    /// Links to a new password asked from one network.
    ResetsFromNetwork,
    /// New user names asked for one address. Its row also makes the requests for one address wait for one another.
    ChangesToAddress,
    /// New user names asked by one account.
    ChangesOfAccount,
    /// Guesses of codes for a new user name.
    GuessesOfAccount,
    /// Guesses of the password by whoever is logged in.
    PasswordsOfAccount,
    /// Downloads of everything about a person by its account (X7-6).
    DownloadsOfAccount,
    /// Registrations from one network.
    RegistrationsFromNetwork,
    /// Alerts asked for one address (D21). Its row also makes the requests for one address wait for one another.
    AlertsForAddress,
    /// Alerts asked from one network.
    AlertsFromNetwork,
    /// Secrets of links to interviews that lead nowhere, from one network (D12).
    InterviewLinksFromNetwork,
    /// Logins to one account from one network.
    LoginsToAccount,
    /// Logins from one network.
    LoginsFromNetwork,
}

impl Purpose {
    const fn slug(self) -> &'static str {
        match self {
            Self::CodesForAddress => "codes_for_address",
            Self::GuessesForAddress => "guesses_for_address",
            Self::ResetsForAddress => "resets_for_address",
            Self::ResetsFromNetwork => "resets_from_network",
            Self::ChangesToAddress => "changes_to_address",
            Self::ChangesOfAccount => "changes_of_account",
            Self::GuessesOfAccount => "guesses_of_account",
            Self::PasswordsOfAccount => "passwords_of_account",
            Self::DownloadsOfAccount => "downloads_of_account",
            Self::RegistrationsFromNetwork => "registrations_from_network",
            Self::AlertsForAddress => "alerts_for_address",
            Self::AlertsFromNetwork => "alerts_from_network",
            Self::InterviewLinksFromNetwork => "interview_links_from_network",
            Self::LoginsToAccount => "logins_to_account",
            Self::LoginsFromNetwork => "logins_from_network",
        }
    }
}

/// Counts one more in the present window and answers how many there are; the counter stays locked until the commit.
///
/// # Errors
/// Faults of the database.
pub async fn count(tx: &Tx, purpose: Purpose, key: &str, window: TimeDelta, now: Instant) -> Outcome<i32> {
    let key_hash = random::sha256_hex(key);
    let start = window_start(window, now);
    Entity::insert(ActiveModel {
        purpose: Set(purpose.slug().to_owned()),
        key_hash: Set(key_hash.clone()),
        window_start: Set(start),
        count: Set(0),
    })
    .on_conflict(OnConflict::columns([Column::Purpose, Column::KeyHash, Column::WindowStart]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    let rows = Entity::update_many()
        .col_expr(Column::Count, Expr::col(Column::Count).add(1))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::KeyHash.eq(key_hash))
        .filter(Column::WindowStart.eq(start))
        .exec_with_returning(tx)
        .await?;
    Ok(rows.first().map_or(1, |row| row.count))
}

/// Takes one back: what was counted beforehand turned out to be no abuse.
///
/// # Errors
/// Faults of the database.
pub async fn take_back(tx: &Tx, purpose: Purpose, key: &str, window: TimeDelta, now: Instant) -> Outcome<()> {
    Entity::update_many()
        .col_expr(Column::Count, Expr::col(Column::Count).sub(1))
        .filter(Column::Purpose.eq(purpose.slug()))
        .filter(Column::KeyHash.eq(random::sha256_hex(key)))
        .filter(Column::WindowStart.eq(window_start(window, now)))
        .filter(Column::Count.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The refusal when there are more than `limit` in a window; its `Retry-After` is the window's end.
#[must_use]
pub fn over(count: i32, limit: i32, window: TimeDelta, now: Instant) -> Option<Refusal> {
    (count > limit).then(|| {
        let ends = window_start(window, now) + window;
        Refusal::new(Kind::TooManyRequests).retry_after((ends - now).num_seconds() + 1)
    })
}

fn window_start(window: TimeDelta, now: Instant) -> Instant {
    let length = Ord::max(window.num_milliseconds(), 1);
    Instant::from_millis(now.millis() - now.millis().rem_euclid(length)).unwrap_or(now)
}

/// Removes counters of windows that ended long ago.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::WindowStart.lt(before)).exec(tx).await?.rows_affected)
}
