//! What an applicant does without logging in, by the secret of a mail (D12). The secret says who may, for this one
//! interview alone.

use chrono::TimeDelta;
use domain::ids::{InterviewInvitationId, InterviewSlotId};
use domain::interviews::{BookedBy, InterviewView};
use domain::language::Language;
use domain::problem::Kind;
use domain::time::Instant;

use super::book::{self, By};
use super::view;
use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::accounts::throttles::{self, Purpose};
use crate::db::interviews::invitations::{self, Whole};
use crate::db::interviews::links;
use crate::failure::{Failure, Outcome};

/// So many secrets that lead nowhere may come from one network in an hour: a mail program that cuts links, not a machine
/// that guesses.
const WRONG_AN_HOUR: i32 = 30;

/// How somebody comes with a secret.
#[derive(Clone, Debug)]
pub struct WithSecret<'a> {
    /// As the log names them.
    pub actor: &'a Actor,
    /// The secret.
    pub secret: &'a str,
    /// From which network.
    pub network: &'a str,
    /// The language of the page.
    pub language: Language,
    /// When the request arrived.
    pub now: Instant,
}

/// The invitation of a secret.
///
/// # Errors
/// [`Kind::NotFound`] for one that leads nowhere, [`Kind::TooManyRequests`] when too many of those came.
pub(super) async fn find(app: &App, with: &WithSecret<'_>) -> Outcome<InterviewInvitationId> {
    if let Some(id) = links::invitation(app.db.read(), with.secret).await? {
        return Ok(id);
    }
    let hour = TimeDelta::hours(1);
    // What was counted stays counted although it refuses.
    let wrong = app
        .db
        .write(async |tx| throttles::count(tx, Purpose::InterviewLinksFromNetwork, with.network, hour, with.now).await)
        .await?;
    Err(throttles::over(wrong, WRONG_AN_HOUR, hour, with.now).map_or_else(|| Kind::NotFound.into(), Failure::from))
}

/// Shows it. What scanners of mails fetch does nothing; that the page was opened is all that is noted (D11).
///
/// # Errors
/// [`Kind::NotFound`] for a secret that leads nowhere; [`Kind::InterviewClosed`] for one that is over.
pub async fn look(app: &App, with: &WithSecret<'_>) -> Outcome<InterviewView> {
    let id = find(app, with).await?;
    let whole = invitations::of_link(app.db.read(), id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    if whole.invitation.closed_at.is_some() {
        return Err(view::refused(app.db.read(), Kind::InterviewClosed, &whole, with.language, with.now).await?);
    }
    if whole.invitation.opened_at.is_none() {
        app.db.write(async |tx| invitations::note_opened(tx, id, with.now).await).await?;
    }
    view::show(app.db.read(), &whole, with.language, with.now).await
}

/// “Bekräfta valet”: books, or takes another time instead.
///
/// # Errors
/// [`Kind::NotFound`]; [`Kind::InterviewTimeTaken`], [`Kind::NoInterviewTimes`], [`Kind::BookingOver`],
/// [`Kind::NotPossible`] and [`Kind::InterviewClosed`], each with the interview as it is.
pub async fn book(app: &App, with: &WithSecret<'_>, slot: InterviewSlotId) -> Outcome<InterviewView> {
    let id = find(app, with).await?;
    act(app, id, with, async |tx, by, whole| book::book(tx, by, whole, slot).await).await
}

/// “Avboka intervjutid”.
///
/// # Errors
/// As for [`book`].
pub async fn cancel(app: &App, with: &WithSecret<'_>) -> Outcome<InterviewView> {
    let id = find(app, with).await?;
    act(app, id, with, async |tx, by, whole| book::cancel(tx, by, whole).await).await
}

/// One transaction of an applicant; what it refuses comes with the interview as it is then.
pub(super) async fn act<F>(
    app: &App,
    id: InterviewInvitationId,
    with: &WithSecret<'_>,
    work: F,
) -> Outcome<InterviewView>
where
    F: AsyncFn(&Tx, By<'_>, &Whole) -> Outcome<()>,
{
    let WithSecret { actor, language, now, .. } = *with;
    let done = app
        .db
        .write(async |tx| {
            let whole = invitations::hold(tx, id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            work(tx, By { actor, who: BookedBy::Applicant, now }, &whole).await
        })
        .await;
    let whole = invitations::of_link(app.db.read(), id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
    match done {
        Ok(()) => {
            app.wake.notify_one();
            view::show(app.db.read(), &whole, language, now).await
        }
        Err(Failure::Refused(refusal)) => Err(view::refused(app.db.read(), refusal.kind, &whole, language, now).await?),
        Err(broken) => Err(broken),
    }
}
