//! Where mails about recruitments go: another address than the user name is used once a code has confirmed it (D45).

use domain::accounts::ConfirmEmail;
use domain::code::Code;
use domain::email::Email;
use domain::event::Event;
use domain::ids::{EmailChangeId, UserId};
use domain::language::Language;
use domain::personal::Personal;
use domain::problem::{FieldCode, FieldError};
use domain::profile::{AskContactCode, ContactCode, ContactEmailView, contact_standing};
use domain::time::Instant;

use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::email_changes::Purpose;
use crate::db::accounts::{email_changes, users};
use crate::db::audit::{self, Did};
use crate::db::{Reads, Tx, outbox, profile};
use crate::failure::{Failure, Outcome};
use crate::usecases::accounts::{confirm_email, limits};

/// How it stands.
///
/// # Errors
/// Faults of the database.
pub async fn show(db: &impl Reads, user: UserId, now: Instant) -> Outcome<ContactEmailView> {
    let account = users::of_session(db, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    let contact = profile::of_user(db, user).await?.contact_email();
    let confirmed = profile::confirmed_contact(db, user).await?;
    let standing =
        contact_standing(contact.as_deref(), &account.email, confirmed.as_ref().map(|address| address.0.as_str()));
    let used = contact.as_deref().filter(|_| standing.is_used()).and_then(|typed| Email::parse(typed).ok());
    let waiting = email_changes::waiting_of(db, user, Purpose::Contact, now).await?;
    Ok(ContactEmailView {
        mails_go_to: used.map_or_else(|| account.email.clone(), |email| Personal(email.as_str().to_owned())),
        user_name: account.email,
        contact_email: contact.map(Personal),
        standing,
        confirmed_email: confirmed,
        waiting: waiting.map(|change| ContactCode {
            id: change.id,
            email: change.email,
            expires_at: change.expires_at,
            next_code_at: change.created_at + limits::BETWEEN_CODES,
        }),
        now,
    })
}

/// Lets a code go to an address, in place of the last one. Whose it is makes no difference (X4-5).
///
/// # Errors
/// `invalid` for what is no address, is the user name, or is confirmed already; `too_many_requests`.
pub async fn ask(
    app: &App,
    user: UserId,
    wish: &AskContactCode,
    language: Language,
    now: Instant,
) -> Outcome<ContactEmailView> {
    let email = Email::parse(&wish.email).map_err(|code| FieldError::new("/email", code))?;
    let view = app
        .db
        .write(async |tx| {
            let account =
                users::of_session(tx, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
            let confirmed = profile::confirmed_contact(tx, user).await?;
            let confirmed = confirmed.as_ref().map(|address| address.0.as_str());
            if contact_standing(Some(email.as_str()), &account.email, confirmed).is_used() {
                return Err(FieldError::new("/email", FieldCode::Unchanged).into());
            }
            limits::another_change(tx, user, &email.folded(), now).await?;
            let asked = email_changes::ask(tx, user, Purpose::Contact, account.email, &email, now).await?;
            outbox::add(tx, Event::ContactCodeAsked { change: asked.id, code: asked.code, language }, now).await?;
            show(tx, user, now).await
        })
        .await?;
    app.wake.notify_one();
    Ok(view)
}

/// The right code lets mails about recruitments go to the address that it was sent to, where that stands in the profile.
///
/// # Errors
/// `code_wrong` for a code that is wrong, used, replaced or too old; `too_many_requests`.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    user: UserId,
    id: EmailChangeId,
    wish: &ConfirmEmail,
    now: Instant,
) -> Outcome<ContactEmailView> {
    let code = Code::parse(&wish.code);
    // The guess is counted whatever comes of it, so a refusal of it is no rollback.
    let view = app
        .db
        .write(async |tx| {
            limits::another_change_guess(tx, user, now).await?;
            let Some(code) = &code else { return Ok(Err(confirm_email::wrong())) };
            let Some(change) = email_changes::take_guess(tx, user, Purpose::Contact, id, now).await? else {
                return Ok(Err(confirm_email::wrong()));
            };
            if !email_changes::is_right(&change, Purpose::Contact, code.as_str()) {
                return Ok(Err(confirm_email::wrong()));
            }
            email_changes::use_up(tx, id, now).await?;
            take(tx, actor, user, &change, now).await?;
            show(tx, user, now).await.map(Ok)
        })
        .await??;
    app.wake.notify_one();
    Ok(view)
}

async fn take(tx: &Tx, actor: &Actor, user: UserId, change: &email_changes::Model, now: Instant) -> Outcome<()> {
    let email = Email::parse(&change.email).map_err(|_unread| Failure::bug("a change without an address"))?;
    let account = users::of_session(tx, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    profile::confirm_contact(tx, user, &email).await?;
    audit::record(tx, actor, Did::ConfirmedContact, user, None, now).await?;
    outbox::add(tx, Event::ContactConfirmed { change: change.id, language: account.language }, now).await
}
