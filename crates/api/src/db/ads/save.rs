//! Saving an ad with its recruitment, versions, areas and places.

use std::collections::BTreeMap;

use domain::ads::{AdFacts, AdTexts, CheckedAd};
use domain::forms::Form;
use domain::ids::{AdId, AdVersionId, ApplicationFormId, RecruitmentId};
use domain::language::Language;
use domain::recruitments::RecruitmentState;
use domain::row_version::RowVersion;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::StoredAd;
use crate::db::Tx;
use crate::db::entities::{ad_areas, ad_places, ad_versions, ads, application_forms, recruitments};
use crate::db::stored::Stored;
use crate::failure::Outcome;
use crate::random;

/// A new ad with the form of its recruitment.
#[derive(Clone, Debug)]
pub struct NewAd<'a> {
    /// The ad.
    pub ad: &'a CheckedAd,
    /// The form, version 1.
    pub form: &'a Form,
}

/// Whether another recruitment has this “sök-ID”.
///
/// # Errors
/// Faults of the database.
pub async fn code_is_taken(tx: &Tx, code: &str, except: Option<RecruitmentId>) -> Outcome<bool> {
    let mut others = recruitments::Entity::find().filter(recruitments::Column::Code.eq(code));
    if let Some(own) = except {
        others = others.filter(recruitments::Column::Id.ne(own));
    }
    Ok(others.count(tx).await? > 0)
}

/// Adds an ad, published at the opening of its period (D10).
///
/// # Errors
/// Faults of the database.
pub async fn insert(tx: &Tx, new: &NewAd<'_>, now: Instant) -> Outcome<AdId> {
    let (ad, recruitment, period): (AdId, RecruitmentId, _) = (random::id(), random::id(), new.ad.period);
    recruitments::Entity::insert(recruitments::ActiveModel {
        id: Set(recruitment),
        agency_id: Set(new.ad.agency.clone()),
        code: Set(new.ad.recruitment_code.clone()),
        external_id: Set(new.ad.external_id.clone()),
        state: Set(RecruitmentState::Published),
        opens_at: Set(period.opens_at),
        closes_at: Set(period.closes_at),
        publish_at: Set((period.opens_at > now).then_some(period.opens_at)),
        first_published_at: Set(Some(period.opens_at)),
        withdrawn_at: Set(None),
        ended_at: Set(None),
        archived_at: Set(None),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        updated_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    application_forms::Entity::insert(application_forms::ActiveModel {
        id: Set(random::id::<ApplicationFormId>()),
        recruitment_id: Set(recruitment),
        version: Set(1),
        form: Set(Stored(new.form.clone())),
        frozen_at: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    let content = Content { facts: &new.ad.facts, versions: &new.ad.versions };
    insert_ad(tx, ad, recruitment, content, period.opens_at, now).await?;
    Ok(ad)
}

/// What an ad says.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The facts.
    pub facts: &'a AdFacts,
    /// The language versions.
    pub versions: &'a BTreeMap<Language, AdTexts>,
}

/// Adds the ad of a recruitment, with its versions, areas and places.
///
/// # Errors
/// Faults of the database.
pub async fn insert_ad(
    tx: &Tx,
    ad: AdId,
    recruitment: RecruitmentId,
    content: Content<'_>,
    published_at: Instant,
    now: Instant,
) -> Outcome<()> {
    ads::Entity::insert(ads::ActiveModel {
        id: Set(ad),
        recruitment_id: Set(recruitment),
        facts: Set(Stored(content.facts.clone())),
        feed_seq: Set(None),
        row_version: Set(RowVersion(1)),
        created_at: Set(now),
        updated_at: Set(now),
    })
    .exec_without_returning(tx)
    .await?;
    insert_parts(tx, ad, content, published_at, now).await
}

/// Replaces what an import says of an ad. Its state, form and first publication stay.
///
/// # Errors
/// Faults of the database.
pub async fn update(tx: &Tx, stored: &StoredAd, ad: &CheckedAd, now: Instant) -> Outcome<()> {
    recruitments::Entity::update_many()
        .col_expr(recruitments::Column::Code, Expr::value(ad.recruitment_code.clone()))
        .col_expr(recruitments::Column::OpensAt, Expr::value(ad.period.opens_at))
        .col_expr(recruitments::Column::ClosesAt, Expr::value(ad.period.closes_at))
        .col_expr(recruitments::Column::RowVersion, Expr::col(recruitments::Column::RowVersion).add(1))
        .col_expr(recruitments::Column::UpdatedAt, Expr::value(now))
        .filter(recruitments::Column::Id.eq(stored.recruitment.id))
        .exec(tx)
        .await?;
    if stored.published_at() > now {
        // Not published yet: the publication moves with the opening (D10).
        recruitments::Entity::update_many()
            .col_expr(recruitments::Column::FirstPublishedAt, Expr::value(ad.period.opens_at))
            .col_expr(recruitments::Column::PublishAt, Expr::value(ad.period.opens_at))
            .filter(recruitments::Column::Id.eq(stored.recruitment.id))
            .exec(tx)
            .await?;
    }
    let content = Content { facts: &ad.facts, versions: &ad.versions };
    replace_content(tx, stored.ad.id, content, ad.period.opens_at, now).await
}

/// Puts something else in the place of what an ad says.
///
/// # Errors
/// Faults of the database.
pub async fn replace_content(
    tx: &Tx,
    ad: AdId,
    content: Content<'_>,
    published_at: Instant,
    now: Instant,
) -> Outcome<()> {
    ads::Entity::update_many()
        .col_expr(ads::Column::Facts, Expr::value(Stored(content.facts.clone())))
        .col_expr(ads::Column::RowVersion, Expr::col(ads::Column::RowVersion).add(1))
        .col_expr(ads::Column::UpdatedAt, Expr::value(now))
        .filter(ads::Column::Id.eq(ad))
        .exec(tx)
        .await?;
    ad_versions::Entity::delete_many().filter(ad_versions::Column::AdId.eq(ad)).exec(tx).await?;
    ad_areas::Entity::delete_many().filter(ad_areas::Column::AdId.eq(ad)).exec(tx).await?;
    ad_places::Entity::delete_many().filter(ad_places::Column::AdId.eq(ad)).exec(tx).await?;
    insert_parts(tx, ad, content, published_at, now).await
}

/// Notes under which number of the feed the ad first appeared.
///
/// # Errors
/// Faults of the database.
pub async fn note_feed_seq(tx: &Tx, ad: AdId, seq: i64) -> Outcome<()> {
    ads::Entity::update_many()
        .col_expr(ads::Column::FeedSeq, Expr::value(seq))
        .filter(ads::Column::Id.eq(ad))
        .exec(tx)
        .await?;
    Ok(())
}

async fn insert_parts(tx: &Tx, id: AdId, content: Content<'_>, published_at: Instant, now: Instant) -> Outcome<()> {
    let versions = content.versions.iter().map(|(language, texts)| ad_versions::ActiveModel {
        id: Set(random::id::<AdVersionId>()),
        ad_id: Set(id),
        language: Set(*language),
        texts: Set(Stored(texts.clone())),
        published_at: Set(Some(published_at)),
        updated_at: Set(now),
    });
    ad_versions::Entity::insert_many(versions).exec_without_returning(tx).await?;
    let areas = (0_i32..).zip(&content.facts.task_areas).map(|(position, code)| ad_areas::ActiveModel {
        ad_id: Set(id),
        code: Set(code.clone()),
        position: Set(position),
    });
    ad_areas::Entity::insert_many(areas).exec_without_returning(tx).await?;
    let places = (0_i32..).zip(&content.facts.municipalities).map(|(position, code)| ad_places::ActiveModel {
        ad_id: Set(id),
        code: Set(code.clone()),
        position: Set(position),
    });
    ad_places::Entity::insert_many(places).exec_without_returning(tx).await?;
    Ok(())
}
