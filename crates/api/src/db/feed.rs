//! Feeds without gaps: the number comes from a head row, whose lock lasts until the commit, so that the order of numbers
//! is the order of commits. A sequence would hand out numbers that become visible later than higher ones.

use domain::ids::AgencyId;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::Tx;
use super::entities::{change_feed, feed_heads};
use super::stored::Stored;
use crate::failure::{Failure, Outcome};

/// The feeds. One head each, so that agencies do not queue behind one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Feed {
    /// Ads, also those that lie ahead: what every index of the search follows.
    Ads,
    /// Ads as the public sees them, from their opening on: what anybody may follow (X14-5).
    Public,
    /// Code lists and agencies: their names stand in every ad.
    Codes,
    /// What happens at one agency.
    Agency(AgencyId),
}

impl Feed {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Ads => "ads".to_owned(),
            Self::Public => "public".to_owned(),
            Self::Codes => "codes".to_owned(),
            Self::Agency(agency) => format!("agency:{agency}"),
        }
    }
}

/// Appends a change and answers its number. **The last write of a transaction**, or others wait for this one.
///
/// # Errors
/// Faults of the database.
pub async fn append(tx: &Tx, feed: &Feed, change: serde_json::Value, now: Instant) -> Outcome<i64> {
    let key = feed.key();
    let seq = match next(tx, &key).await? {
        Some(seq) => seq,
        None => {
            feed_heads::Entity::insert(feed_heads::ActiveModel { feed: Set(key.clone()), seq: Set(0) })
                .on_conflict(OnConflict::column(feed_heads::Column::Feed).do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
            next(tx, &key).await?.ok_or_else(|| Failure::bug("a feed has no head"))?
        }
    };
    change_feed::Entity::insert(change_feed::ActiveModel {
        feed: Set(key),
        seq: Set(seq),
        change: Set(Stored(change)),
        at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(seq)
}

/// The last number of a feed; 0 when nothing ever happened.
///
/// # Errors
/// Faults of the database.
pub async fn head(db: &impl ConnectionTrait, feed: &Feed) -> Outcome<i64> {
    Ok(feed_heads::Entity::find_by_id(feed.key()).one(db).await?.map_or(0, |head| head.seq))
}

/// The last numbers of the feeds that a search depends on, at one moment.
///
/// # Errors
/// Faults of the database.
pub async fn search_heads(db: &impl ConnectionTrait) -> Outcome<SearchHeads> {
    let (ads, codes) = (Feed::Ads.key(), Feed::Codes.key());
    let both = [ads.clone(), codes.clone()];
    let heads = feed_heads::Entity::find().filter(feed_heads::Column::Feed.is_in(both)).all(db).await?;
    let last = |key: &str| heads.iter().find(|head| head.feed == key).map_or(0, |head| head.seq);
    Ok(SearchHeads { ads: last(&ads), codes: last(&codes) })
}

/// See [`search_heads`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchHeads {
    /// Of [`Feed::Ads`].
    pub ads: i64,
    /// Of [`Feed::Codes`].
    pub codes: i64,
}

/// What happened after a number: so many changes, in order, each with its own number.
///
/// # Errors
/// Faults of the database.
pub async fn after(
    db: &impl ConnectionTrait,
    feed: &Feed,
    seq: i64,
    most: u64,
) -> Outcome<Vec<(i64, serde_json::Value)>> {
    let rows = noted_after(db, feed, seq, most).await?;
    Ok(rows.into_iter().map(|row| (row.seq, row.change.0)).collect())
}

/// The same with the instant at which each was noted.
///
/// # Errors
/// Faults of the database.
pub async fn noted_after(
    db: &impl ConnectionTrait,
    feed: &Feed,
    seq: i64,
    most: u64,
) -> Outcome<Vec<change_feed::Model>> {
    Ok(change_feed::Entity::find()
        .filter(change_feed::Column::Feed.eq(feed.key()))
        .filter(change_feed::Column::Seq.gt(seq))
        .order_by_asc(change_feed::Column::Seq)
        .limit(most)
        .all(db)
        .await?)
}

async fn next(tx: &Tx, key: &str) -> Outcome<Option<i64>> {
    let heads = feed_heads::Entity::update_many()
        .col_expr(feed_heads::Column::Seq, Expr::col(feed_heads::Column::Seq).add(1_i64))
        .filter(feed_heads::Column::Feed.eq(key))
        .exec_with_returning(tx)
        .await?;
    Ok(heads.first().map(|head| head.seq))
}
