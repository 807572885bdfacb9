//! Those who interview for an agency, and the addresses of their calendars (X13-3).

use domain::ids::{AgencyId, InterviewerId};
use domain::interviews::{CalendarLink, InterviewerList, InterviewerView, SaveInterviewer, check_interviewer};
use domain::problem::Kind;
use domain::row_version::RowVersion;

use super::round_view::interviewer;
use crate::app::App;
use crate::db::Tx;
use crate::db::audit::{self, Did};
use crate::db::idempotency::Once;
use crate::db::interviews::interviewers as rows;
use crate::failure::{Failure, Outcome, Refusal};
use crate::random;
use crate::usecases::recruitments::Asked;

/// All of them, by name.
///
/// # Errors
/// Faults of the database.
pub async fn list(app: &App, agency: &AgencyId) -> Outcome<InterviewerList> {
    let items: Vec<_> = rows::list(app.db.read(), agency).await?.into_iter().map(interviewer).collect();
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Ok(InterviewerList { items, next: None, prev: None, total })
}

/// Adds somebody.
///
/// # Errors
/// Fields that do not fit.
pub async fn create(app: &App, asked: &Asked, wish: &SaveInterviewer, once: &Once) -> Outcome<InterviewerView> {
    let Asked { actor, agency, now } = asked;
    let errors = check_interviewer(wish);
    if !errors.is_empty() {
        return Err(errors.into());
    }
    app.db
        .write(async |tx| {
            if let Some(first) = once.begin(tx, *now).await? {
                return Ok(first);
            }
            let id = rows::insert(tx, agency, wish, *now).await?;
            audit::record(tx, actor, Did::SavedInterviewer, id, Some(agency), *now).await?;
            let view = show(tx, agency, id).await?;
            once.complete(tx, &view).await?;
            Ok(view)
        })
        .await
}

/// Changes a name or title. Mails that are sent from now on say it so.
///
/// # Errors
/// Fields that do not fit; [`Kind::NotFound`]; [`Kind::Stale`] with the newer one.
pub async fn save(
    app: &App,
    asked: &Asked,
    (id, seen): (InterviewerId, RowVersion),
    wish: &SaveInterviewer,
) -> Outcome<InterviewerView> {
    let Asked { actor, agency, now } = asked;
    let errors = check_interviewer(wish);
    app.db
        .write(async |tx| {
            let before = show(tx, agency, id).await?;
            if before.version != seen {
                return Err(stale(&before)?);
            }
            if !errors.is_empty() {
                return Err(errors.clone().into());
            }
            if !rows::change(tx, agency, (id, seen), wish).await? {
                return Err(stale(&show(tx, agency, id).await?)?);
            }
            audit::record(tx, actor, Did::SavedInterviewer, id, Some(agency), *now).await?;
            show(tx, agency, id).await
        })
        .await
}

/// Deletes somebody who is in no round.
///
/// # Errors
/// [`Kind::NotFound`]; [`Kind::NotPossible`] for whoever is in a round; [`Kind::Stale`] with the newer one.
pub async fn delete(app: &App, asked: &Asked, (id, seen): (InterviewerId, RowVersion)) -> Outcome<()> {
    let Asked { actor, agency, now } = asked;
    app.db
        .write(async |tx| {
            rows::lock(tx, agency, &[id]).await?;
            let before = show(tx, agency, id).await?;
            if before.version != seen {
                return Err(stale(&before)?);
            }
            if rows::is_in_a_round(tx, id).await? || !rows::delete(tx, agency, (id, seen)).await? {
                return Err(Kind::NotPossible.into());
            }
            audit::record(tx, actor, Did::DeletedInterviewer, id, Some(agency), *now).await
        })
        .await
}

/// Gives a calendar a new address; the old one stops working.
///
/// # Errors
/// [`Kind::NotFound`].
pub async fn make_calendar(app: &App, asked: &Asked, id: InterviewerId) -> Outcome<CalendarLink> {
    let secret = random::token();
    set_calendar(app, asked, id, Some(&secret), Did::MadeInterviewCalendar).await?;
    let base = app.public_url.as_str().trim_end_matches('/');
    Ok(CalendarLink { url: format!("{base}/api/v1/interview-calendars/{secret}") })
}

/// Takes the address of a calendar back.
///
/// # Errors
/// [`Kind::NotFound`].
pub async fn revoke_calendar(app: &App, asked: &Asked, id: InterviewerId) -> Outcome<()> {
    set_calendar(app, asked, id, None, Did::RevokedInterviewCalendar).await
}

async fn set_calendar(app: &App, asked: &Asked, id: InterviewerId, secret: Option<&str>, did: Did) -> Outcome<()> {
    let Asked { actor, agency, now } = asked;
    app.db
        .write(async |tx| {
            if !rows::set_feed(tx, agency, id, secret).await? {
                return Err(Kind::NotFound.into());
            }
            audit::record(tx, actor, did, id, Some(agency), *now).await
        })
        .await
}

async fn show(tx: &Tx, agency: &AgencyId, id: InterviewerId) -> Outcome<InterviewerView> {
    let found = rows::find(tx, agency, id).await?;
    found.map(interviewer).ok_or_else(|| Failure::from(Kind::NotFound))
}

fn stale(current: &InterviewerView) -> Outcome<Failure> {
    let current = serde_json::to_value(current).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(Refusal::new(Kind::Stale).with_current(current).into())
}
