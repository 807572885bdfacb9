//! What letters need to know of people. Only jobs that send mail read this.

use chrono::NaiveDate;
use domain::applications::{ApplicationKind, ApplicationState};
use domain::email::Email;
use domain::forms::BasicField;
use domain::ids::{
    AdId, ApplicationId, ApplicationVersionId, EmailChangeId, InterviewInvitationId, PasswordResetId, RecruitmentId,
    RegistrationId, UserId,
};
use domain::interviews::{InterviewerName, InvitationKind, Meeting};
use domain::language::Language;
use domain::profile::contact_standing;
use domain::recruitments::RecruitmentState;
use domain::time::Instant;
use domain::translated::Translated;
use sea_orm::{ConnectionTrait, EntityTrait};

use super::Tx;
use super::ads;
use super::applications::open::{life, standing};
use super::entities::{
    agencies, application_versions, applications, email_changes, password_resets, profiles, recruitments,
    registrations, users,
};
use super::interviews::rounds::Round;
use super::interviews::{interviewers, invitations};
use crate::failure::{Failure, Outcome};
use crate::interview_words;

/// What letters about an application say.
#[derive(Clone, Debug)]
pub struct AboutApplication {
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
    /// When it was sent, or sent again.
    pub sent_at: Instant,
    /// Since when this version is in force.
    pub in_force_from: Instant,
    /// Which version it is, and its receipt once it is sent (X9-9).
    pub version: i32,
    /// The receipt.
    pub receipt: Option<String>,
    /// When it was withdrawn, if it is.
    pub withdrawn_at: Option<Instant>,
    /// Whether it is not sent, and still can be: its ad is there.
    pub waits_to_be_sent: bool,
    /// When the application period ends.
    pub closes_at: Instant,
    /// The last day of an open application that is valid; those have neither agency nor ad (G11).
    pub valid_until: Option<NaiveDate>,
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

/// What letters about an application say; nothing when the application or its applicant is gone.
///
/// # Errors
/// Faults of the database.
pub async fn application(
    db: &Tx,
    id: ApplicationId,
    version: ApplicationVersionId,
    language: Language,
) -> Outcome<Option<AboutApplication>> {
    let Some(application) = applications::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(version) = application_versions::Entity::find_by_id(version).one(db).await? else { return Ok(None) };
    let Some(applicant) = application.applicant_id else { return Ok(None) };
    let Some(to) = contact_address(db, applicant).await? else { return Ok(None) };
    let valid_until = match application.kind {
        ApplicationKind::Open => life::find(db, id).await?.as_ref().and_then(life::valid_until),
        ApplicationKind::Targeted => None,
    };
    let Some(about) = about(db, application.recruitment_id, language).await? else { return Ok(None) };
    Ok(Some(AboutApplication {
        to,
        ad: about.ad,
        title: about.title,
        agency: about.agency,
        recruitment_code: about.recruitment.code,
        valid_until,
        sent_at: application.sent_at.unwrap_or(application.saved_at),
        in_force_from: version.in_force_from.unwrap_or(application.saved_at),
        version: version.number,
        receipt: version.receipt_sha256,
        withdrawn_at: application.withdrawn_at,
        waits_to_be_sent: application.state == ApplicationState::Unsent
            && about.recruitment.state == RecruitmentState::Published,
        closes_at: about.recruitment.closes_at,
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
    /// Whether what waits are changes of a sent one.
    pub is_edit: bool,
}

/// An application, or changes of one, that waits to be sent; nothing when it is sent meanwhile, or it or its applicant is gone.
///
/// # Errors
/// Faults of the database.
pub async fn waiting_application(
    db: &Tx,
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
        recruitment_code: about.recruitment.code,
        is_edit: application.state == ApplicationState::Sent,
    }))
}

/// What a letter about an interview needs.
#[derive(Debug)]
pub struct InterviewLetter {
    /// To whom; nobody once the account is gone.
    pub to: Option<Email>,
    /// What it says besides its news.
    pub about: interview_words::About,
    /// In whose name the event is.
    pub organiser: String,
    /// Whether the invitation is not over.
    pub is_open: bool,
    /// What is booked now.
    pub booked: Option<Meeting>,
}

/// What a letter about an interview needs; nothing when the application is gone.
///
/// # Errors
/// Faults of the database.
pub async fn interview(
    db: &Tx,
    id: InterviewInvitationId,
    language: Language,
    now: Instant,
) -> Outcome<Option<InterviewLetter>> {
    let Some(whole) = invitations::of_link(db, id).await? else { return Ok(None) };
    let to = match whole.applicant {
        Some(applicant) => contact_address(db, applicant).await?,
        None => None,
    };
    let about = about_interview(db, &whole.round, whole.invitation.kind, language, now).await?;
    Ok(Some(InterviewLetter {
        to,
        about,
        organiser: whole.round.organiser.clone(),
        is_open: whole.invitation.closed_at.is_none(),
        booked: whole.live.as_ref().map(|(_, slot)| whole.meeting(slot)),
    }))
}

/// What letters about a round say, whatever their news.
///
/// # Errors
/// Faults of the database.
pub async fn about_interview(
    db: &Tx,
    round: &Round,
    kind: InvitationKind,
    language: Language,
    now: Instant,
) -> Outcome<interview_words::About> {
    let about = about(db, round.recruitment_id, language).await?;
    let about = about.ok_or_else(|| Failure::bug("interviews for no ad"))?;
    let interviewers = interviewers::of_round(db, round.id).await?;
    Ok(interview_words::About {
        language,
        title: about.title,
        agency: about.agency,
        recruitment_code: about.recruitment.code,
        book_until: round.book_until,
        note: Some(round.note.text(language).trim().to_owned()).filter(|note| !note.is_empty()),
        interviewers: interviewers
            .into_iter()
            .map(|one| InterviewerName { name: one.name, title: one.title })
            .collect(),
        contact: round.contact.0.clone(),
        page: None,
        video: round.link.clone().filter(|_| kind == InvitationKind::Video),
        may_choose: kind == InvitationKind::Choice && now < round.book_until,
    })
}

/// Where mail about applications reaches somebody (D45), for the last mail before the account ends.
///
/// # Errors
/// Faults of the database.
pub async fn last_address(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    contact_address(db, user).await
}

struct About {
    ad: AdId,
    recruitment: recruitments::Model,
    title: String,
    agency: String,
}

async fn about(db: &Tx, recruitment: RecruitmentId, language: Language) -> Outcome<Option<About>> {
    if recruitment == standing::RECRUITMENT {
        let found = recruitments::Entity::find_by_id(recruitment).one(db).await?;
        return Ok(found.map(|recruitment| About {
            ad: standing::AD,
            recruitment,
            title: standing::title().text(language).to_owned(),
            agency: standing::employer().text(language).to_owned(),
        }));
    }
    let Some(ad) = ads::by_recruitment(db, recruitment).await? else { return Ok(None) };
    let agency = agencies::Entity::find_by_id(ad.recruitment.agency_id.clone())
        .one(db)
        .await?
        .ok_or_else(|| Failure::bug("a recruitment without its agency"))?;
    let texts = language.then_fallbacks().find_map(|language| ad.versions.get(&language));
    let title = texts.map(|texts| texts.title.clone()).unwrap_or_default();
    let names = Translated { fi: Some(agency.name_fi), sv: agency.name_sv, en: agency.name_en };
    Ok(Some(About { ad: ad.ad.id, recruitment: ad.recruitment, title, agency: names.text(language).to_owned() }))
}

/// The contact address of the profile where it is the user name or a code confirmed it, else the login address (D45).
async fn contact_address(db: &impl ConnectionTrait, user: UserId) -> Outcome<Option<Email>> {
    let Some(login) = login_address(db, user).await? else { return Ok(None) };
    let Some(profile) = profiles::Entity::find_by_id(user).one(db).await? else { return Ok(Some(login)) };
    let typed = profile.basics.get(&BasicField::Email).and_then(|field| field.v.as_ref()?.as_text());
    let confirmed = profile.confirmed_contact.as_ref().map(|confirmed| confirmed.0.as_str());
    let standing = contact_standing(typed, login.as_str(), confirmed);
    let used = typed.filter(|_| standing.is_used()).and_then(|typed| Email::parse(typed).ok());
    Ok(Some(used.unwrap_or(login)))
}

fn address(stored: &str) -> Outcome<Email> {
    Email::parse(stored).map_err(|_unread| Failure::bug("a stored address is none"))
}
