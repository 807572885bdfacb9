//! What letters need to know of people. Only jobs that send mail read this.

use domain::email::Email;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{AdId, ApplicationId, ApplicationVersionId, EmailChangeId, PasswordResetId, RegistrationId, UserId};
use domain::language::Language;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::ads;
use super::entities::{
    agencies, application_versions, applications, email_changes, password_resets, profiles, registrations, users,
};
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

/// A link to a new password, with the address it is for.
///
/// # Errors
/// Faults of the database.
pub async fn password_reset(db: &impl ConnectionTrait, id: PasswordResetId) -> Outcome<Option<password_resets::Model>> {
    Ok(password_resets::Entity::find_by_id(id).one(db).await?)
}

/// A change of the user name, with both addresses.
///
/// # Errors
/// Faults of the database.
pub async fn email_change(db: &impl ConnectionTrait, id: EmailChangeId) -> Outcome<Option<email_changes::Model>> {
    Ok(email_changes::Entity::find_by_id(id).one(db).await?)
}

/// The login address of an account (D45).
///
/// # Errors
/// Faults of the database.
pub async fn login_address(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    match users::Entity::find_by_id(user).one(db).await? {
        Some(user) => address(&user.email).map(Some),
        None => Ok(None),
    }
}

/// The login address of an account that nobody has used since it was warned.
///
/// # Errors
/// Faults of the database.
pub async fn unused_account(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    match users::Entity::find_by_id(user).one(db).await? {
        Some(user) if user.idle_warnings > 0 => address(&user.email).map(Some),
        Some(_) | None => Ok(None),
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
    let Some(found) = ads::by_recruitment(db, application.recruitment_id).await? else { return Ok(None) };
    let agency = agencies::Entity::find_by_id(found.recruitment.agency_id.clone())
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("a recruitment without its agency"))?;
    let title = language.then_fallbacks().find_map(|language| found.versions.get(&language));
    Ok(Some(SentApplication {
        to,
        ad: found.ad.id,
        title: title.map(|texts| texts.title.clone()).unwrap_or_default(),
        agency: Translated { fi: Some(agency.name_fi), sv: agency.name_sv, en: agency.name_en }
            .text(language)
            .to_owned(),
        recruitment_code: found.recruitment.code,
        sent_at: version.in_force_from.or(application.sent_at).unwrap_or(application.saved_at),
    }))
}

/// The contact address of the profile, else the login address (D45).
async fn contact_address(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    let profile = profiles::Entity::find_by_id(user).one(db).await?;
    let contact = profile
        .as_ref()
        .and_then(|profile| profile.basics.get(&BasicField::Email)?.v.as_ref().and_then(AnswerValue::as_text))
        .and_then(|typed| Email::parse(typed).ok());
    match contact {
        Some(contact) => Ok(Some(contact)),
        None => login_address(db, user).await,
    }
}

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
