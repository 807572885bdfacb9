//! Writing one language version of a page: the first time, or as its writer has seen it.

use domain::content::{PageKind, PageVersion, SavePage};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::{PageName, stale};
use crate::actor::Actor;
use crate::app::App;
use crate::db::Tx;
use crate::db::accounts::agency_users;
use crate::db::audit::{self, Did};
use crate::db::content::{pages, pictures};
use crate::failure::{Failure, Outcome};

/// Whether there was no such version before, and how it is now.
#[derive(Debug)]
pub struct Saved {
    /// It is new.
    pub new: bool,
    /// The version.
    pub page: PageVersion,
}

/// Saves it.
///
/// # Errors
/// Fields that do not fit; [`Kind::VersionRequired`] where there is a version and none is named; [`Kind::Stale`] with
/// the newer one.
pub async fn run(app: &App, actor: &Actor, name: PageName, wish: &SavePage, now: Instant) -> Outcome<Saved> {
    app.db
        .write(async |tx| {
            let errors = judge(tx, name, wish).await?;
            if !errors.is_empty() {
                return Err(errors.into());
            }
            let before = super::page(tx, name).await?;
            match (&before, name.seen) {
                (Some(_), None) => return Err(Kind::VersionRequired.into()),
                (None, Some(_)) => return Err(Kind::Stale.into()),
                (Some(page), Some(seen)) if page.version != seen => return Err(stale(page)?),
                (Some(_), Some(seen)) => {
                    if !pages::change(tx, (name.slug, name.language), seen, wish, now).await? {
                        return Err(Kind::Stale.into());
                    }
                }
                (None, None) => {
                    if !pages::add(tx, name.slug, name.language, wish, now).await? {
                        return Err(Kind::VersionRequired.into());
                    }
                }
            }
            let subject = format!("{}/{}", name.slug, name.language);
            audit::record(tx, actor, Did::SavedPage, subject, None, now).await?;
            let page = super::page(tx, name).await?.ok_or_else(|| Failure::bug("a saved page is gone"))?;
            Ok(Saved { new: before.is_none(), page })
        })
        .await
}

async fn judge(tx: &Tx, name: PageName, wish: &SavePage) -> Outcome<Vec<FieldError>> {
    let mut errors = wish.check(name.slug);
    let fits = match (wish.kind, name.slug.as_str().parse()) {
        (PageKind::Employer, Ok(agency)) => agency_users::agency_exists(tx, &agency).await?,
        (PageKind::Employer, Err(_)) => false,
        (PageKind::Information | PageKind::CareerStory, _) => wish.fits(name.slug),
    };
    let others = pages::versions(tx, name.slug).await?;
    let another_kind = others.iter().any(|other| other.language != name.language && other.kind != wish.kind);
    if (!fits || another_kind) && !errors.iter().any(|error| error.pointer == "/kind") {
        errors.push(FieldError::new("/kind", FieldCode::Contradiction));
    }
    if let Some(picture) = &wish.picture
        && pictures::find(tx, picture.id).await?.is_none()
    {
        errors.push(FieldError::new("/picture/id", FieldCode::Unknown));
    }
    Ok(errors)
}
