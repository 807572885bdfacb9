//! An agency's list: the newest first, page by page.

use std::collections::HashMap;

use domain::ids::{AdId, AgencyId, RecruitmentId};
use domain::recruitments::RecruitmentState;
use domain::translated::Translated;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::find::of;
use crate::db::Tx;
use crate::db::entities::{ad_versions, ads, recruitment_drafts, recruitments};
use crate::failure::Outcome;

/// Where a page begins. Ids grow with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With the newest.
    Newest,
    /// Those older than this one.
    OlderThan(RecruitmentId),
    /// Those newer than this one, the nearest.
    NewerThan(RecruitmentId),
}

/// One row of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The recruitment.
    pub recruitment: recruitments::Model,
    /// Its ad.
    pub ad: AdId,
    /// The ad's titles.
    pub title: Translated,
}

/// Up to `limit` rows from a place, the newest first, and how many there are in all.
///
/// # Errors
/// Faults of the database.
pub async fn list(
    db: &Tx,
    agency: &AgencyId,
    states: &[RecruitmentState],
    place: Place,
    limit: u64,
) -> Outcome<(Vec<Row>, u64)> {
    let mut wanted = of(agency);
    if !states.is_empty() {
        wanted = wanted.filter(recruitments::Column::State.is_in(states.iter().copied()));
    }
    let total = wanted.clone().count(db).await?;
    let page = match place {
        Place::Newest => wanted.order_by_desc(recruitments::Column::Id),
        Place::OlderThan(id) => wanted.filter(recruitments::Column::Id.lt(id)).order_by_desc(recruitments::Column::Id),
        Place::NewerThan(id) => wanted.filter(recruitments::Column::Id.gt(id)).order_by_asc(recruitments::Column::Id),
    };
    let mut rows = page.limit(limit).all(db).await?;
    if matches!(place, Place::NewerThan(_)) {
        rows.reverse();
    }
    let mut about = titles(db, &rows).await?;
    let rows = rows.into_iter().filter_map(|recruitment| {
        let (ad, title) = about.remove(&recruitment.id)?;
        Some(Row { recruitment, ad, title })
    });
    Ok((rows.collect(), total))
}

async fn titles(db: &Tx, rows: &[recruitments::Model]) -> Outcome<HashMap<RecruitmentId, (AdId, Translated)>> {
    let ids = || rows.iter().map(|row| row.id);
    let mut about: HashMap<RecruitmentId, (AdId, Translated)> = HashMap::new();
    let drafts = recruitment_drafts::Entity::find().filter(recruitment_drafts::Column::RecruitmentId.is_in(ids()));
    for row in drafts.all(db).await? {
        let mut title = Translated::default();
        for (language, texts) in row.draft.0.versions {
            title.set(language, texts.title);
        }
        about.insert(row.recruitment_id, (row.ad_id, title));
    }
    let published = ads::Entity::find().filter(ads::Column::RecruitmentId.is_in(ids())).all(db).await?;
    let mut of_ad: HashMap<AdId, Translated> = HashMap::new();
    let versions = ad_versions::Entity::find()
        .filter(ad_versions::Column::AdId.is_in(published.iter().map(|ad| ad.id)))
        .all(db)
        .await?;
    for row in versions {
        of_ad.entry(row.ad_id).or_default().set(row.language, row.texts.0.title);
    }
    for ad in published {
        about.insert(ad.recruitment_id, (ad.id, of_ad.remove(&ad.id).unwrap_or_default()));
    }
    Ok(about)
}
