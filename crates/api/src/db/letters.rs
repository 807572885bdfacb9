//! What letters need to know of people. Only jobs that send mail read this.

use domain::email::Email;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{AdId, ApplicationId, ApplicationVersionId, RecruitmentId, RegistrationId, UserId};
use domain::language::Language;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::ads::{self, StoredAd};
use super::entities::{agencies, application_versions, applications, profiles, registrations, users};
use crate::failure::{Failure, Outcome};

/// What the confirmation of a sent application says.
#[derive(Clone, Debug)]
pub struct SentApplication {
    /// To whom.
    pub to: Email,
    /// The ad.
    pub ad: AdId,
    /// Its title in the letter's language, or in one that stands in for it.
    pub title: String,
    /// The agency's name.
    pub agency: String,
    /// The “sök-ID”.
    pub recruitment_code: String,
    /// When this version was sent.
    pub sent_at: Instant,
}

/// The address that wants to register.
///
/// # Errors
/// Faults of the database.
pub async fn registering_address(db: &impl ConnectionTrait, id: RegistrationId) -> Outcome<Option<Email>> {
    match registrations::Entity::find_by_id(id).one(db).await? {
        Some(registration) => address(&registration.email).map(Some),
        None => Ok(None),
    }
}

/// What is to be confirmed; nothing when the application or its applicant is gone.
///
/// # Errors
/// Faults of the database.
pub async fn sent_application(
    db: &impl ConnectionTrait,
    id: ApplicationId,
    version: ApplicationVersionId,
    language: Language,
) -> Outcome<Option<SentApplication>> {
    let Some(application) = applications::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(version) = application_versions::Entity::find_by_id(version).one(db).await? else { return Ok(None) };
    let Some(applicant) = application.applicant_id else { return Ok(None) };
    let Some(to) = contact_address(db, applicant).await? else { return Ok(None) };
    let Some(about) = about(db, application.recruitment_id, language).await? else { return Ok(None) };
    Ok(Some(SentApplication {
        to,
        ad: about.ad.ad.id,
        title: about.title,
        agency: about.agency,
        recruitment_code: about.ad.recruitment.code,
        sent_at: version.in_force_from.or(application.sent_at).unwrap_or(application.saved_at),
    }))
}

/// What the mail about a moved end says.
#[derive(Clone, Debug)]
pub struct WaitingApplication {
    /// To whom.
    pub to: Email,
    /// The title of the ad in the letter's language, or in one that stands in for it.
    pub title: String,
    /// The agency's name.
    pub agency: String,
    /// The “sök-ID”.
    pub recruitment_code: String,
}

/// An application that is not sent; nothing when it is sent meanwhile, or it or its applicant is gone.
///
/// # Errors
/// Faults of the database.
pub async fn waiting_application(
    db: &impl ConnectionTrait,
    id: ApplicationId,
    language: Language,
) -> Outcome<Option<WaitingApplication>> {
    let Some(application) = applications::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(applicant) = application.applicant_id.filter(|_| application.draft_version_id.is_some()) else {
        return Ok(None);
    };
    let Some(to) = contact_address(db, applicant).await? else { return Ok(None) };
    let Some(about) = about(db, application.recruitment_id, language).await? else { return Ok(None) };
    Ok(Some(WaitingApplication {
        to,
        title: about.title,
        agency: about.agency,
        recruitment_code: about.ad.recruitment.code,
    }))
}

struct About {
    ad: StoredAd,
    title: String,
    agency: String,
}

async fn about(db: &impl ConnectionTrait, recruitment: RecruitmentId, language: Language) -> Outcome<Option<About>> {
    let Some(ad) = ads::by_recruitment(db, recruitment).await? else { return Ok(None) };
    let agency = agencies::Entity::find_by_id(ad.recruitment.agency_id.clone())
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("a recruitment without its agency"))?;
    let texts = language.then_fallbacks().find_map(|language| ad.versions.get(&language));
    let title = texts.map(|texts| texts.title.clone()).unwrap_or_default();
    let names = Translated { fi: Some(agency.name_fi), sv: agency.name_sv, en: agency.name_en };
    Ok(Some(About { ad, title, agency: names.text(language).to_owned() }))
}

/// The contact address of the profile, else the login address (D45).
async fn contact_address(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    let profile = profiles::Entity::find_by_id(user).one(db).await?;
    let contact = profile
        .as_ref()
        .and_then(|profile| profile.basics.get(&BasicField::Email)?.v.as_ref().and_then(AnswerValue::as_text))
        .and_then(|typed| Email::parse(typed).ok());
    if contact.is_some() {
        return Ok(contact);
    }
    match users::Entity::find_by_id(user).one(db).await? {
        Some(user) => address(&user.email).map(Some),
        None => Ok(None),
    }
}

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
