//! Deleting one language version of a page.

use domain::content::is_linked_everywhere;
use domain::problem::Kind;
use domain::row_version::RowVersion;
use domain::time::Instant;

use super::{PageName, stale};
use crate::actor::Actor;
use crate::app::App;
use crate::db::audit::{self, Did};
use crate::db::content::pages;
use crate::failure::{Failure, Outcome};

/// Deletes it.
///
/// # Errors
/// [`Kind::NotFound`]; [`Kind::NotPossible`] for a page that others link to; [`Kind::Stale`] with the newer version.
pub async fn run(app: &App, actor: &Actor, name: PageName, seen: RowVersion, now: Instant) -> Outcome<()> {
    app.db
        .write(async |tx| {
            let page = super::page(tx, name).await?.ok_or_else(|| Failure::from(Kind::NotFound))?;
            if is_linked_everywhere(name.slug.as_str()) {
                return Err(Kind::NotPossible.into());
            }
            if page.version != seen {
                return Err(stale(&page)?);
            }
            if !pages::delete(tx, name.slug, name.language, seen).await? {
                return Err(Kind::Stale.into());
            }
            audit::record(tx, actor, Did::DeletedPage, format!("{}/{}", name.slug, name.language), None, now).await
        })
        .await
}
