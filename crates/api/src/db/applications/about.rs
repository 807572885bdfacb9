//! The ad as an application needs it.

use domain::ads::{AdState, Contact, Named};
use domain::applications::ApplicationAd;
use domain::codes::Relation;
use domain::ids::{AdId, ApplicationId, UserId};
use domain::language::Language;
use domain::time::{Instant, helsinki};
use domain::translated::Translated;
use sea_orm::sea_query::{Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationDef, SelectGetableTuple,
    Selector,
};
use serde::Deserialize;

use super::own::period;
use crate::db::entities::{ad_versions, ads, agencies, applications, recruitments};
use crate::db::stored::Stored;
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
    let found = one(Lines::of(ads::Column::RecruitmentId.eq(recruitment.id)).all(db).await?);
    found.ok_or_else(|| Failure::bug("a recruitment without an ad"))?.show(recruitment, language, now)
}

/// The heading of this applicant's application, before it is known in which state the recruitment is.
///
/// # Errors
/// Faults of the database.
pub async fn heading(
    db: &impl ConnectionTrait,
    applicant: UserId,
    application: ApplicationId,
) -> Outcome<Option<Heading>> {
    let of_applicant = Query::select()
        .column(applications::Column::RecruitmentId)
        .from(applications::Entity)
        .and_where(applications::Column::Id.eq(application))
        .and_where(applications::Column::ApplicantId.eq(applicant))
        .to_owned();
    Ok(one(Lines::of(ads::Column::RecruitmentId.in_subquery(of_applicant)).all(db).await?))
}

/// See [`heading`].
#[derive(Debug)]
pub struct Heading {
    ad: AdId,
    facts: Facts,
    titles: Translated<String>,
    agency: Translated<String>,
}

/// What a heading tells of the ad's facts.
#[derive(Clone, Debug, Deserialize)]
struct Facts {
    relation: Relation,
    contacts: Vec<Contact>,
}

/// What it tells of the texts.
#[derive(Clone, Debug, Deserialize)]
struct Titled {
    title: String,
}

/// A line for each language of the ad, with the names of its agency.
type Line = (AdId, Stored<Facts>, Language, Stored<Titled>, String, Option<String>, Option<String>);

struct Lines;

impl Lines {
    /// One query for all that a heading tells: it is made for every answer that shows an application.
    fn of(condition: SimpleExpr) -> Selector<SelectGetableTuple<Line>> {
        let versions: RelationDef =
            ads::Entity::belongs_to(ad_versions::Entity).from(ads::Column::Id).to(ad_versions::Column::AdId).into();
        let recruitment: RelationDef = ads::Entity::belongs_to(recruitments::Entity)
            .from(ads::Column::RecruitmentId)
            .to(recruitments::Column::Id)
            .into();
        let agency: RelationDef = recruitments::Entity::belongs_to(agencies::Entity)
            .from(recruitments::Column::AgencyId)
            .to(agencies::Column::Id)
            .into();
        ads::Entity::find()
            .select_only()
            .columns([ads::Column::Id, ads::Column::Facts])
            .columns([ad_versions::Column::Language, ad_versions::Column::Texts])
            .columns([agencies::Column::NameFi, agencies::Column::NameSv, agencies::Column::NameEn])
            .join(JoinType::InnerJoin, versions)
            .join(JoinType::InnerJoin, recruitment)
            .join(JoinType::InnerJoin, agency)
            .filter(condition)
            .into_tuple()
    }
}

fn one(lines: Vec<Line>) -> Option<Heading> {
    let mut titles = Translated::default();
    let mut rest = None;
    for (ad, facts, language, texts, fi, sv, en) in lines {
        titles.set(language, texts.0.title);
        rest = Some((ad, facts.0, Translated { fi: Some(fi), sv, en }));
    }
    rest.map(|(ad, facts, agency)| Heading { ad, facts, titles, agency })
}

impl Heading {
    /// In the reader's language or its stand-in (G2-2), with the recruitment as it is now.
    ///
    /// # Errors
    /// A bug: every ad has a language.
    pub fn show(&self, recruitment: &recruitments::Model, language: Language, now: Instant) -> Outcome<ApplicationAd> {
        let (title_language, title) = self
            .titles
            .pick(language)
            .map(|(language, title)| (language, title.clone()))
            .ok_or_else(|| Failure::bug("an ad without a language"))?;
        Ok(ApplicationAd {
            id: self.ad,
            recruitment_id: recruitment.id,
            recruitment_code: recruitment.code.clone(),
            title,
            title_language,
            agency: Named { id: recruitment.agency_id.to_string(), name: self.agency.text(language).to_owned() },
            state: AdState::of(recruitment.state, &period(recruitment), now),
            public_service: self.facts.relation == Relation::PublicService,
            opens_at: recruitment.opens_at,
            closes_at: recruitment.closes_at,
            closes_at_local: helsinki::write_local(recruitment.closes_at),
            contacts: self.facts.contacts.clone(),
        })
    }
}
