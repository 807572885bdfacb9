//! “Återkalla ansökan” (G10.1): while the period lasts. It stays to be read, and can be sent again.

use domain::applications::{Act, ApplicationView};
use domain::event::Event;
use domain::ids::{ApplicationId, UserId};
use domain::interviews::CancelReason;
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::act::{self, Asked, Trace};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::applications::own::{self, Mine, Own};
use crate::db::applications::{edit, withdraw as rows};
use crate::db::audit::Did;
use crate::failure::Outcome;
use crate::usecases::interviews::close;

/// Withdraws it; changes that are not in force are dropped with it.
///
/// # Errors
/// [`domain::problem::Kind::PeriodOver`]: then the agency must be told (G10.2); `NotPossible` for one that is not sent;
/// `Stale` when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, asked: &Asked<'_>) -> Outcome<ApplicationView> {
    act::run(app, mine, asked, Act::Withdraw, async |tx, held| {
        Ok(withdraw(tx, &mine.actor, mine.applicant, &held, (asked.seen, asked.now)).await?.map(Some))
    })
    .await
}

/// Withdraws it because the account ends (D3); answers whether it could. The account is locked.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn before_the_account_ends(
    tx: &Tx,
    actor: &Actor,
    applicant: UserId,
    id: ApplicationId,
    now: Instant,
) -> Outcome<bool> {
    let Some(held) = own::find(tx, applicant, id).await? else { return Ok(false) };
    let seen = held.application.row_version;
    let Some(trace) = withdraw(tx, actor, applicant, &held, (seen, now)).await? else { return Ok(false) };
    let recruitment = held.open.is_none().then_some(&held.recruitment);
    act::leave(tx, actor, id, recruitment, trace, now).await?;
    Ok(true)
}

async fn withdraw(
    tx: &Tx,
    actor: &Actor,
    applicant: UserId,
    held: &Own,
    (seen, now): (RowVersion, Instant),
) -> Outcome<Option<Trace>> {
    let id = held.application.id;
    let Some(application) = rows::withdraw(tx, applicant, id, seen, now).await? else { return Ok(None) };
    if let Some(draft) = held.application.draft_version_id {
        edit::forget(tx, draft, now).await?;
    }
    // A booked interview is free again, and no mail's link leads to one any more (X10-4, D12).
    close::of_application(tx, actor, id, CancelReason::Withdrawn, None, now).await?;
    let language = application.language;
    let event = Event::ApplicationWithdrawn { application: id, version: held.in_force()?, language };
    Ok(Some(Trace::told(Did::WithdrewApplication, event, "application.withdrawn")))
}
