//! Public ads are everybody's: these finders need no scope. What may be shown of them the state decides.

use std::collections::{BTreeMap, HashMap};

use domain::ads::{AdState, AdTexts};
use domain::ids::{AdId, AgencyId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, Period};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use crate::db::entities::{ad_versions, ads, recruitments};
use crate::failure::{Failure, Outcome};

/// An ad as the tables hold it.
#[derive(Clone, Debug)]
pub struct StoredAd {
    /// The ad.
    pub ad: ads::Model,
    /// Its recruitment.
    pub recruitment: recruitments::Model,
    /// Its language versions.
    pub versions: BTreeMap<Language, AdTexts>,
}

impl StoredAd {
    /// Its application period.
    #[must_use]
    pub fn period(&self) -> Period {
        Period { opens_at: self.recruitment.opens_at, closes_at: self.recruitment.closes_at }
    }

    /// How it stands now.
    #[must_use]
    pub fn state(&self, now: Instant) -> AdState {
        AdState::of(self.recruitment.state, &self.period(), now)
    }

    /// When it was published: an import may say so itself (D10).
    #[must_use]
    pub fn published_at(&self) -> Instant {
        self.recruitment.first_published_at.unwrap_or(self.recruitment.opens_at)
    }
}

/// The ad with this id.
///
/// # Errors
/// Faults of the database.
pub async fn by_id(db: &impl ConnectionTrait, ad: AdId) -> Outcome<Option<StoredAd>> {
    let Some(ad) = ads::Entity::find_by_id(ad).one(db).await? else { return Ok(None) };
    let recruitment = recruitments::Entity::find_by_id(ad.recruitment_id)
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("an ad without its recruitment"))?;
    whole(db, ad, recruitment).await.map(Some)
}

/// The ad with this “sök-ID”.
///
/// # Errors
/// Faults of the database.
pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Outcome<Option<StoredAd>> {
    of_recruitment(db, recruitments::Entity::find().filter(recruitments::Column::Code.eq(code))).await
}

/// The ad that the agency's own system knows under this id.
///
/// # Errors
/// Faults of the database.
pub async fn for_import(db: &impl ConnectionTrait, agency: &AgencyId, external_id: &str) -> Outcome<Option<StoredAd>> {
    let found = recruitments::Entity::find()
        .filter(recruitments::Column::AgencyId.eq(agency.clone()))
        .filter(recruitments::Column::ExternalId.eq(external_id));
    of_recruitment(db, found).await
}

/// The ad of a recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn by_recruitment(db: &impl ConnectionTrait, recruitment: RecruitmentId) -> Outcome<Option<StoredAd>> {
    of_recruitment(db, recruitments::Entity::find_by_id(recruitment)).await
}

/// All ads that a search can list from now on: published, and not closed yet.
///
/// # Errors
/// Faults of the database.
pub async fn listable(db: &impl ConnectionTrait, now: Instant) -> Outcome<Vec<StoredAd>> {
    let listed = || {
        recruitments::Entity::find()
            .filter(recruitments::Column::State.eq(RecruitmentState::Published))
            .filter(recruitments::Column::ClosesAt.gt(now))
    };
    let mut by_recruitment: HashMap<_, _> =
        listed().all(db).await?.into_iter().map(|recruitment| (recruitment.id, recruitment)).collect();
    let ids = listed().select_only().column(recruitments::Column::Id).into_query();
    let ads = ads::Entity::find().filter(ads::Column::RecruitmentId.in_subquery(ids.clone())).all(db).await?;
    let of_these = Query::select()
        .column(ads::Column::Id)
        .from(ads::Entity)
        .and_where(ads::Column::RecruitmentId.in_subquery(ids))
        .to_owned();
    let mut versions: HashMap<AdId, BTreeMap<Language, AdTexts>> = HashMap::new();
    let rows = ad_versions::Entity::find().filter(ad_versions::Column::AdId.in_subquery(of_these)).all(db).await?;
    for row in rows {
        versions.entry(row.ad_id).or_default().insert(row.language, row.texts.0);
    }
    Ok(ads
        .into_iter()
        .filter_map(|ad| {
            let recruitment = by_recruitment.remove(&ad.recruitment_id)?;
            let versions = versions.remove(&ad.id)?;
            Some(StoredAd { ad, recruitment, versions })
        })
        .collect())
}

async fn of_recruitment(db: &impl ConnectionTrait, found: Select<recruitments::Entity>) -> Outcome<Option<StoredAd>> {
    let Some(recruitment) = found.one(db).await? else { return Ok(None) };
    let Some(ad) = ads::Entity::find().filter(ads::Column::RecruitmentId.eq(recruitment.id)).one(db).await? else {
        return Ok(None);
    };
    whole(db, ad, recruitment).await.map(Some)
}

async fn whole(db: &impl ConnectionTrait, ad: ads::Model, recruitment: recruitments::Model) -> Outcome<StoredAd> {
    let rows = ad_versions::Entity::find().filter(ad_versions::Column::AdId.eq(ad.id)).all(db).await?;
    let versions = rows.into_iter().map(|row| (row.language, row.texts.0)).collect();
    Ok(StoredAd { ad, recruitment, versions })
}
