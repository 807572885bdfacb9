//! The same acts for whoever is logged in, under their own application (G12).

use domain::ids::{InterviewInvitationId, InterviewSlotId};
use domain::interviews::{InterviewList, InterviewView};
use domain::language::Language;
use domain::problem::Kind;
use domain::time::Instant;

use super::by_link::{WithSecret, act};
use super::{book, view};
use crate::app::App;
use crate::db::applications::own::Mine;
use crate::db::interviews::invitations;
use crate::failure::{Failure, Outcome};

/// The interviews of an own application, the newest invitation first.
///
/// # Errors
/// Faults of the database.
pub async fn list(app: &App, mine: &Mine, language: Language, now: Instant) -> Outcome<InterviewList> {
    app.db
        .snapshot(async |tx| {
            let mut items = Vec::new();
            for invitation in invitations::of_application(tx, mine.id).await? {
                let whole = invitations::whole(tx, invitation).await?;
                items.push(view::show(tx, &whole, language, now).await?);
            }
            let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
            Ok(InterviewList { items, next: None, prev: None, total })
        })
        .await
}

/// Books, or takes another time instead.
///
/// # Errors
/// [`Kind::NotFound`] for an invitation of another application; the refusals of [`super::by_link::book`].
pub async fn book(
    app: &App,
    mine: &Mine,
    id: InterviewInvitationId,
    slot: InterviewSlotId,
    (language, now): (Language, Instant),
) -> Outcome<InterviewView> {
    own(app, mine, id).await?;
    let with = logged_in(mine, language, now);
    act(app, id, &with, async |tx, by, whole| book::book(tx, by, whole, slot).await).await
}

/// Cancels.
///
/// # Errors
/// As for [`book`].
pub async fn cancel(
    app: &App,
    mine: &Mine,
    id: InterviewInvitationId,
    (language, now): (Language, Instant),
) -> Outcome<InterviewView> {
    own(app, mine, id).await?;
    act(app, id, &logged_in(mine, language, now), async |tx, by, whole| book::cancel(tx, by, whole).await).await
}

/// Refuses an invitation of another application.
pub(super) async fn own(app: &App, mine: &Mine, id: InterviewInvitationId) -> Outcome<()> {
    let all = invitations::of_application(app.db.read(), mine.id).await?;
    if all.iter().any(|one| one.id == id) { Ok(()) } else { Err(Failure::from(Kind::NotFound)) }
}

/// Whoever is logged in needs no secret.
fn logged_in(mine: &Mine, language: Language, now: Instant) -> WithSecret<'_> {
    WithSecret { actor: &mine.actor, secret: "", network: "", language, now }
}
