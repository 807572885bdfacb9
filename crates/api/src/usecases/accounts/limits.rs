//! The limits of codes and guesses, exact and the same whether or not the address has an account (D50, X4-5).

use chrono::TimeDelta;
use domain::ids::UserId;
use domain::problem::Kind;
use domain::time::Instant;

use crate::db::Tx;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::accounts::{codes, email_changes, password_resets};
use crate::failure::{Outcome, Refusal};

/// One mail with a code in so long, for one address.
pub(in crate::usecases) const BETWEEN_CODES: TimeDelta = TimeDelta::seconds(60);
const CODES_AN_HOUR: usize = 5;
const GUESSES_A_DAY: i32 = 20;

/// Lets another code go to an address, or refuses. Requests for one address wait for one another here, so that two of
/// them never count the same place.
pub(super) async fn another_code(tx: &Tx, email_folded: &str, now: Instant) -> Outcome<()> {
    throttles::count(tx, Purpose::CodesForAddress, email_folded, TimeDelta::hours(1), now).await?;
    let sent = codes::since(tx, email_folded, now - TimeDelta::hours(1)).await?;
    another_mail(sent.into_iter().map(|(at, _)| at), now)
}

/// Lets another link to a new password go to an address, or refuses; the same limits as for codes.
pub(super) async fn another_link(tx: &Tx, email_folded: &str, now: Instant) -> Outcome<()> {
    throttles::count(tx, Purpose::ResetsForAddress, email_folded, TimeDelta::hours(1), now).await?;
    let sent = password_resets::since(tx, email_folded, now - TimeDelta::hours(1)).await?;
    another_mail(sent.into_iter(), now)
}

const CHANGES_A_DAY: i32 = 10;

/// Lets another code for a new user name or contact address go to an address, or refuses; the same limits as for other codes, and an end for
/// one account that asks for one address after the other.
pub(in crate::usecases) async fn another_change(
    tx: &Tx,
    user: UserId,
    email_folded: &str,
    now: Instant,
) -> Outcome<()> {
    let day = TimeDelta::hours(24);
    let asked = throttles::count(tx, Purpose::ChangesOfAccount, &user.to_string(), day, now).await?;
    if let Some(refusal) = throttles::over(asked, CHANGES_A_DAY, day, now) {
        return Err(refusal.into());
    }
    throttles::count(tx, Purpose::ChangesToAddress, email_folded, TimeDelta::hours(1), now).await?;
    let sent = email_changes::since(tx, email_folded, now - TimeDelta::hours(1)).await?;
    another_mail(sent.into_iter(), now)
}

/// Lets another guess of such a code be made, or refuses.
pub(in crate::usecases) async fn another_change_guess(tx: &Tx, user: UserId, now: Instant) -> Outcome<()> {
    let day = TimeDelta::hours(24);
    let guesses = throttles::count(tx, Purpose::GuessesOfAccount, &user.to_string(), day, now).await?;
    throttles::over(guesses, GUESSES_A_DAY, day, now).map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Whether another mail may follow those of the last hour, given newest first.
fn another_mail(sent: impl Iterator<Item = Instant>, now: Instant) -> Outcome<()> {
    let sent: Vec<Instant> = sent.collect();
    if let Some(last) = sent.first()
        && now - *last < BETWEEN_CODES
    {
        return Err(too_many((*last + BETWEEN_CODES) - now));
    }
    match sent.get(CODES_AN_HOUR - 1) {
        Some(fifth_last) => Err(too_many((*fifth_last + TimeDelta::hours(1)) - now)),
        None => Ok(()),
    }
}

/// Lets another guess be made for an address, or refuses.
pub(super) async fn another_guess(tx: &Tx, email_folded: &str, now: Instant) -> Outcome<()> {
    throttles::count(tx, Purpose::GuessesForAddress, email_folded, TimeDelta::hours(24), now).await?;
    let day = codes::since(tx, email_folded, now - TimeDelta::hours(24)).await?;
    let guesses: i32 = day.iter().map(|(_, tries)| tries).sum();
    if guesses < GUESSES_A_DAY {
        return Ok(());
    }
    let oldest = day.iter().filter(|(_, tries)| *tries > 0).map(|(at, _)| *at).min().unwrap_or(now);
    Err(too_many((oldest + TimeDelta::hours(24)) - now))
}

fn too_many(wait: TimeDelta) -> crate::failure::Failure {
    Refusal::new(Kind::TooManyRequests).retry_after((wait.num_milliseconds() + 999) / 1_000).into()
}
