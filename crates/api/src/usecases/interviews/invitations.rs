//! Who is invited, and how far each has come (X13-3). The reading is in the audit log (X13-6).

use domain::interviews::InvitationList;
use domain::problem::Kind;

use super::{AtRound, invitation_view};
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::interviews::rounds;
use crate::failure::{Failure, Outcome};

/// Lists them, the oldest first.
///
/// # Errors
/// [`Kind::NotFound`] for another agency's round.
pub async fn list(app: &App, at: &AtRound) -> Outcome<InvitationList> {
    let AtRound { actor, place, now } = at;
    app.db
        .write(async |tx| {
            let round = rounds::find(tx, place).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            audit::record(tx, actor, Did::ListedInterviews, round.id, Some(&place.agency), *now).await?;
            invitation_view::list(tx, &round, *now).await
        })
        .await
}
