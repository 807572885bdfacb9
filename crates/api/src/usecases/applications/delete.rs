//! “Ta bort ansökan”: one that was never sent (D25, G9.5), which can be begun again while the period lasts; and an open
//! application that was withdrawn (G11).

use domain::applications::Act;
use domain::language::Language;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::view;
use crate::app::App;
use crate::db::applications::delete;
use crate::db::applications::own::{self, Mine};
use crate::db::audit::{self, Did};
use crate::db::files::{blob, of_applications};
use crate::failure::{Failure, Outcome};

/// Deletes it with its files.
///
/// # Errors
/// [`Kind::NotPossible`] once it is sent; [`Kind::Stale`] when it changed since the page looked.
pub async fn run(app: &App, mine: &Mine, seen: RowVersion, language: Language, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            delete::lock(tx, mine.applicant, mine.id).await?;
            let own = own::find(tx, mine.applicant, mine.id).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if let Some(kind) = own.refuses(Act::Delete, now) {
                return Err(kind.into());
            }
            let files = of_applications(tx, &[mine.id]).await?;
            if !delete::deletable(tx, mine.applicant, mine.id, seen).await? {
                return Err(view::stale(tx, &own, mine.applicant, language, now).await?);
            }
            for stored in &files {
                blob::release(tx, stored, now).await?;
            }
            audit::record(tx, &mine.actor, Did::DeletedApplication, mine.id, None, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(())
}
