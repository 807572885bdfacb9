//! What came in to recruitments since their agencies were told last (G9.4.2, G10.1): counted where the event is planned, so
//! each counts once, and closed when the agency is due to be told.

use std::collections::BTreeMap;

use domain::ads::Contact;
use domain::email::Email;
use domain::ids::{AdId, AgencyDigestId, AgencyId, ApplicationId, RecruitmentId};
use domain::language::Language;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::mail_notices;
use crate::db::entities::agency_digests::{ActiveModel, Column, Entity, Model};
use crate::db::entities::{agencies, applications};
use crate::db::{Tx, ads, applications::open::standing};
use crate::failure::{Failure, Outcome};
use crate::random;

/// What happened to an application that its agency is to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was sent, or sent again.
    Sent,
    /// Changes of it are in force.
    Edited,
    /// It was withdrawn.
    Withdrawn,
}

/// How often each happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Sent, or sent again.
    pub sent: i32,
    /// Changes in force.
    pub edited: i32,
    /// Withdrawn.
    pub withdrawn: i32,
}

impl Numbers {
    fn add(&mut self, news: News) {
        match news {
            News::Sent => self.sent += 1,
            News::Edited => self.edited += 1,
            News::Withdrawn => self.withdrawn += 1,
        }
    }
}

/// Counts what happened into the open digests of the recruitments. Open applications are nobody's (G11).
///
/// # Errors
/// Faults of the database.
pub async fn count(tx: &Tx, happened: &[(ApplicationId, News)], now: Instant) -> Outcome<()> {
    if happened.is_empty() {
        return Ok(());
    }
    let recruitments: Vec<(ApplicationId, RecruitmentId)> = applications::Entity::find()
        .select_only()
        .column(applications::Column::Id)
        .column(applications::Column::RecruitmentId)
        .filter(applications::Column::Id.is_in(happened.iter().map(|(id, _)| *id)))
        .filter(applications::Column::RecruitmentId.ne(standing::RECRUITMENT))
        .into_tuple()
        .all(tx)
        .await?;
    let recruitments: BTreeMap<ApplicationId, RecruitmentId> = recruitments.into_iter().collect();
    // In the order of their ids: workers that plan at the same time wait for one another, and never in a circle.
    let mut of: BTreeMap<RecruitmentId, Numbers> = BTreeMap::new();
    for (application, news) in happened {
        if let Some(recruitment) = recruitments.get(application) {
            of.entry(*recruitment).or_default().add(*news);
        }
    }
    for (recruitment, numbers) in of {
        add(tx, recruitment, numbers, now).await?;
    }
    Ok(())
}

async fn add(tx: &Tx, recruitment: RecruitmentId, numbers: Numbers, now: Instant) -> Outcome<()> {
    // Another worker may open one in between, or close it: then the next turn finds how it stands.
    for _turn in 0..3 {
        let counted = Entity::update_many()
            .col_expr(Column::Sent, Expr::col(Column::Sent).add(numbers.sent))
            .col_expr(Column::Edited, Expr::col(Column::Edited).add(numbers.edited))
            .col_expr(Column::Withdrawn, Expr::col(Column::Withdrawn).add(numbers.withdrawn))
            .filter(Column::RecruitmentId.eq(recruitment))
            .filter(Column::ClosedAt.is_null())
            .exec(tx)
            .await?;
        if counted.rows_affected > 0 {
            return Ok(());
        }
        let opened = Entity::insert(ActiveModel {
            id: Set(random::id()),
            recruitment_id: Set(recruitment),
            opened_at: Set(now),
            closed_at: Set(None),
            sent: Set(numbers.sent),
            edited: Set(numbers.edited),
            withdrawn: Set(numbers.withdrawn),
        })
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
        if opened > 0 {
            return Ok(());
        }
    }
    Err(Failure::unavailable("a digest that others open and close"))
}

/// Whether any is due: asked often, and without a lock.
///
/// # Errors
/// Faults of the database.
pub async fn something_is_due(db: &impl ConnectionTrait, opened_until: Instant) -> Outcome<bool> {
    let due = Entity::find().filter(Column::ClosedAt.is_null()).filter(Column::OpenedAt.lte(opened_until)).limit(1);
    Ok(due.one(db).await?.is_some())
}

/// Closes those that were opened until then. What comes in from now on is counted in others.
///
/// # Errors
/// Faults of the database.
pub async fn close(tx: &Tx, opened_until: Instant, now: Instant) -> Outcome<Vec<AgencyDigestId>> {
    let closed = Entity::update_many()
        .col_expr(Column::ClosedAt, Expr::value(now))
        .filter(Column::ClosedAt.is_null())
        .filter(Column::OpenedAt.lte(opened_until))
        .exec_with_returning(tx)
        .await?;
    Ok(closed.into_iter().map(|digest| digest.id).collect())
}

/// What the mail says.
#[derive(Clone, Debug)]
pub struct About {
    /// To whom.
    pub to: Email,
    /// In which language.
    pub language: Language,
    /// What came in.
    pub numbers: Numbers,
    /// Since when.
    pub since: Instant,
    /// Until when.
    pub until: Instant,
    /// The agency.
    pub agency: AgencyId,
    /// Its name.
    pub agency_name: String,
    /// The recruitment.
    pub recruitment: RecruitmentId,
    /// Its “sök-ID”.
    pub recruitment_code: String,
    /// Its ad.
    pub ad: AdId,
    /// The title of the ad.
    pub title: String,
}

/// What the mail of a digest says; nothing where the agency wants none, there is no address, or the recruitment is gone.
///
/// # Errors
/// Faults of the database.
pub async fn about(db: &Tx, id: AgencyDigestId) -> Outcome<Option<About>> {
    let Some(Model { recruitment_id, opened_at, closed_at: Some(closed_at), sent, edited, withdrawn, .. }) =
        Entity::find_by_id(id).one(db).await?
    else {
        return Ok(None);
    };
    let Some(ad) = ads::by_recruitment(db, recruitment_id).await? else { return Ok(None) };
    let agency = ad.recruitment.agency_id.clone();
    let wish = mail_notices::of(db, &agency).await?;
    let own = wish.email.as_ref().and_then(|email| Email::parse(email).ok());
    let Some(to) = own.or_else(|| first_address(&ad.ad.facts.0.contacts)).filter(|_| wish.wanted) else {
        return Ok(None);
    };
    let Some(names) = agencies::Entity::find_by_id(agency.clone()).one(db).await? else { return Ok(None) };
    let names = Translated { fi: Some(names.name_fi), sv: names.name_sv, en: names.name_en };
    let language = wish.language.or_else(|| ad.versions.keys().next().copied()).unwrap_or_default();
    let texts = language.then_fallbacks().find_map(|language| ad.versions.get(&language));
    Ok(Some(About {
        to,
        language,
        numbers: Numbers { sent, edited, withdrawn },
        since: opened_at,
        until: closed_at,
        agency_name: names.text(language).to_owned(),
        agency,
        recruitment: recruitment_id,
        recruitment_code: ad.recruitment.code,
        ad: ad.ad.id,
        title: texts.map(|texts| texts.title.clone()).unwrap_or_default(),
    }))
}

fn first_address(contacts: &[Contact]) -> Option<Email> {
    contacts.iter().filter_map(|contact| contact.email.as_ref()).find_map(|typed| Email::parse(typed).ok())
}

/// Forgets those that were closed before; answers how many.
///
/// # Errors
/// Faults of the database.
pub async fn delete_closed_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(Entity::delete_many().filter(Column::ClosedAt.lt(before)).exec(tx).await?.rows_affected)
}
