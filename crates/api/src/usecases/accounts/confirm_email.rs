//! The code makes the new address the user name; the old address is told (G7.2.1).

use domain::accounts::{AccountKind, ConfirmEmail, SessionView};
use domain::code::Code;
use domain::email::Email;
use domain::event::Event;
use domain::forms::{AnswerValue, BasicField};
use domain::ids::{EmailChangeId, UserId};
use domain::problem::{FieldCode, FieldError, Kind};
use domain::time::Instant;

use super::{limits, session_view};
use crate::actor::Actor;
use crate::app::App;
use crate::db::accounts::email_changes::Purpose;
use crate::db::accounts::{email_changes, password_resets, users};
use crate::db::audit::{self, Did};
use crate::db::entities::email_changes::Model;
use crate::db::stored::Field;
use crate::db::{Tx, outbox, profile};
use crate::failure::{Failure, Outcome, Refusal};

/// Changes it.
///
/// # Errors
/// [`Kind::CodeWrong`] for a code that is wrong, used, replaced or too old; [`Kind::TooManyRequests`].
pub async fn run(
    app: &App,
    actor: &Actor,
    user: UserId,
    id: EmailChangeId,
    wish: &ConfirmEmail,
    ends_at: Instant,
    now: Instant,
) -> Outcome<SessionView> {
    let code = Code::parse(&wish.code);
    // The guess is counted whatever comes of it, so a refusal of it is no rollback.
    let view = app
        .db
        .write(async |tx| {
            limits::another_change_guess(tx, user, now).await?;
            let Some(code) = &code else { return Ok(Err(wrong())) };
            let Some(change) = email_changes::take_guess(tx, user, Purpose::UserName, id, now).await? else {
                return Ok(Err(wrong()));
            };
            if !email_changes::is_right(&change, Purpose::UserName, code.as_str()) {
                return Ok(Err(wrong()));
            }
            email_changes::use_up(tx, id, now).await?;
            change_it(tx, actor, user, &change, now).await?;
            session_view::of_user(tx, user, ends_at, now).await.map(Ok)
        })
        .await??;
    app.wake.notify_one();
    Ok(view)
}

async fn change_it(tx: &Tx, actor: &Actor, user: UserId, change: &Model, now: Instant) -> Outcome<()> {
    let email = Email::parse(&change.email).map_err(|_unread| Failure::bug("a change without an address"))?;
    let account = users::of_session(tx, user).await?.ok_or_else(|| Failure::bug("a session without an account"))?;
    // The address has got an account meanwhile: the unique index decides.
    if !users::set_email(tx, user, &email).await? {
        return Err(wrong());
    }
    if account.kind == AccountKind::Applicant {
        contact_follows(tx, user, &account.email, &email, now).await?;
    }
    // A link in the old mailbox must not open the account any more.
    password_resets::end_all(tx, user, now).await?;
    audit::record(tx, actor, Did::ChangedEmail, user, None, now).await?;
    outbox::add(tx, Event::EmailChanged { change: change.id, language: account.language }, now).await
}

/// Where mails about recruitments went to the user name, they go to the new one, which the code has just confirmed (D45).
async fn contact_follows(tx: &Tx, user: UserId, old: &str, new: &Email, now: Instant) -> Outcome<()> {
    let before = profile::of_user(tx, user).await?;
    if before.contact_email().is_none_or(|contact| contact.trim().to_lowercase() != old.to_lowercase()) {
        return Ok(());
    }
    let mut stored = profile::begin_save(tx, user, now).await?;
    let contact = Field { v: Some(AnswerValue::Text(new.as_str().to_owned())), changed_in: stored.version.0 };
    stored.basics.insert(BasicField::Email, contact);
    profile::write(tx, user, stored.basics, stored.equality).await
}

pub(in crate::usecases) fn wrong() -> Failure {
    Refusal::new(Kind::CodeWrong).with_errors(vec![FieldError::new("/code", FieldCode::CodeWrong)]).into()
}
