//! The ad as an application needs it.

use domain::ads::{AdState, Contact, Named};
use domain::applications::ApplicationAd;
use domain::codes::Relation;
use domain::ids::{AdId, ApplicationId, UserId};
use domain::language::Language;
use domain::time::{Instant, helsinki};
use domain::translated::Translated;
use sea_orm::sea_query::{Expr, LockType, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
    SelectModel, Selector,
};
use serde::Deserialize;

use super::open::standing;
use super::own::{self, Own, period};
use crate::db::Tx;
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
    if recruitment.id == standing::RECRUITMENT {
        return Heading::standing().show(recruitment, language, now);
    }
    let lines = Line::find(ads::Column::RecruitmentId.eq(recruitment.id)).all(db).await?;
    Heading::of(lines).ok_or_else(|| Failure::bug("a recruitment without an ad"))?.show(recruitment, language, now)
}

/// This applicant's application with what stands over it. Its recruitment is kept as it is until the commit: withdrawing or
/// prolonging an ad and sending to it exclude each other. SQLite has one writer and needs no lock.
///
/// # Errors
/// Faults of the database.
pub async fn hold(tx: &Tx, applicant: UserId, id: ApplicationId) -> Outcome<Option<(Own, Heading)>> {
    let [to_recruitment, to_versions, to_agency] = relations();
    let mut held = Line::columns(own::one(applicant, id).select_also(recruitments::Entity))
        .join(JoinType::InnerJoin, to_recruitment.rev())
        .join(JoinType::InnerJoin, to_versions)
        .join(JoinType::InnerJoin, to_agency);
    // The application itself is not locked: twins of this request would each wait for the other to let go.
    let query = QuerySelect::query(&mut held).lock_with_tables(LockType::Share, [recruitments::Entity]).to_owned();
    let rows = tx.query_all(&query).await?;
    let lines: Vec<Line> = rows.iter().map(|row| Line::from_query_result(row, "")).collect::<Result<_, _>>()?;
    let (Some(row), Some(heading)) = (rows.first(), Heading::of(lines)) else {
        // No ad stands over an open application, and nobody changes its recruitment.
        let own = own::find(tx, applicant, id).await?;
        return Ok(own.filter(|own| own.open.is_some()).map(|own| (own, Heading::standing())));
    };
    // What `select_also` puts before the columns of the first and of the second table.
    let application = applications::Model::from_query_result(row, "A_")?;
    let recruitment = recruitments::Model::from_query_result(row, "B_")?;
    Ok(Some((Own { application, recruitment, open: None }, heading)))
}

/// What an application stands under.
#[derive(Debug)]
pub struct Heading {
    ad: AdId,
    facts: Facts,
    titles: Translated<String>,
    agency: Translated<String>,
}

/// What it tells of the ad's facts.
#[derive(Clone, Debug, Deserialize)]
struct Facts {
    relation: Relation,
    contacts: Vec<Contact>,
}

/// A line for each language of the ad, with the names of its agency.
#[derive(Debug, FromQueryResult)]
struct Line {
    ad: AdId,
    facts: Stored<Facts>,
    title_in: Language,
    title: String,
    agency_fi: String,
    agency_sv: Option<String>,
    agency_en: Option<String>,
}

impl Line {
    /// One query for all that a heading tells: it is made for every answer that shows an application.
    fn find(condition: SimpleExpr) -> Selector<SelectModel<Self>> {
        let [to_recruitment, to_versions, to_agency] = relations();
        Self::columns(ads::Entity::find().select_only())
            .join(JoinType::InnerJoin, to_recruitment)
            .join(JoinType::InnerJoin, to_versions)
            .join(JoinType::InnerJoin, to_agency)
            .filter(condition)
            .into_model()
    }

    fn columns<S: QuerySelect>(of: S) -> S {
        of.column_as(ads::Column::Id, "ad")
            .column_as(ads::Column::Facts, "facts")
            .column_as(ad_versions::Column::Language, "title_in")
            // Of the texts the title alone: they are long.
            .column_as(Expr::cust("\"ad_versions\".\"texts\" ->> 'title'"), "title")
            .column_as(agencies::Column::NameFi, "agency_fi")
            .column_as(agencies::Column::NameSv, "agency_sv")
            .column_as(agencies::Column::NameEn, "agency_en")
    }
}

/// From an ad to its recruitment, from it to its versions, from the recruitment to its agency.
fn relations() -> [RelationDef; 3] {
    [
        ads::Entity::belongs_to(recruitments::Entity)
            .from(ads::Column::RecruitmentId)
            .to(recruitments::Column::Id)
            .into(),
        ads::Entity::belongs_to(ad_versions::Entity).from(ads::Column::Id).to(ad_versions::Column::AdId).into(),
        recruitments::Entity::belongs_to(agencies::Entity)
            .from(recruitments::Column::AgencyId)
            .to(agencies::Column::Id)
            .into(),
    ]
}

impl Heading {
    /// That of the standing recruitment. What is found through an open application may be a post (G9.3-2).
    fn standing() -> Self {
        let facts = Facts { relation: Relation::PublicService, contacts: Vec::new() };
        Self { ad: standing::AD, facts, titles: standing::title(), agency: standing::employer() }
    }

    /// That of these lines; nothing where there is none.
    fn of(lines: Vec<Line>) -> Option<Self> {
        let mut titles = Translated::default();
        let mut rest = None;
        for line in lines {
            titles.set(line.title_in, line.title);
            let agency = Translated { fi: Some(line.agency_fi), sv: line.agency_sv, en: line.agency_en };
            rest = Some((line.ad, line.facts.0, agency));
        }
        rest.map(|(ad, facts, agency)| Self { ad, facts, titles, agency })
    }

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
