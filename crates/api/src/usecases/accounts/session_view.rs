//! Who is logged in, as the API says it.

use domain::accounts::{AccountKind, AccountView, OwnSession, SessionView};
use domain::ids::{SessionId, UserId};
use domain::personal::Personal;
use domain::time::Instant;

use crate::auth::session;
use crate::db::accounts::{agency_users, sessions, users};
use crate::db::{Reads, profile, terms};
use crate::failure::{Failure, Outcome};

/// The account of a session.
///
/// # Errors
/// Faults of the database.
pub async fn account(db: &impl Reads, user: UserId) -> Outcome<AccountView> {
    let row = users::of_session(db, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    let (name, agencies) = match row.kind {
        AccountKind::Applicant => {
            (profile::shown(db, user).await?.map(|profile| profile.name()).unwrap_or_default(), Vec::new())
        }
        AccountKind::Work => (String::new(), agency_users::of_user(db, user).await?),
    };
    Ok(AccountView {
        id: user,
        kind: row.kind,
        email: row.email,
        name: Personal(name),
        language: row.language,
        agencies,
    })
}

/// A session that has just been used.
///
/// # Errors
/// Faults of the database.
pub async fn of_user(db: &impl Reads, user: UserId, ends_at: Instant, now: Instant) -> Outcome<SessionView> {
    let account = account(db, user).await?;
    let new_terms = match account.kind {
        AccountKind::Applicant => terms::waiting(db, user, now).await?.kinds(),
        // Who works with the service has its rules from the employer.
        AccountKind::Work => Vec::new(),
    };
    Ok(SessionView {
        account: Some(account),
        idle_ends_at: Some((now + session::IDLE).min(ends_at)),
        ends_at: Some(ends_at),
        new_terms,
        ad_id: None,
        now,
    })
}

/// Nobody is logged in.
#[must_use]
pub fn nobody(now: Instant) -> SessionView {
    SessionView { account: None, idle_ends_at: None, ends_at: None, new_terms: Vec::new(), ad_id: None, now }
}

/// All sessions of one account, the last used first; `here` is the one that asks.
///
/// # Errors
/// Faults of the database.
pub async fn own(db: &impl Reads, user: UserId, here: SessionId, now: Instant) -> Outcome<Vec<OwnSession>> {
    let rows = sessions::of_user(db, user, now - session::IDLE, now).await?;
    let own = rows.into_iter().map(|row| OwnSession {
        id: row.id,
        current: row.id == here,
        began_at: row.created_at,
        last_seen_at: row.last_seen_at,
    });
    Ok(own.collect())
}
