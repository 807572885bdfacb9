//! Public ads are everybody's: these finders need no scope. What may be shown of them the state decides.
//!
//! An ad stands in several tables that must agree with one another: whoever reads it does so in a transaction.

use std::collections::{BTreeMap, HashMap};

use domain::ads::{AdCorrection, AdState, AdTexts};
use domain::ids::{AdId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, Period};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::db::Tx;
use crate::db::entities::{ad_corrections, ad_versions, ads, recruitments};
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
    /// What was changed after it was public, newest first (D31). Lists leave it out.
    pub corrections: Vec<AdCorrection>,
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
pub async fn by_id(db: &Tx, ad: AdId) -> Outcome<Option<StoredAd>> {
    let Some(ad) = ads::Entity::find_by_id(ad).one(db).await? else { return Ok(None) };
    let recruitment = recruitments::Entity::find_by_id(ad.recruitment_id)
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("an ad without its recruitment"))?;
    whole(db, ad, recruitment).await.map(Some)
}

/// Those of these ads that there are, in no order, without their corrections.
///
/// # Errors
/// Faults of the database.
pub async fn by_ids(db: &Tx, ids: &[AdId]) -> Outcome<Vec<StoredAd>> {
    let ads = ads::Entity::find().filter(ads::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let of_these = recruitments::Column::Id.is_in(ads.iter().map(|ad| ad.recruitment_id));
    let recruitments = recruitments::Entity::find().filter(of_these).all(db).await?;
    together(db, recruitments, ads).await
}

/// The ad with this “sök-ID”.
///
/// # Errors
/// Faults of the database.
pub async fn by_code(db: &Tx, code: &str) -> Outcome<Option<StoredAd>> {
    of_recruitment(db, recruitments::Entity::find().filter(recruitments::Column::Code.eq(code))).await
}

/// The ad of a recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn by_recruitment(db: &Tx, recruitment: RecruitmentId) -> Outcome<Option<StoredAd>> {
    of_recruitment(db, recruitments::Entity::find_by_id(recruitment)).await
}

/// Ads that a search can list from now on (published, and not closed yet): so many, those after a recruitment's id.
///
/// # Errors
/// Faults of the database.
pub async fn listable(db: &Tx, now: Instant, after: Option<RecruitmentId>, most: u64) -> Outcome<Vec<StoredAd>> {
    let mut listed = can_be_listed(now).order_by_asc(recruitments::Column::Id).limit(most);
    if let Some(after) = after {
        listed = listed.filter(recruitments::Column::Id.gt(after));
    }
    let recruitments = listed.all(db).await?;
    let of_these = ads::Column::RecruitmentId.is_in(recruitments.iter().map(|recruitment| recruitment.id));
    let ads = ads::Entity::find().filter(of_these).all(db).await?;
    together(db, recruitments, ads).await
}

/// Those of these ads that a search can list from now on.
///
/// # Errors
/// Faults of the database.
pub async fn listable_of(db: &Tx, now: Instant, ids: &[AdId]) -> Outcome<Vec<StoredAd>> {
    let ads = ads::Entity::find().filter(ads::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    let of_these = recruitments::Column::Id.is_in(ads.iter().map(|ad| ad.recruitment_id));
    let recruitments = can_be_listed(now).filter(of_these).all(db).await?;
    together(db, recruitments, ads).await
}

/// The published ads whose period opened after `after` and by `by`: no change of theirs tells of that.
///
/// # Errors
/// Faults of the database.
pub async fn opened_between(db: &impl ConnectionTrait, after: Instant, by: Instant) -> Outcome<Vec<AdId>> {
    let opened = recruitments::Entity::find()
        .select_only()
        .column(recruitments::Column::Id)
        .filter(recruitments::Column::State.eq(RecruitmentState::Published))
        .filter(recruitments::Column::OpensAt.gt(after))
        .filter(recruitments::Column::OpensAt.lte(by))
        .into_query();
    Ok(ads::Entity::find()
        .filter(ads::Column::RecruitmentId.in_subquery(opened))
        .select_only()
        .column(ads::Column::Id)
        .into_tuple()
        .all(db)
        .await?)
}

fn can_be_listed(now: Instant) -> Select<recruitments::Entity> {
    recruitments::Entity::find()
        .filter(recruitments::Column::State.eq(RecruitmentState::Published))
        .filter(recruitments::Column::ClosesAt.gt(now))
}

/// Joins them in the order of the recruitments, with the ads' versions.
async fn together(
    db: &impl ConnectionTrait,
    recruitments: Vec<recruitments::Model>,
    ads: Vec<ads::Model>,
) -> Outcome<Vec<StoredAd>> {
    let of_these = ad_versions::Column::AdId.is_in(ads.iter().map(|ad| ad.id));
    let rows = ad_versions::Entity::find().filter(of_these).all(db).await?;
    let mut versions: HashMap<AdId, BTreeMap<Language, AdTexts>> = HashMap::new();
    for row in rows {
        versions.entry(row.ad_id).or_default().insert(row.language, row.texts.0);
    }
    let mut ads: HashMap<_, _> = ads.into_iter().map(|ad| (ad.recruitment_id, ad)).collect();
    Ok(recruitments
        .into_iter()
        .filter_map(|recruitment| {
            let ad = ads.remove(&recruitment.id)?;
            let versions = versions.remove(&ad.id)?;
            Some(StoredAd { ad, recruitment, versions, corrections: Vec::new() })
        })
        .collect())
}

/// When these ads, or all, were last corrected; those that never were are not among them.
///
/// # Errors
/// Faults of the database.
pub async fn last_corrections(db: &impl ConnectionTrait, ads: Option<&[AdId]>) -> Outcome<HashMap<AdId, Instant>> {
    let mut corrections = ad_corrections::Entity::find()
        .select_only()
        .column(ad_corrections::Column::AdId)
        .column_as(ad_corrections::Column::At.max(), "at")
        .group_by(ad_corrections::Column::AdId);
    if let Some(ads) = ads {
        corrections = corrections.filter(ad_corrections::Column::AdId.is_in(ads.iter().copied()));
    }
    Ok(corrections.into_tuple().all(db).await?.into_iter().collect())
}

async fn of_recruitment(db: &Tx, found: Select<recruitments::Entity>) -> Outcome<Option<StoredAd>> {
    let Some(recruitment) = found.one(db).await? else { return Ok(None) };
    let Some(ad) = ads::Entity::find().filter(ads::Column::RecruitmentId.eq(recruitment.id)).one(db).await? else {
        return Ok(None);
    };
    whole(db, ad, recruitment).await.map(Some)
}

async fn whole(db: &Tx, ad: ads::Model, recruitment: recruitments::Model) -> Outcome<StoredAd> {
    let rows = ad_versions::Entity::find().filter(ad_versions::Column::AdId.eq(ad.id)).all(db).await?;
    let versions = rows.into_iter().map(|row| (row.language, row.texts.0)).collect();
    let corrections = ad_corrections::Entity::find()
        .filter(ad_corrections::Column::AdId.eq(ad.id))
        .order_by_desc(ad_corrections::Column::At)
        .order_by_desc(ad_corrections::Column::Id)
        .all(db)
        .await?;
    let corrections = corrections.into_iter().map(|row| row.correction.0).collect();
    Ok(StoredAd { ad, recruitment, versions, corrections })
}
