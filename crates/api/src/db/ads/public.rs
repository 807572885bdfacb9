//! What those who follow the public changes know of each ad, and when there will be something to tell (X14-5).

use domain::ads::{Telling, Told};
use domain::ids::AdId;
use domain::recruitments::RecruitmentState;
use domain::time::{Instant, Period};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::db::Tx;
use crate::db::entities::public_ads::{ActiveModel, Column, Entity};
use crate::db::entities::{ads, recruitments};
use crate::failure::Outcome;

/// How an ad stands, and what followers know of it.
#[derive(Clone, Debug)]
pub struct Followed {
    /// The state of its recruitment.
    pub state: RecruitmentState,
    /// Its application period.
    pub period: Period,
    /// What has been told.
    pub told: Told,
}

/// How an ad stands; nothing where there is no such ad (any more). Its recruitment stays locked until the commit: what is
/// read here and what is told of it cannot fall apart.
///
/// # Errors
/// Faults of the database.
pub async fn followed(tx: &Tx, ad: AdId) -> Outcome<Option<Followed>> {
    let of_ad = ads::Entity::find()
        .select_only()
        .column(ads::Column::RecruitmentId)
        .filter(ads::Column::Id.eq(ad))
        .into_query();
    let recruitment = recruitments::Entity::find()
        .filter(recruitments::Column::Id.in_subquery(of_ad))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    let Some(recruitment) = recruitment else { return Ok(None) };
    let known = Entity::find_by_id(ad).one(tx).await?;
    Ok(Some(Followed {
        state: recruitment.state,
        period: Period { opens_at: recruitment.opens_at, closes_at: recruitment.closes_at },
        told: known.map_or(Told::Nothing, |known| known.told),
    }))
}

/// Notes what followers know from now on.
///
/// # Errors
/// Faults of the database.
pub async fn note_told(tx: &Tx, ad: AdId, telling: &Telling) -> Outcome<()> {
    Entity::insert(ActiveModel { ad_id: Set(ad), told: Set(telling.told), next_at: Set(telling.next_at) })
        .on_conflict(OnConflict::column(Column::AdId).update_columns([Column::Told, Column::NextAt]).to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Some of the ads for which the time has come, those that wait longest first.
///
/// # Errors
/// Faults of the database.
pub async fn due(db: &impl ConnectionTrait, now: Instant, most: u64) -> Outcome<Vec<AdId>> {
    Ok(Entity::find()
        .filter(Column::NextAt.lte(now))
        .order_by_asc(Column::NextAt)
        .order_by_asc(Column::AdId)
        .limit(most)
        .select_only()
        .column(Column::AdId)
        .into_tuple()
        .all(db)
        .await?)
}
