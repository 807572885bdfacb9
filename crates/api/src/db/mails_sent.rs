//! What was written to whom (X7-6): the subject, not the text, and only for those who have an account.

use domain::accounts::AccountKind;
use domain::email::Email;
use domain::ids::{ApplicationId, EmailChangeId, JobId, UserId};
use domain::language::Language;
use domain::my_data::SentMail;
use domain::time::Instant;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Tx;
use super::accounts::users as accounts;
use super::entities::{applications, email_changes, mails_sent};
use crate::failure::Outcome;

/// Whose mail it is.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// This account's.
    Account(UserId),
    /// Of whoever applies with this application.
    Applicant(ApplicationId),
    /// Of whoever changes the user name.
    Changing(EmailChangeId),
    /// Of whoever has an account under the address, if anybody has.
    Address,
}

/// Notes that a mail was handed over, once however often it is told. A mail to somebody without an account leaves nothing.
///
/// # Errors
/// Faults of the database.
pub async fn note(
    tx: &Tx,
    job: JobId,
    (whose, to): (Whose, &Email),
    (subject, language): (&str, Language),
    now: Instant,
) -> Outcome<()> {
    let (user, application) = match whose {
        Whose::Account(user) => (accounts::of_session(tx, user).await?.map(|account| account.id), None),
        Whose::Applicant(id) => {
            let found = applications::Entity::find_by_id(id).one(tx).await?;
            (found.and_then(|found| found.applicant_id), Some(id))
        }
        Whose::Changing(id) => {
            (email_changes::Entity::find_by_id(id).one(tx).await?.map(|change| change.user_id), None)
        }
        Whose::Address => {
            (accounts::by_email(tx, AccountKind::Applicant, &to.folded()).await?.map(|account| account.id), None)
        }
    };
    let Some(user) = user else { return Ok(()) };
    mails_sent::Entity::insert(mails_sent::ActiveModel {
        job_id: Set(job),
        user_id: Set(user),
        application_id: Set(application),
        subject: Set(subject.to_owned()),
        language: Set(language),
        sent_at: Set(now),
    })
    .on_conflict(OnConflict::column(mails_sent::Column::JobId).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// What an account was sent, the newest first.
///
/// # Errors
/// Faults of the database.
pub async fn to(db: &impl ConnectionTrait, user: UserId) -> Outcome<Vec<SentMail>> {
    let found = mails_sent::Entity::find()
        .filter(mails_sent::Column::UserId.eq(user))
        .order_by_desc(mails_sent::Column::SentAt)
        .order_by_desc(mails_sent::Column::JobId)
        .all(db)
        .await?;
    let view = |row: mails_sent::Model| SentMail {
        sent_at: row.sent_at,
        subject: row.subject,
        language: row.language,
        application_id: row.application_id,
    };
    Ok(found.into_iter().map(view).collect())
}

/// Forgets those that were sent before; answers how many.
///
/// # Errors
/// Faults of the database.
pub async fn delete_before(tx: &Tx, before: Instant) -> Outcome<u64> {
    Ok(mails_sent::Entity::delete_many().filter(mails_sent::Column::SentAt.lt(before)).exec(tx).await?.rows_affected)
}
