//! The ad as an application needs it.

use domain::ads::{AdState, Named};
use domain::applications::ApplicationAd;
use domain::codes::Relation;
use domain::ids::AdId;
use domain::language::Language;
use domain::time::{Instant, helsinki};
use domain::translated::Translated;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::own::period;
use crate::db::entities::{ad_versions, ads, agencies, recruitments};
use crate::failure::{Failure, Outcome};

/// An ad and its recruitment.
///
/// # Errors
/// Faults of the database.
pub async fn find(db: &impl ConnectionTrait, ad: AdId) -> Outcome<Option<(ads::Model, recruitments::Model)>> {
    let Some(ad) = ads::Entity::find_by_id(ad).one(db).await? else { return Ok(None) };
    let recruitment = recruitments::Entity::find_by_id(ad.recruitment_id)
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("an ad without a recruitment"))?;
    Ok(Some((ad, recruitment)))
}

/// What stands over an application, in the reader's language or its stand-in (G2-2).
///
/// # Errors
/// Faults of the database.
pub async fn show(
    db: &impl ConnectionTrait,
    recruitment: &recruitments::Model,
    language: Language,
    now: Instant,
) -> Outcome<ApplicationAd> {
    let ad = ads::Entity::find()
        .filter(ads::Column::RecruitmentId.eq(recruitment.id))
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("a recruitment without an ad"))?;
    let mut titles = Translated::default();
    for version in ad_versions::Entity::find().filter(ad_versions::Column::AdId.eq(ad.id)).all(db).await? {
        titles.set(version.language, version.texts.0.title);
    }
    let (title_language, title) = titles
        .pick(language)
        .map(|(language, title)| (language, title.clone()))
        .ok_or_else(|| Failure::bug("an ad without a language"))?;
    let agency = agencies::Entity::find_by_id(recruitment.agency_id.clone())
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("a recruitment without an agency"))?;
    let names = Translated { fi: Some(agency.name_fi), sv: agency.name_sv, en: agency.name_en };
    let facts = ad.facts.0;
    Ok(ApplicationAd {
        id: ad.id,
        recruitment_id: recruitment.id,
        recruitment_code: recruitment.code.clone(),
        title,
        title_language,
        agency: Named { id: recruitment.agency_id.to_string(), name: names.text(language).to_owned() },
        state: AdState::of(recruitment.state, &period(recruitment), now),
        public_service: facts.relation == Relation::PublicService,
        opens_at: recruitment.opens_at,
        closes_at: recruitment.closes_at,
        closes_at_local: helsinki::write_local(recruitment.closes_at),
        contacts: facts.contacts,
    })
}
